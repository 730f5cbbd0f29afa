"""What a ZIP holds beside its list: headers that contradict it, bytes that no member holds, content of another sum.

Two programs that read such a file see two archives. Content is unpacked in memory, piece by piece, and thrown away.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

PIECE = 1 << 20
HEADER, LISTED, END = struct.Struct("<4s5H3I2H"), 46, struct.Struct("<4s4H2IH")
ENCRYPTED, SUMS_BEHIND, UTF8 = 0x1, 0x8, 0x800  # flags of a member
HIGHEST_RATIO, LARGEST_TOTAL = 100, 4 << 30  # expansion that no honest archive needs; bytes that few disks spare
UNPACKING = (  # what a damaged or hostile archive can raise
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # an encrypted member, a way of packing that is not known, text nested too deep
)


@dataclass
class Oddities:
    """What is odd about members, by their place in the list, and about the archive as a whole."""

    members: dict[int, list[str]] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)

    def add(self, number: int, what: str) -> None:
        """Note what is odd about a member."""
        self.members.setdefault(number, []).append(what)


@dataclass(frozen=True, slots=True)
class _Local:
    """What stands before a member's data, and where data and member end."""

    name: bytes
    flags: int
    method: int
    date: tuple[int, int]  # day and time as MS-DOS counts them
    sums: tuple[int, int, int]  # CRC-32, packed and unpacked size
    data: int


def oddities(file: IO[bytes], archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Oddities:
    """Compare each part of a ZIP with its list. Raises `OSError` only."""
    found, reached, budget = Oddities(), 0, LARGEST_TOTAL
    for number, info in sorted(enumerate(infos), key=lambda pair: pair[1].header_offset):
        _gap(found, reached, info.header_offset, number)
        local = _local(file, info)
        if local is None:
            found.add(number, "there is no member where the list says")
            continue
        for what in _contradictions(local, info):
            found.add(number, what)
        reached = max(reached, local.data + info.compress_size + _sums_behind(file, local, info))
        if info.file_size <= HIGHEST_RATIO * max(1, info.compress_size):
            budget -= info.file_size
            for what in _content(file, archive, info, local) if budget >= 0 else ():
                found.add(number, what)
    if budget < 0:
        found.whole.append("too large to be read as a whole: not all members were compared with their sums")
    _gap(found, reached, archive.start_dir, None)
    found.whole += _end(file, archive, infos)
    return found


def _gap(found: Oddities, reached: int, begins: int, number: int | None) -> None:
    if begins > reached:
        place = "before the archive: another reader may see another file" if not reached else "between its members"
        found.whole.append(f"{begins - reached} bytes {place}")
    elif begins < reached and number is not None:
        found.add(number, "it lies over another member")
    elif begins < reached:
        found.whole.append("its list lies over its members")


def _name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF8 else "cp437", "surrogateescape")


def _local(file: IO[bytes], info: zipfile.ZipInfo) -> _Local | None:
    file.seek(info.header_offset)
    head = file.read(HEADER.size)
    if len(head) < HEADER.size or not head.startswith(b"PK\x03\x04"):
        return None
    _, _, flags, method, time, day, crc, packed, size, name_length, more = HEADER.unpack(head)
    name = file.read(name_length)
    data = info.header_offset + HEADER.size + name_length + more
    return _Local(name, flags, method, (day, time), (crc, packed, size), data)


def _contradictions(local: _Local, info: zipfile.ZipInfo) -> Iterator[str]:
    if local.name != _name(info):
        yield f"before its data it has another name: {local.name.decode('utf-8', 'replace')}"
    year, month, day, hour, minute, second = info.date_time
    if local.date != ((year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2):
        yield "before its data it has another date"
    if local.method != info.compress_type or (local.flags ^ info.flag_bits) & (ENCRYPTED | SUMS_BEHIND):
        yield "before its data it is said to be packed otherwise"
    listed = (info.CRC, info.compress_size, info.file_size)
    same = (here in (there, 0xFFFFFFFF) for here, there in zip(local.sums, listed, strict=True))
    if not local.flags & SUMS_BEHIND and not all(same):
        yield "before its data it has another size or sum"


def _sums_behind(file: IO[bytes], local: _Local, info: zipfile.ZipInfo) -> int:
    """Length of the sums that some writers put behind a member's data."""
    if not local.flags & SUMS_BEHIND:
        return 0
    file.seek(local.data + info.compress_size)
    said = file.read(24)
    sizes = (info.compress_size, info.file_size)
    small = struct.pack("<II", *sizes) if max(sizes) <= 0xFFFFFFFF else b"-"  # noqa: PLR2004 - 32 bits
    for mark in (b"PK\x07\x08", b""):
        for tail in (small, struct.pack("<QQ", *sizes)):
            whole = mark + struct.pack("<I", info.CRC) + tail
            if said.startswith(whole):
                return len(whole)
    return 0


def _content(file: IO[bytes], archive: zipfile.ZipFile, info: zipfile.ZipInfo, local: _Local) -> Iterator[str]:
    """What is odd about a member's bytes."""
    if info.flag_bits & ENCRYPTED:
        yield "encrypted: its content was not looked at"
        return
    try:
        if info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield from _summed(file, info, local)
        else:
            with archive.open(info) as member:
                while member.read(PIECE):
                    pass
    except UNPACKING as error:
        yield f"its content cannot be unpacked: {error}"


def _summed(file: IO[bytes], info: zipfile.ZipInfo, local: _Local) -> Iterator[str]:
    unpacker = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
    crc, size, left = 0, 0, info.compress_size
    file.seek(local.data)
    while left and size <= info.file_size and not (unpacker and unpacker.eof) and (raw := file.read(min(PIECE, left))):
        left -= len(raw)
        while raw and size <= info.file_size:
            piece = unpacker.decompress(raw, PIECE) if unpacker else raw
            raw = unpacker.unconsumed_tail if unpacker else b""
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    if unpacker and (left or unpacker.unused_data):
        yield f"{left + len(unpacker.unused_data)} bytes hidden behind its data"
    if (crc, size) != (info.CRC, info.file_size) or (unpacker and not unpacker.eof):
        yield "its content is not that of its size and sum"


def _end(file: IO[bytes], archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[str]:
    """What is odd about what follows the list: its end, which counts the members, and nothing more."""
    listed = sum(LISTED + len(_name(info)) + len(info.extra) + len(info.comment) for info in infos)
    file.seek(archive.start_dir + listed)
    rest = file.read(1 << 17)
    if rest.startswith(b"PK\x06\x06") and len(rest) > 12:  # noqa: PLR2004 - where its length ends
        rest = rest[12 + int.from_bytes(rest[4:12], "little") :]
        rest = rest[20:] if rest.startswith(b"PK\x06\x07") else rest
    if len(rest) < END.size or not rest.startswith(b"PK\x05\x06"):
        yield "bytes between its list and its end"
        return
    _, _, _, _, count, _, _, comment = END.unpack(rest[: END.size])
    if count != len(infos) & 0xFFFF and count != 0xFFFF:  # noqa: PLR2004 - more than 16 bits can count
        yield f"its end counts {count} members, its list {len(infos)}"
    behind = len(rest) - END.size - comment + len(file.read(1))
    if behind > 0:
        yield "bytes behind its end"

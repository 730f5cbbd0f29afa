"""WARC and ARC files of others: lengths, ends, digests and compression checked record by record, in bounded memory."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PIECE = 1 << 16
PACKED_PIECE = 1 << 13  # bytes; what follows a member is copied for each member in it
SPARED, HIGHEST_RATIO = 1 << 30, 200  # bytes unpacked from any file, and for each packed byte of a larger one
MOST_AS_A_WHOLE = 100_000  # records in a file that is compressed as a whole; sound ones are packed one by one
MOST_FINDINGS = 1000
MOST_BLANK = 16  # lines between two records; writers leave one or two
LONGEST_HEADER = 1 << 20  # bytes of a record's header lines
LARGEST_PAYLOAD = 64 << 20  # bytes of a chunked payload that is put together to be hashed
WARC_LINE = re.compile(rb"WARC/")
ARC_LINE = re.compile(  # address, host, day, type, up to five more fields, length
    rb"[A-Za-z][A-Za-z0-9+.-]*:.* [^ ]+ [0-9]{12,14}(?: [^ ]+){1,6} [0-9]+\r?\n"
)
MANY = ("warc-concurrent-to",)  # the only header lines that a record may have more than one of
DIGESTS = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a capture: the number of the record, counted from 1 (0: the whole file), and what."""

    record: int
    what: str


class Broken(Exception):
    """Nothing that follows can be read."""


@dataclass
class _Stream:
    """Bytes of a file, unpacked where they are gzip members; each member's end is checked.

    What was unpacked before the compression breaks is given first, so that the record in which it breaks is named.
    """

    file: IO[bytes]
    packed: bool = False
    members: int = 0
    buffer: bytes = b""
    at: int = 0  # the place in the buffer
    damage: "Broken | None" = None

    def __post_init__(self) -> None:
        self.packed = self.file.read(2) == b"\x1f\x8b"
        self.file.seek(0)
        self.pieces = self._unpacked() if self.packed else iter(lambda: self.file.read(PIECE), b"")

    def _unpacked(self) -> Iterator[bytes]:
        unpacker, packed, total = zlib.decompressobj(31), 0, 0
        while raw := self.file.read(PACKED_PIECE):
            packed += len(raw)
            while raw:
                if unpacker.eof or not self.members:
                    unpacker = zlib.decompressobj(31)
                    self.members += 1
                try:
                    piece = unpacker.decompress(raw, PIECE)
                except zlib.error as error:
                    raise Broken(f"the compression is damaged: {error}") from error
                raw = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
                total += len(piece)
                if total > max(SPARED, HIGHEST_RATIO * packed):
                    raise Broken("a file that grows beyond measure when unpacked")
                if piece:
                    yield piece
        if not unpacker.eof:
            raise Broken("the file is cut off inside a compressed record")

    def fill(self) -> bool:
        """More bytes into the buffer; False at the end. Raises `Broken` where compression is damaged."""
        if self.damage is not None:
            raise self.damage
        made, size = [], 0
        try:
            for piece in self.pieces:
                made.append(piece)
                size += len(piece)
                if size >= PIECE:
                    break
        except Broken as error:
            self.damage = error
            if not size:
                raise
        self.buffer, self.at = self.buffer[self.at :] + b"".join(made), 0
        return size > 0

    def line(self) -> bytes:
        """One line with its end; empty at the end of the file."""
        while (end := self.buffer.find(b"\n", self.at) + 1) == 0:
            if len(self.buffer) - self.at > LONGEST_HEADER:
                raise Broken("a header line that does not end")
            if not self.fill():
                end = len(self.buffer)
                break
        begin, self.at = self.at, end
        return self.buffer[begin:end]

    def take(self, count: int) -> Iterator[bytes]:
        """Exactly so many bytes, piece by piece. Raises `Broken` where the file ends before."""
        while count:
            if self.at == len(self.buffer) and not self.fill():
                raise Broken(f"the file is cut off: {count} bytes of the record are missing")
            piece = self.buffer[self.at : self.at + count]
            self.at += len(piece)
            count -= len(piece)
            yield piece


def check(path: Path) -> tuple[int, tuple[Finding, ...]]:
    """Number of records and what is wrong with them. Never raises for what the file holds."""
    with path.open("rb") as file:
        return check_file(file)


def check_file(file: IO[bytes]) -> tuple[int, tuple[Finding, ...]]:
    """The same of an open file, or of a member of a package, that can be read from its beginning."""
    findings: list[Finding] = []
    records = 0
    stream = _Stream(file)
    try:
        for records, found in enumerate(_records(stream), 1):
            findings += [Finding(records, what) for what in dict.fromkeys(found)]
            if len(findings) > MOST_FINDINGS or (stream.packed and records > stream.members + MOST_AS_A_WHOLE):
                raise Broken("more is wrong than can be listed: the rest was not looked at")
    except Broken as error:
        findings.append(Finding(records + 1, str(error)))
    if stream.packed and records > stream.members:
        findings.append(Finding(0, "compressed as a whole: its records cannot be reached one by one"))
    if not records and not findings:
        findings.append(Finding(0, "there is no record in it"))
    return records, tuple(findings)


def _records(stream: _Stream) -> Iterator[list[str]]:
    """What is wrong with each record; all are of the format of the first one."""
    blank, form = 0, None
    while line := stream.line():
        blank = 0 if line.strip() else blank + 1
        if blank > MOST_BLANK:
            raise Broken("more blank lines between records than any writer leaves")
        if blank:
            continue
        form = form or next((begins for begins in (WARC_LINE, ARC_LINE) if begins.match(line)), WARC_LINE)
        if not form.match(line):
            raise Broken(f"no record begins where one should: {line[:40]!r}")
        yield _warc(stream, line) if form is WARC_LINE else _arc(stream, line)


def _arc(stream: _Stream, line: bytes) -> list[str]:
    for _ in stream.take(_length(line.split()[-1].decode())):
        pass
    return []


def _length(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise Broken(f"a record whose length is {text[:20]!r}")
    return int(text)


def _warc(stream: _Stream, version: bytes) -> list[str]:
    wrong = [] if re.fullmatch(rb"WARC/(0\.1[78]|1\.[01])\r?\n", version) else [f"an odd version {version[:20]!r}"]
    headers = _headers(stream, wrong)
    length = _length(headers.get("content-length", ""))
    for name in ("warc-type", "warc-record-id", "warc-date"):
        if name not in headers:
            wrong.append(f"no {name} in its header")
    address = headers.get("warc-target-uri", "")
    if " " in address or address.startswith("<"):
        wrong.append("an address with signs that none may hold")
    wrong += _block(stream, headers, length)
    if "warc-truncated" in headers:
        wrong.append(f"truncated when it was captured: {headers['warc-truncated']}")
    end = stream.line() + stream.line()
    if end not in (b"\r\n\r\n", b"\n\n"):
        raise Broken("the record does not end where its length says")
    return wrong


def _headers(stream: _Stream, wrong: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    size = 0
    while (line := stream.line()).strip():
        size += len(line)
        if size > LONGEST_HEADER:
            raise Broken("a header without end")
        name, colon, value = line.decode("utf-8", errors="replace").partition(":")
        if not colon:
            wrong.append("a header line without a colon")
        name = name.strip().lower()
        if name in found and name.startswith(("warc-", "content-")) and name not in MANY:
            wrong.append(f"two lines for {name}")
        found.setdefault(name, value.strip())
    if not line:
        raise Broken("the file is cut off inside a header")
    return found


def _block(stream: _Stream, headers: dict[str, str], length: int) -> list[str]:
    """Read the record's block; what its digests and, for web pages, its own lengths say."""
    block, payload = _digest_of(headers.get("warc-block-digest")), _digest_of(headers.get("warc-payload-digest"))
    web = headers.get("content-type", "").replace(" ", "").startswith("application/http")
    head, body, size = b"", hashlib.sha256(), 0
    open_head = web
    kept: list[bytes] = []
    whole = hashlib.new(block[0]) if block else None
    inner = hashlib.new(payload[0]) if payload else body
    for piece in stream.take(length):
        if whole is not None:
            whole.update(piece)
        if open_head:
            head += piece
            mark = re.search(rb"\r?\n\r?\n", head)
            if mark is None and len(head) <= LONGEST_HEADER:
                continue
            open_head = False
            head, piece = (head[: mark.end()], head[mark.end() :]) if mark else (head, b"")
        inner.update(piece)
        size += len(piece)
        if b"chunked" in head.lower() and size <= LARGEST_PAYLOAD:
            kept.append(piece)
    if headers.get("warc-type") == "revisit":
        payload = None
    return _said(headers, (block, payload), (whole, inner), (head, size, b"".join(kept)))


def _said(
    headers: dict[str, str],
    wanted: tuple["tuple[str, bytes] | None", "tuple[str, bytes] | None"],
    made: "tuple[hashlib._Hash | None, hashlib._Hash]",
    web: tuple[bytes, int, bytes],
) -> list[str]:
    (block, payload), (whole, inner), (head, size, kept) = wanted, made, web
    wrong = []
    if block is not None and whole is not None and whole.digest() != block[1]:
        wrong.append("its block is not that of its digest")
    plain, odd = _dechunked(kept) if kept else (b"", False)
    if payload is not None and inner.digest() != payload[1]:
        if not kept or hashlib.new(payload[0], plain).digest() != payload[1]:
            wrong.append("its payload is not that of its digest")
    if odd:
        wrong.append("a transfer in pieces whose lengths do not fit")
    said = re.search(rb"\n[Cc]ontent-[Ll]ength:[ \t]*(\d{1,18})", head)
    if said and not kept and 0 < size < int(said.group(1)) and headers.get("warc-type") == "response":
        wrong.append(f"the page is cut off: {size} bytes of {int(said.group(1))}")
    return wrong


def _digest_of(text: str | None) -> tuple[str, bytes] | None:
    """Algorithm and bytes of `sha1:BASE32` or `sha256:hex`; None where there is none that is known."""
    name, colon, value = (text or "").partition(":")
    name = name.lower().replace("-", "")
    if not colon or name not in DIGESTS:
        return None
    try:
        if len(value) == 2 * DIGESTS[name]:
            return name, bytes.fromhex(value)
        return name, base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except ValueError:
        return name, b""


def _dechunked(data: bytes) -> tuple[bytes, bool]:
    """A chunked body put together, and whether its pieces do not fit."""
    out: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at)
        size = data[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return b"".join(out) or data, True
        length = int(size, 16)
        piece = data[end + 2 : end + 2 + length]
        out.append(piece)
        at = end + 2 + length + 2
        if length == 0:
            return b"".join(out), False
        if len(piece) != length or data[at - 2 : at] != b"\r\n":
            return b"".join(out), True

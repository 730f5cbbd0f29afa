"""The log on disk: C2SP tlog-tiles. Hash tiles of 256 nodes, bundles of 256 entries, partial ones with their width."""

import re
import struct
from collections.abc import Sequence

from solferino.errors import BrokenVault, InvalidValue
from solferino.preserve.merkle import HASH_BYTES, levels

WIDTH = 256
TILE_HEIGHT = 8
LARGEST_ENTRY = 65_535
TILE = re.compile(r"tile/(entries|[0-9]|1[0-9])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


def tile_path(level: str, number: int, width: int = WIDTH) -> str:
    """Path of a tile or bundle below `log/`: `tile/0/x001/234.p/17`; `level` is a number or `entries`."""
    parts = [f"{number % 1000:03d}"]
    while number >= 1000:
        number //= 1000
        parts.insert(0, f"x{number % 1000:03d}")
    path = f"tile/{level}/" + "/".join(parts)
    return path if width == WIDTH else f"{path}.p/{width}"


def is_tile(name: str, size: int) -> bool:
    """Whether a path below `log/` is that of a tile or bundle of a log of that size, however large it says it is."""
    found = TILE.fullmatch(name)
    if found is None:
        return False
    level, number, width = found[1], int(found[2].replace("/", "").replace("x", "")), int(found[3] or WIDTH)
    count = size if level == "entries" else size >> (TILE_HEIGHT * int(level))
    whole = min(WIDTH, count - number * WIDTH)
    return 0 < whole == width and tile_path(level, number, width) == name


def pack_bundle(entries: Sequence[bytes]) -> bytes:
    """Entries, each behind its length as two bytes, big-endian. Raises `InvalidValue` where one is too long."""
    out = bytearray()
    for entry in entries:
        if len(entry) > LARGEST_ENTRY:
            raise InvalidValue(
                f"a log entry of {len(entry)} bytes; at most {LARGEST_ENTRY} are possible",
                hint="keep the content as an object and log its hash",
            )
        out += struct.pack(">H", len(entry)) + entry
    return bytes(out)


def unpack_bundle(data: bytes, where: str) -> tuple[bytes, ...]:
    """Entries of a bundle. Raises `BrokenVault` where it ends inside an entry."""
    out, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise BrokenVault("an entry bundle ends inside a length", where=where)
        (length,) = struct.unpack_from(">H", data, at)
        at += 2
        if at + length > len(data):
            raise BrokenVault("an entry bundle ends inside an entry", where=where)
        out.append(data[at : at + length])
        at += length
    return tuple(out)


def hash_tiles(leaves: Sequence[bytes]) -> dict[str, bytes]:
    """All hash tiles of a tree, full and partial, by path below `log/`."""
    out: dict[str, bytes] = {}
    nodes = levels(leaves)
    for level in range(0, (len(nodes) - 1) // TILE_HEIGHT + 1):
        row = nodes[level * TILE_HEIGHT]
        for number in range(0, (len(row) + WIDTH - 1) // WIDTH):
            part = row[number * WIDTH : (number + 1) * WIDTH]
            if part:
                out[tile_path(str(level), number, len(part))] = b"".join(part)
    return out


def entry_bundles(entries: Sequence[bytes]) -> dict[str, bytes]:
    """All entry bundles of a log, full and partial, by path below `log/`."""
    out: dict[str, bytes] = {}
    for number in range(0, (len(entries) + WIDTH - 1) // WIDTH):
        part = entries[number * WIDTH : (number + 1) * WIDTH]
        out[tile_path("entries", number, len(part))] = pack_bundle(part)
    return out


def split_hashes(tile: bytes) -> tuple[bytes, ...]:
    """Hashes of a tile, in order."""
    return tuple(tile[i : i + HASH_BYTES] for i in range(0, len(tile), HASH_BYTES))

"""Web captures (WARC): what the servers answered, record by record. Parsed in a child process.

Scripts, style sheets and fonts are left out, and so are answers that are no pages (redirects, errors).
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from functools import partial

from solferino.errors import UnreadableInput
from solferino.read.held import LARGEST, Held, bounded

TYPES = ("response", "resource")
LEFT_OUT = re.compile(
    r"(?:text|application)/(?:x-)?(?:css|javascript|ecmascript)|font|application/x-font", re.IGNORECASE
)
LONGEST_HEAD, MOST_BLANK = 1 << 16, 16
LARGEST_WHOLE = 1 << 30  # bytes of all records, unpacked
CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]*\r?\n")


def held(data: bytes, name: str) -> Iterator[Held]:
    """Pages, pictures and files that a capture holds. Raises `UnreadableInput` where a record is cut or is none."""
    file: io.BufferedIOBase = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        file = gzip.open(file)  # noqa: SIM115 - of bytes in memory
    number, size = 0, 0
    while version := _line(file, name):
        if not version.startswith(b"WARC/"):
            raise UnreadableInput("no record begins where one should", where=name)
        number += 1
        fields = _head(file, name)
        length = fields.get("content-length", "")
        size += int(length) if re.fullmatch(r"[0-9]{1,12}", length) else LARGEST_WHOLE
        if size >= LARGEST_WHOLE:
            raise UnreadableInput("a record without a length, or larger than a capture may be", where=name)
        block = file.read(int(length))
        if len(block) < int(length):
            raise UnreadableInput("the capture is cut off", where=name)
        yield from _answer(number, fields, block)


def _line(file: io.BufferedIOBase, name: str) -> bytes:
    """The next line that is not blank; empty at the end."""
    for _ in range(MOST_BLANK):
        line = file.readline(LONGEST_HEAD)
        if not line or line.strip():
            return line
    raise UnreadableInput("no record begins where one should", where=name)


def _head(file: io.BufferedIOBase, name: str) -> dict[str, str]:
    raw = b""
    while (line := file.readline(LONGEST_HEAD)).strip():
        raw += line
        if len(raw) > LONGEST_HEAD:
            raise UnreadableInput("a header without end", where=name)
    return _fields(raw)


def _fields(raw: bytes) -> dict[str, str]:
    rows = (line.partition(":") for line in raw.decode("utf-8", "replace").splitlines())
    return {key.strip().lower(): value.strip() for key, colon, value in rows if colon}


def _answer(number: int, fields: dict[str, str], block: bytes) -> Iterator[Held]:
    if fields.get("warc-type") not in TYPES:
        return
    web: dict[str, str] = {}
    if fields.get("content-type", "").replace(" ", "").startswith("application/http"):
        top, _, block = block.partition(b"\r\n\r\n")
        web = _fields(top)
        if not re.match(rb"HTTP/[0-9.]+ 200\b", top):
            return
    if not block or LEFT_OUT.match(web.get("content-type", fields.get("content-type", ""))):
        return
    address = fields.get("warc-target-uri", "").strip("<>")
    said = (("url", address), ("captured_at", fields.get("warc-date", "")))
    yield Held(f"record {number}: {address}", partial(_body, block, web), tuple(row for row in said if row[1]))


def _body(block: bytes, web: dict[str, str]) -> bytes:
    """What a server sent, without the pieces and the packing that it came in."""
    if "chunked" in web.get("transfer-encoding", "").lower() and CHUNK.match(block):
        block = _joined(block)
    packing = web.get("content-encoding", "").lower()
    if packing in ("gzip", "x-gzip") and block.startswith(b"\x1f\x8b"):
        return bounded(gzip.open(io.BytesIO(block)), len(block))
    if packing == "deflate":
        return zlib.decompressobj().decompress(block, LARGEST)
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise UnreadableInput(f"packed as {packing[:20]}, which is not read here")
    return block


def _joined(block: bytes) -> bytes:
    pieces, at = [], 0
    while (found := CHUNK.match(block, at)) and (length := int(found.group(1), 16)):
        pieces.append(block[found.end() : found.end() + length])
        at = found.end() + length
    return b"".join(pieces)

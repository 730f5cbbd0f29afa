"""OpenTimestamps proofs: read, and labelled with what they show. Nothing is fetched.

A proof leads from a file's digest by hashing to commitments that calendars or block chains attest. Without headers of
blocks an attestation is a claim; with a file of headers a Bitcoin one is checked against the block's own proof of work.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from solferino.errors import BadAnchor

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
VERSION = 1
LONGEST_MESSAGE, LONGEST_ATTESTATION, DEEPEST, MOST_STEPS = 4096, 8192, 256, 20_000
LARGEST_PROOF = 1 << 20
HEADER_BYTES = 80
PENDING, BITCOIN = bytes.fromhex("83dfe30d2ef90c8e"), bytes.fromhex("0588960d73d71901")
CHAINS = {
    BITCOIN: "Bitcoin",
    bytes.fromhex("06869a0d73d71b45"): "Litecoin",
    bytes.fromhex("30fe8087b5c7ead7"): "Ethereum",
}
DIGESTS: dict[int, tuple[str, int]] = {0x02: ("sha1", 20), 0x03: ("ripemd160", 20), 0x08: ("sha256", 32)}
KECCAK = 0x67
NOT_CHECKED = "attested, not checked against block headers"


@dataclass(frozen=True, slots=True)
class Attestation:
    """Who attests which commitment: a block of a chain, a calendar that has not done so yet, or somebody unknown."""

    kind: str
    detail: str
    height: int | None
    commitment: bytes | None

    def says(self, headers: Mapping[int, bytes]) -> str:
        """In words, with what was checked of it."""
        if self.kind == "pending":
            return f"promised by {self.detail}, not attested yet"
        if self.height is None:
            return f"attestation of an unknown kind ({self.detail}), not checked"
        place = f"{self.kind} block {self.height}"
        if self.kind != "Bitcoin" or self.height not in headers:
            return f"{place}: {NOT_CHECKED}"
        return f"{place}: {_against_header(headers[self.height], self.commitment)}"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof for a file of that digest, and its attestations."""

    algorithm: str
    digest: bytes
    attestations: tuple[Attestation, ...]


def _against_header(header: bytes, commitment: bytes | None) -> str:
    bits = int.from_bytes(header[72:76], "little")
    target = (bits & 0xFFFFFF) << 8 * max(0, (bits >> 24) - 3)
    work = hashlib.sha256(hashlib.sha256(header).digest()).digest()
    if int.from_bytes(work, "little") > target:
        return "the header that was given shows no proof of work"
    if header[36:68] != commitment:
        return "NOT in the block whose header was given"
    when = datetime.fromtimestamp(int.from_bytes(header[68:72], "little"), UTC)
    return f"in the block whose header was given, of {when:%Y-%m-%d %H:%M} UTC"


def parse_headers(text: str) -> dict[int, bytes]:
    """Block headers, a line each: height, space, 80 bytes in hex. Raises `BadAnchor`."""
    found: dict[int, bytes] = {}
    for line in text.splitlines():
        if line.strip():
            try:
                height, data = line.split()
                found[int(height)] = bytes.fromhex(data)
            except ValueError as error:
                raise BadAnchor("a line of the headers is no height and header", where=line[:80]) from error
            if len(found[int(height)]) != HEADER_BYTES:
                raise BadAnchor("a block header has 80 bytes", where=line[:80])
    return found


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.steps = data, 0, 0

    def take(self, count: int) -> bytes:
        part = self.data[self.at : self.at + count]
        if len(part) != count:
            raise BadAnchor("an OpenTimestamps proof that ends early")
        self.at += count
        return part

    def number(self) -> int:
        value = shift = 0
        while True:
            (byte,) = self.take(1)
            value |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                return value
            if shift > 63:  # noqa: PLR2004 - no number here is longer
                raise BadAnchor("a number too large in an OpenTimestamps proof")

    def text(self, limit: int) -> bytes:
        length = self.number()
        if length > limit:
            raise BadAnchor("a part too long in an OpenTimestamps proof")
        return self.take(length)


def parse(data: bytes) -> Proof:
    """Read a proof. Raises `BadAnchor` where it is none, or longer or deeper than any may be."""
    reader = _Reader(data)
    if len(data) > LARGEST_PROOF or reader.take(len(MAGIC)) != MAGIC:
        raise BadAnchor("this is no OpenTimestamps proof")
    if reader.number() != VERSION:
        raise BadAnchor("an OpenTimestamps proof of another version")
    (tag,) = reader.take(1)
    if tag not in DIGESTS:
        raise BadAnchor("an OpenTimestamps proof over an unknown digest")
    name, length = DIGESTS[tag]
    digest = reader.take(length)
    found: list[Attestation] = []
    _walk(reader, digest, found, 0)
    if reader.at != len(data):
        raise BadAnchor("bytes after the end of an OpenTimestamps proof")
    return Proof(name, digest, tuple(found))


def _walk(reader: _Reader, message: bytes | None, found: list[Attestation], depth: int) -> None:
    """One node: branches behind 0xff, and a last one without it."""
    if depth > DEEPEST:
        raise BadAnchor("an OpenTimestamps proof deeper than any may be")
    (tag,) = reader.take(1)
    while tag == 0xFF:  # noqa: PLR2004 - one more branch follows
        _step(reader, reader.take(1)[0], message, found, depth)
        (tag,) = reader.take(1)
    _step(reader, tag, message, found, depth)


def _step(reader: _Reader, tag: int, message: bytes | None, found: list[Attestation], depth: int) -> None:
    reader.steps += 1
    if reader.steps > MOST_STEPS:
        raise BadAnchor("an OpenTimestamps proof longer than any may be")
    if tag == 0:
        found.append(_attestation(reader.take(8), reader.text(LONGEST_ATTESTATION), message))
        return
    after = _operation(reader, tag, message)
    if after is not None and len(after) > LONGEST_MESSAGE:
        raise BadAnchor("a message too long in an OpenTimestamps proof")
    _walk(reader, after, found, depth + 1)


def _operation(reader: _Reader, tag: int, message: bytes | None) -> bytes | None:
    """The message after an operation; None from where a digest is not to be had here."""
    if tag in (0xF0, 0xF1):
        more = reader.text(LONGEST_MESSAGE)
        if not more:
            raise BadAnchor("an operation with nothing in an OpenTimestamps proof")
        return None if message is None else message + more if tag == 0xF0 else more + message  # noqa: PLR2004
    plain: dict[int, Callable[[bytes], bytes]] = {0xF2: lambda m: m[::-1], 0xF3: lambda m: m.hex().encode()}
    if tag in plain:
        return None if message is None else plain[tag](message)
    if tag == KECCAK:
        return None
    if tag not in DIGESTS:
        raise BadAnchor("an unknown operation in an OpenTimestamps proof")
    try:
        return None if message is None else hashlib.new(DIGESTS[tag][0], message).digest()
    except ValueError:  # a digest that this machine's OpenSSL no longer has
        return None


def _attestation(tag: bytes, payload: bytes, message: bytes | None) -> Attestation:
    inner = _Reader(payload)
    if tag == PENDING:
        address = inner.text(1000).decode("utf-8", errors="replace")
        return Attestation("pending", address, None, message)
    if tag in CHAINS:
        return Attestation(CHAINS[tag], "", inner.number(), message)
    return Attestation("unknown", tag.hex(), None, message)

"""Signed notes and their keys (C2SP signed-note, tlog-checkpoint, tlog-cosignature): read, written, checked.

Two kinds of signature are known: 0x01, Ed25519 over the text, and 0x04, a cosignature with its time. Others are kept
and ignored, as the format demands, so that a later kind does not make old programs fail.
"""

import base64
import binascii
import hashlib
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography import exceptions
from cryptography.hazmat.primitives.asymmetric import ed25519

from solferino.errors import BadNote

ED25519, COSIGNATURE = 0x01, 0x04
LARGEST_NOTE = 1_000_000  # bytes
MOST_SIGNATURES = 100
DASH = "— "
KEY_ID_BYTES, KEY_BYTES = 4, 32


def from_base64(text: str, what: str) -> bytes:
    """Bytes of standard base64 in its one canonical spelling. Raises `BadNote`."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote(f"{what} is no base64") from error
    if base64.b64encode(data).decode() != text:
        raise BadNote(f"{what} is not in the one spelling that base64 allows")
    return data


def check_name(name: str) -> None:
    """Raise `BadNote` unless this can be the name of a key."""
    if not name or "+" in name or any(c.isspace() or unicodedata.category(c) == "Cc" for c in name):
        raise BadNote(f"{name!r} cannot be the name of a key")


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """First four bytes of the SHA-256 of name, newline, algorithm and key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([algorithm]) + public).digest()[:KEY_ID_BYTES]


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name: what checks signatures. Its text form is a `vkey`."""

    name: str
    algorithm: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell which key made a signature."""
        return key_id(self.name, self.algorithm, self.public)

    def __str__(self) -> str:
        blob = base64.b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{blob}"

    def fingerprint(self) -> str:
        """SHA-256 of the public key: what two people read to each other."""
        return hashlib.sha256(self.public).hexdigest()


def parse_key(text: str) -> VerifierKey:
    """Read a `vkey`: name, id and key joined by `+`. Raises `BadNote`."""
    parts = text.strip().split("+", 2)
    if len(parts) != 3:  # noqa: PLR2004 - the format's three parts
        raise BadNote("this is no public key of a log: name+id+key is expected")
    name, identity, blob = parts
    check_name(name)
    data = from_base64(blob, "the key")
    if len(data) != 1 + KEY_BYTES or data[0] not in (ED25519, COSIGNATURE):
        raise BadNote("a key of a kind that is not known", where=name)
    key = VerifierKey(name, data[0], data[1:])
    if key.id.hex() != identity:
        raise BadNote("the key is not the one that its id names", where=name)
    return key


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: whose, by which key, and its bytes."""

    name: str
    key_id: bytes
    value: bytes

    def line(self) -> str:
        """The line as it stands in a note, with its newline."""
        return f"{DASH}{self.name} {base64.b64encode(self.key_id + self.value).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a newline, and signatures over it."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def encode(self) -> bytes:
        """The whole note as it is stored."""
        return (self.text + "\n" + "".join(s.line() for s in self.signatures)).encode()


def parse(data: bytes, *, unsigned: bool = False) -> Note:
    """Read a note. `unsigned` allows one that no signature follows. Raises `BadNote`."""
    if len(data) > LARGEST_NOTE:
        raise BadNote("a note too large to be one")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadNote("a note that is not UTF-8") from error
    if any(ord(c) < 0x20 and c != "\n" for c in whole):  # noqa: PLR2004 - ASCII control characters
        raise BadNote("a note with control characters")
    at = whole.rfind("\n\n")
    if at < 0 or not whole.endswith("\n"):
        raise BadNote("a note without a blank line before its signatures")
    lines = whole[at + 2 :].split("\n")[:-1]
    if not (lines or unsigned):
        raise BadNote("a note without signatures")
    if len(lines) > MOST_SIGNATURES:
        raise BadNote("a note with too many signatures")
    return Note(whole[: at + 1], tuple(parse_signature(line) for line in lines))


def parse_signature(line: str) -> Signature:
    """Read one signature line, without its newline. Raises `BadNote`."""
    name, _, blob = line.removeprefix(DASH).partition(" ")
    if not line.startswith(DASH) or not blob:
        raise BadNote("a line that is no signature")
    check_name(name)
    value = from_base64(blob, "a signature")
    if len(value) <= KEY_ID_BYTES:
        raise BadNote("a signature without bytes")
    return Signature(name, value[:KEY_ID_BYTES], value[KEY_ID_BYTES:])


def signed_bytes(text: str, algorithm: int, seconds: int = 0) -> bytes:
    """What a signature of that kind is over."""
    return (f"cosignature/v1\ntime {seconds}\n{text}" if algorithm == COSIGNATURE else text).encode()


def check_signature(text: str, signature: Signature, key: VerifierKey) -> int:
    """Raise `BadNote` unless the key made the signature over the text; else the time it names, 0 for a plain one."""
    value, seconds = signature.value, 0
    if key.algorithm == COSIGNATURE:
        if len(value) < 8:  # noqa: PLR2004 - a 64-bit time
            raise BadNote("a cosignature without its time", where=key.name)
        (seconds,) = struct.unpack(">Q", value[:8])
        value = value[8:]
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(key.public)
        public.verify(value, signed_bytes(text, key.algorithm, seconds))
    except (exceptions.InvalidSignature, ValueError) as error:
        raise BadNote("the signature is not that of its key over this text", where=key.name) from error
    return int(seconds)


def check(note: Note, keys: Iterable[VerifierKey]) -> dict[VerifierKey, int]:
    """The known keys that signed, each with the time it names. Raises `BadNote` where a known key's line is wrong."""
    found: dict[VerifierKey, int] = {}
    known = {(key.name, key.id): key for key in keys}
    for signature in note.signatures:
        key = known.get((signature.name, signature.key_id))
        if key is not None:
            found.setdefault(key, check_signature(note.text, signature, key))
    return found

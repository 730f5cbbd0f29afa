"""Proofs as texts: `.tlog-proof` files (C2SP tlog-proof) and requests to witnesses (C2SP tlog-witness)."""

import base64
import re
from dataclasses import dataclass

from solferino.errors import BadNote, BadProof
from solferino.preserve.checkpoint import Checkpoint, parse
from solferino.preserve.merkle import HASH_BYTES
from solferino.preserve.note import LARGEST_NOTE, from_base64
from solferino.preserve.proofs import LONGEST_PROOF, check_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """Where a leaf stands, the hashes on its way to the root, and the signed checkpoint that holds the root."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def encode(self) -> bytes:
        """The text of a `.tlog-proof` file."""
        extra = "" if self.extra is None else f"extra {base64.b64encode(self.extra).decode()}\n"
        head = f"{HEADER}\n{extra}index {self.index}\n{_hash_lines(self.hashes)}\n"
        return head.encode() + self.checkpoint

    def check(self, leaf: bytes) -> Checkpoint:
        """Raise `BadProof` unless the leaf's hash leads to the checkpoint's root; signatures are checked elsewhere."""
        checkpoint = parse(self.checkpoint, "the proof's checkpoint")
        check_inclusion(leaf, self.hashes, checkpoint.root, index=self.index, size=checkpoint.size)
        return checkpoint


def _hash_lines(hashes: tuple[bytes, ...]) -> str:
    return "".join(base64.b64encode(value).decode() + "\n" for value in hashes)


def decimal(text: str) -> int:
    """A number without sign, leading zero or space. Raises `BadProof`."""
    if DECIMAL.fullmatch(text) is None:
        raise BadProof(f"{text[:30]!r} is no number of the form that proofs use")
    return int(text)


def _split(data: bytes) -> tuple[list[str], bytes]:
    """Lines before the first blank line, and the bytes after it."""
    head, blank, rest = data.partition(b"\n\n")
    if not blank or not rest or len(data) > LARGEST_NOTE:
        raise BadProof("a proof without a checkpoint after its blank line")
    try:
        return head.decode("ascii").split("\n"), rest
    except UnicodeDecodeError as error:
        raise BadProof("a proof with other signs than ASCII") from error


def _hashes(lines: list[str]) -> tuple[bytes, ...]:
    if len(lines) > LONGEST_PROOF:
        raise BadProof("a proof with too many hashes")
    try:
        found = tuple(from_base64(line, "a hash of the proof") for line in lines)
    except BadNote as error:
        raise BadProof(error.what) from error
    if any(len(value) != HASH_BYTES for value in found):
        raise BadProof("a hash of the wrong length in the proof")
    return found


def parse_inclusion(data: bytes) -> InclusionProof:
    """Read a `.tlog-proof` file. Raises `BadProof`."""
    lines, rest = _split(data)
    if lines.pop(0) != HEADER:
        raise BadProof("this is no proof of the form tlog-proof@v1")
    extra = None
    if lines and lines[0].startswith("extra "):
        try:
            extra = from_base64(lines.pop(0).removeprefix("extra "), "the extra data")
        except BadNote as error:
            raise BadProof(error.what) from error
    if not lines or not lines[0].startswith("index "):
        raise BadProof("a proof that names no index")
    return InclusionProof(decimal(lines[0].removeprefix("index ")), _hashes(lines[1:]), rest, extra)


@dataclass(frozen=True, slots=True)
class WitnessRequest:
    """What a witness is asked to sign: the size it knows, a consistency proof from there, and the new checkpoint."""

    old: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes

    def encode(self) -> bytes:
        """The text of an add-checkpoint request."""
        return f"old {self.old}\n{_hash_lines(self.hashes)}\n".encode() + self.checkpoint


def parse_request(data: bytes) -> WitnessRequest:
    """Read an add-checkpoint request. Raises `BadProof`."""
    lines, rest = _split(data)
    if not lines[0].startswith("old "):
        raise BadProof("a request that does not say which size is known")
    return WitnessRequest(decimal(lines[0].removeprefix("old ")), _hashes(lines[1:]), rest)

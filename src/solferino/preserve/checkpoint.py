"""Checkpoints (C2SP tlog-checkpoint): origin, size and root of the log, signed or not yet."""

import base64
from dataclasses import dataclass

from solferino.errors import BadNote, BrokenVault
from solferino.preserve.merkle import HASH_BYTES
from solferino.preserve.note import Note, from_base64
from solferino.preserve.note import parse as parse_note

AUDIT = "run: solferino audit DIR"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Origin, number of leaves and root of the log at one moment."""

    origin: str
    size: int
    root: bytes

    def body(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def text(self) -> bytes:
        """Three lines and the blank line that signatures come after."""
        return f"{self.body()}\n".encode()


def parse_signed(data: bytes, where: str, *, extended: bool = False) -> tuple[Checkpoint, Note]:
    """Read a checkpoint and its signatures; anything but its exact text is refused (`BrokenVault`).

    A log of ours writes no extension lines: words behind the root are nobody's, and a signature would vouch for them.
    `extended` lets them pass, for a witness of other people's logs.
    """
    try:
        note = parse_note(data, unsigned=True)
        origin, size, root, *more = note.text.split("\n")
        value = Checkpoint(origin, int(size), from_base64(root, "the root"))
    except (ValueError, BadNote) as error:
        raise BrokenVault("a checkpoint that cannot be read", where=where) from error
    extensions = more[:-1]
    if extensions and not extended:
        raise BrokenVault("a checkpoint with words that no log of ours writes", where=where, hint=AUDIT)
    odd = len(value.root) != HASH_BYTES or not origin or value.size < 0 or not all(extensions)
    if odd or note.text != value.body() + "".join(f"{line}\n" for line in extensions) or note.encode() != data:
        raise BrokenVault("a checkpoint with odd lines", where=where)
    return value, note


def parse(data: bytes, where: str) -> Checkpoint:
    """Read a checkpoint, whatever signatures follow it. Raises `BrokenVault`."""
    return parse_signed(data, where)[0]

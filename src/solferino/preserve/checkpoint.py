"""Checkpoints: C2SP tlog-checkpoint text. Unsigned for now; signature lines follow the blank line when keys exist."""

import base64
from dataclasses import dataclass

from solferino.errors import BrokenVault
from solferino.preserve.merkle import HASH_BYTES


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Origin, number of leaves and root of the log at one moment."""

    origin: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """Three lines and the blank line that signatures come after."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n\n".encode()


def parse(data: bytes, where: str) -> Checkpoint:
    """Read a checkpoint back; anything but its exact text is refused (`BrokenVault`)."""
    try:
        origin, size, root, *_ = data.decode("utf-8").split("\n")
        value = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
    except (ValueError, UnicodeDecodeError) as error:
        raise BrokenVault("a checkpoint that cannot be read", where=where) from error
    if len(value.root) != HASH_BYTES or not origin or not data.startswith(value.text()):
        raise BrokenVault("a checkpoint with odd lines", where=where)
    return value

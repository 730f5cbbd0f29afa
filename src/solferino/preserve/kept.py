"""Checkpoints that lie in a vault: every one published, and those that others attested, in `anchors/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import Checkpoint, parse_signed
from solferino.preserve.disk import read_bytes
from solferino.preserve.note import Note


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint with the file that holds it."""

    path: Path
    data: bytes
    checkpoint: Checkpoint
    note: Note


def published(vault: Path) -> Iterator[Kept]:
    """The newest checkpoint, and the kept copy of every one, largest first. What cannot be read is left out here.

    The audit names it; to whoever asks which checkpoints there are it says nothing.
    """
    folder = vault / "log" / "checkpoints"
    names = [path for path in folder.glob("*") if path.name.isdecimal()]
    yield from _readable([vault / "log" / "checkpoint", *sorted(names, key=lambda path: -int(path.name))])


def attested(vault: Path) -> Iterator[Kept]:
    """Checkpoints that time stamps and witnesses speak of, or were asked to. What cannot be read is left out here."""
    base = vault / "anchors"
    yield from _readable(sorted([*base.glob("*/*.note"), *base.glob("*/*.cosignature")]))


def beyond(vault: Path, size: int) -> Iterator[tuple[Path, bool]]:
    """Files under the names of checkpoints of more entries than the log has, and whether one carries a signature.

    Without one a write was cut off before its checkpoint counted. What was signed did count: the log was put back.
    """
    folder = vault / "log" / "checkpoints"
    late = sorted(path for path in folder.glob("*") if path.name.isdecimal() and int(path.name) > size)
    signed = {one.path for one in _readable(late) if one.note.signatures}
    yield from ((path, path in signed) for path in late)


def _readable(paths: list[Path]) -> Iterator[Kept]:
    for path in paths:
        try:
            data = read_bytes(path)
            yield Kept(path, data, *parse_signed(data, str(path)))
        except BrokenVault:
            continue

"""What an `add` did, what a `sign` signed, what was sealed."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from solferino.case.changes import Changed, changes
from solferino.case.deriving import Moved
from solferino.case.gathering import opened


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` did. `refused` are things not taken in, `unread` things preserved that no reader understands."""

    received: tuple[str, ...]
    known: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    changes: tuple[Changed, ...]
    proposed: int

    @property
    def new_incidents(self) -> tuple[str, ...]:
        return tuple(change.incident for change in self.changes if change.old is None)

    @property
    def changed_incidents(self) -> tuple[str, ...]:
        return tuple(change.incident for change in self.changes if change.old is not None)


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: size and root of the log, and the key's fingerprint, for a person to note down."""

    size: int
    root: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed: its id, the file's name, and the exhibit with the same bytes that lies open, if there is one."""

    id: str
    name: str
    lies_open_as: str


def summed_up(  # noqa: PLR0913, PLR0917 - what was, what came, what is
    folder: Path,
    moved: Moved | None,
    received: Sequence[str],
    known: Collection[str],
    refused: tuple[tuple[str, str], ...],
    names: Mapping[str, str],
) -> Added:
    """What became of what was received. `known`: exhibits that the case had before; `names`: exhibits by id."""
    mine = dict.fromkeys(received)
    with opened(folder) as register:
        documents, reasons, proposed = register.parts.documents(mine), dict(register.unread()), register.kept.proposed()
    return Added(
        received=tuple(names[i] for i in mine if i not in known),
        known=tuple(names[i] for i in mine if i in known),
        refused=refused,
        unread=tuple((names[i], reasons[names[i]]) for i in mine if names[i] in reasons),
        notes=tuple((d.name, note) for d in documents for note in d.notes),
        changes=changes(moved.before, moved.after) if moved else (),
        proposed=proposed,
    )

"""What an `add` did, what a `sign` signed."""

from dataclasses import dataclass

from solferino.case.changes import Changed


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

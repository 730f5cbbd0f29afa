"""The only way to write a vault: objects first, then the log entries that speak of them, in one commit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from solferino.errors import BrokenVault, InvalidValue, MissingInput, RefusedInput, SolferinoError
from solferino.model.exhibit import CustodyEvent, Exhibit, Intake
from solferino.preserve.checkpoint import Checkpoint
from solferino.preserve.disk import Disk, read_bytes
from solferino.preserve.edge import Edge, load
from solferino.preserve.kept import beyond
from solferino.preserve.leaves import DERIVE, DESCRIBE, RECEIVE, decode, encode, note_exhibit, receipt
from solferino.preserve.log import append, drop_outgrown, lacks_signatures, replace
from solferino.preserve.objects import Taken, settle, take
from solferino.preserve.tiles import is_tile

OUTGROWN = 200  # sizes whose unfinished tiles may wait to be taken away


class Log(Protocol):
    """What a writer needs of its vault."""

    path: Path
    disk: Disk
    checkpoint: Checkpoint

    def reload(self) -> None:
        """Read the log anew."""

    def events(self) -> tuple[CustodyEvent, ...]:
        """All custody events."""

    def grew(self, entries: list[bytes], checkpoint: Checkpoint) -> None:
        """Take over a commit."""


class Writer:
    """Adds objects and events to a vault; made by `Vault.writing`."""

    def __init__(self, vault: Log) -> None:
        self.vault = vault
        self._edge: Edge | None = None
        self._known: _Known | None = None
        self._outgrown: list[int] = []

    def recover(self) -> None:
        """Take away what an interrupted write left beyond the newest checkpoint; committed leaves are never touched.

        Raises `BrokenVault` where a signed checkpoint shows that the log was longer: nothing is written over that.
        """
        self.vault.reload()
        path, disk = self.vault.path, self.vault.disk
        late = list(beyond(path, self.vault.checkpoint.size))
        for longer in (found for found, signed in late if signed):
            hint = "nothing was written; restore the newer state, and keep this one as evidence"
            raise BrokenVault("the log was longer when this was signed: it was put back", where=str(longer), hint=hint)
        disk.make_folder(path / "tmp")  # whoever copies a vault may have left an empty folder behind
        for leftover in sorted((path / "tmp").iterdir()):
            disk.remove(leftover)
        for stray in (*_strays(path / "log", self.vault.checkpoint.size), *(found for found, _ in late)):
            disk.remove(stray)
        newest, kept = path / "log" / "checkpoint", path / "log" / "checkpoints" / str(self.vault.checkpoint.size)
        if kept.is_file() and lacks_signatures(read_bytes(newest), read_bytes(kept)):
            replace(newest, read_bytes(kept), disk, path / "tmp")

    def tidy(self) -> None:
        """Take away the unfinished tiles of earlier sizes; the next writer does it where this one is cut off."""
        outgrown, self._outgrown = self._outgrown, []
        drop_outgrown(self.vault.path / "log", outgrown, self.vault.checkpoint.size, self.vault.disk)

    def deposit(self, intake: Intake) -> Exhibit:
        """Preserve one intake."""
        return self.deposit_all((intake,))[0]

    def deposit_all(
        self, intakes: Iterable[Intake], refuse: Callable[[SolferinoError], None] | None = None
    ) -> tuple[Exhibit, ...]:
        """Preserve several intakes with one commit of the log; those that are.

        A file that is gone or changes while it is copied goes to `refuse`, where that is given, and the others go on.

        The same bytes from the same place under the same name, with the same details, write nothing; from elsewhere or
        with other details they add an event.
        """
        known, self._known = self._known or _Known(self.vault.events()), None  # back only once the log holds it too
        taken: list[tuple[Intake, Taken]] = []
        for number, intake in enumerate(intakes):
            try:
                taken.append((intake, take(self.vault.path, intake, number, self.vault.disk)))
            except (MissingInput, RefusedInput) as error:
                if refuse is None:
                    raise
                refuse(error)
        folders = settle(self.vault.path, [item for _, item in taken], self.vault.disk)
        events = [event for intake, item in taken if (event := known.news(receipt(intake, item))) is not None]
        self._commit(events, folders)
        self._known = known
        return tuple(known.exhibits[item.sha256] for _, item in taken)

    def derive(self, intake: Intake, parent: str, *, tool: str, parameters: str) -> str:
        """Preserve a working copy made from an exhibit, and log from which, with what; its id. It is no exhibit.

        Raises `InvalidValue` where these bytes are one: an original must not leave the case under the name of a copy.
        """
        taken = take(self.vault.path, intake, 0, self.vault.disk)
        if any(event.action == RECEIVE and event.about == taken.sha256 for event in self.vault.events()):
            if taken.path is not None:
                self.vault.disk.remove(taken.path)
            what = "this file is an exhibit itself, byte for byte, and no working copy of one"
            raise InvalidValue(what, where=intake.name, hint="give the redacted file")
        folders = settle(self.vault.path, [taken], self.vault.disk)
        received = receipt(intake, taken)
        detail = {**received.detail, "parent": parent, "tool": tool, "parameters": parameters}
        event = CustodyEvent(-1, received.at, received.by, DERIVE, taken.sha256, detail)
        self._commit([event], folders)
        return taken.sha256

    def record(self, *, action: str, about: str, detail: dict[str, Any], by: str, at: datetime) -> CustodyEvent:
        """Add one event to the log."""
        return self.record_all([CustodyEvent(-1, at, by, action, about, detail)])[0]

    def record_all(self, events: Sequence[CustodyEvent]) -> tuple[CustodyEvent, ...]:
        """Add several events with one commit; as they stand in the log."""
        first = self.vault.checkpoint.size
        leaves = self._commit(list(events), ())
        return tuple(decode(first + number, leaf) for number, leaf in enumerate(leaves))

    def _commit(self, events: list[CustodyEvent], folders: Sequence[Path]) -> list[bytes]:
        leaves = [encode(event) for event in events]
        if leaves:
            folder = self.vault.path / "log"
            if self._edge is None:
                self._edge = load(folder, self.vault.checkpoint)
            edge, self._edge = self._edge, None
            self._outgrown.append(edge.size)
            checkpoint, self._edge = append(folder, edge, leaves, self.vault.disk, also=list(dict.fromkeys(folders)))
            self.vault.grew(leaves, checkpoint)
            if len(self._outgrown) >= OUTGROWN:
                self.tidy()
        return leaves


class _Known:
    """What the log says already, kept up to date while a writer adds to it."""

    def __init__(self, events: Iterable[CustodyEvent]) -> None:
        self.exhibits: dict[str, Exhibit] = {}
        self._receipts: set[tuple[str, ...]] = set()
        self._sources: set[tuple[str, ...]] = set()
        for event in events:
            if event.action in (RECEIVE, DESCRIBE):
                self._note(event)

    def _note(self, event: CustodyEvent) -> None:
        note_exhibit(self.exhibits, event)
        self._receipts.add(_receipt_key(event))
        if event.action == RECEIVE:
            self._sources.add((event.about, event.detail["name"], event.detail["location"]))

    def news(self, event: CustodyEvent) -> CustodyEvent | None:
        """The event that a receipt adds to the log, None where the log says it already."""
        source = (event.about, event.detail["name"], event.detail["location"])
        if _receipt_key(event) in self._receipts:
            return None
        if source in self._sources:  # known from there: only its description is new
            event = CustodyEvent(-1, event.at, event.by, DESCRIBE, event.about, dict(event.detail["details"]))
            if _receipt_key(event) in self._receipts:
                return None
        self._note(event)
        return event


def _receipt_key(event: CustodyEvent) -> tuple[str, ...]:
    """What makes two receipts the same: bytes, name, place, details."""
    detail = event.detail
    if event.action == DESCRIBE:
        return (DESCRIBE, event.about, repr(sorted(detail.items())))
    return (RECEIVE, event.about, detail["name"], detail["location"], repr(sorted(detail["details"].items())))


def _strays(folder: Path, size: int) -> list[Path]:
    """Tiles and bundles that belong to no log of that size: a write was cut off before its checkpoint."""
    files = (path for path in (folder / "tile").rglob("*") if path.is_file())
    return sorted(path for path in files if not is_tile(path.relative_to(folder).as_posix(), size))

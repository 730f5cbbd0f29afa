"""The vault: what was received and what happened to it, for ever."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from solferino.errors import BrokenVault, CaseExists, NotACase, UnknownItem, VaultBusy
from solferino.model.exhibit import CustodyEvent, Exhibit, Intake
from solferino.preserve.disk import Disk, check_writable, read_bytes
from solferino.preserve.leaves import DESCRIBE, GENESIS, RECEIVE, decode, encode, exhibit, receipt
from solferino.preserve.log import append, last_checkpoint, read_entries, tile_names
from solferino.preserve.objects import object_path, store

FORMAT = "solferino-vault/1"
HASH = "sha256"
Progress = Callable[[int, int], None]


class Vault:
    """A vault opened for reading. `writing()` gives its only writer."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.disk = disk
        text = _format_text(path)
        self.origin = text["origin"]
        self._entries: tuple[bytes, ...] = ()
        self.reload()

    @classmethod
    def create(cls, path: Path, *, origin: str, by: str, now: datetime, disk: Disk | None = None) -> "Vault":
        """A new vault in a folder that does not exist yet. Raises `CaseExists` where something is there."""
        if path.exists():
            raise CaseExists("there is a vault already", where=str(path), hint="open it, or choose another folder")
        tool = disk or Disk()
        tool.make_folder(path)
        check_writable(path)
        for name in ("objects/sha256", "log/checkpoints", "tmp"):
            tool.make_folder(path / name)
        (path / ".lock").touch()
        text = _describe(origin)
        tool.write(path / "FORMAT", text)
        tool.sync_folder(path)
        genesis = CustodyEvent(0, now, by, GENESIS, origin, {"format": text.decode()})
        append(path / "log", origin, (), (encode(genesis),), tool)
        return cls(path, tool)

    @classmethod
    def open(cls, path: Path, *, disk: Disk | None = None) -> "Vault":
        """An existing vault; nothing is written. Raises `NotACase` where there is none, `BrokenVault` if torn."""
        if not (path / "FORMAT").is_file():
            raise NotACase("there is no vault", where=str(path), hint="make a case with: solferino init DIR")
        return cls(path, disk or Disk())

    def reload(self) -> None:
        """Read the log anew, as the newest checkpoint covers it."""
        checkpoint = last_checkpoint(self.path / "log")
        self.size, self._root = checkpoint.size, checkpoint.root
        self._entries = read_entries(self.path / "log", self.size)

    def root(self) -> str:
        """Root of the log as lower-case hex."""
        return self._root.hex()

    def entries(self) -> tuple[bytes, ...]:
        """Exact bytes of all log leaves."""
        return self._entries

    def events(self) -> tuple[CustodyEvent, ...]:
        """All custody events in order."""
        return tuple(decode(index, data) for index, data in enumerate(self._entries))

    def events_from(self, index: int) -> tuple[CustodyEvent, ...]:
        """Custody events from an index on."""
        return tuple(decode(i, self._entries[i]) for i in range(index, self.size))

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Exhibits in order of receipt. The first receipt names them; later descriptions override their details."""
        found: dict[str, Exhibit] = {}
        for event in self.events():
            if event.action == RECEIVE and event.about not in found:
                found[event.about] = exhibit(event)
            elif event.action == DESCRIBE and event.about in found:
                found[event.about].details.update(event.detail)
        return tuple(found.values())

    def has(self, identity: str) -> bool:
        """Whether an object with that SHA-256 is kept."""
        return object_path(self.path, identity).is_file()

    def read(self, identity: str) -> bytes:
        """Bytes of an exhibit. Raises `UnknownItem` where it is not kept, `BrokenVault` where its bytes changed."""
        path = object_path(self.path, identity)
        if not path.is_file():
            raise UnknownItem("no such exhibit", where=identity)
        data = read_bytes(path)
        if hashlib.sha256(data).hexdigest() != identity:
            raise BrokenVault("an object's bytes have changed", where=str(path), hint="run: solferino audit DIR")
        return data

    @contextlib.contextmanager
    def writing(self) -> "Iterator[Writer]":
        """The only writer, for as long as the block runs. Raises `VaultBusy` where another process writes."""
        with _locked(self.path / ".lock"):
            writer = Writer(self)
            writer.recover()
            yield writer


class Writer:
    """Adds objects and events to a vault; made by `Vault.writing`."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault

    def recover(self) -> None:
        """Take away what an interrupted write left beyond the newest checkpoint; committed leaves are never touched."""
        self.vault.reload()
        path, disk = self.vault.path, self.vault.disk
        for leftover in sorted((path / "tmp").iterdir()):
            disk.remove(leftover)
        for stray in _strays(path / "log", self.vault.size):
            disk.remove(stray)

    def deposit(self, intake: Intake) -> Exhibit:
        """Preserve one intake."""
        return self.deposit_all((intake,))[0]

    def deposit_all(self, intakes: Iterable[Intake]) -> tuple[Exhibit, ...]:
        """Preserve several intakes with one commit of the log.

        The same bytes from the same place under the same name, with the same details, write nothing; from elsewhere or
        with other details they add an event.
        """
        known = {_receipt_key(e) for e in self.vault.events() if e.action in (RECEIVE, DESCRIBE)}
        received = {e.about for e in self.vault.events() if e.action == RECEIVE}
        events: list[CustodyEvent] = []
        order: list[str] = []
        for intake in intakes:
            identity, _ = store(self.vault.path, intake.data, self.vault.disk)
            order.append(identity)
            event = receipt(intake, identity, hashlib.sha512(intake.data).hexdigest())
            if identity in received and _receipt_key(event) not in known and _same_source(self.vault, event):
                event = CustodyEvent(-1, event.at, event.by, DESCRIBE, identity, dict(intake.details))
            if _receipt_key(event) not in known:
                known.add(_receipt_key(event))
                received.add(identity)
                events.append(event)
        self._commit(events)
        by_id = {e.id: e for e in self.vault.exhibits()}
        return tuple(by_id[identity] for identity in order)

    def record(self, *, action: str, about: str, detail: dict[str, Any], by: str, at: datetime) -> CustodyEvent:
        """Add one event to the log."""
        self._commit([CustodyEvent(-1, at, by, action, about, detail)])
        return decode(self.vault.size - 1, self.vault.entries()[-1])

    def _commit(self, events: list[CustodyEvent]) -> None:
        if events:
            leaves = [encode(event) for event in events]
            append(self.vault.path / "log", self.vault.origin, self.vault.entries(), leaves, self.vault.disk)
            self.vault.reload()


def _receipt_key(event: CustodyEvent) -> tuple[str, ...]:
    """What makes two receipts the same: bytes, name, place, details."""
    detail = event.detail
    if event.action == DESCRIBE:
        return (DESCRIBE, event.about, repr(sorted(detail.items())))
    return (RECEIVE, event.about, detail["name"], detail["location"], repr(sorted(detail["details"].items())))


def _same_source(vault: Vault, event: CustodyEvent) -> bool:
    """The bytes are known from this place under this name already: only their description is new."""
    return any(
        e.action == RECEIVE
        and e.about == event.about
        and (e.detail["name"], e.detail["location"]) == (event.detail["name"], event.detail["location"])
        for e in vault.events()
    )


def _describe(origin: str) -> bytes:
    return f"format: {FORMAT}\nhash: {HASH}\norigin: {origin}\n".encode()


def _format_text(path: Path) -> dict[str, str]:
    data = read_bytes(path / "FORMAT")
    try:
        rows = dict(line.split(": ", 1) for line in data.decode("utf-8").splitlines())
    except (UnicodeDecodeError, ValueError) as error:
        raise BrokenVault("the vault's FORMAT file cannot be read", where=str(path / "FORMAT")) from error
    if rows.get("format") != FORMAT or rows.get("hash") != HASH or not rows.get("origin"):
        raise NotACase(
            f"a vault of another format: {rows.get('format')}",
            where=str(path / "FORMAT"),
            hint="use a newer Solferino; where this one made it, the file is damaged: run solferino audit DIR",
        )
    return rows


def _strays(folder: Path, size: int) -> list[Path]:
    """Tiles, bundles and checkpoints that belong to no log of that size: a write was cut off before its checkpoint."""
    keep = set(tile_names(size))
    tiles = [path for path in (folder / "tile").rglob("*") if path.is_file()] if (folder / "tile").exists() else []
    late = [path for path in (folder / "checkpoints").iterdir() if path.name.isdecimal() and int(path.name) > size]
    return sorted([path for path in tiles if path.relative_to(folder).as_posix() not in keep] + late)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a+b") as file:
        _lock(file, path)
        yield


def _lock(file: IO[bytes], path: Path) -> None:
    try:
        if os.name == "nt":
            import msvcrt  # noqa: PLC0415 - there is no such module elsewhere

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl  # noqa: PLC0415 - there is no such module on Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise VaultBusy(
            "another process is writing to this case", where=str(path.parent), hint="wait for it to end, then try again"
        ) from error

"""The vault: what was received and what happened to it, for ever."""

import contextlib
import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from solferino.errors import BrokenVault, CaseExists, NotACase, UnknownItem, VaultBusy
from solferino.model.exhibit import CustodyEvent, Exhibit
from solferino.preserve.checkpoint import Checkpoint
from solferino.preserve.disk import Disk, check_writable, locked, plain_folders, read_bytes, refuse_links
from solferino.preserve.edge import Edge
from solferino.preserve.leaves import GENESIS, decode, encode, note_exhibit
from solferino.preserve.log import append, last_checkpoint, last_note, read_entries
from solferino.preserve.note import Note
from solferino.preserve.objects import object_path
from solferino.preserve.writer import Writer

FORMAT = "solferino-vault/1"
HASH = "sha256"
MOST_TRIES = 1000


class Vault:
    """A vault opened for reading. `writing()` gives its only writer."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = path
        self.disk = disk
        text = _format_text(path)
        self.origin = text["origin"]
        self._entries: list[bytes] = []
        self._events: list[CustodyEvent] = []
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
        append(path / "log", Edge(origin), (encode(genesis),), tool)
        return cls(path, tool)

    @classmethod
    def open(cls, path: Path, *, disk: Disk | None = None) -> "Vault":
        """An existing vault; nothing is written. Raises `NotACase` where there is none, `BrokenVault` if torn."""
        if not (path / "FORMAT").is_file():
            raise NotACase("there is no vault", where=str(path), hint="make a case with: solferino init DIR")
        return cls(path, disk or Disk())

    def reload(self) -> None:
        """Read what the log holds since it was read last, as far as the newest checkpoint covers it."""
        for _ in range(MOST_TRIES):
            checkpoint = last_checkpoint(self.path / "log")
            known = len(self._entries) if checkpoint.size >= len(self._entries) else 0
            try:
                news = read_entries(self.path / "log", checkpoint.size, start=known)
            except BrokenVault:
                if last_checkpoint(self.path / "log") == checkpoint:
                    raise
                continue  # another process has just replaced unfinished bundles by fuller ones
            self._entries[known:] = news
            del self._events[known:]
            self.checkpoint = checkpoint
            return
        raise VaultBusy("another process writes without a pause", where=str(self.path), hint="try again")

    @property
    def size(self) -> int:
        """Number of log entries."""
        return self.checkpoint.size

    def root(self) -> str:
        """Root of the log as lower-case hex."""
        return self.checkpoint.root.hex()

    def note(self) -> Note:
        """The newest checkpoint with the signatures it has."""
        return last_note(self.path / "log")[1]

    def entries(self) -> tuple[bytes, ...]:
        """Exact bytes of all log leaves."""
        return tuple(self._entries)

    def events(self) -> tuple[CustodyEvent, ...]:
        """All custody events in order."""
        done = len(self._events)
        self._events += [decode(done + number, data) for number, data in enumerate(self._entries[done:])]
        return tuple(self._events)

    def events_from(self, index: int) -> tuple[CustodyEvent, ...]:
        """Custody events from an index on."""
        return self.events()[index:]

    def grew(self, entries: list[bytes], checkpoint: Checkpoint) -> None:
        """Take over what its writer has just committed, without reading it again."""
        self._entries += entries
        self.checkpoint = checkpoint

    def exhibits(self) -> tuple[Exhibit, ...]:
        """Exhibits in order of receipt. The first receipt names them; later descriptions override their details."""
        found: dict[str, Exhibit] = {}
        for event in self.events():
            note_exhibit(found, event)
        return tuple(found.values())

    def has(self, identity: str) -> bool:
        """Whether an object with that SHA-256 is kept."""
        return object_path(self.path, identity).is_file()

    def read(self, identity: str) -> bytes:
        """Bytes of an exhibit. Raises `UnknownItem` where it is not kept, `BrokenVault` where its bytes changed."""
        path = object_path(self.path, identity)
        if not path.is_file():
            raise UnknownItem("no such exhibit", where=identity)
        data = read_bytes(path, None)
        if hashlib.sha256(data).hexdigest() != identity:
            raise BrokenVault("an object's bytes have changed", where=str(path), hint="run: solferino audit DIR")
        return data

    @contextlib.contextmanager
    def writing(self) -> "Iterator[Writer]":
        """The only writer, for as long as the block runs. Raises `VaultBusy` where another process writes.

        Raises `BrokenVault` where a link lies in the vault, or a folder in place of a file, or the other way round:
        nothing is cleared or written through it.
        """
        plain_folders(self.path, self.path / ".lock")
        try:
            with locked(self.path / ".lock"):
                refuse_links(self.path)
                writer = Writer(self)
                writer.recover()
                yield writer
                writer.tidy()
        except (IsADirectoryError, NotADirectoryError, FileExistsError, FileNotFoundError) as error:
            if error.filename is None or not Path(error.filename).is_relative_to(self.path):
                raise
            hint = "run: solferino audit DIR, and move away what it names"
            raise BrokenVault(
                f"not as the vault makes it: {error.strerror}", where=error.filename, hint=hint
            ) from error


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

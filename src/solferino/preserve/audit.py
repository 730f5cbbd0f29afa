"""The audit: every byte of a vault against what the log says of it."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.model.exhibit import CustodyEvent
from solferino.preserve.anchors import anchor_faults
from solferino.preserve.checkpoint import Checkpoint, parse_signed
from solferino.preserve.disk import read_bytes
from solferino.preserve.fault import ORPHAN, Fault
from solferino.preserve.kept import beyond
from solferino.preserve.leaves import DERIVE, DESCRIBE, GENESIS, RECEIVE, decode
from solferino.preserve.log import lacks_signatures, read_entries, tile_names
from solferino.preserve.merkle import Frontier, leaf_hash
from solferino.preserve.objects import file_sha256, object_path
from solferino.preserve.reference import reference
from solferino.preserve.sealing import sealed_faults
from solferino.preserve.signing import UNSIGNED, LogKey, log_keys, signature_faults, signed_size
from solferino.preserve.tiles import WIDTH, hash_tiles, is_tile, tile_path

Progress = Callable[[int, int], None]
MOVE = "move it out of the vault"
LEFTOVER = ("left over from a write that was cut off", "the next add takes it away")
PUT_BACK = "it is signed, and the log has fewer entries now: an older state was put back"
RESTORE_LOG = "restore the newer state; keep the older one as evidence"
FOLDERS = re.compile(  # those that may be empty: made before their first file, or emptied by the next full tile
    r"tmp|anchors(/\d+)?|objects(/sealed|/sha256(/[0-9a-f]{2}){0,2})?"
    r"|log(/checkpoints|/tile(/(entries|\d+)(/x\d{3})*(/\d{3}\.p)?)?)?"
)


def audit(vault: Path, progress: Progress | None = None, *, every_digest: bool = False) -> tuple[Fault, ...]:
    """Faults of a vault, none where all is as it was. Reads everything, writes nothing.

    `every_digest` checks objects against their second digest too, for the day when SHA-256 is no longer enough.

    Leftovers of an interrupted write that no checkpoint covers are named with the kind `orphan`; they cost nothing.
    """
    faults = [*_links(vault)]
    if faults:
        return tuple(faults)
    checkpoint, doubts = reference(vault / "log")
    faults += [Fault("checkpoint", "log/checkpoint", doubt) for doubt in doubts]
    if checkpoint is None:
        return tuple(faults)
    entries, broken = _entries(vault, checkpoint)
    faults += broken
    faults += _unreadable(entries)
    faults += _format(vault, checkpoint, entries)
    faults += _tree(vault, checkpoint, entries)
    faults += _signatures(vault, checkpoint, entries)
    faults += sealed_faults(vault, list(_readable(entries)))
    faults += _objects(vault, entries, progress, every=every_digest)
    faults += _unexpected(vault, checkpoint, entries)
    return tuple(sorted(set(faults), key=lambda fault: (fault.where, fault.kind)))


def _links(vault: Path) -> Iterator[Fault]:
    for folder, folders, files in os.walk(vault):
        for name in (*folders, *files):
            path = Path(folder) / name
            if path.is_symlink():
                yield Fault("link", path.relative_to(vault).as_posix(), "a link where the vault keeps files only")


def _entries(vault: Path, checkpoint: Checkpoint) -> tuple[tuple[bytes, ...], list[Fault]]:
    try:
        return read_entries(vault / "log", checkpoint.size), []
    except BrokenVault as error:
        where = Path(error.where or "").relative_to(vault).as_posix() if error.where else "log"
        return (), [Fault("entries", where, error.what)]


def _format(vault: Path, checkpoint: Checkpoint, entries: tuple[bytes, ...]) -> Iterator[Fault]:
    """FORMAT must be what entry 0 says it was."""
    text = _content(vault / "FORMAT")
    if not entries:
        return
    try:
        genesis = decode(0, entries[0])
    except BrokenVault:
        return
    if genesis.action != GENESIS or str(genesis.detail.get("format")).encode() != text:
        yield Fault("format", "FORMAT", "the file is not what the first log entry says")
    if genesis.about != checkpoint.origin:
        yield Fault("checkpoint", "log/checkpoint", "the origin is not that of the first log entry")


def _tree(vault: Path, checkpoint: Checkpoint, entries: tuple[bytes, ...]) -> Iterator[Fault]:
    """Tiles, root and every checkpoint ever published, computed anew from the entries."""
    leaves = [leaf_hash(entry) for entry in entries]
    tiles = hash_tiles(leaves)
    names = tile_names(checkpoint.size) if entries else ()  # a log without entries may name any size
    kept = {name: _content(vault / "log" / name) for name in names if not name.startswith("tile/entries/")}
    frontier = Frontier()
    roots = {}
    for leaf in leaves:
        frontier.append(leaf)
        roots[frontier.size] = frontier.root()
    sound = roots.get(checkpoint.size) == checkpoint.root
    stored = b"".join(kept[name] for name in kept if name.startswith("tile/0/"))
    if entries and not sound:
        yield from _blame(checkpoint, leaves, stored)
    for name, data in kept.items():
        if tiles.get(name) != data and sound:
            yield Fault("tile", f"log/{name}", "the hashes are not those of the entries")
    yield from _checkpoints(vault, checkpoint, roots if entries else {}, sound=sound)
    if entries and sound:
        yield from anchor_faults(vault, _readable(entries), roots)


def _content(path: Path) -> bytes:
    """Bytes of a file of the vault; none where it is missing or can be none of them."""
    try:
        return read_bytes(path)
    except BrokenVault:
        return b""


def _blame(checkpoint: Checkpoint, leaves: list[bytes], stored: bytes) -> Iterator[Fault]:
    """The root does not fit: the stored leaf hashes tell whether the entries or the checkpoint changed."""
    hashes = [stored[i : i + 32] for i in range(0, len(stored), 32)]
    frontier = Frontier()
    for leaf in hashes:
        frontier.append(leaf)
    if frontier.root() == checkpoint.root:
        for index, (leaf, kept) in enumerate(zip(leaves, hashes, strict=False)):
            if leaf != kept:
                name = tile_path("entries", index // WIDTH, min(WIDTH, checkpoint.size - index // WIDTH * WIDTH))
                yield Fault("entries", f"log/{name}", f"log entry {index} is not the one that was logged")
    else:
        yield Fault("checkpoint", "log/checkpoint", "the root is not that of the entries")


def _checkpoints(vault: Path, newest: Checkpoint, roots: dict[int, bytes], *, sound: bool) -> Iterator[Fault]:
    folder = vault / "log" / "checkpoints"
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        where = path.relative_to(vault).as_posix()
        if path.name.isdecimal() and int(path.name) > newest.size:
            continue
        try:
            old, _ = parse_signed(read_bytes(path), where)
        except BrokenVault as error:
            yield Fault("checkpoint", where, error.what)
            continue
        if str(old.size) != path.name or old.origin != newest.origin:
            yield Fault("checkpoint", where, "the checkpoint is not that of its name")
        elif sound and old.size <= newest.size and roots.get(old.size) != old.root:
            yield Fault("checkpoint", where, "the root is not that of the entries at that size")
    for path, signed in beyond(vault, newest.size):
        where = path.relative_to(vault).as_posix()
        yield Fault("rollback", where, PUT_BACK, RESTORE_LOG) if signed else Fault(ORPHAN, where, *LEFTOVER)
    if newest.size and not (folder / str(newest.size)).is_file():
        yield Fault("checkpoint", f"log/checkpoints/{newest.size}", "the kept copy of the newest checkpoint is missing")


def _signatures(vault: Path, newest: Checkpoint, entries: tuple[bytes, ...]) -> Iterator[Fault]:
    """Every signature on a checkpoint is by a key that the log had at that size; the newest and its copy are equal."""
    if newest.size and not entries:
        return  # they cannot be read, so no key is known: that is told once
    keys, faults = log_keys(_readable(entries))
    yield from faults
    paths = [vault / "log" / "checkpoint", *sorted((vault / "log" / "checkpoints").glob("*"))]
    for path in (p for p in paths if not (p.name.isdecimal() and int(p.name) > newest.size)):
        yield from _signature_of(path, path.relative_to(vault).as_posix(), keys)
    if keys and not signed_size(vault, keys):
        yield Fault("signature", "log/checkpoint", "the log has a key, yet none of its checkpoints is signed", UNSIGNED)
    copy = vault / "log" / "checkpoints" / str(newest.size)
    if copy.is_file() and paths[0].is_file() and _content(copy) != _content(paths[0]):
        if lacks_signatures(_content(paths[0]), _content(copy)):
            yield Fault(ORPHAN, "log/checkpoint", "a signature was cut off while it was written", "sign again")
            return
        for path in (paths[0], copy):
            what = "the newest checkpoint and its kept copy differ"
            yield Fault("checkpoint", path.relative_to(vault).as_posix(), what)


def _signature_of(path: Path, where: str, keys: list[LogKey]) -> list[Fault]:
    try:
        found, note = parse_signed(read_bytes(path), where)
    except (BrokenVault, OSError):
        return []
    return signature_faults(note, found.size, keys, where)


def _readable(entries: tuple[bytes, ...]) -> Iterator[CustodyEvent]:
    for index, data in enumerate(entries):
        try:
            yield decode(index, data)
        except BrokenVault:
            continue


def _unreadable(entries: tuple[bytes, ...]) -> Iterator[Fault]:
    """Entries that were logged and are no entries: nothing that they say can be checked."""
    for index, data in enumerate(entries):
        try:
            decode(index, data)
        except BrokenVault as error:
            yield Fault("entries", f"log entry {index}", error.what, "find out which program wrote it, and who ran it")


def _objects(vault: Path, entries: tuple[bytes, ...], progress: Progress | None, *, every: bool) -> Iterator[Fault]:
    receipts: dict[str, CustodyEvent] = {}
    for event in _readable(entries):
        if event.action in (RECEIVE, DERIVE):
            receipts.setdefault(event.about, event)
    for number, (identity, event) in enumerate(receipts.items(), 1):
        path = object_path(vault, identity)
        where = path.relative_to(vault).as_posix()
        if not path.is_file():
            yield Fault("missing", where, f"the object of {event.detail.get('name')!r} is not there")
        elif _digests(path, every=every) != _said(identity, event, every=every):
            yield Fault("object", where, f"the bytes of {event.detail.get('name')!r} are not those that were received")
        if progress is not None:
            progress(number, len(receipts))


def _said(identity: str, event: CustodyEvent, *, every: bool) -> tuple[object, ...]:
    return (identity, event.detail.get("size_bytes"), event.detail.get("sha512") if every else None)


def _digests(path: Path, *, every: bool) -> tuple[object, ...]:
    """SHA-256 and size; SHA-512 too where every digest is asked for: it costs more than twice as much again."""
    with path.open("rb") as file:
        first = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        second = hashlib.file_digest(file, "sha512").hexdigest() if every else None
    return first, size, second


def _unexpected(vault: Path, checkpoint: Checkpoint, entries: tuple[bytes, ...]) -> Iterator[Fault]:
    known = {"FORMAT", ".lock", "log/checkpoint"}
    named = {decode_about(index, data) for index, data in enumerate(entries)}
    yield from _odd(vault)
    for path in sorted(p for p in vault.rglob("*") if p.is_file()):
        where = path.relative_to(vault).as_posix()
        if where in known or where.startswith(("anchors/", "objects/sealed/")):
            continue
        if is_tile(where.removeprefix("log/"), checkpoint.size) and where.startswith("log/"):
            continue
        if where.startswith("log/checkpoints/") and path.parent.name == "checkpoints":
            continue  # each is looked at as what it says it is
        if where.startswith("objects/sha256/") and path == object_path(vault, path.name):
            if entries and path.name not in named:
                yield _orphan(path, where)
        elif where.startswith("log/tile/") or path.parent == vault / "tmp":
            yield Fault(ORPHAN, where, *LEFTOVER)
        else:
            yield Fault("unexpected", where, "a file that the vault did not write", MOVE)


def _odd(vault: Path) -> Iterator[Fault]:
    """Pipes and devices, empty folders with a name that the vault does not give, and a lock that holds data."""
    for path in sorted(vault.rglob("*")):
        where = path.relative_to(vault).as_posix()
        if not path.is_file() and not path.is_dir():
            yield Fault("unexpected", where, "no file: a pipe, a socket or a device", MOVE)
        elif path.is_dir() and not FOLDERS.fullmatch(where) and not any(path.iterdir()):
            yield Fault("unexpected", where, "an empty folder that the vault did not make", MOVE)
    lock = vault / ".lock"
    if lock.is_file() and lock.stat().st_size:
        yield Fault("unexpected", ".lock", "the lock holds data; the vault leaves it empty", MOVE)


def _orphan(path: Path, where: str) -> Fault:
    if file_sha256(path) != path.name:
        return Fault("object", where, "the bytes are not those of the object's name, and no log entry speaks of it")
    return Fault(ORPHAN, where, "an object that no log entry speaks of", "add the same file again and it is logged")


def decode_about(index: int, data: bytes) -> str | None:
    """What a log entry is about, None where it cannot be read."""
    try:
        event = decode(index, data)
    except BrokenVault:
        return None
    return event.about if event.action in (RECEIVE, DESCRIBE, DERIVE) else None

"""Objects: bytes under the name of their hash, written once. Many are written together and forced to disk at once."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from solferino.errors import BrokenVault, MissingInput, RefusedInput
from solferino.model.exhibit import Intake
from solferino.preserve.copying import COPY_BYTES, copy
from solferino.preserve.disk import READ_ONLY, Disk, plain_folders, read_bytes


def object_path(vault: Path, identity: str) -> Path:
    """Where the object with that SHA-256 lies."""
    return vault / "objects" / "sha256" / identity[:2] / identity[2:4] / identity


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes that wait in `tmp/` for their name. `path` is None where the object is in the vault already.

    `samples` are pieces of a large file, by their number, with their SHA-256; small ones are read back whole.
    """

    sha256: str
    sha512: str
    size: int
    path: Path | None
    samples: tuple[tuple[int, str], ...] = ()


def take(vault: Path, intake: Intake, number: int, disk: Disk) -> Taken:
    """Write an intake's bytes to a temporary file, hashed by two digests while they pass. Not forced to disk yet."""
    if intake.file:
        return _take_file(vault, intake, vault / "tmp" / f"object-{number}", disk)
    sha256, sha512 = hashlib.sha256(intake.data).hexdigest(), hashlib.sha512(intake.data).hexdigest()
    known = object_path(vault, sha256)
    if known.exists() or known.is_symlink():
        if read_bytes(known, None) != intake.data:
            raise _changed(known)
        return Taken(sha256, sha512, len(intake.data), None)
    temporary = vault / "tmp" / f"object-{number}"
    disk.remove(temporary)
    disk.write(temporary, intake.data, sync=False)
    return Taken(sha256, sha512, len(intake.data), temporary)


@contextmanager
def regular_file(path: Path) -> Iterator[tuple[IO[bytes], os.stat_result]]:
    """A regular file opened for reading, never waiting for a pipe. Raises `RefusedInput`, `MissingInput`."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise MissingInput(f"the file cannot be read: {error.strerror}", where=str(path)) from error
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise RefusedInput("this is no regular file", where=str(path))
        yield file, found


def _take_file(vault: Path, intake: Intake, temporary: Path, disk: Disk) -> Taken:
    """Copy a file that is too large for memory; refuse it where it changes meanwhile."""
    disk.remove(temporary)
    with regular_file(Path(intake.file)) as (source, before), disk.create(temporary, sync=False) as target:
        found = copy(source, target, disk, longest=before.st_size)
        after = os.fstat(source.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or found.size != after.st_size:
        disk.remove(temporary)
        raise RefusedInput("the file changed while it was read", where=intake.file, hint="add it again when it rests")
    known = object_path(vault, found.sha256)
    if known.exists() or known.is_symlink():
        disk.remove(temporary)
        if file_sha256(known) != known.name:
            raise _changed(known)
        return Taken(found.sha256, found.sha512, found.size, None)
    return Taken(found.sha256, found.sha512, found.size, temporary, found.samples)


def settle(vault: Path, taken: list[Taken], disk: Disk) -> list[Path]:
    """Force what was taken to disk, read it back, give it its name; the folders that hold the new names.

    Raises `BrokenVault` where the disk gives back other bytes than were written. Never replaces an object.
    """
    fresh = {item.sha256: item for item in taken if item.path is not None}
    paths = [item.path for item in fresh.values() if item.path is not None]
    if paths:
        disk.barrier(paths, vault / "tmp")
    folders: list[Path] = []
    for item in fresh.values():
        path, target = item.path, object_path(vault, item.sha256)
        if path is None or target.exists():
            continue
        _read_back(path, item)
        path.chmod(READ_ONLY)
        plain_folders(target.parent.parent, target.parent)
        disk.make_folder(target.parent, sync=False)
        disk.link(path, target)
        folders.append(target.parent)
    for item in taken:
        if item.path is not None:
            disk.remove(item.path)
    return folders


def _read_back(path: Path, item: Taken) -> None:
    """Raise `BrokenVault` where the disk gives back other bytes: all of a small file are read, else samples."""
    same = path.stat().st_size == item.size
    if not item.samples:
        same = same and file_sha256(path) == item.sha256
    with path.open("rb") as file:
        if item.samples and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
        for number, digest in item.samples:
            file.seek(number * COPY_BYTES)
            same = same and hashlib.sha256(file.read(COPY_BYTES)).hexdigest() == digest
    if not same:
        raise BrokenVault("the disk gave back other bytes than were written", where=str(path))


def file_sha256(path: Path) -> str:
    """SHA-256 of a regular file of the vault. Links are refused (`BrokenVault`)."""
    if path.is_symlink() or not path.is_file():
        raise BrokenVault("a file of the vault is missing or is a link", where=str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _changed(path: Path) -> BrokenVault:
    return BrokenVault("an object does not hold the bytes of its name", where=str(path), hint="run an audit")

"""Writing so that a power cut leaves the old or the new state: temporary file, barrier, link or rename, barrier."""

import contextlib
import ctypes
import errno
import os
import stat
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from solferino.errors import BrokenVault, UnwritableOutput, VaultBusy

READ_ONLY = 0o444
WAIT_WRITE_WAIT = 1 | 2 | 4  # flags of Linux's `sync_file_range`
LARGEST_OWN = 1 << 25  # bytes of a file that the vault itself fills: a full bundle of the longest entries is half of it
MOVE_AWAY = "move it away, and find out who put it there"
FEW = 2  # files and folders that are forced one by one; more are forced with their whole file system


class Disk:
    """The few operations by which the vault touches the disk, in one place so that tests can make each of them fail."""

    @contextlib.contextmanager
    def create(self, path: Path, *, sync: bool = True) -> Iterator[IO[bytes]]:
        """A new file to be filled, on the platter when the block ends. Never follows or replaces anything."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            if sync:
                self.sync(file)

    def write(self, path: Path, data: bytes, *, sync: bool = True) -> None:
        """A new file with these bytes; without `sync` a later `barrier` must force it to the disk."""
        with self.create(path, sync=sync) as file:
            self.fill(file, data)

    def fill(self, file: IO[bytes], data: bytes) -> None:
        """Write all bytes."""
        file.write(data)

    def push(self, file: IO[bytes], at: int, length: int) -> None:
        """Bring a part of a file to the disk and let go of its memory, where the system can (Linux).

        No promise, a `barrier` must follow; but a failed write is told here (`OSError`), for the system tells it once.
        """
        call = _sync_range()
        if call is None:
            return
        if call(file.fileno(), at, length, WAIT_WRITE_WAIT) != 0:
            code = ctypes.get_errno()
            if code not in (errno.ENOSYS, errno.EINVAL, errno.ESPIPE, errno.ENOTSUP):
                raise OSError(code, "the disk did not take what was written", file.name)
            return
        os.posix_fadvise(file.fileno(), at, length, os.POSIX_FADV_DONTNEED)

    def sync(self, file: IO[bytes]) -> None:
        """Force the file's bytes to the disk."""
        os.fsync(file.fileno())

    def barrier(self, paths: Sequence[Path], folder: Path) -> None:
        """Return when these files and folders, and the names of the files, are on the disk.

        Many are forced at once with their file system where it can (Linux), else each by itself with its folder.
        """
        call = _syncfs()
        if call is not None and len(paths) > FEW:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                if call(descriptor) != 0:
                    raise OSError(ctypes.get_errno(), "the disk did not take what was written", str(folder))
            finally:
                os.close(descriptor)
            return
        for path in paths:
            _force(path)
        for parent in sorted({p for path in paths for p in (path.parent, path.parent.parent)}):
            self.sync_folder(parent)

    def link(self, source: Path, target: Path) -> None:
        """Give a file its final name; fails where the name is taken."""
        os.link(source, target, follow_symlinks=False)

    def rename(self, source: Path, target: Path) -> None:
        """Put a file in the place of another in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Take a temporary file away."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path, *, sync: bool = True) -> None:
        """A folder and those above it, each known to its parent on disk; without `sync` a `barrier` must follow."""
        missing = []
        while not path.exists():
            missing.append(path)
            path = path.parent
        for folder in reversed(missing):
            folder.mkdir()
            if sync:
                self.sync_folder(folder.parent)

    def sync_folder(self, path: Path) -> None:
        """Force a folder's list of names to the disk, where the system can."""
        _force(path)


def _force(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


@cache
def _syncfs() -> "ctypes._FuncPointer | None":
    """Linux's `syncfs`, None elsewhere. It reports failed writes since Linux 5.8."""
    if os.name == "nt":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


@cache
def _sync_range() -> "ctypes._FuncPointer | None":
    """Linux's `sync_file_range`, None elsewhere."""
    call = None if os.name == "nt" else getattr(ctypes.CDLL(None, use_errno=True), "sync_file_range", None)
    if call is not None:
        call.argtypes = (ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)
    return call


def read_bytes(path: Path, most: int | None = LARGEST_OWN) -> bytes:
    """Bytes of a regular file of the vault. Links and what is larger than it writes any are refused (`BrokenVault`)."""
    if path.is_symlink() or not path.is_file():
        raise BrokenVault("a file of the vault is missing, or no regular file", where=str(path))
    if most is not None and path.stat().st_size > most:
        raise BrokenVault("a file far larger than the vault writes any", where=str(path))
    return path.read_bytes()


def refuse_links(vault: Path) -> None:
    """Raise `BrokenVault` where a folder that writers touch holds a link: what they clear or fill would lie elsewhere.

    Objects are too many to be looked at each time: `plain_folders` looks at the folders of each one that is written.
    """
    waiting = [vault]
    plain_folders(vault)
    while waiting:
        with os.scandir(waiting.pop()) as found:
            for entry in found:
                if entry.is_symlink():
                    raise _link(Path(entry.path))
                if entry.is_dir(follow_symlinks=False) and Path(entry.path) != vault / "objects" / "sha256":
                    waiting.append(Path(entry.path))


def plain_folders(*folders: Path) -> None:
    """Raise `BrokenVault` where one of these is a link."""
    for folder in folders:
        if folder.is_symlink():
            raise _link(folder)


def _link(path: Path) -> BrokenVault:
    hint = "nothing was written; run: solferino audit DIR, and find out who put it there"
    return BrokenVault("a link where the vault keeps files and folders only", where=str(path), hint=hint)


def check_writable(folder: Path) -> None:
    """Raise `UnwritableOutput` unless this folder's file system keeps the promises that the vault relies on.

    Links that never replace, renames that replace, locks that hold against a second opening, and folders that can be
    forced: some network and user-space file systems lack one of them.
    """
    probe, twin = folder / ".probe", folder / ".probe-link"
    try:
        probe.write_bytes(b"probe")
        _force(probe)
        os.link(probe, twin)
        _probe_exclusive_link(probe, twin)
        with locked(probe):
            _probe_lock(probe)
        twin.unlink()
        twin.write_bytes(b"twin")
        probe.replace(twin)
        if probe.exists() or twin.read_bytes() != b"probe":
            raise OSError(errno.EIO, "a renamed file is not where it should be")
        _force(folder)
    except OSError as error:
        raise UnwritableOutput(
            f"this folder cannot hold a vault: {error.strerror}",
            where=str(folder),
            hint="choose a folder on a local disk",
        ) from error
    finally:
        for path in (twin, probe):
            path.unlink(missing_ok=True)


def _probe_exclusive_link(probe: Path, twin: Path) -> None:
    try:
        os.link(probe, twin)
    except FileExistsError:
        return
    raise OSError(errno.EIO, "a link replaced a file that was there")


def _probe_lock(probe: Path) -> None:
    try:
        with locked(probe):
            pass
    except VaultBusy:
        return
    raise OSError(errno.ENOLCK, "locks do not hold here")


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file. Raises `VaultBusy` where somebody holds it, `BrokenVault` where it is no file."""
    descriptor = _lock_file(path)
    try:
        try:
            if os.name == "nt":
                import msvcrt  # noqa: PLC0415 - there is no such module elsewhere

                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            else:
                import fcntl  # noqa: PLC0415 - there is no such module on Windows

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise
            raise VaultBusy(
                "another process is writing to this case",
                where=str(path.parent),
                hint="wait for it to end, then try again",
            ) from error
        yield
    finally:
        os.close(descriptor)


def _lock_file(path: Path) -> int:
    """A lock opened, never waiting for a pipe."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    odd = BrokenVault("no lock: a link, a folder or a pipe lies in its place", where=str(path), hint=MOVE_AWAY)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if error.errno in (errno.EISDIR, errno.ELOOP, errno.ENXIO):
            raise odd from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise odd
    return descriptor

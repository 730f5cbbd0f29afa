"""Writing so that a power cut leaves the old or the new state: temporary file, fsync, link or rename, fsync folder."""

import errno
import os
from pathlib import Path
from typing import IO

from solferino.errors import BrokenVault, UnwritableOutput

READ_ONLY = 0o444
CHUNK_BYTES = 1 << 20


class Disk:
    """The few operations by which the vault touches the disk, in one place so that tests can make each of them fail."""

    def write(self, path: Path, data: bytes) -> None:
        """A new file with these bytes, on the platter before this returns. Never follows or replaces anything."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            self.fill(file, data)
            file.flush()
            self.sync(file)

    def fill(self, file: IO[bytes], data: bytes) -> None:
        """Write all bytes."""
        file.write(data)

    def sync(self, file: IO[bytes]) -> None:
        """Force the file's bytes to the disk."""
        os.fsync(file.fileno())

    def link(self, source: Path, target: Path) -> None:
        """Give a file its final name; fails where the name is taken."""
        os.link(source, target, follow_symlinks=False)

    def rename(self, source: Path, target: Path) -> None:
        """Put a file in the place of another in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Take a temporary file away."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """A folder and those above it, each known to its parent on disk."""
        missing = []
        while not path.exists():
            missing.append(path)
            path = path.parent
        for folder in reversed(missing):
            folder.mkdir()
            self.sync_folder(folder.parent)

    def sync_folder(self, path: Path) -> None:
        """Force a folder's list of names to the disk, where the system can."""
        if os.name == "nt":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)


def read_bytes(path: Path) -> bytes:
    """Bytes of a regular file inside the vault; links are refused (`BrokenVault`)."""
    if path.is_symlink() or not path.is_file():
        raise BrokenVault("a file of the vault is missing or is a link", where=str(path))
    return path.read_bytes()


def check_writable(folder: Path) -> None:
    """Raise `UnwritableOutput` unless files can be linked and locked here (some network drives cannot)."""
    probe, twin = folder / ".probe", folder / ".probe-link"
    try:
        probe.write_bytes(b"probe")
        os.link(probe, twin)
    except OSError as error:
        raise UnwritableOutput(
            f"this folder cannot hold a vault: {error.strerror}",
            where=str(folder),
            hint="choose a folder on a local disk",
        ) from error
    finally:
        for path in (twin, probe):
            path.unlink(missing_ok=True)

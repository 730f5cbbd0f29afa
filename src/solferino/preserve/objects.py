"""Objects: bytes under the name of their hash, written once."""

import hashlib
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.disk import CHUNK_BYTES, READ_ONLY, Disk


def object_path(vault: Path, identity: str) -> Path:
    """Where the object with that SHA-256 lies."""
    return vault / "objects" / "sha256" / identity[:2] / identity[2:4] / identity


def store(vault: Path, data: bytes, disk: Disk) -> tuple[str, bool]:
    """Write bytes under their hash: the hash, and whether they are new. Never replaces an object.

    Raises `BrokenVault` where an object of that name holds other bytes, or the disk gives back others than written.
    """
    identity = hashlib.sha256(data).hexdigest()
    target = object_path(vault, identity)
    if target.exists() or target.is_symlink():
        if _digest(target) != identity:
            raise BrokenVault("an object does not hold the bytes of its name", where=str(target), hint="run an audit")
        return identity, False
    temporary = vault / "tmp" / f"object-{identity}"
    disk.remove(temporary)
    disk.write(temporary, data)
    if _digest(temporary) != identity:
        raise BrokenVault("the disk gave back other bytes than were written", where=str(temporary))
    temporary.chmod(READ_ONLY)
    disk.make_folder(target.parent)
    disk.link(temporary, target)
    disk.sync_folder(target.parent)
    disk.remove(temporary)
    return identity, True


def _digest(path: Path) -> str:
    """SHA-256 of a file as the disk gives it back, piece by piece. Raises `BrokenVault` where it is no regular file."""
    if path.is_symlink() or not path.is_file():
        raise BrokenVault("a file of the vault is missing or is a link", where=str(path))
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            found.update(chunk)
    return found.hexdigest()

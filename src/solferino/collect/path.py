"""Files and folders."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from solferino.errors import MissingInput, RefusedInput
from solferino.model.exhibit import Intake

LARGE = 64 << 20  # bytes; what is larger is never held in memory as a whole
BEGINNING = 1 << 16  # bytes that tell the media type
IGNORED = frozenset(("Thumbs.db", "desktop.ini", "__MACOSX"))


def files(location: str) -> Iterator[Path]:
    """Regular files at a path, those of folders below it in order of name; hidden ones and links inside are left out.

    Raises `MissingInput` where nothing is there, `RefusedInput` where something is no file or folder.
    """
    path = Path(location)
    if path.is_symlink() and not path.exists():
        raise MissingInput("a link that points nowhere", where=location)
    if not path.exists():
        raise MissingInput("there is no such file or folder", where=location, hint="check the spelling of the path")
    if path.is_dir():
        for child in sorted(path.iterdir(), key=lambda p: p.name):
            skipped = child.name.startswith(".") or child.name in IGNORED or child.is_symlink()
            if not skipped and (child.is_dir() or child.is_file()):
                yield from files(str(child))
    elif path.is_file():
        yield path
    else:
        raise RefusedInput("this is no regular file", where=location, hint="copy its content into a file first")


def intake(path: Path, *, by: str, now: datetime) -> Intake:
    """The bytes of a file, or its beginning and its path where it is large: then the vault copies it as it hashes.

    Raises `MissingInput` where it cannot be read, `RefusedInput` where it is no regular file or changes meanwhile.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise RefusedInput("this is no regular file", where=str(path))
            large = before.st_size > LARGE
            data = file.read(BEGINNING if large else -1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise MissingInput(f"the file cannot be read: {error.strerror}", where=str(path)) from error
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if changed or (not large and len(data) != after.st_size):
        raise RefusedInput("the file changed while it was read", where=str(path), hint="add it again when it rests")
    whole = str(path.resolve())
    return Intake(data, whole, path.name, "", now, by, file=whole if large else "")

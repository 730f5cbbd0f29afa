"""Files and folders."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from solferino.errors import MissingInput, RefusedInput, SolferinoError
from solferino.model.exhibit import Intake

LARGE = 64 << 20  # bytes; what is larger is never held in memory as a whole
BEGINNING = 1 << 16  # bytes that tell the media type
IGNORED = frozenset(("Thumbs.db", "desktop.ini", "__MACOSX"))  # made by systems, not by people
PATH_BYTES = "path_hex"  # the detail that holds the bytes of a path which no text can hold
Refuse = Callable[[SolferinoError], None]  # takes note of what is not taken in


def files(location: str, refuse: Refuse) -> Iterator[Path]:
    """Regular files at a path, those of folders below it in order of name; hidden ones are left out.

    Links, pipes and devices below a folder, and folders that cannot be opened, go to `refuse`; what the path itself
    names raises: `MissingInput` where nothing is there, `RefusedInput` where it is a link or no file or folder.
    """
    if not os.path.lexists(location):
        raise MissingInput("there is no such file or folder", where=location, hint="check the spelling of the path")
    waiting = [Path(location)]
    while waiting:
        path = waiting.pop()
        try:
            if _is_folder(path):
                waiting += sorted((c for c in path.iterdir() if _is_wanted(c)), key=lambda p: p.name, reverse=True)
            else:
                yield path
        except OSError as error:
            _told(MissingInput(f"the folder cannot be opened: {error.strerror}", where=str(path)), location, refuse)
        except RefusedInput as error:
            _told(error, location, refuse)


def _told(error: SolferinoError, location: str, refuse: Refuse) -> None:
    if error.where == str(Path(location)):
        raise error
    refuse(error)


def _is_wanted(path: Path) -> bool:
    return not path.name.startswith(".") and path.name not in IGNORED


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder, and no file. Raises `RefusedInput` where it is neither."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        raise RefusedInput("this is a link", where=str(path), hint="add what it points to by its own path")
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise RefusedInput("this is no regular file", where=str(path), hint="copy its content into a file first")
    return stat.S_ISDIR(mode)


def intake(path: Path, *, by: str, now: datetime) -> Intake:
    """The bytes of a file, or its beginning and its path where it is large: then the vault copies it as it hashes.

    A name that is no UTF-8 is written with codes, and its exact bytes stand in the details. Raises `MissingInput` where
    it cannot be read, `RefusedInput` where it is no regular file or changes meanwhile.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
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
    location, name = written(whole), written(path.name)
    exact = {PATH_BYTES: os.fsencode(whole).hex()} if location != whole else {}
    return Intake(data, location, name, "", now, by, exact, file=whole if large else "")


def written(path: str) -> str:
    """A path as a text can hold it: each of its bytes that is no UTF-8 as in `%ff`, no sign that parts folders."""
    try:
        path.encode()
    except UnicodeEncodeError:
        whole = os.fsencode(path).decode("utf-8", "surrogateescape")
        return re.sub("[\udc80-\udcff]", lambda lone: f"%{ord(lone[0]) - 0xDC00:02x}", whole)
    return path

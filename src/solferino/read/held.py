"""What a file holds that is a file of its own: an attachment, a member of an archive, a record of a capture."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from solferino.errors import UnreadableInput
from solferino.read.attempt import Failed, attempt

LARGEST = 64 << 20  # bytes of one member; nothing larger is read as a report
HIGHEST_RATIO, SPARED = 100, 1 << 20  # growth of a member by unpacking, beyond a size that does no harm
PARCEL = 32 << 20  # bytes that go to the parent at once
MOST = 10_000  # members of one file
LONGEST = 400  # signs of a place
HIDDEN = frozenset(("Thumbs.db", "desktop.ini", "__MACOSX"))  # made by systems, not by people
ODD = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


class Readable(Protocol):
    """An open member."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """A member before it is taken out: where in the file, and what gives its bytes."""

    place: str
    load: Callable[[], bytes]
    said: tuple[tuple[str, str], ...] = ()  # what the file says of it


@dataclass(frozen=True, slots=True)
class Member:
    """A member with its bytes, or the reason why it is not taken out."""

    place: str
    data: bytes = b""
    said: tuple[tuple[str, str], ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """Some members in the order of the file; `following` is the number of the next one, 0 where there is none."""

    members: tuple[Member, ...]
    following: int = 0


def parcel(found: Iterable[Held], first: int) -> Parcel:
    """Members from a number on, as many as are sent at once. A file that breaks in between gives a refused one."""
    members: list[Member] = []
    coming, size, number = iter(found), 0, 0
    while (one := attempt(lambda: next(coming, None))) is not None:
        if isinstance(one, Failed):
            members.append(Member("", refused=f"damaged behind member {number}: {_why(one.error)}"))
            break
        if number >= max(first, MOST):
            members.append(Member("", refused=f"more than {MOST} members: the rest is not taken out"))
            break
        if size >= PARCEL:
            return Parcel(tuple(members), number)
        if number >= first:
            members.append(_taken(one))
            size += len(members[-1].data)
        number += 1
    return Parcel(tuple(members))


def _taken(one: Held) -> Member:
    place = shown(one.place)
    data = attempt(one.load)
    if isinstance(data, Failed):
        return Member(place, refused=_why(data.error))
    if not data:
        return Member(place, refused="it is empty")
    return Member(place, data, tuple((key, shown(value)) for key, value in one.said))


def _why(error: Exception) -> str:
    if isinstance(error, UnreadableInput):
        return error.what
    if isinstance(error, MemoryError):
        return "it needs more memory than is allowed"
    return shown(f"it cannot be taken out: {type(error).__name__}: {str(error)[:200]}")


def bounded(file: Readable, packed: int) -> bytes:
    """All of a member, unpacked. Raises `UnreadableInput` where it grows beyond measure."""
    most = min(LARGEST, max(SPARED, HIGHEST_RATIO * packed))
    data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableInput(
            f"larger than {LARGEST >> 20} MB" if most == LARGEST else "it grows beyond measure when it is unpacked"
        )
    return data


def shown(text: str) -> str:
    """A name that can be printed and kept: control, direction and lone surrogate signs as codes."""
    plain = "".join(c if unicodedata.category(c) not in ODD else f"\\u{ord(c):04x}" for c in text)
    return plain if len(plain) <= LONGEST else f"…{plain[-LONGEST:]}"


def is_wanted(place: str) -> bool:
    """Whether a path in an archive is not of those that are left out of folders, too: hidden, or made by systems."""
    parts = [part for part in place.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return bool(parts) and not any(part.startswith(".") or part in HIDDEN for part in parts)

"""ZIP and TAR archives: listed, never unpacked. An archive is kept as one object; its members' names are only shown.

Every loop is bounded, nothing is written.
"""

import stat
import tarfile
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from solferino.preserve import tars, zips
from solferino.preserve.zips import HIGHEST_RATIO, LARGEST_TOTAL

MOST_MEMBERS = 100_000
LONGEST_NAME = 255  # bytes of one part of a path, on most file systems
RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))))
NESTED = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".wacz")


@dataclass(frozen=True, slots=True)
class Member:
    """What an archive says it holds. `shown` is the name with control and direction signs as codes."""

    shown: str
    size_bytes: int
    warnings: tuple[str, ...]
    packed: bool = False  # an archive or a compressed file, which is not looked into


@dataclass(frozen=True, slots=True)
class Listing:
    """An archive's members and what is odd about it as a whole."""

    kind: str
    members: tuple[Member, ...]
    warnings: tuple[str, ...]


def shown(name: str) -> str:
    """A name that can be printed: control, direction and lone surrogate signs as codes."""
    odd = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    return "".join(c if unicodedata.category(c) not in odd else f"\\u{ord(c):04x}" for c in name)


def listing(path: Path) -> Listing | None:
    """What an archive says it holds; None where the file is no ZIP and no TAR."""
    with path.open("rb") as file:
        head = file.read(512)
    if b"PK\x03\x04" in head or b"PK\x05\x06" in head or zipfile.is_zipfile(path):
        return _zip(path)
    if not _begins_tar(head):
        return None
    rows, warnings = tars.members(path, MOST_MEMBERS)
    return _whole("tar", rows[:MOST_MEMBERS], len(rows), [shown(warning) for warning in warnings])


def _begins_tar(head: bytes) -> bool:
    """Whether a file begins with a TAR header whose own sum is right; compressed ones are not looked into."""
    try:
        return bool(tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape").name)
    except (tarfile.HeaderError, ValueError):
        return False


def _zip(path: Path) -> Listing:
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            infos = archive.infolist()
            found = zips.oddities(file, archive, infos) if len(infos) <= MOST_MEMBERS else zips.Oddities()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        return Listing("zip", (), (f"damaged or cut off: {shown(str(error))}",))
    rows = []
    for number, info in enumerate(infos[:MOST_MEMBERS]):
        mode = info.external_attr >> 16
        kind = ["a link"] if stat.S_ISLNK(mode) else ["a device"] if stat.S_ISBLK(mode) or stat.S_ISCHR(mode) else []
        if info.file_size > HIGHEST_RATIO * max(1, info.compress_size):
            kind.append(f"it would grow {info.file_size // max(1, info.compress_size)} times")
        raw = getattr(info, "orig_filename", info.filename)
        rows.append((raw, info.file_size, kind + [shown(what) for what in found.members.get(number, ())]))
    return _whole("zip", rows, len(infos), found.whole)


def _whole(kind: str, rows: list[tars.Row], count: int, warnings: list[str]) -> Listing:
    names = [name for name, _, _ in rows]
    clashes = _clashes(names)
    members = tuple(
        Member(shown(n), size, (*more, *_odd(n), *clashes.get(n, ())), n.lower().endswith(NESTED))
        for n, size, more in rows
    )
    total = sum(size for _, size, _ in rows)
    if count > MOST_MEMBERS:
        warnings.append(f"more than {MOST_MEMBERS} members: the rest is not listed")
    if total > LARGEST_TOTAL:
        warnings.append(f"unpacked it would fill {total >> 30} GiB")
    return Listing(kind, members, tuple(warnings))


def _odd(name: str) -> Iterator[str]:
    """What is odd about a member's name."""
    plain = name.replace("\\", "/")
    parts = [part for part in plain.split("/") if part]
    if plain.startswith(("/", "~")) or (len(plain) > 1 and plain[1] == ":"):
        yield "a name that leaves the folder: absolute"
    if ".." in parts:
        yield "a name that leaves the folder: .."
    if "\\" in name:
        yield "backslashes: a folder on one system, a name on another"
    if shown(name) != name:
        yield "control or direction signs in the name"
    if any(part.split(".")[0].rstrip(" ").lower() in RESERVED or part != part.rstrip(". ") for part in parts):
        yield "a name that Windows reserves or changes"
    if any(len(part.encode("utf-8", errors="surrogatepass")) > LONGEST_NAME for part in parts) or len(parts) > 64:  # noqa: PLR2004
        yield "a name too long or too deep for most file systems"
    if ".git" in [part.lower() for part in parts]:
        yield "a folder that programs obey: .git"


def _clashes(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Members that would overwrite each other on some file system."""
    listed = list(names)
    exact = Counter(listed)
    folded = Counter(unicodedata.normalize("NFC", name).casefold().rstrip("/") for name in set(listed))
    found: dict[str, tuple[str, ...]] = {}
    for name in exact:
        if exact[name] > 1:
            found[name] = ("the same name twice",)
        elif folded[unicodedata.normalize("NFC", name).casefold().rstrip("/")] > 1:
            found[name] = ("another member has this name on some systems",)
    return found

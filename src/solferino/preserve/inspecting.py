"""Captures and archives of others, looked at without being opened: what they are, and what is wrong with them."""

from __future__ import annotations  # certificates are named in signatures: their library is loaded when used

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography import x509

from solferino.preserve import archives, wacz, warc
from solferino.preserve.archives import Listing, shown

MOST_NAMED, MOST_FAULTS = 5, 1000


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is; what is wrong with it; what could not be checked; the members of an archive."""

    kind: str
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    listing: Listing | None = None


def inspect(path: Path, roots: Sequence[x509.Certificate] = ()) -> Inspected:
    """Look at a file. Never raises for what it holds; raises `OSError` where it cannot be opened.

    Each fault is told once, and no more of them than a person reads.
    """
    found = _inspect(path, roots)
    faults = tuple(dict.fromkeys(found.faults))
    more = (f"{len(faults) - MOST_FAULTS} more faults of these kinds",) if len(faults) > MOST_FAULTS else ()
    return replace(found, faults=faults[:MOST_FAULTS] + more)


def _inspect(path: Path, roots: Sequence[x509.Certificate]) -> Inspected:
    with path.open("rb") as file:
        head = file.read(16)
    name = path.name.lower()
    if head.startswith((b"WARC/", b"filedesc:")) or (
        head.startswith(b"\x1f\x8b") and ("warc" in name or "arc." in name)
    ):
        records, found = warc.check(path)
        faults = tuple(f"record {f.record}: {shown(f.what)}" for f in found)
        return Inspected("web archive", faults, (f"{records} records",))
    listed = archives.listing(path)
    if listed is None:
        return Inspected("neither a web archive nor a ZIP or TAR", (), ())
    odd = tuple(f"{m.shown}: {'; '.join(m.warnings)}" for m in listed.members if m.warnings)
    if any(member.shown == wacz.PACKAGE for member in listed.members):
        checked = wacz.check(path, roots)
        said = (f"signed by {shown(checked.signed_by)}, by its own account", *map(shown, checked.notes))
        return Inspected("WACZ package", (*map(shown, checked.faults), *listed.warnings, *odd), said, listed)
    said = (f"{len(listed.members)} members", *_unopened(listed))
    return Inspected(f"{listed.kind} archive", (*listed.warnings, *odd), said, listed)


def _unopened(listed: Listing) -> tuple[str, ...]:
    """Members that are archives themselves: no fault, but nobody has looked into them."""
    names = [member.shown for member in listed.members if member.packed]
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return (f"not looked into, archives in the archive: {', '.join(names[:MOST_NAMED])}{more}",) if names else ()

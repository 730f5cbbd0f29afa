"""What an `add` changed in incidents that were there before, and why."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

from collections.abc import Iterator
from typing import TYPE_CHECKING

from solferino.cli.words import roots, toll

if TYPE_CHECKING:
    from solferino.case import Changed
    from solferino.model.assessment import Assessment

MOST_TOLD = 10
ID_SHOWN = 9


def changed(changes: tuple[Changed, ...]) -> Iterator[str]:
    """Incidents that reports joined or whose values moved; new ones are counted only."""
    told = [change for change in changes if change.old is not None]
    for change in told[:MOST_TOLD]:
        yield from _told(change)
    if len(told) > MOST_TOLD:
        yield f"  and {len(told) - MOST_TOLD} more"


def _told(change: Changed) -> Iterator[str]:
    reports = len(change.joined)
    if reports:
        how = f"{reports} report{'' if reports == 1 else 's'} joined"
    else:
        how = "changed" if change.moved else "its texts or links changed, no value did"
    yield f"  {change.incident[:ID_SHOWN]} {change.new.title}: {how}"
    for gone in change.merged:
        yield f"    it took in {gone[:ID_SHOWN]}"
    for joined in change.joined:
        if joined.link is None:
            yield "    joined through another report, or by a person"
        else:
            met = (f"{r.feature.replace('_', ' ')} {r.weight:+.1f}" for r in joined.link.reasons if r.weight)
            yield f"    because of {', '.join(met)}: {joined.link.score:.1f}"
    if change.old is not None:
        yield from (f"    {line}" for line in _moved(change.old, change.new))


def _moved(old: Assessment, new: Assessment) -> Iterator[str]:
    rows = (
        ("killed", toll(old.toll_of("killed")), toll(new.toll_of("killed"))),
        ("injured", toll(old.toll_of("injured")), toll(new.toll_of("injured"))),
        ("independent sources", roots(old), roots(new)),
        ("grade", old.grade.value, new.grade.value),
    )
    for name, before, after in rows:
        if before != after:
            yield f"{name}: {before} → {after}"

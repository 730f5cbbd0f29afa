"""Figures that a person put right."""

import re
from collections.abc import Sequence
from dataclasses import replace

from solferino.model.circumstance import Count, Outcome, TollLine
from solferino.model.claim import Account, Claim, Reported
from solferino.model.document import Anchored

_COUNT = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7})|(\+))?")


def count(text: str) -> Count | None:
    """`4`, `4-6`, `4+` (at least four) as a count, None where it is none."""
    found = _COUNT.fullmatch(text.strip())
    if found is None:
        return None
    low = int(found[1])
    high = None if found[3] else int(found[2] or low)
    return Count(low, high) if high is None or high >= low else None


def told_count(value: Count | None) -> str:
    """A count as `count` reads it; empty where there is none."""
    if value is None:
        return ""
    if value.low is None or value.high is None:
        return f"{value.low}+" if value.low is not None else value.vague or f"0-{value.high}"
    return str(value.low) if value.low == value.high else f"{value.low}-{value.high}"


def corrected_toll(
    account: Account, claims: Sequence[Claim], outcome: Outcome, text: str, rule: str
) -> tuple[Account, tuple[Claim, ...]]:
    """The account with one figure in the place of its figures for an outcome, and claims that no longer give theirs.

    Parts (women, men) stay under the new figure where they fit it; roles across sex and age stay.
    """
    value = count(text)
    tops = [i for i, t in enumerate(account.tolls) if _is_whole(t.value, outcome)]
    lines: list[tuple[int | None, Anchored[TollLine]]] = []
    if value is not None:
        old = account.tolls[tops[0]] if tops else None
        line = TollLine(outcome, old.value.kind if old else "person", value)
        lines.append((None, Anchored(line, old.quotes if old else (account.anchor,), rule)))
    for index, toll in enumerate(account.tolls):
        if index not in tops and (toll.value.part_of not in tops or _fits(toll.value, value)):
            lines.append((index, toll))
    place = {index: position for position, (index, _) in enumerate(lines) if index is not None}
    place |= dict.fromkeys(tops, 0) if value is not None else {}
    tolls = tuple(_under(toll, place) for _, toll in lines)
    reported = tuple(row for row in account.reported if row.outcome != outcome)
    reported += (Reported(outcome, value),) if value is not None else ()
    kept = {(t.value.outcome, t.value.kind, t.value.count, t.quotes) for t in tolls}
    changed = tuple(
        replace(claim, toll=tuple(t for t in claim.toll if t.value.outcome != outcome or _key(t) in kept))
        for claim in claims
        if any(t.value.outcome == outcome for t in claim.toll)
    )
    return replace(account, tolls=tolls, reported=reported), changed


def _is_whole(line: TollLine, outcome: Outcome) -> bool:
    return line.outcome == outcome and line.part_of is None and not line.overlay


def _fits(line: TollLine, whole: Count | None) -> bool:
    """A part is never larger than its whole; without a figure for the whole it has none to be part of."""
    low = line.count.low if line.count else None
    return whole is not None and (whole.high is None or (low or 0) <= whole.high)


def _under(toll: Anchored[TollLine], place: dict[int, int]) -> Anchored[TollLine]:
    part = toll.value.part_of
    return toll if part is None else replace(toll, value=replace(toll.value, part_of=place.get(part)))


def _key(toll: Anchored[TollLine]) -> tuple[object, ...]:
    return toll.value.outcome, toll.value.kind, toll.value.count, toll.quotes

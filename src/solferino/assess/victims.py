"""Ranges for each kind of person, and the check that parts fit their whole (rule C8)."""

from collections.abc import Iterator, Mapping
from functools import cache

from solferino.assess.figures import COMBATANT, Figure, Told, told
from solferino.assess.scene import Scene
from solferino.assess.tolls import OUTCOMES, spread
from solferino.model.assessment import VictimLine
from solferino.model.circumstance import Count, Outcome
from solferino.vocab.rows import records

WHOLES = frozenset({"person", "civilian", COMBATANT})  # the toll itself, no kind of it
CELLS = ("man", "woman", "boy", "girl", "child")


@cache
def kinds() -> Mapping[str, bool]:
    """Kinds of person in the order of the rows, with whether they are roles that lie across sex and age."""
    return {row["id"]: bool(row.get("overlay")) for row in records("persons.toml", "person")}


def victims(scene: Scene) -> tuple[VictimLine, ...]:
    """One line for each outcome and kind that a source states. A source that gives no breakdown does not lower it."""
    return tuple(line for outcome in OUTCOMES for line in _lines(scene, outcome))


def _lines(scene: Scene, outcome: Outcome) -> Iterator[VictimLine]:
    rows = told(scene, outcome)
    stated = {line.value.kind for row in rows for line in row.lines} - WHOLES
    order = {kind: position for position, kind in enumerate(kinds())}
    for kind in sorted(stated, key=lambda kind: (order.get(kind, len(order)), kind)):
        found = [figure for row in rows if (figure := _figure(row, kind)) is not None]
        lows = [figure.low for figure in found if figure.low is not None]
        range_ = spread(scene, found, ())
        low = range_.low if range_.independence.n_min > 1 else min(lows, default=None)
        yield VictimLine(
            outcome=outcome,
            kind=kind,
            low=low,
            high=range_.high,
            overlay=kinds().get(kind, False) or _is_overlay(rows, kind),
            because=scene.order(key for figure in found for key in figure.because),
            hedged=all(figure.hedged for figure in found),
        )


def _is_overlay(rows: tuple[Told, ...], kind: str) -> bool:
    return any(line.value.overlay for row in rows for line in row.lines if line.value.kind == kind)


def _figure(row: Told, kind: str) -> Figure | None:
    """What one root says of one kind; a part of a line of the same kind is in it already."""
    own = {line.index for line in row.lines if line.value.kind == kind}
    lines = [line for line in row.lines if line.value.kind == kind and line.value.part_of not in (own - {None})]
    if not lines:
        return None
    counts = [line.value.count for line in lines if line.value.count and line.value.count.low is not None]
    lows = [count.low for count in counts if count.low is not None]
    highs = [_high(count) for count in counts]
    return Figure(
        root=row.root,
        account=row.account,
        low=min(lows, default=None),
        high=max(highs, default=None),
        open_ended=any(count.open_ended for count in counts),
        approximate=any(count.approximate for count in counts),
        floor=False,
        vague=None,
        hedged=all(line.hedged for line in lines),
        because=row.because,
    )


def _high(count: Count) -> int:
    return count.high if count.high is not None else count.low or 0


def misfits(scene: Scene) -> tuple[tuple[Outcome, Told, int, int], ...]:
    """Where the parts that one source gives add up to more than its whole: outcome, source, sum of parts, whole."""
    found = []
    for outcome in OUTCOMES:
        for row in told(scene, outcome):
            if (sizes := _misfit(row)) is not None:
                found.append((outcome, row, *sizes))
    return tuple(found)


def _misfit(row: Told) -> tuple[int, int] | None:
    for whole in row.lines:
        count = whole.value.count
        if whole.index is None or count is None or count.high is None:
            continue
        parts = _cells(row, whole.index)
        if parts > count.high:
            return parts, count.high
    return None


def _cells(row: Told, whole: int) -> int:
    """At least so many by sex and age: boys and girls are children too."""
    size = dict.fromkeys(CELLS, 0)
    for line in row.lines:
        count = line.value.count
        if line.value.part_of == whole and line.value.kind in size and count is not None and not line.value.overlay:
            size[line.value.kind] += count.low or 0
    return size["man"] + size["woman"] + max(size["child"], size["boy"] + size["girl"])

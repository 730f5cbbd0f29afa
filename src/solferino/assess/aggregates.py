"""Other recorders' rules on the same figures, side by side: how much the result depends on the rule."""

from collections.abc import Callable, Mapping, Sequence

from solferino.assess.figures import Figure, published_on
from solferino.assess.scene import Scene
from solferino.model.circumstance import Outcome
from solferino.model.reckoning import Aggregate, Method
from solferino.vocab.arithmetic import methods

Ends = tuple[int | None, int | None, int | None]  # low, best, high


class Material:
    """What the rules work on. `rows`: figures of every voice, the party blamed included, replaced ones left out;
    `own`: this register's low, best and high; `distinct`: people who must be different."""

    def __init__(self, scene: Scene, rows: Sequence[Figure], own: Ends, distinct: int, *, disputed: bool) -> None:
        self.scene, self.own, self.distinct, self.disputed = scene, own, distinct, disputed
        self.rows = tuple(row for row in rows if row.low is not None)


def aggregates(material: Material, outcome: Outcome) -> tuple[Aggregate, ...]:
    """What each named rule whose recorders count this outcome makes of it; none of them is a mean."""
    return tuple(
        Aggregate(method, *_ordered(RULES[method](material)))
        for method in RULES
        if not methods()[method].outcomes or outcome in methods()[method].outcomes
    )


def _ordered(ends: Ends) -> Ends:
    """A best figure never lies outside its own ends."""
    low, best, high = ends
    if low is None or high is None:
        return ends
    return low, None if best is None else min(max(best, low), high), high


def _low(rows: Sequence[Figure]) -> int | None:
    return min((row.low for row in rows if row.low is not None), default=None)


def _high(rows: Sequence[Figure]) -> int | None:
    return max((row.high if row.high is not None else row.low or 0 for row in rows), default=None)


def _ours(material: Material) -> Ends:
    return material.own


def _ucdp(material: Material) -> Ends:
    """Low over all sources; best as here, where nobody gives more than a word the low."""
    low, high = _low(material.rows), _high(material.rows)
    best = material.own[1]
    return low, low if best is None else best, high


def _airwars(material: Material) -> Ends:
    """A range of anybody but the party blamed, from zero where the status of victims is disputed; no best."""
    rows = [row for row in material.rows if not material.scene.is_blamed(row.root)]
    low, high = _low(rows), _high(rows)
    if low is None or high is None:
        return None, None, None
    return 0 if material.disputed else low, None, max(high, material.distinct)


def _conservative(material: Material) -> Ends:
    low = _low(material.rows)
    return low, low, low


def _latest(material: Material) -> Ends:
    """Each voice's newest figure; best is the newest of all, on one day the lowest."""
    newest: dict[tuple[str, ...], list[Figure]] = {}
    for row in material.rows:
        kept = newest.setdefault(row.root.key, [row])
        day, before = published_on(row, material.scene), published_on(kept[0], material.scene)
        if day > before:
            newest[row.root.key] = [row]
        elif day == before and row is not kept[0]:
            kept.append(row)
    rows = [row for kept in newest.values() for row in kept]
    dated = [(-published_on(row, material.scene), row.low or 0) for row in rows if not row.vague]
    return _low(rows), min(dated)[1] if dated else None, _high(rows)


RULES: Mapping[Method, Callable[[Material], Ends]] = {
    "ours": _ours,
    "ucdp": _ucdp,
    "airwars": _airwars,
    "conservative": _conservative,
    "latest": _latest,
}

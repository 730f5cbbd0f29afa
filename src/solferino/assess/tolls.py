"""Casualty arithmetic (spec section 1.3): ranges, never sums of opinions and never means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solferino.assess.aggregates import Material, aggregates
from solferino.assess.figures import COMBATANT, Figure, admissible, all_figures, standing, told
from solferino.assess.independence import Independence
from solferino.assess.inputs import inputs
from solferino.assess.persons import distinct
from solferino.assess.positions import status_disputed
from solferino.assess.roots import Root
from solferino.assess.scene import Scene
from solferino.model.assessment import TollRange
from solferino.model.circumstance import Outcome
from solferino.model.reckoning import Use

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "abducted", "sexual_violence", "ill_treated")
CIVIL_KINDS = frozenset({"civilian", "child", "boy", "girl", "patient", "health_worker", "aid_worker", "journalist"})


@dataclass(frozen=True, slots=True)
class Range:
    """`low` to `high` with the chosen value; the roots it rests on and the rules that made it."""

    low: int | None
    best: int | None
    high: int | None
    independence: Independence
    rules: tuple[str, ...]


def tolls(scene: Scene) -> tuple[TollRange, ...]:
    """The range of every outcome that any source states. Silence is no zero (C14): no statement, no range."""
    return tuple(found for outcome in OUTCOMES if (found := toll(scene, outcome)) is not None)


def toll(scene: Scene, outcome: Outcome) -> TollRange | None:
    """The range of one outcome, None where no admissible source speaks of it."""
    everything = all_figures(scene, outcome)
    left = tuple(standing(everything, scene))
    rows = admissible(scene, left)
    if not rows:
        return None
    heard = {row.root.key for row in rows}
    harm = [root for root in harm_roots(scene) if root.key in heard or not scene.is_blamed(root)]
    found = spread(scene, rows, harm)
    flags = _flags(scene, outcome, rows, found.independence)
    low, best, high, rules, people = found.low, found.best, found.high, list(found.rules), distinct(scene, outcome)
    if high is not None and best is not None and people > best:
        high, best = max(high, people), people  # people named or described one by one who cannot be the same
        rules.append("C5")
        flags.append("derived")
    disputed = bool(status_disputed(scene))
    if disputed and low is not None:
        low = 0
        flags.append("status_contested")
    return TollRange(
        outcome=outcome,
        low=low,
        best=best,
        high=high,
        open_ended=any(row.open_ended for row in rows),
        roots_min=found.independence.n_min,
        roots_max=found.independence.n_max,
        because=scene.order(key for row in rows for key in row.because),
        rules=tuple(sorted(set(rules), key=lambda rule: int(rule[1:]))),
        flags=tuple(dict.fromkeys(flags)),
        hedged=all(row.hedged for row in rows),
        inputs=inputs(scene, outcome, _uses(everything, left, rows), found.independence),
        aggregates=aggregates(Material(scene, left, (low, best, high), people, disputed=disputed), outcome),
    )


def _uses(
    everything: Sequence[Figure], left: Sequence[Figure], rows: Sequence[Figure]
) -> tuple[tuple[Figure, Use], ...]:
    """What became of each figure: replaced by a later one, left out, or counted."""
    kept, counted = {id(row) for row in left}, {id(row) for row in rows}
    return tuple(
        (row, "counted" if id(row) in counted else "party_blamed" if id(row) in kept else "superseded")
        for row in everything
    )


def harm_roots(scene: Scene) -> tuple[Root, ...]:
    """Every root that asserts harm to civilians of any kind."""
    found = [
        said.root
        for said in scene.said
        if said.asserts and any(line.value.kind != COMBATANT and not _is_zero(line.value.count) for line in said.lines)
    ]
    return tuple(found)


def _is_zero(count: object) -> bool:
    return getattr(count, "low", None) == 0 and getattr(count, "high", None) == 0


def spread(scene: Scene, rows: Sequence[Figure], harm: Iterable[Root]) -> Range:
    """Low by C4, high by C6, best by C7. `harm`: roots of any harm of the incident; with one root its own low stands,
    with more a figure that one root gives alone is supported by two at zero only."""
    independence = scene.independence(row.root for row in rows)
    stated = [row for row in rows if row.low is not None]
    if not stated:
        return Range(None, None, None, independence, ("C2", "C3"))
    lows = _lows(independence, rows)
    single = scene.independence((*harm, *(row.root for row in rows))).n_min < 2
    low = min(lows) if single else (sorted(lows, reverse=True)[1] if len(lows) > 1 else 0)
    high = max((row.high for row in stated if row.high is not None), default=low)
    low = min(low, high)
    return Range(low, _best(independence, rows, low), high, independence, ("C2", "C3", "C4", "C6", "C7"))


def _lows(independence: Independence, rows: Sequence[Figure]) -> list[int]:
    """What each independent group supports at least; a group that may be one person supports its lowest figure.

    Harm without a number supports one.
    """
    found = []
    for group in independence.groups:
        keys = {root.key for root in group}
        own = [row for row in rows if row.root.key in keys]
        whole = [row for row in own if not row.floor] or own
        numbered = [row.low for row in whole if row.low is not None]
        found.append(min(numbered) if numbered else 1)
    return found or [min((row.low for row in rows if row.low is not None), default=0)]


def _best(independence: Independence, rows: Sequence[Figure], low: int) -> int | None:
    """The value, not below `low`, that most independent roots give; on a tie the lower; never a mean (C7)."""
    votes: dict[int, set[tuple[str, ...]]] = {}
    for row in rows:
        if row.value is not None and row.value >= low and not row.floor:
            votes.setdefault(row.value, set()).add(row.root.key)
    if not votes:
        numbered = any(row.value is not None for row in rows)
        return low if numbered else None
    groups = [{root.key for root in group} for group in independence.groups]

    def rank(value: int) -> tuple[int, int, int]:
        supporters = votes[value]
        return -sum(1 for group in groups if group & supporters), -len(supporters), value

    return min(votes, key=rank)


def _flags(scene: Scene, outcome: Outcome, rows: Sequence[Figure], independence: Independence) -> list[str]:
    flags = []
    if independence.n_min == 1:
        flags.append("single_root")
    if any(row.open_ended for row in rows):
        flags.append("open_upper")
    if any(row.vague for row in rows):
        flags.append("vague")
    if any(row.approximate for row in rows):
        flags.append("approximate")
    kinds = {line.value.kind for row in told(scene, outcome) for line in row.lines}
    if outcome in ("killed", "injured") and not kinds & CIVIL_KINDS and rows:
        flags.append("population_not_stated")
    return flags

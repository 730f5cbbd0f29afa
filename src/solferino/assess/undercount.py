"""How many incidents no register holds, with care: two lists, three or more, or a refusal with its reason.

Two lists: Lincoln and Petersen, and Chapman's form of it, which is less biased in small numbers (Chapman 1951; variance
Seber 1970). Three or more: log-linear models, side by side (`loglinear.py`).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import sqrt

from solferino.assess.loglinear import estimates, interval
from solferino.model.undercount import Estimate, Overlap, Undercount
from solferino.vocab import wording

TWICE = 7  # incidents on two lists or more below which the bias is no longer small: customary in the field
MOST_LISTS = 6  # with more, nearly all patterns are empty
WIDE = 10.0  # an interval whose upper end is so many times its lower one says nothing; ours
CLOSE = 4.0  # AIC of models that fit about as well as the best (Burnham and Anderson 2002 speak of 4 to 7)


def undercount(overlap: Overlap, cautions: Sequence[str] = ()) -> Undercount:
    """Estimates of the whole, or why there are none. Pure: the same table gives the same answer."""
    reason = _refusal(overlap)
    found = [] if reason else _two(overlap) if len(overlap.lists) == 2 else estimates(overlap)
    if not reason:
        reason = _unusable(found)
    several = len(overlap.lists) > 2
    assumed = [wording.say("assume_closed"), wording.say("assume_matched")]
    assumed.append(wording.say("assume_several" if several else "assume_independent"))
    shown = () if reason else tuple(found)
    more = _doubts(overlap, shown) if shown else ()
    return Undercount(overlap, shown, reason, tuple(assumed), (*cautions, *more))


def _refusal(overlap: Overlap) -> str | None:
    """Why the table allows no estimate, before any is made."""
    size = len(overlap.lists)
    if size < 2 or size > MOST_LISTS:
        return wording.say("refuse_lists", n=size, most=MOST_LISTS)
    for place, name in enumerate(overlap.lists):
        if overlap.on(place) == 0:
            return wording.say("refuse_empty", name=wording.name(name))
    twice = sum(number for pattern, number in overlap.cells if sum(pattern) > 1)
    if twice < TWICE:
        return wording.say("refuse_few", n=twice, least=TWICE)
    for one, other in combinations(range(size), 2):
        both = overlap.on(one, other)
        if both == min(overlap.on(one), overlap.on(other)):
            inner, outer = (one, other) if overlap.on(one) <= overlap.on(other) else (other, one)
            names = {"inner": wording.name(overlap.lists[inner]), "outer": wording.name(overlap.lists[outer])}
            return wording.say("refuse_part", **names)
    return None


def _unusable(found: Sequence[Estimate]) -> str | None:
    if not found:
        return wording.say("refuse_unsettled")
    best = found[0]
    if best.high > WIDE * best.low:
        return wording.say("refuse_wide", low=f"{best.low:,.0f}", high=f"{best.high:,.0f}")
    return None


def _two(overlap: Overlap) -> list[Estimate]:
    first, second, both, recorded = overlap.on(0), overlap.on(1), overlap.on(0, 1), overlap.recorded
    alone = (first - both) * (second - both)
    chapman = (first + 1) * (second + 1) / (both + 1) - 1
    spread = sqrt((first + 1) * (second + 1) * alone / ((both + 1) ** 2 * (both + 2)))
    petersen = first * second / both
    wide = sqrt(first * second * alone / both**3)
    return [
        _of_two("Chapman", chapman, spread, recorded),
        _of_two("Lincoln-Petersen", petersen, wide, recorded),
    ]


def _of_two(method: str, total: float, error: float, recorded: int) -> Estimate:
    low, high = interval(recorded, total - recorded, error)
    return Estimate(method, (), total, error, low, high)


def _doubts(overlap: Overlap, found: Sequence[Estimate]) -> tuple[str, ...]:
    """What a reader must be told beside the figures."""
    return tuple(_doubt(overlap, found))


def _doubt(overlap: Overlap, found: Sequence[Estimate]) -> Iterator[str]:
    if len(overlap.lists) == 2:
        yield wording.say("doubt_two")
        return
    best = found[0]
    close = [one.total for one in found if one.aic is not None and best.aic is not None and one.aic - best.aic <= CLOSE]
    if max(close) > 1.1 * min(close):
        low, high = f"{min(close):,.0f}", f"{max(close):,.0f}"
        yield wording.say("doubt_models", n=len(close), low=low, high=high)
    if best.df == 0:
        yield wording.say("doubt_saturated")
    empty = 2 ** len(overlap.lists) - 1 - sum(1 for _, number in overlap.cells if number)
    if empty:
        yield wording.say("doubt_empty", n=empty, of=2 ** len(overlap.lists) - 1)

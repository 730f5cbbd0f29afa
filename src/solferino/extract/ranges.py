"""Which figures of an event still stand, and the lowest and highest current one per outcome."""

from dataclasses import dataclass, replace

from solferino.extract.figures import GENERIC, Figure
from solferino.model.circumstance import Count, Outcome
from solferino.model.claim import Reported

ROUNDING = 0.05  # a rounded figure and the exact one differ by no more
GROWN = 1.3  # a headline's "over 30" may stand for 37, not for 60
REPORTED: tuple[Outcome, ...] = ("killed", "injured")


def current(found: list[Figure]) -> list[Figure]:
    """Figures that still stand; what was part of a figure that gave way is part of the one that replaced it."""
    told = _distinct(found)
    heir = {i: other for i in range(len(found)) if (other := _heir(found, i, told)) is not None}
    settled = {f.mention.outcome for f in found if f.value is not None and not f.superseded}
    gone = {
        i for i, f in enumerate(found)
        if i in heir or (f.mention.outcome in settled and (f.superseded or _is_loose(f)))
    }  # fmt: skip
    order = {position: new for new, position in enumerate(i for i in range(len(found)) if i not in gone)}

    def now(own: int, whole: int | None) -> int | None:
        stands = None if whole is None else heir.get(whole, whole)
        return None if stands is None or stands == own else order.get(stands)

    return [replace(f, whole=now(i, f.whole)) for i, f in enumerate(found) if i not in gone]


def _distinct(found: list[Figure]) -> dict[int | None, list[int]]:
    """Positions of figures by the whole they are part of, equal ones only in two sentences: more say no more."""
    seen: dict[object, set[int]] = {}
    out: dict[int | None, list[int]] = {}
    for position, figure in enumerate(found):
        mention = figure.mention
        kind = (mention.outcome, mention.row.id, mention.count, figure.whole, figure.superseded, mention.indefinite)
        sentences = seen.setdefault(kind, set())
        if len(sentences) < 2 and figure.fact.sentence.index not in sentences:
            sentences.add(figure.fact.sentence.index)
            out.setdefault(figure.whole, []).append(position)
    return out


def _heir(found: list[Figure], own: int, told: dict[int | None, list[int]]) -> int | None:
    """The position of a figure that says more than the one at `own`."""
    figure = found[own]
    positions: list[int] = [*told.get(None, []), *told.get(own, [])]
    for position in sorted(positions):
        other = found[position]
        if other is not figure and _says_who(other, figure, own):
            return position
        says_more = _satisfies(other, figure) or _is_rounded_from(figure, other)
        if other is not figure and ((not other.superseded and says_more) or _outdoes(other, figure)):
            return position
    return None


def _says_who(other: Figure, figure: Figure, whole: int) -> bool:
    """ "Seven people" beside "seven aid workers" in another sentence: the same people, said with less."""
    plain = figure.mention.row.id in GENERIC and other.mention.row.id not in GENERIC
    apart = other.fact.sentence.index != figure.fact.sentence.index
    same = other.exact is not None and other.exact == figure.exact and other.mention.outcome == figure.mention.outcome
    return plain and apart and same and other.whole in (None, whole) and figure.whole is None


def _is_loose(figure: Figure) -> bool:
    """ "Dozens", with no word for who."""
    return figure.value is None and figure.mention.row.id in GENERIC


def _satisfies(exact: Figure, loose: Figure) -> bool:
    """ "At least 50" beside 50, "over 30" beside 37, "nearly 300" beside 297: the exact figure says more."""
    count, value = loose.mention.count, exact.exact
    if count is None or value is None or loose.exact is not None or loose.whole is not None or exact.whole is not None:
        return False
    if exact.mention.outcome != loose.mention.outcome or exact.mention.indefinite:
        return False
    if count.low is None:
        return count.high == value  # "as many as 20" beside 20
    if count.approximate and count.low:
        return abs(value - count.low) <= ROUNDING * count.low
    if count.low is None or count.high is not None:
        return False
    if value > count.low and not loose.fact.sentence.heading and _by_others(exact, loose):
        return False
    return count.low <= value <= GROWN * count.low


def _by_others(first: Figure, second: Figure) -> bool:
    """Two voices tell the figures: "at least 17, police said. State radio spoke of 19"."""
    a, b = ({voice.name.lower() for voice in figure.fact.voices} for figure in (first, second))
    return bool(a and b) and not a & b


def _is_rounded_from(loose: Figure, floor: Figure) -> bool:
    """ "Nearly 60" beside "at least 59": the round figure is of the other."""
    a, b = loose.mention.count, floor.mention.count
    if a is None or b is None or not a.approximate or b.approximate or not (a.low and b.low):
        return False
    whole = loose.whole is None and floor.whole is None and loose.mention.outcome == floor.mention.outcome
    return whole and b.high is None and abs(a.low - b.low) <= ROUNDING * a.low


def _outdoes(more: Figure, less: Figure) -> bool:
    """ "More than 104" beside "over 100": the larger floor says more."""
    if more.mention.outcome != less.mention.outcome or more.whole is not None or less.whole is not None:
        return False
    a, b = more.mention.count, less.mention.count
    floors = a is not None and b is not None and a.low and b.low and a.high is None and b.high is None
    return bool(floors and a and b and a.low and b.low and b.low < a.low <= GROWN * b.low)


def reported(found: list[Figure]) -> tuple[Reported, ...]:
    """Lowest and highest figure per outcome (annotation rules: superseded figures left out, parts never counted)."""
    out = []
    kept = current(found)
    for outcome in REPORTED:
        count = _range(_without_more([f for f in kept if f.mention.outcome == outcome and f.whole is None]))
        if count is not None:
            out.append(Reported(outcome, count))
    return tuple(out)


def _without_more(found: list[Figure]) -> list[Figure]:
    """ "Two more have died, which makes seven", "another three bodies were found": no figure for all of them."""
    full = max((f.value or 0 for f in found if not f.mention.more), default=0)
    return [f for f in found if not f.mention.more or f.value is None or f.value >= full]


def _range(found: list[Figure]) -> Count | None:
    told = [f for f in found if f.value != 0]  # "no casualties" of one act or speaker beside figures of another
    wholes = _wholes(told or found)
    current = [w for w in wholes if not w.superseded] or wholes
    exact = [w for w in current if w.low is not None or w.high is not None]
    if not exact:
        vague = next((w.vague for w in current if w.vague), None)
        return Count(None, None, vague=vague) if vague else None
    if any(w.total for w in exact):
        exact = [w for w in exact if w.total]
    lows = [w.low if w.low is not None else w.high for w in exact]
    highs = [w.high if w.high is not None else w.low for w in exact]
    low, high = min(v for v in lows if v is not None), max(v for v in highs if v is not None)
    # "at least 50" beside 50: the exact figure satisfies it
    open_at_top = all(w.high is None for w in exact if (w.high or w.low) == high)
    approximate = any(w.approximate for w in exact)
    return Count(low, None if open_at_top and low == high else high, approximate)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A figure for all the people of one outcome, or the sum of the figures that share a predicate."""

    low: int | None
    high: int | None
    approximate: bool
    vague: str | None
    superseded: bool
    total: bool


def _wholes(found: list[Figure]) -> list[_Whole]:
    groups: dict[tuple[int, int], list[Figure]] = {}
    for figure in found:
        joined = figure.mention.joined
        groups.setdefault(
            (figure.fact.sentence.index, joined if joined is not None else -1 - figure.mention.first), []
        ).append(figure)
    out = [_sum(group) for group in _side_by_side(list(groups.values()))]
    generic = any(w.total for w in out)
    return [w for w in out if w.total] if generic else _specific(out)


def _side_by_side(groups: list[list[Figure]]) -> list[list[Figure]]:
    """ "Five patients were hurt, and a nurse lost her sight": people of other kinds told of in one sentence add up."""
    out: list[list[Figure]] = []
    for group in groups:
        last = out[-1] if out else []
        same = bool(last) and last[0].fact.sentence.index == group[0].fact.sentence.index
        if same and not _overlap(last, group) and all(f.mention.indefinite for f in group):
            out[-1] = [*last, *group]
        else:
            out.append(group)
    return out


def _overlap(first: list[Figure], second: list[Figure]) -> bool:
    """One kind may hold the other's people, or words say that they came on top of others."""
    a, b = ({figure.mention.row.id for figure in found} for found in (first, second))
    minors = {"child", "boy", "girl"}
    return bool(a & b or (a | b) & GENERIC or (a & minors and b & minors)) or any(
        f.exact is None for f in (*first, *second)
    )


def _sum(group: list[Figure]) -> _Whole:
    counts = [f.mention.count for f in group if f.mention.count is not None]
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts if c.high is not None]
    low = sum(lows) - sum(f.fighters for f in group) if lows and len(lows) == len(counts) else None
    high = sum(highs) if highs and len(highs) == len(counts) else None
    total = (
        any(f.mention.row.id in GENERIC for f in group)
        or len(group) > 1
        or not all(f.mention.indefinite for f in group)
    )
    singular = all(f.mention.indefinite for f in group)
    vague = next((c.vague for c in counts if c.vague), None)
    return _Whole(
        low, high, any(c.approximate for c in counts), vague, any(f.superseded for f in group), total and not singular
    )


def _specific(found: list[_Whole]) -> list[_Whole]:
    """Only people named one by one ("a man … a woman"): they add up."""
    if len(found) < 2 or any(w.low is None for w in found):
        return found
    low = sum(w.low or 0 for w in found)
    return [_Whole(low, low, False, None, all(w.superseded for w in found), False)]

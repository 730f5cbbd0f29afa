"""What one document says of the toll of one event: its figures, and the lowest and highest current one per outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.facts import Facts
from solferino.extract.people import PERSON
from solferino.extract.standing import corrects, replaced
from solferino.extract.tolls import TollMention
from solferino.model.circumstance import Count, Outcome
from solferino.model.claim import Reported

GENERIC = frozenset(("person", "civilian"))
ROUNDING = 0.05  # a rounded figure and the exact one differ by no more
GROWN = 1.3  # a headline's "over 30" may stand for 37, not for 60
REPORTED: tuple[Outcome, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a frame with the sentence it stands in. `whole`: the position of the figure it is part of.

    `fighters`: how many of them the text says were fighters; they never make a civilian minimum.
    """

    fact: Facts
    mention: TollMention
    whole: int | None
    superseded: bool
    fighters: int = 0

    @property
    def exact(self) -> int | None:
        """The figure where nothing makes it loose."""
        count = self.mention.count
        sure = count is not None and count.low == count.high and not count.approximate
        return count.low if count is not None and sure else None

    @property
    def name(self) -> str:
        """The last word of those that tell of the people: of a name that is said twice, the surname."""
        return self.fact.sentence.lows[self.mention.last - 1]

    @property
    def value(self) -> int | None:
        count = self.mention.count
        return None if count is None else (count.low if count.low is not None else count.high)


def figures(found: Sequence[Facts]) -> list[Figure]:
    """All civilian figures of an event's sentences, parts pointing at their wholes."""
    out: list[Figure] = []
    for fact in found:
        if corrects(fact.sentence):
            out = [replace(f, superseded=True) if _told_anew(f, fact) else f for f in out]
        offset = len(out)
        kept: dict[int, int] = {}
        for position, mention in enumerate(fact.tolls):
            if mention.row.combatant:
                _mark_fighters(out, kept, fact, mention)
                continue
            kept[position] = offset + len(kept)
            whole = kept.get(mention.part_of) if mention.part_of is not None else None
            if whole is None:
                whole = _earlier_whole(out[:offset], fact, mention)
            out.append(Figure(fact, mention, whole, mention.superseded or replaced(fact.sentence, mention.first)))
    return _without_weak(_counted_on(out))


def _unlikely_shots(found: list[Figure]) -> set[int]:
    """ "They shot eight men": dead only where the passage tells of dead, and gives no figure of them beside it."""
    sentences = {figure.fact.sentence.index: figure.fact for figure in found}
    deadly = any(_tells_of_death(fact) for fact in sentences.values())
    given = {f.fact.sentence.paragraph for f in found if f.mention.outcome == "killed" and not f.mention.shot}
    shots = {
        i for i, f in enumerate(found) if f.mention.shot and not (deadly and f.fact.sentence.paragraph not in given)
    }
    return shots | {i for i, f in enumerate(found) if f.whole in shots}


def _tells_of_death(fact: Facts) -> bool:
    return any(
        row.outcome == "killed"
        for _, _, rows in fact.sentence.vocabulary.outcomes.find(fact.sentence.lows)
        for row in rows
    )


def _counted_on(found: list[Figure]) -> list[Figure]:
    """ "Fourteen died … and a fifteenth": the last one counted off makes the figure before it one more."""
    out = list(found)
    for position, figure in enumerate(found):
        mention = figure.mention
        before = [
            i for i in range(position)
            if mention.nth is not None and out[i].exact == mention.nth - 1 and out[i].whole is None
            and out[i].mention.outcome == mention.outcome
        ]  # fmt: skip
        if not before or mention.nth is None:
            continue
        older = out[before[-1]]
        same = older.fact.sentence.index == figure.fact.sentence.index
        first = older.mention.first if same else mention.first
        count = Count(mention.nth, mention.nth)
        row = older.mention.row if mention.row.id in GENERIC else PERSON
        told = older.mention.predicate if same else mention.predicate
        whole = replace(
            older.mention, row=row, count=count, first=first, last=mention.last, predicate=told, joined=None, bare=False
        )
        out[before[-1]] = replace(older, fact=figure.fact, mention=whole)
        moved = {position: before[-1]}
        out = [replace(f, whole=moved.get(f.whole, f.whole)) if f.whole is not None else f for f in out]
        out[position] = replace(figure, whole=before[-1])
    return out


def _told_anew(older: Figure, fact: Facts) -> bool:
    """A sentence that corrects ("he brought the figure down to 19") has a figure for the same outcome."""
    mention = older.mention
    return older.whole is None and any(m.outcome == mention.outcome and m.part_of is None for m in fact.harm)


def _mark_fighters(out: list[Figure], kept: dict[int, int], fact: Facts, mention: TollMention) -> None:
    """ "Fourteen people, four of them attackers": the fighters are taken off the figure's civilian minimum."""
    whole = kept.get(mention.part_of) if mention.part_of is not None else None
    if whole is None and mention.among:
        whole = _earlier_whole(out, fact, mention)
    size = low_of(mention)
    if whole is not None and size and size <= low_of(out[whole].mention):
        out[whole] = replace(out[whole], fighters=out[whole].fighters + size)


def _without_weak(found: list[Figure]) -> list[Figure]:
    """People told of by name or pronoun count where their outcome has no figure; a pronoun only where no name does.

    Weak figures have no parts and are no parts, so positions of the others are all that must be kept right.
    """
    counted = {f.mention.outcome for f in found if not f.mention.weak and low_of(f.mention)}
    named = {f.mention.outcome for f in found if f.mention.weak and not f.mention.pronoun}
    kept: list[Figure] = []
    moved: dict[int, int] = {}
    told: set[str] = set()
    shots = _unlikely_shots(found)
    for position, figure in enumerate(found):
        mention = figure.mention
        if position in shots:
            continue
        if mention.weak:
            who = f"{mention.outcome} {figure.name}"
            drop = mention.outcome in counted or (mention.pronoun and mention.outcome in named) or who in told
            told.add(who)
            if drop:
                continue
        moved[position] = len(kept)
        whole = moved.get(figure.whole) if figure.whole is not None else None
        kept.append(replace(figure, whole=whole))
    return kept


def _earlier_whole(before: list[Figure], fact: Facts, mention: TollMention) -> int | None:
    """The figure of an earlier sentence that these people are part of: a kind of person among people counted before."""
    joined = [
        m for m in fact.tolls
        if m.outcome == mention.outcome and m.joined is not None and m.joined == mention.joined and not m.row.combatant
    ] or [mention]  # fmt: skip
    size = sum(low_of(m) for m in joined)
    kinds_only = all(m.row.id not in GENERIC for m in joined)
    for position in range(len(before) - 1, -1, -1):
        figure = before[position]
        other = figure.mention
        if other.outcome != mention.outcome or figure.whole is not None or other.count is None:
            continue
        fits = (
            other.row.id in GENERIC and kinds_only or (mention.indefinite and not mention.more and low_of(other) >= 1)
        )
        if (fits or mention.among) and size <= low_of(other) and (size < low_of(other) or kinds_only or mention.among):
            return position
    return None


def low_of(mention: TollMention) -> int:
    count = mention.count
    return 0 if count is None else (count.low if count.low is not None else count.high or 0)


def current(found: list[Figure]) -> list[Figure]:
    """Figures that still stand; what was part of a figure that gave way is part of the one that replaced it."""
    heir = {i: other for i in range(len(found)) if (other := _heir(found, i)) is not None}
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


def _heir(found: list[Figure], own: int) -> int | None:
    """The position of a figure that says more than the one at `own`."""
    figure = found[own]
    for position, other in enumerate(found):
        if other is not figure and _says_who(other, figure, own):
            return position
        if other is not figure and ((not other.superseded and _satisfies(other, figure)) or _outdoes(other, figure)):
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
    return count.high is None and count.low is not None and count.low <= value <= GROWN * count.low


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
    out = [_sum(group) for group in groups.values()]
    generic = any(w.total for w in out)
    return [w for w in out if w.total] if generic else _specific(out)


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

"""What one document says of the toll of one event: its lines, and the lowest and highest current figure per outcome."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.anchor import hedges_near, quote_words
from solferino.extract.facts import Facts
from solferino.extract.tolls import TollMention
from solferino.model.circumstance import Count, Outcome, TollLine
from solferino.model.claim import Reported
from solferino.model.document import Anchored, Document

GENERIC = frozenset(("person", "civilian"))
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "abducted", "sexual_violence", "ill_treated")
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
            out.append(Figure(fact, mention, whole, "superseded" in fact.cues))
    return _without_weak(out)


def _mark_fighters(out: list[Figure], kept: dict[int, int], fact: Facts, mention: TollMention) -> None:
    """ "Fourteen people, four of them attackers": the fighters are taken off the figure's civilian minimum."""
    whole = kept.get(mention.part_of) if mention.part_of is not None else None
    if whole is None and mention.among:
        whole = _earlier_whole(out, fact, mention)
    size = _low(mention)
    if whole is not None and size and size <= _low(out[whole].mention):
        out[whole] = replace(out[whole], fighters=out[whole].fighters + size)


def _without_weak(found: list[Figure]) -> list[Figure]:
    """People told of by name or pronoun count where their outcome has no figure; a pronoun only where no name does.

    Weak figures have no parts and are no parts, so positions of the others are all that must be kept right.
    """
    counted = {f.mention.outcome for f in found if not f.mention.weak and _low(f.mention)}
    named = {f.mention.outcome for f in found if f.mention.weak and not f.mention.pronoun}
    kept: list[Figure] = []
    moved: dict[int, int] = {}
    told: set[str] = set()
    for position, figure in enumerate(found):
        mention = figure.mention
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
    size = sum(_low(m) for m in joined)
    kinds_only = all(m.row.id not in GENERIC for m in joined)
    for position in range(len(before) - 1, -1, -1):
        figure = before[position]
        other = figure.mention
        if other.outcome != mention.outcome or figure.whole is not None or other.count is None:
            continue
        fits = other.row.id in GENERIC and kinds_only or (mention.indefinite and not mention.more and _low(other) >= 1)
        if (fits or mention.among) and size <= _low(other) and (size < _low(other) or kinds_only or mention.among):
            return position
    return None


def _low(mention: TollMention) -> int:
    count = mention.count
    return 0 if count is None else (count.low if count.low is not None else count.high or 0)


def lines(document: Document, found: list[Figure]) -> tuple[Anchored[TollLine], ...]:
    """Toll lines in order of the text; the same figure said twice is one line with both quotes.

    What the text has replaced ("at first 11") and loose words beside a figure ("dozens") stay in the claims alone.
    """
    found = _current(found)
    out: list[Anchored[TollLine]] = []
    index: dict[tuple[str, str, int | None, int | None, str | None], int] = {}
    place: dict[int, int] = {}
    for position, figure in enumerate(found):
        line = _line(figure, place)
        if line is None:
            continue
        count = line.count
        key = (
            line.outcome,
            line.kind,
            count.low if count else None,
            count.high if count else None,
            count.vague if count else None,
        )
        words = quote_words(
            document, figure.fact, figure.mention.first, max(figure.mention.last, figure.mention.first + 1)
        )
        predicate = quote_words(document, figure.fact, *figure.mention.predicate)
        quotes = (words,) if predicate.start >= words.start and predicate.end <= words.end else (words, predicate)
        if key in index:
            old = out[index[key]]
            out[index[key]] = Anchored(old.value, old.quotes + quotes, old.rule, old.hedges)
        else:
            index[key] = len(out)
            hedges = hedges_near(document, figure.fact, words.start, max(words.end, predicate.end))
            out.append(Anchored(line, quotes, f"tolls:{line.outcome}", hedges))
        place[position] = index[key]
    return tuple(out)


def _current(found: list[Figure]) -> list[Figure]:
    """Figures that still stand; what was part of a figure that gave way is part of the one that replaced it."""
    heir = {i: other for i, figure in enumerate(found) if (other := _heir(found, figure)) is not None}
    settled = {f.mention.outcome for f in found if f.value is not None and not f.superseded}
    gone = {
        i for i, f in enumerate(found)
        if i in heir or (f.mention.outcome in settled and (f.superseded or _is_loose(f)))
    }  # fmt: skip
    order = {position: new for new, position in enumerate(i for i in range(len(found)) if i not in gone)}

    def now(whole: int | None) -> int | None:
        return None if whole is None else order.get(heir.get(whole, whole))

    return [replace(f, whole=now(f.whole)) for i, f in enumerate(found) if i not in gone]


def _heir(found: list[Figure], figure: Figure) -> int | None:
    """The position of a figure that says more than this one."""
    for position, other in enumerate(found):
        if other is not figure and _says_who(other, figure):
            return position
        if other is not figure and ((not other.superseded and _satisfies(other, figure)) or _outdoes(other, figure)):
            return position
    return None


def _says_who(other: Figure, figure: Figure) -> bool:
    """ "Seven people" beside "seven aid workers" in another sentence: the same people, said with less."""
    plain = figure.mention.row.id in GENERIC and other.mention.row.overlay
    apart = other.fact.sentence.index != figure.fact.sentence.index
    same = other.exact is not None and other.exact == figure.exact and other.mention.outcome == figure.mention.outcome
    return plain and apart and same and other.whole is None and figure.whole is None


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


def _line(figure: Figure, place: dict[int, int]) -> TollLine | None:
    mention = figure.mention
    count = mention.count
    outcome = next((o for o in OUTCOMES if o == mention.outcome), None)
    if outcome is None or (count is not None and count.high == 0):
        return None
    if figure.whole is not None and count is not None and (count.vague or mention.row.id == "person"):
        return None  # "most of them children", "four of them in a critical condition": no figure of its own
    whole = place.get(figure.whole) if figure.whole is not None else None
    return TollLine(outcome, mention.row.id, count, whole, mention.row.overlay)


def reported(found: list[Figure]) -> tuple[Reported, ...]:
    """Lowest and highest figure per outcome (annotation rules: superseded figures left out, parts never counted)."""
    out = []
    kept = _current(found)
    for outcome in REPORTED:
        count = _range([f for f in kept if f.mention.outcome == outcome and f.whole is None])
        if count is not None:
            out.append(Reported(outcome, count))
    return tuple(out)


def _range(found: list[Figure]) -> Count | None:
    wholes = _wholes(found)
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

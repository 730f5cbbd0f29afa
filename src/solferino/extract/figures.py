"""What one document says of the toll of one event: its figures, their parts, and which of them gave way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.facts import Facts
from solferino.extract.people import PERSON
from solferino.extract.standing import corrects, replaced
from solferino.extract.toll_mentions import TollMention
from solferino.model.circumstance import Count

GENERIC = frozenset(("person", "civilian"))
NEAR = 40  # figures back in which one is looked for that a part, a correction or an ordinal speaks of


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
            near = max(0, len(out) - NEAR)
            out[near:] = [replace(f, superseded=True) if _told_anew(f, fact) else f for f in out[near:]]
        offset = len(out)
        kept: dict[int, int] = {}
        for position in _wholes_first(fact):
            mention = fact.tolls[position]
            if mention.row.combatant:
                _mark_fighters(out, kept, fact, mention)
                continue
            kept[position] = offset + len(kept)
            whole = kept.get(mention.part_of) if mention.part_of is not None else None
            if whole is None:
                whole = _earlier_whole(out, offset, fact, mention)
            out.append(Figure(fact, mention, whole, mention.superseded or replaced(fact.sentence, mention.first)))
    return _without_weak(_summed_up(_counted_on(_added_up(out))))


ADDING = ("makes", "make", "making", "brings", "bringing", "brought", "takes", "taking", "raises", "raising", "pushing")


def _added_up(found: list[Figure]) -> list[Figure]:
    """ "Relatives buried 22. Nine more were taken to the town. That makes 31": the sum takes their place."""
    out = list(found)
    for position, figure in enumerate(found):
        mention, lows = figure.mention, figure.fact.sentence.lows
        before = lows[max(0, mention.first - ADDING_REACH) : mention.first]
        if not figure.exact or figure.whole is not None or not set(ADDING) & set(before):
            continue
        for at in range(max(0, position - NEAR), position):
            other = out[at]
            if other.mention.outcome != mention.outcome or not 0 < low_of(other.mention) < figure.exact:
                continue
            generic = other.mention.row.id in GENERIC
            gone = other.whole is None or (out[other.whole].superseded and not other.superseded)
            if gone:
                out[at] = replace(other, superseded=generic or other.superseded, whole=None if generic else position)
    return out


ADDING_REACH = 6  # words of "bringing the number of dead to"


def _wholes_first(fact: Facts) -> list[int]:
    """Positions of a sentence's figures, a part that stands before its whole ("seven were among 19 dead") behind it."""
    ahead = {i: m.part_of for i, m in enumerate(fact.tolls) if m.part_of is not None and m.part_of > i}
    return sorted(range(len(fact.tolls)), key=lambda i: (ahead.get(i, i), i in ahead))


def _summed_up(found: list[Figure]) -> list[Figure]:
    """ "The blast killed nine people; two died on the way" behind "eleven were killed": its parts."""
    out = list(found)
    by_sentence: dict[tuple[int, str], list[int]] = {}
    wholes: dict[tuple[str, int], int] = {}
    for position, figure in enumerate(found):
        if figure.whole is None and figure.exact and not figure.mention.weak:
            by_sentence.setdefault((figure.fact.sentence.index, figure.mention.outcome), []).append(position)
            wholes.setdefault((figure.mention.outcome, figure.exact), position)
    for (_, outcome), parts in by_sentence.items():
        whole = wholes.get((outcome, sum(found[i].exact or 0 for i in parts)))
        if len(parts) > 1 and whole is not None and whole < parts[0]:
            for position in parts:
                out[position] = replace(found[position], whole=whole)
    return out


def _unlikely_shots(found: list[Figure]) -> set[int]:
    """ "They shot eight men": dead only where the passage tells of dead, and gives no figure of them beside it."""
    sentences = {figure.fact.sentence.index: figure.fact for figure in found}
    deadly = any(_tells_of_death(fact) for fact in sentences.values())
    given = {f.fact.sentence.paragraph for f in found if f.mention.outcome == "killed" and not f.mention.shot}
    shots = {
        i for i, f in enumerate(found) if f.mention.shot and not (deadly and f.fact.sentence.paragraph not in given)
    }
    return shots | {
        i for i, f in enumerate(found) if f.whole in shots and f.mention.predicate == found[f.whole].mention.predicate
    }


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
        if mention.nth is None:
            continue
        before = [
            i for i in range(max(0, position - NEAR), position)
            if out[i].exact == mention.nth - 1 and out[i].whole is None and out[i].mention.outcome == mention.outcome
        ]  # fmt: skip
        if not before:
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
        whole = _earlier_whole(out, len(out), fact, mention)
    size = low_of(mention)
    if whole is not None and whole < len(out) and size and size <= low_of(out[whole].mention):
        out[whole] = replace(out[whole], fighters=out[whole].fighters + size)


def _without_weak(found: list[Figure]) -> list[Figure]:
    """People told of by name or pronoun count where their outcome has no figure; a pronoun only where no name does.

    Weak figures have no parts and are no parts, so positions of the others are all that must be kept right.
    """
    shots = _unlikely_shots(found)
    sure = [figure for position, figure in enumerate(found) if position not in shots]
    counted = {f.mention.outcome for f in sure if not f.mention.weak and low_of(f.mention)}
    named = {f.mention.outcome for f in found if f.mention.weak and not f.mention.pronoun}
    kept: list[Figure] = []
    moved: dict[int, int] = {}
    told: set[str] = set()
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
        kept.append(figure)
    return [replace(f, whole=moved.get(f.whole) if f.whole is not None else None) for f in kept]


def _earlier_whole(found: list[Figure], end: int, fact: Facts, mention: TollMention) -> int | None:
    """The figure before `end` that these people are part of: a kind of person among people counted before."""
    joined = [
        m for m in fact.tolls
        if m.outcome == mention.outcome and m.joined is not None and m.joined == mention.joined and not m.row.combatant
    ] or [mention]  # fmt: skip
    size = sum(low_of(m) for m in joined)
    kinds_only = all(m.row.id not in GENERIC for m in joined)
    for position in range(end - 1, max(-1, end - 1 - NEAR), -1):
        figure = found[position]
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

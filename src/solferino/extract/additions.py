"""Later figures that come on top of those before: "killing seven. Two more died", "they buried five more"."""

from dataclasses import replace

from solferino.extract.figures import GENERIC, Figure
from solferino.extract.people import PERSON
from solferino.model.circumstance import Count

REACH = 8  # figures back in which those are looked for on top of whom others died


def topped_up(found: list[Figure]) -> list[Figure]:
    """Where no figure is given for all of them, the dead told of and "two more" make one figure."""
    out = list(found)
    for position, figure in enumerate(found):
        mention = figure.mention
        if not (figure.exact and _stands(out[position])):
            continue
        later = _tells(figure, "died_later") and any(_tells(f, "died_at_once") for f in out[:position])
        if not (_comes_on_top(figure) or later):
            continue
        base = _base(out, position)
        size = sum(out[i].exact or 0 for i in base)
        if not size or _told_in_full(out, size):
            continue
        for i, other in enumerate(out):
            if i in base or (_stands(other) and other.mention.outcome == "killed" and other.exact == size):
                plain = other.mention.row.id in GENERIC
                out[i] = replace(other, whole=position, mention=replace(other.mention, joined=None, bare=plain))
        total = Count(size + figure.exact, size + figure.exact)
        told = replace(mention, row=PERSON, count=total, more=False, indefinite=False, joined=None)
        out[position] = replace(figure, mention=told)
    return _at_once(out)


def _at_once(found: list[Figure]) -> list[Figure]:
    """ "Seven died on the spot" beside "killed nine": a part of them."""
    out = list(found)
    for position, figure in enumerate(found):
        if not (figure.exact and _stands(figure) and _tells(figure, "died_at_once")):
            continue
        larger = [i for i, f in enumerate(found) if _stands(f) and f.mention.outcome == "killed" and _more(f, figure)]
        if larger:
            plain = figure.mention.row.id in GENERIC
            out[position] = replace(figure, whole=larger[0], mention=replace(figure.mention, joined=None, bare=plain))
    return out


def _more(figure: Figure, other: Figure) -> bool:
    return (figure.value or 0) > (other.exact or 0) and figure.mention.row.id in GENERIC


def _tells(figure: Figure, words: str) -> bool:
    """The words right behind a figure's predicate, or in it, are of a list."""
    mention, lows = figure.mention, figure.fact.sentence.lows
    end = max(mention.predicate[1], mention.last)
    behind = lows[mention.predicate[0] : end + BEHIND]
    if mention.outcome != "killed":
        return False
    text = f" {' '.join(_clause(behind, mention.predicate[1] - mention.predicate[0]))} "
    return any(f" {phrase} " in text for phrase in figure.fact.sentence.vocabulary.phrases[words])


BEHIND = 6  # words behind "died" in which it is said when: "on the way to the hospital"


def _clause(lows: tuple[str, ...], begin: int) -> tuple[str, ...]:
    """The words up to the next mark or "and"."""
    end = next((i for i in range(begin, len(lows)) if lows[i] in (",", ";", "and", "while", "but")), len(lows))
    return lows[:end]


def _comes_on_top(figure: Figure) -> bool:
    """ "Two more died", "another three bodies"; not "the other three", "four of the wounded died"."""
    mention, lows = figure.mention, figure.fact.sentence.lows
    words = (*lows[mention.first : mention.last + 1], *lows[max(0, mention.first - 1) : mention.first])
    return mention.more and mention.outcome == "killed" and bool(ON_TOP & set(words))


ON_TOP = {"more", "another", "further", "additional"}


def _stands(figure: Figure) -> bool:
    return figure.whole is None and not figure.superseded and not figure.mention.weak


def _base(found: list[Figure], position: int) -> list[int]:
    """The last dead counted before, all that one predicate joins; none where they are not counted exactly."""
    for at in range(position - 1, max(-1, position - 1 - REACH), -1):
        figure = found[at]
        if figure.mention.outcome != "killed" or not _stands(figure) or figure.mention.row.combatant:
            continue
        near = found[position].fact.sentence.paragraph - figure.fact.sentence.paragraph <= 1
        if figure.fact.sentence.heading or not near:
            return []
        mark = figure.mention.joined
        key = (figure.fact.sentence.index, mark)
        group = [
            i for i, other in enumerate(found[:position])
            if i == at or (mark is not None and (other.fact.sentence.index, other.mention.joined) == key)
        ]  # fmt: skip
        counted = all(
            found[i].exact and found[i].mention.outcome == "killed" and not _comes_on_top(found[i]) for i in group
        )
        return group if counted else []
    return []


def _told_in_full(found: list[Figure], size: int) -> bool:
    """A figure larger than that of the first dead: it may hold the others."""
    return any(
        f.mention.outcome == "killed" and _stands(f) and (f.value or 0) > size and not _comes_on_top(f) for f in found
    )

"""Toll lines of one event: each figure with its kind of people, its words and the line that it is part of."""

from dataclasses import replace

from solferino.extract.anchor import hedges_near, quote_words
from solferino.extract.figures import GENERIC, Figure
from solferino.extract.people import PERSON
from solferino.extract.ranges import current
from solferino.model.circumstance import Count, Outcome, TollLine
from solferino.model.document import Anchored, Document, Quote

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "missing", "abducted", "sexual_violence", "ill_treated")
Key = tuple[str, str, int | None, int | None, str | None]


def lines(document: Document, found: list[Figure]) -> tuple[Anchored[TollLine], ...]:
    """Toll lines in order of the text; the same figure said twice is one line with both quotes.

    What the text has replaced ("at first 11") and loose words beside a figure ("dozens") stay in the claims alone.
    """
    out: list[Anchored[TollLine]] = []
    index: dict[Key, int] = {}
    place: dict[int, int] = {}
    told = summed(current(found))
    full: dict[str, int] = {}
    for figure in told:
        if not figure.mention.more:
            full[figure.mention.outcome] = max(full.get(figure.mention.outcome, 0), figure.value or 0)
    for position, figure in enumerate(told):
        later = figure.mention.more and figure.mention.row.id in GENERIC and figure.whole is None
        if later and (figure.value or 0) < full.get(figure.mention.outcome, 0):
            continue  # "three more died", beside a figure for all
        line = _line(figure, place)
        if line is None:
            continue
        key, quotes = _key(line), _quotes(document, figure)
        if key in index:
            old = out[index[key]]
            out[index[key]] = Anchored(old.value, old.quotes + quotes, old.rule, old.hedges)
        else:
            index[key] = len(out)
            end = max(quote.end for quote in quotes)
            hedges = hedges_near(document, figure.fact, quotes[0].start, end)
            out.append(Anchored(line, quotes, f"tolls:{line.outcome}", hedges))
        place[position] = index[key]
    return tuple(out)


def _key(line: TollLine) -> Key:
    """Lines with the same key say the same."""
    count = line.count
    if count is None:
        return (line.outcome, line.kind, None, None, None)
    return (line.outcome, line.kind, count.low, count.high, count.vague)


def _quotes(document: Document, figure: Figure) -> tuple[Quote, ...]:
    """The words for the people, and those for what happened to them where they stand apart."""
    mention = figure.mention
    words = quote_words(document, figure.fact, mention.first, max(mention.last, mention.first + 1))
    predicate = quote_words(document, figure.fact, *mention.predicate)
    inside = predicate.start >= words.start and predicate.end <= words.end
    return (words,) if inside else (words, predicate)


def _line(figure: Figure, place: dict[int, int]) -> TollLine | None:
    mention = figure.mention
    count = mention.count
    outcome = next((o for o in OUTCOMES if o == mention.outcome), None)
    if outcome is None or (count is not None and count.high == 0):
        return None
    if figure.whole is not None and count is not None and (count.vague or _says_nothing(figure)):
        return None  # "most of them children", "four of them in a critical condition": no figure of its own
    whole = place.get(figure.whole) if figure.whole is not None else None
    return TollLine(outcome, mention.row.id, count, whole, mention.row.overlay)


def _says_nothing(figure: Figure) -> bool:
    """A part without a kind: "four of them", or one person by an office ("two villagers, a headman and his cousin")."""
    mention = figure.mention
    return mention.row.id in GENERIC and (mention.indefinite or mention.bare)


def summed(found: list[Figure]) -> list[Figure]:
    """Figures that one predicate joins are one figure where a kind of people is not given for all of them.

    "The driver and three passengers": four people. "Two men and a woman" stay two figures, "a grandmother and her
    daughter" are two women. What was part of a joined figure is part of the sum, and so is a joined figure with a kind
    of its own ("two passengers and a boy").
    """
    groups = [members for members in _joined(found) if all(found[i].exact is not None for i in members)]
    sums = {members[0]: members for members in groups if any(found[i].mention.row.id in GENERIC for i in members)}
    of = {i: first for first, members in sums.items() for i in members}
    kinds = [_of_one_kind(found, members) for members in groups]
    merged = {own[0]: own for kind in kinds for own in kind}
    into = {i: own[0] for own in merged.values() for i in own[1:]}
    out: list[Figure] = []
    place: dict[int, int] = {}
    for position, figure in enumerate(found):
        if position in sums:
            place[position] = len(out)
            out.append(_sum([found[i] for i in sums[position]]))
        own = of.get(position)
        if own is not None and figure.mention.row.id in GENERIC:
            place[position] = place[own]
        elif position in into:
            place[position] = place[into[position]]
        else:
            whole = own if own is not None else figure.whole
            told = _sum([found[i] for i in merged[position]]) if position in merged else figure
            place.setdefault(position, len(out))
            out.append(replace(told, whole=whole))
    return [replace(f, whole=_place_of(f, at, place)) for at, f in enumerate(out)]


def _place_of(figure: Figure, own: int, place: dict[int, int]) -> int | None:
    """Where the whole of a part stands now; one told later only holds bare numbers ("two died, which made seven")."""
    now = place.get(figure.whole) if figure.whole is not None else None
    return now if now is not None and (now < own or figure.mention.bare) else None


def _of_one_kind(found: list[Figure], members: list[int]) -> list[list[int]]:
    """Members that are of one kind of people, not a general one; two or more of them."""
    kinds: dict[str, list[int]] = {}
    for position in members:
        kinds.setdefault(found[position].mention.row.id, []).append(position)
    return [own for kind, own in kinds.items() if len(own) > 1 and kind not in GENERIC]


def _joined(found: list[Figure]) -> list[list[int]]:
    """Positions of whole figures that share a sentence, a predicate and an outcome; two or more of them."""
    groups: dict[tuple[int, int, str], list[int]] = {}
    for position, figure in enumerate(found):
        joined = figure.mention.joined
        if joined is not None and figure.whole is None:
            groups.setdefault((figure.fact.sentence.index, joined, figure.mention.outcome), []).append(position)
    return [members for members in groups.values() if len(members) > 1]


def _sum(group: list[Figure]) -> Figure:
    mention = group[0].mention
    size = sum(figure.exact or 0 for figure in group)
    same = {figure.mention.row for figure in group}
    joined = replace(
        mention,
        row=mention.row if len(same) == 1 else PERSON,
        count=Count(size, size),
        first=min(figure.mention.first for figure in group),
        last=max(figure.mention.last for figure in group),
        indefinite=False,
    )
    return replace(group[0], mention=joined, fighters=sum(figure.fighters for figure in group))

"""Shares of a figure: "six people, half of them children", "twelve were killed, a third of them women"."""

from solferino.extract.people import is_plural
from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import TollMention, plain
from solferino.model.circumstance import Count

SHARES = {
    ("half",): (1, 2), ("a", "half"): (1, 2), ("one", "half"): (1, 2), ("a", "third"): (1, 3), ("one", "third"): (1, 3),
    ("two", "thirds"): (2, 3), ("a", "quarter"): (1, 4), ("one", "quarter"): (1, 4), ("three", "quarters"): (3, 4),
    ("a", "fifth"): (1, 5), ("one", "fifth"): (1, 5),
}  # fmt: skip
OF_THEM = (("of", "them"), ("of", "whom"), ("of", "these"), ("of", "those"))
INEXACT = ("about", "almost", "around", "nearly", "over", "than", "roughly", "some", "least", "under", "close")


def shares(sentence: Sentence, taken: dict[int, TollMention]) -> list[TollMention]:
    """The share of the last figure before it, where it comes out even; "about half" gives none."""
    lows = sentence.lows
    out: list[TollMention] = []
    for at, low in enumerate(lows):
        if low != "of" or lows[at : at + 2] not in OF_THEM:
            continue
        words = next((w for w in SHARES if lows[max(0, at - len(w)) : at] == w), None)
        kind = at + 2 + (lows[at + 2 : at + 3] in (("were",), ("are",), ("was",)))
        noun = sentence.vocabulary.persons.at(lows, kind) if kind < len(lows) else None
        begin = at - len(words) if words else at
        wholes = [i for i, m in enumerate(_in_order(taken)) if m.last <= begin and m.part_of is None]
        if (
            words is None
            or noun is None
            or not is_plural(sentence, noun[0])
            or not wholes
            or lows[begin - 1] in INEXACT
        ):
            continue
        whole = _in_order(taken)[wholes[-1]]
        times, parts = SHARES[words]
        size = plain(whole.count)
        if (
            not size
            or size * times % parts
            or whole.count is None
            or whole.count.approximate
            or whole.count.high != size
        ):
            continue
        share = size * times // parts
        out.append(
            TollMention(
                whole.outcome, noun[1], Count(share, share), begin, noun[0], whole.predicate, part_of=wholes[-1]
            )
        )  # fmt: skip
    return out


def _in_order(taken: dict[int, TollMention]) -> list[TollMention]:
    return [taken[position] for position in sorted(taken)]

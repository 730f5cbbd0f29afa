"""People whose number a word gives: "both passengers", "the trio", "twin girls", "a father and son"."""

from solferino.extract.people import PERSON, Group, aged, is_plural
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

SETS = {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "foursome": 4, "quintet": 5, "score": 20}
ARTICLES = ("a", "the", "this", "that", "another", "an")
OWNERS = ("the", "his", "her", "their", "its", "these")
MOST_LINKED = 4  # of "a man, woman and child"


def couples(sentence: Sentence) -> list[Group]:
    """Groups that no figure counts."""
    out: list[Group] = []
    for at, low in enumerate(sentence.lows[:-1]):
        found = None
        if low == "both":
            found = _both(sentence, at)
        elif low in SETS and at and sentence.lows[at - 1] in (*ARTICLES, "young", "elderly", "married", "old"):
            found = _set(sentence, at)
        elif low == "twin":
            found = _twin(sentence, at)
        if found is not None:
            out.append(found)
    return out


def _both(sentence: Sentence, at: int) -> Group | None:
    """ "Both passengers", "both of the nurses", "both his sons"; not "both men and women"."""
    lows, first = sentence.lows, at + 1
    if lows[first : first + 1] == ("of",):
        first += 1
    if lows[first : first + 1] and lows[first] in OWNERS:
        first += 1
    noun = _noun(sentence, first)
    if noun is None or not is_plural(sentence, noun[0]) or lows[noun[0] : noun[0] + 1] == ("and",):
        return None
    return Group(at, noun[0], noun[1], Count(2, 2), indefinite=True)


def _set(sentence: Sentence, at: int) -> Group | None:
    """ "The trio", "a pair of brothers", "a score of people"."""
    lows = sentence.lows
    first = at - 1 if lows[at - 1] in ARTICLES else at - 2 if at > 1 and lows[at - 2] in ARTICLES else at - 1
    size = Count(SETS[lows[at]], SETS[lows[at]])
    if lows[at + 1 : at + 2] == ("of",):
        noun = _noun(sentence, at + 2)
        return Group(first, noun[0], noun[1], size) if noun is not None and is_plural(sentence, noun[0]) else None
    if lows[at] in ("score", "pair"):
        return None
    return Group(first, at + 1, PERSON, size, indefinite=True)


def _twin(sentence: Sentence, at: int) -> Group | None:
    noun = _noun(sentence, at + 1)
    if noun is None or not noun[1].sex or not is_plural(sentence, noun[0]):
        return None
    first = at - 1 if at and sentence.lows[at - 1] in (*OWNERS, "two") else at
    return Group(first, noun[0], noun[1], Count(2, 2), indefinite=True)


def _noun(sentence: Sentence, at: int) -> tuple[int, PersonRow] | None:
    """The noun for people at this word or behind one adjective."""
    for first in (at, at + 1):
        if first >= len(sentence.lows) or (first > at and not sentence.lows[at].isalpha()):
            return None
        hit = sentence.vocabulary.persons.at(sentence.lows, first)
        if hit is not None:
            return hit[0], aged(sentence, hit[0], hit[1])
    return None


def linked(sentence: Sentence, found: list[Group]) -> list[Group]:
    """ "A father and son", "his wife, mother-in-law and two nephews": kin without an article, in a row with others."""
    out: list[Group] = []
    for group in found:
        if not group.indefinite or group.count != Count(1, 1):
            continue
        at = group.last
        for _ in range(MOST_LINKED):
            kin = _kin(sentence, at)
            if kin is None:
                break
            out.append(kin)
            at = kin.last
    return out


def _kin(sentence: Sentence, at: int) -> Group | None:
    lows = sentence.lows
    first = at + 1 + (lows[at : at + 2] == (",", "and"))
    if lows[at : at + 1] not in ((",",), ("and",)) or first >= len(lows):
        return None
    hit = sentence.vocabulary.persons.at(lows, first)
    if hit is None or is_plural(sentence, hit[0]) or lows[hit[0] - 1] not in sentence.known("kin"):
        return None
    behind = lows[hit[0]] if hit[0] < len(lows) else "."
    if behind.endswith("s") and sentence.vocabulary.persons.at(lows, hit[0]) is not None:
        return None
    return Group(first, hit[0], aged(sentence, hit[0], hit[1]), Count(1, 1), indefinite=True)

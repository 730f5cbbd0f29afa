"""The whole phrase around a noun that names a thing, and how many of it: "seven high-voltage pylons"."""

from collections.abc import Sequence

from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count

MOST_BEFORE = 4  # words that say what kind of thing it is
SINGULAR = ("headquarters", "premises")
MOST_BEHIND = 8  # words of "of …" behind it


def phrase(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The phrase around the noun at `first:last`, without article and number."""
    begin = first
    while begin and first - begin < MOST_BEFORE and _says_what_kind(sentence, begin - 1):
        begin -= 1
    return begin, _with_owner(sentence, last)


def _says_what_kind(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at]
    if not low[0].isalnum() or low in sentence.known("noun_stop") | sentence.known("not_in_names"):
        return False
    vocabulary = sentence.vocabulary
    tables = (vocabulary.effects, vocabulary.triggers, vocabulary.speech, vocabulary.outcomes)
    number = low in sentence.known("number_units") or low.isdecimal()
    return not number and all(table.at(sentence.lows, at) is None for table in tables)


def _with_owner(sentence: Sentence, last: int) -> int:
    """ "The headquarters of the Example Party": behind some nouns the owner belongs to the name."""
    lows = sentence.lows
    if lows[last : last + 1] != ("of",) or lows[last - 1] not in sentence.known("owned"):
        return last
    end = last + 1
    while end < min(len(lows), last + MOST_BEHIND):
        if end > last + 1 and not sentence.words[end].text[:1].isupper() and lows[end] in sentence.known("noun_stop"):
            break
        if not lows[end][0].isalnum():
            break
        end += 1
    return end if end > last + 2 or (end > last + 1 and lows[last + 1] not in ("the", "a", "an")) else last


def how_many(sentence: Sentence, first: int, last: int, numbers: Sequence[Quantity]) -> Count | None:
    """The number before a phrase; one where its noun speaks of one, None where it speaks of several."""
    for quantity in numbers:
        if quantity.last == first or (quantity.last < first and not _far(sentence, quantity.last, first)):
            return quantity.count
    low = sentence.lows[last - 1]
    if low in SINGULAR or sentence.lows[first - 1 : first] in (("a",), ("an",)):
        return Count(1, 1)
    return None if low.endswith("s") and not low.endswith("ss") else Count(1, 1)


def _far(sentence: Sentence, left: int, right: int) -> bool:
    return right - left > 1 or sentence.lows[left] not in ("of", "the", "other", "more")

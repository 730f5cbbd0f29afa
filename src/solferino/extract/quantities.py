"""Quantities: numbers with what qualifies them, and words that stand for a number."""

from dataclasses import dataclass

from solferino.extract.numbers import is_age, number_end, value_between
from solferino.extract.sentences import Sentence, Word
from solferino.model.circumstance import Count


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count and the words `first:last` (indexes, half-open) that state it, qualifiers included.

    `core` is the index of the number itself. `more` is set for "36 more", "29 others".
    """

    first: int
    last: int
    core: int
    count: Count
    more: bool = False
    article: bool = False


MORE = ("another", "other", "further", "additional", "extra")


def _preceding(sentence: Sentence, start: int) -> tuple[int, str | None]:
    """Index at which the qualifiers before a number begin, and their sense."""
    lows, sense, first = sentence.lows, None, start
    for back in (5, 4, 3, 2, 1):
        at = start - back
        if at >= 0:
            hit = sentence.vocabulary.quantifiers.at(lows, at)
            if hit and hit[0] == start and hit[1].place == "before":
                return at, hit[1].sense
    if start and lows[start - 1] in (*MORE, "the", "all", "these"):
        first = start - 1
    return first, sense


def _following(sentence: Sentence, end: int) -> tuple[int, str | None]:
    lows = sentence.lows
    if end < len(lows):
        hit = sentence.vocabulary.quantifiers.at(lows, end)
        if hit and hit[1].place == "after":
            return hit[0], hit[1].sense
    return end, None


def _count(value: int, sense: str | None) -> Count:
    if sense == "at_least":
        return Count(value, None)
    if sense == "at_most":
        return Count(None, value)
    return Count(value, value, approximate=sense == "about")


def _range(sentence: Sentence, start: int, end: int) -> tuple[int, Count] | None:
    """`between 10 and 15`, `35 to 40`, `eight or nine`: the end index and the range."""
    lows = sentence.lows
    if end >= len(lows):
        return None
    hyphen = _hyphened(sentence, end)
    unsure = lows[end : end + 2] in UNSURE
    if not hyphen and not unsure and lows[end] not in ("to", "and", "or", "–"):
        return None
    if lows[end] == "and" and not unsure and (start == 0 or lows[start - 1] not in ("between", "either")):
        return None
    if _risen(sentence, start):
        return None
    begin = end if hyphen else end + 1 + (lows[end : end + 2] in UNSURE)
    stop = number_end(sentence, begin) if begin < len(lows) else begin
    low, high = value_between(lows, start, end), value_between(lows, begin, stop) if stop > begin else None
    if low is None or high is None or not low < high <= 20 * max(low, 1):
        return None
    return stop, Count(low, high)


def _risen(sentence: Sentence, start: int) -> bool:
    """ "Rose from 10 to 12", "up by two to 12": what the figure was, or by how much it grew."""
    lows = sentence.lows
    if start and lows[start - 1] == "by":
        return True
    rising = sentence.known("tallying") | {"up", "down", "increase", "rise"}
    return start > 1 and lows[start - 1] == "from" and bool(rising & set(lows[max(0, start - 4) : start - 1]))


# "fourteen, perhaps fifteen"
UNSURE = frozenset((link, word) for link in (",", "or", "and") for word in ("perhaps", "maybe", "possibly", "even"))


def _hyphened(sentence: Sentence, end: int) -> bool:
    """ "14-33": two figures with nothing but a hyphen between them, which is no word."""
    left, right = sentence.words[end - 1], sentence.words[end]
    between = sentence.text[left.end - sentence.start : right.start - sentence.start]
    return between in ("-", "‑") and left.low.isdecimal() and right.low.isdecimal()


def _vague(sentence: Sentence, index: int) -> Quantity | None:
    hit = sentence.vocabulary.vague.at(sentence.lows, index)
    if hit is None or (index and sentence.lows[index - 1] in ("how", "so", "too", "as", "not")):
        return None  # "could not say how many had died"
    end = hit[0]
    lows = sentence.lows
    if end < len(lows) and lows[end] == "of" and lows[end + 1 : end + 2] not in (("them",), ("whom",), ("these",)):
        end += 1
    return Quantity(index, end, index, Count(None, None, vague=hit[1]))


def quantities(sentence: Sentence, taken: frozenset[int]) -> tuple[Quantity, ...]:
    """All quantities of a sentence from left to right. `taken` are word indexes of dates and clock times."""
    out: list[Quantity] = []
    lows, index = sentence.lows, 0
    while index < len(lows):
        index = _behind_qualifier(sentence, index)
        found = None if index in taken or is_age(sentence, index) else _quantity(sentence, index)
        if found is not None:
            out.append(found)
        index = max(index + 1, found.last if found else 0)
    return tuple(out)


def _behind_qualifier(sentence: Sentence, index: int) -> int:
    """The number behind "as many as", so that its "many" is not taken for a number of its own."""
    hit = sentence.vocabulary.quantifiers.at(sentence.lows, index)
    if hit is None or hit[1].place != "before" or hit[0] >= len(sentence.words):
        return index
    return hit[0] if number_end(sentence, hit[0]) > hit[0] else index


def _quantity(sentence: Sentence, index: int) -> Quantity | None:
    lows = sentence.lows
    end = number_end(sentence, index)
    if end == index:
        return _vague(sentence, index)
    value = value_between(lows, index, end)
    if _is_ratio(sentence, index, end):
        return None
    if value is None or (lows[index] == "one" and _no_number(sentence, index, end)):
        return None
    ranged = _range(sentence, index, end)
    if ranged:
        first, _ = _preceding(sentence, index)
        return Quantity(first, ranged[0], index, ranged[1])
    first, before = _preceding(sentence, index)
    last, after = _following(sentence, end)
    if last < len(lows) and lows[last] == "+":
        last, after = last + 1, "at_least"  # "12+ people"
    more = last < len(lows) and lows[last] in ("more", "others", *MORE) or lows[first] in MORE
    return Quantity(first, last, index, _count(value, before or after), more)


def _no_number(sentence: Sentence, index: int, end: int) -> bool:
    """ "No one", "one of", "one another": no number of people."""
    lows = sentence.lows
    behind = lows[end] if end < len(lows) else ""
    if lows[end : end + 2] in (("after", "another"), ("after", "the"), ("by", "one"), ("at", "a")):
        return True  # "shot them one after another"
    if lows[max(0, index - 2) : index] == ("all", "but"):
        return True
    whom = end + 2
    if whom < len(lows) and lows[end : end + 2] == ("of", "the"):
        whom = number_end(sentence, whom)  # "one of the nine killed"
    harmed = lows[end + 1 : end + 2] in (("the",), ("those",)) and lows[whom : whom + 1] in HARMED
    if behind == "of" and (harmed or lows[end + 1 : end + 2] in (("them",), ("whom",))):
        return False  # "one of the wounded has died", "one of them fatally"
    return lows[max(0, index - 1)] in ("no", "any", "every") or behind in ("of", "another", "says", "may", "can")


HARMED = (("dead",), ("wounded",), ("injured",), ("victims",), ("killed",), ("casualties",), ("hurt",))


def _is_ratio(sentence: Sentence, index: int, end: int) -> bool:
    """ "One in four": neither number counts people."""
    lows = sentence.lows
    ahead = end + 1 < len(lows) and lows[end] == "in" and number_end(sentence, end + 1) > end + 1
    behind = index > 1 and lows[index - 1] == "in" and lows[index - 2] in sentence.known("number_units")
    return ahead or behind


def taken_words(words: tuple[Word, ...], spans: list[tuple[int, int]]) -> frozenset[int]:
    """Indexes of the words that lie inside any of the character spans."""
    return frozenset(i for i, w in enumerate(words) for a, b in spans if a <= w.start and w.end <= b)

"""Quantities: figures and number words with what qualifies them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

from solferino.extract.sentences import Sentence, Word
from solferino.model.circumstance import Count

LARGEST = 10_000_000
DOZEN = 12
NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


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


@lru_cache(maxsize=4096)
def number_value(words: tuple[str, ...]) -> int | None:
    """Value of a figure (`4,000`) or of number words (`twenty`, `one`), None where it is no whole number."""
    if len(words) == 1 and words[0][0].isdecimal():
        digits = words[0].replace(",", "")
        if not digits.isdecimal() or (words[0].count(",") and any(len(g) != 3 for g in words[0].split(",")[1:])):
            return None
        return int(digits) if int(digits) <= LARGEST else None
    try:
        return int(text2num(" ".join(words), "en"))
    except ValueError:
        return None


def _number_end(sentence: Sentence, index: int) -> int:
    """End index of the number that starts at `index`, or `index` where none does."""
    lows = sentence.lows
    scales, units = sentence.known("number_scales"), sentence.known("number_units")
    low, end = lows[index], index + 1
    if low[0].isdecimal():
        while end < len(lows) and lows[end] in scales:
            end += 1
        return end
    scaled = low == "a" and end < len(lows) and lows[end] in (*scales, "dozen")
    if low in ("half", "dozen") or scaled or lows[end : end + 1] == ("dozen",):
        return _dozen_end(sentence, index)
    if low not in units and low not in scales and not scaled:
        return index
    while end < len(lows) and (lows[end] in units or lows[end] in scales or _and_inside(sentence, end)):
        end += 1
    return end


def _dozen_end(sentence: Sentence, index: int) -> int:
    """The end of "a dozen", "two dozen", "half a dozen" or of "a hundred" from `index` on."""
    lows = sentence.lows
    for words in (("half", "a", "dozen"), ("half", "dozen"), ("a", "half", "dozen")):
        if lows[index : index + len(words)] == words:
            return index + len(words)
    if lows[index] == "a" or lows[index + 1 : index + 2] == ("dozen",):
        end = index + 2
        scales = sentence.known("number_scales")
        units = sentence.known("number_units")
        while (
            end < len(lows)
            and lows[end - 1] != "dozen"
            and (lows[end] in units or lows[end] in scales or _and_inside(sentence, end))
        ):
            end += 1
        return end if lows[index] in ("a", *units) or lows[index][0].isdecimal() else index
    return index + 1 if lows[index] == "dozen" else index


def _and_inside(sentence: Sentence, index: int) -> bool:
    lows = sentence.lows
    scales, units = sentence.known("number_scales"), sentence.known("number_units")
    return lows[index] == "and" and lows[index - 1] in scales and index + 1 < len(lows) and lows[index + 1] in units


def _value(lows: tuple[str, ...], start: int, end: int) -> int | None:
    words = lows[start:end]
    if words[-1] == "dozen":
        ahead = number_value(words[:-1]) if words[0] not in ("a", "half", "dozen") else 1
        return None if ahead is None else ahead * (DOZEN // 2 if "half" in words else DOZEN)
    if words[0] in ("a", "hundred", "thousand"):
        words = ("one", *(words[1:] if words[0] == "a" else words))
    if words[0][0].isdecimal() and len(words) > 1:
        base = number_value(words[:1])
        scale = {"hundred": 100, "thousand": 1000, "million": 1_000_000}[words[1]]
        return None if base is None else base * scale
    return number_value(tuple(words))


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
    if end >= len(lows) or lows[end] not in ("to", "and", "or", "–"):
        return None
    if lows[end] == "and" and (start == 0 or lows[start - 1] != "between"):
        return None
    stop = _number_end(sentence, end + 1) if end + 1 < len(lows) else end + 1
    low, high = _value(lows, start, end), _value(lows, end + 1, stop) if stop > end + 1 else None
    if low is None or high is None or not low < high <= 20 * max(low, 1):
        return None
    return stop, Count(low, high)


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
        found = None if index in taken or _is_age(sentence, index) else _quantity(sentence, index)
        if found is not None:
            out.append(found)
        index = max(index + 1, found.last if found else 0)
    return tuple(out)


OLDEST = 120


def _is_age(sentence: Sentence, index: int) -> bool:
    """`Woman, 60,`, `a boy of eight`, `aged 22`, `13 year old`: a number that counts years, not people."""
    lows = sentence.lows
    end = _number_end(sentence, index)
    value = _value(lows, index, end) if end > index else None
    if value is None or value > OLDEST or index == 0:
        return False
    before, after = lows[index - 1], lows[end] if end < len(lows) else "."
    if _is_noted(sentence, index, before, after):
        return True
    if before == "," and index > 1 and lows[index - 2] in ("figure", "toll", "count", "total", "tally", "estimate"):
        return False  # "a lower figure, 11"
    if before == "," and lows[index][0].isdecimal() and after in (",", ".", ")", ";"):
        return True
    if before in ("is", "was") and index > 1 and lows[index - 2] == "who" and after in (",", ".", ")", ";"):
        return True  # "her brother, who is 12,"
    if before == "be" and after in (",", ".", ")", ";") and index > 1 and lows[index - 2] == "to":
        return True  # "a pupil thought to be 14,"
    back = index - 1 if before in ("about", "around", "some", "only", "just") else index
    if back > 1 and lows[back - 1] == "of" and lows[back - 2] in sentence.known("one_person") | {"age", "ages"}:
        return True  # "a boy of about 14"
    if back > 1 and lows[back - 1] == "of" and _is_one(sentence, back - 2):
        return True  # "a watchman of 67"
    if back > 1 and lows[back - 1] == "of" and _by_age(sentence, back - 2):
        return True  # "boys of 14 and 16"
    return _is_years(sentence, index, before, after)


def _is_years(sentence: Sentence, index: int, before: str, after: str) -> bool:
    """Words beside the number speak of years: "children under 10", "younger than 15", "aged 4, 7 and 11"."""
    lows = sentence.lows
    if before in ("under", "between", "over", "below") and index > 1:
        noun = index - 2 - (lows[index - 2] in ("”", '"', "’"))
        return noun >= 0 and sentence.vocabulary.persons.at(lows, noun) is not None  # "children under 10"
    if before == "than" and lows[max(0, index - 2)] in ("younger", "older"):
        return True
    if before in (",", "and", "or") and index > 1 and after in sentence.known("stands_alone"):
        return _after_age(sentence, index)  # "aged 4, 7 and 11"
    return before in ("aged", "age", "ages") or age_end(sentence, index) > index or after == "year"


NUMBERED = ("crew", "staff", "personnel", "couple", "police", "more", "dead")  # "a crew of 12"


def _is_one(sentence: Sentence, at: int) -> bool:
    """A singular noun for a person stands at this word, an article before it."""
    low = sentence.lows[at]
    person = sentence.vocabulary.persons.at(sentence.lows, at) is not None and low not in NUMBERED
    return person and not low.endswith("s") and bool({"a", "an", "the"} & set(sentence.lows[max(0, at - 3) : at]))


def _is_noted(sentence: Sentence, index: int, before: str, after: str) -> bool:
    """An age in short: "(m/45, f/52)", "their granddaughter (12)"."""
    if before == "/" and index > 1 and sentence.lows[index - 2] in ("m", "f", "male", "female"):
        return True
    return before == "(" and after == ")" and index > 1 and _is_single(sentence, index - 2)


def _is_single(sentence: Sentence, at: int) -> bool:
    """A singular noun for a person ends at this word."""
    for first in range(max(0, at - 2), at + 1):
        hit = sentence.vocabulary.persons.at(sentence.lows, first)
        if hit is not None and hit[0] == at + 1:
            return not sentence.lows[at].endswith("s") and sentence.lows[at] not in (
                *NUMBERED,
                "people",
                "children",
                "men",
                "women",
                "killed",
            )
    return False


def _by_age(sentence: Sentence, at: int) -> bool:
    """A noun for several people by sex or youth stands at this word: "sons", "women"."""
    hit = sentence.vocabulary.persons.at(sentence.lows, at)
    return hit is not None and hit[0] == at + 1 and (hit[1].minor or hit[1].sex is not None)


def age_end(sentence: Sentence, index: int) -> int:
    """The end of "62 year old", "eight month old" from `index` on; `index` where no such age stands there."""
    lows = sentence.lows
    end = _number_end(sentence, index) if index < len(lows) else index
    if end == index or lows[end : end + 1] not in (("year",), ("month",), ("week",), ("day",)):
        return index
    return end + 2 if lows[end + 1 : end + 2] == ("old",) else index


def _after_age(sentence: Sentence, index: int) -> bool:
    """The number before this one in a row is an age."""
    at = index - 2
    if at > 0 and sentence.lows[at] in (",", "and"):
        at -= 1
    ahead = _number_end(sentence, at) if at > 0 else at
    return ahead > at and ahead < index and _is_age(sentence, at)


def _behind_qualifier(sentence: Sentence, index: int) -> int:
    """The number behind "as many as", so that its "many" is not taken for a number of its own."""
    hit = sentence.vocabulary.quantifiers.at(sentence.lows, index)
    if hit is None or hit[1].place != "before" or hit[0] >= len(sentence.words):
        return index
    return hit[0] if _number_end(sentence, hit[0]) > hit[0] else index


def _quantity(sentence: Sentence, index: int) -> Quantity | None:
    lows = sentence.lows
    end = _number_end(sentence, index)
    if end == index:
        return _vague(sentence, index)
    value = _value(lows, index, end)
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
    more = last < len(lows) and lows[last] in ("more", "others", "other") or lows[first] in MORE
    return Quantity(first, last, index, _count(value, before or after), more)


def _no_number(sentence: Sentence, index: int, end: int) -> bool:
    """ "No one", "one of", "one another": no number of people."""
    lows = sentence.lows
    behind = lows[end] if end < len(lows) else ""
    if lows[end : end + 2] in (("after", "another"), ("after", "the"), ("by", "one"), ("at", "a")):
        return True  # "shot them one after another"
    return lows[max(0, index - 1)] in ("no", "any", "every") or behind in ("of", "another", "says", "may", "can")


def _is_ratio(sentence: Sentence, index: int, end: int) -> bool:
    """ "One in four": neither number counts people."""
    lows = sentence.lows
    ahead = end + 1 < len(lows) and lows[end] == "in" and _number_end(sentence, end + 1) > end + 1
    behind = index > 1 and lows[index - 1] == "in" and lows[index - 2] in sentence.known("number_units")
    return ahead or behind


def taken_words(words: tuple[Word, ...], spans: list[tuple[int, int]]) -> frozenset[int]:
    """Indexes of the words that lie inside any of the character spans."""
    return frozenset(i for i, w in enumerate(words) for a, b in spans if a <= w.start and w.end <= b)


def ordinal_value(low: str, words: tuple[str, ...]) -> int | None:
    """The number of "11th", and of "eleventh" by its place in `words`; None for other words."""
    match = NTH.fullmatch(low)
    if match:
        return int(match.group(1))
    return words.index(low) + 1 if low in words else None

"""Figures and number words: where they end, what they are worth, and which of them count years of age."""

import re
from functools import lru_cache

from text_to_num import text2num

from solferino.extract.sentences import Sentence

LARGEST = 10_000_000
DOZEN = 12
NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


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


def number_end(sentence: Sentence, index: int) -> int:
    """End index of the number that starts at `index`, or `index` where none does."""
    lows = sentence.lows
    scales, units = sentence.known("number_scales"), sentence.known("number_units")
    low, end = lows[index], index + 1
    if low[0].isdecimal():
        if _spaced(sentence, index):
            return index + 2  # "1 200"
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


def _spaced(sentence: Sentence, index: int) -> bool:
    """ "1 200", "12 000": thousands set apart by a blank."""
    words = sentence.words[index : index + 2]
    if len(words) < 2 or not (words[0].low.isdecimal() and words[1].low.isdecimal()):
        return False
    gap = sentence.text[words[0].end - sentence.start : words[1].start - sentence.start]
    return len(words[0].low) <= 3 and len(words[1].low) == 3 and gap in (" ", "\u00a0", "\u202f", "\u2009")


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


def value_between(lows: tuple[str, ...], start: int, end: int) -> int | None:
    """Value of the number that stands in the words `start:end`, dozens and scales included."""
    words = lows[start:end]
    if words[-1] == "dozen":
        ahead = number_value(words[:-1]) if words[0] not in ("a", "half", "dozen") else 1
        return None if ahead is None else ahead * (DOZEN // 2 if "half" in words else DOZEN)
    if words[0] in ("a", "hundred", "thousand"):
        words = ("one", *(words[1:] if words[0] == "a" else words))
    if words[0][0].isdecimal() and len(words) > 1 and words[1].isdecimal():
        return number_value((words[0] + words[1],))
    if words[0][0].isdecimal() and len(words) > 1:
        base = number_value(words[:1])
        scale = {"hundred": 100, "thousand": 1000, "million": 1_000_000}[words[1]]
        return None if base is None else base * scale
    return number_value(tuple(words))


OLDEST = 120


def is_age(sentence: Sentence, index: int) -> bool:
    """`Woman, 60,`, `a boy of eight`, `aged 22`, `13 year old`: a number that counts years, not people."""
    lows = sentence.lows
    end = number_end(sentence, index)
    value = value_between(lows, index, end) if end > index else None
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


def _pair_of_ages(sentence: Sentence, index: int) -> bool:
    """Two figures joined by "and" between marks, behind two people."""
    lows = sentence.lows
    first = index if lows[index - 1] in (",", "(") else index - 2
    closed = lows[first + 3 : first + 4] in ((",",), (".",), (")",), (";",), ())
    shape = first > 1 and lows[first - 1] in (",", "(") and lows[first + 1 : first + 2] == ("and",) and closed
    if not shape or not (lows[first].isdecimal() and lows[first + 2 : first + 3] and lows[first + 2].isdecimal()):
        return False
    return lows[first - 2] in (
        "couple",
        "brothers",
        "sisters",
        "men",
        "women",
        "spouses",
        "sons",
        "daughters",
        "boys",
        "girls",
    )


def _is_years(sentence: Sentence, index: int, before: str, after: str) -> bool:
    """Words beside the number speak of years: "children under 10", "younger than 15", "aged 4, 7 and 11"."""
    lows = sentence.lows
    if before in ("under", "between", "over", "below") and index > 1:
        noun = index - 2 - (lows[index - 2] in ("”", '"', "’"))
        return noun >= 0 and sentence.vocabulary.persons.at(lows, noun) is not None  # "children under 10"
    if before in (",", "(", "and") and _pair_of_ages(sentence, index):
        return True  # "a married couple, 66 and 64, were killed"
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
    if before != "(" or after != ")" or index < 2:
        return False
    named = sentence.words[index - 2].text[:1].isupper() and sentence.lows[index].isdecimal() and index > 2
    return named or _is_single(sentence, index - 2)  # "Zainab (6)"


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
    end = number_end(sentence, index) if index < len(lows) else index
    if end == index or lows[end : end + 1] not in (("year",), ("month",), ("week",), ("day",)):
        return index
    return end + 2 if lows[end + 1 : end + 2] == ("old",) else index


def _after_age(sentence: Sentence, index: int) -> bool:
    """The number before this one in a row is an age."""
    at = index - 2
    if at > 0 and sentence.lows[at] in (",", "and"):
        at -= 1
    ahead = number_end(sentence, at) if at > 0 else at
    return ahead > at and ahead < index and is_age(sentence, at)


def ordinal_value(low: str, words: tuple[str, ...]) -> int | None:
    """The number of "11th", and of "eleventh" by its place in `words`; None for other words."""
    match = NTH.fullmatch(low)
    if match:
        return int(match.group(1))
    return words.index(low) + 1 if low in words else None

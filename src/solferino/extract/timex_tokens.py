"""A text as a string with one character per word: the form in which the time grammar reads it.

Every word that the grammar knows has a character of its own, figures have one by their size, all else is OTHER. Offsets
count code points of the text.
"""

import re
from dataclasses import dataclass

from solferino.vocab.times import TimeWords

TOKEN = re.compile(
    r"\d{4}([-./])\d\d\1\d\d(?![\d-])"
    r"|\d{1,2}([-./])\d{1,2}\2(?:19|20)\d\d(?![\d-])"
    r"|\d+(?:[.,:]\d+)*[^\W_]*(?:\.m\b\.?)?"
    r"|['’]\d\ds?\b"
    r"|['’]s\b"
    r"|o['’]clock\b"
    r"|[^\W\d_]\.(?:[^\W\d_]\b\.?)+"
    r"|[^\W\d_]+"
    r"|\n|[^\w\s]|_"
)
CLOCK = re.compile(r"(\d\d?)(?:[:.h](\d\d)(?:[:.](\d\d))?)?(am|pm|a\.m\.?|p\.m\.?|hrs?|h|z)?")
MILITARY = re.compile(r"([01]\d|2[0-4])([0-5]\d)()(hrs?|h|z)")  # "0645hrs", "0645Z"
DATE = re.compile(r"\d{4}([-./])\d\d\1\d\d|\d{1,2}([-./])\d{1,2}\2\d{4}")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
DECADE = re.compile(r"(?:(\d{3})0s|['’](\d)0s)")
OTHER = "x"
# Characters of figures by what they can be; the classes of the forms are sets of them.
FIGURES = {
    "zero": "0", "month": "1", "hour": "2", "day": "3", "minute": "4", "two": "5", "three": "6", "year": "7",
    "large": "8", "military": "9", "ordinal": "o", "high_ordinal": "O", "clock": "c", "clock_dotted": "C",
    "decade": "d", "apostrophe": "a", "iso": "i", "padded": "p",
}  # fmt: skip
FIGURE_CLASSES = {
    "DAY": "123p", "HOUR": "0123p", "YEAR": "7", "NUM": "12345678", "YY": "12345p", "MIL": "79", "ORD": "o",
    "CLOCK": "cC", "DECADE": "d", "APO": "a", "ISO": "i",
    "OTHER": OTHER,
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1000, 2099
MOST_DIGITS = 9
MIDNIGHT = 2400  # as soldiers write it
FIRST_WORD_CHAR = 0xE000  # the private use area: no text's own character is meant


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of a text: one character of `kinds` for each, with start, end and lower-case form."""

    text: str
    kinds: str
    starts: list[int]
    ends: list[int]
    lows: list[str]


class Alphabet:
    """The character of every word of a language's grammar, and the characters of each class."""

    def __init__(self, words: TimeWords, literals: frozenset[str]) -> None:
        known = sorted(literals | {word for table in words.classes.values() for word in table})
        self.words = words
        self.chars = {word: chr(FIRST_WORD_CHAR + number) for number, word in enumerate(known)}
        self.classes: dict[str, str] = dict(FIGURE_CLASSES)
        for name, table in words.classes.items():
            self.classes[name] = self.classes.get(name, "") + "".join(self.chars[word] for word in table)
        self._memory: dict[str, str] = {}

    def kind(self, word: str) -> str:
        """The character of a word as written."""
        if word[0].isdecimal() or word[0] in "'’":
            found = figure(word)
            if found is not None:
                return FIGURES[found]
        low = word.lower().replace("’", "'")
        if low in self.words.capitals and not word[0].isupper():
            return OTHER
        return self.chars.get(low, OTHER)

    def read(self, text: str, start: int, end: int) -> Tokens:
        """The words of `text[start:end]`."""
        memory, kind = self._memory, self.kind
        if len(memory) > 200_000:
            memory.clear()
        kinds, starts, ends, lows = [], [], [], []
        for match in TOKEN.finditer(text, start, end):
            word = match.group()
            char = memory.get(word)
            if char is None:
                char = memory[word] = kind(word)
            kinds.append(char)
            starts.append(match.start())
            ends.append(match.end())
            lows.append(word)
        return Tokens(text, "".join(kinds), starts, ends, lows)


def figure(word: str) -> str | None:
    """What a figure can be, a key of FIGURES; None where it is none ("9M79")."""
    if not word.isascii() and not word.startswith("’"):
        return None
    if word.isdecimal():
        return _plain(word)
    if ORDINAL.fullmatch(word):
        return "ordinal" if 1 <= int(word[:-2]) <= 31 else "high_ordinal"
    if DECADE.fullmatch(word):
        return "decade"
    if word[0] in "'’":
        return "apostrophe" if word[1:].isdecimal() else None
    if DATE.fullmatch(word):
        return "iso"
    return _clock_or_large(word)


def _plain(word: str) -> str | None:
    digits = len(word)
    if digits > MOST_DIGITS:
        return None
    number = int(word)
    if digits == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "year"
    if digits == 4 and (number < FIRST_YEAR or LAST_YEAR < number <= MIDNIGHT) and number % 100 < 60:
        return "military"
    if digits == 2 and word[0] == "0":
        return "padded" if number else "zero"
    limits = (("zero", 0), ("month", 12), ("hour", 24), ("day", 31), ("minute", 59), ("two", 99), ("three", 999))
    return next((name for name, top in limits if number <= top), "large") if word[0] != "0" or number == 0 else None


def _clock_or_large(word: str) -> str | None:
    found = CLOCK.fullmatch(word.lower()) or MILITARY.fullmatch(word.lower())
    if found and (found[2] or found[4]) and int(found[1]) <= 24 and int(found[2] or 0) <= 59:
        return "clock_dotted" if "." in word and not found[4] else "clock"
    return "large" if all(part.isdecimal() and len(part) == 3 for part in word.split(",")[1:]) and "," in word else None

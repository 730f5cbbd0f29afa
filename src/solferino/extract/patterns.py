"""The expressions of one language for dates and clock times, compiled once."""

import re
from dataclasses import dataclass
from functools import lru_cache

from solferino.vocab.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled expressions; `parts` maps the words for a part of the day to its name."""

    dates: re.Pattern[str]
    clocks: re.Pattern[str]
    day_parts: re.Pattern[str]
    parts: dict[str, str]


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@lru_cache(maxsize=8)
def _compiled(language: str, vocabulary: Vocabulary) -> Patterns:
    time = vocabulary.time
    words = {
        "MONTH": _any(list(vocabulary.months)),
        "WEEKDAY": _any(list(vocabulary.weekdays)),
        "SEASON": _any(list(vocabulary.seasons)),
        "NUMBER": _any(time["numbers"]),
        "YEAR": r"(?:19|20)\d\d",
        "DAY": r"\d{1,2}(?:st|nd|rd|th)?",
    }

    def filled(form: str) -> str:
        return re.sub(r"\b(MONTH|WEEKDAY|SEASON|NUMBER|YEAR|DAY)\b", lambda m: words[m.group()], form)

    dates = "|".join(rf"\b(?:{filled(form)})" for form in time["date_forms"])
    clock = f"(?:{time['about']})?(?:{'|'.join(filled(form) for form in time['clock_forms'])}){time['zone']}"
    parts = {word: name for name, group in vocabulary.day_parts.items() for word in group}
    return Patterns(
        re.compile(dates, re.IGNORECASE),
        re.compile(r"(?<![\w.,:$€£])" + clock, re.IGNORECASE),
        re.compile(rf"\b{_any(list(parts))}\b", re.IGNORECASE),
        parts,
    )


def patterns(vocabulary: Vocabulary) -> Patterns:
    """The expressions of a vocabulary's language."""
    return _compiled(vocabulary.language, vocabulary)

"""Clock times and parts of the day in running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from solferino.extract.timex import Ground, Timex, timexes
from solferino.vocab.times import TimeWords
from solferino.vocab.vocabulary import Vocabulary

BEFORE_CHARS = 14
LETTERS = re.compile(r"[^\W\d_]+")
LETTERS_OR_FIGURES = re.compile(r"\w+")
FIXED_CHARS = 24  # "some minutes before " in front of "noon"
NOON = 12
# words and figures of a clock time that leave no half of the day open
HALF_TOLD = re.compile(
    r"\b0\d|\d[hz]|[ap]\.?m\b|\b(?:hrs?|hours|h|in the|at|midnight|noon|midday)\b|\d{4}", re.IGNORECASE
)
SAME_MOMENT_CHARS = 14  # " local time (" between a clock time and the same moment in another zone


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A clock time as written: local `hour:minute`, or a part of the day with its own hours.

    `open`: the words beside it do not say which half of the day is meant. `lapse`: so many minutes after another.
    """

    start: int
    end: int
    text: str
    hour: int | None
    minute: int
    approximate: bool
    zone: str | None = None
    part: str | None = None
    open: bool = False
    lapse: int | None = None


def clocks(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[ClockMention, ...]:
    """Clock times in `text[start:end]`."""
    return clock_times(text, timexes(text, start, end, Ground(None), vocabulary), vocabulary)


def clock_times(text: str, found: Sequence[Timex], vocabulary: Vocabulary) -> tuple[ClockMention, ...]:
    """The clock times among the times of a text; "15:45 (1245 GMT)" is one, the local one."""
    out: list[ClockMention] = []
    for time in found:
        mention = _written(time) or _named(text, time, vocabulary.times)
        if mention is None:
            continue
        beside = bool(out) and time.start - out[-1].end <= SAME_MOMENT_CHARS and bool(out[-1].zone) != bool(time.zone)
        if beside and out[-1].zone:
            out[-1] = mention
        elif not beside:
            out.append(mention)
    return tuple(out)


def _written(time: Timex) -> ClockMention | None:
    if time.rule != "clock" or time.stamp is None or time.stamp.hour is None:
        return None
    hour, minute = time.stamp.hour % 24, time.stamp.minute or 0
    told = bool(HALF_TOLD.search(time.text)) or not 1 <= hour < NOON or bool(time.zone)
    return ClockMention(time.start, time.end, time.text, hour, minute, time.approximate, time.zone, None, not told)


def _named(text: str, time: Timex, words: TimeWords) -> ClockMention | None:
    """ "At noon", "around midnight on Friday"; not "shortly before noon", "by midnight", "at noon prayers"."""
    name = next((m for m in LETTERS.finditer(time.text) if m.group().lower() in words.classes["FIXED"]), None)
    if name is None:
        return None
    start, end = time.start + name.start(), time.start + name.end()
    after = LETTERS.match(text, end + 1)
    hour = words.classes["FIXED"][name.group().lower()]
    how = _led_to(text, start, words)
    if how is None:
        return None
    if after and after.group().lower() in words.around["not_after_fixed"]:
        return None
    return ClockMention(start, end, text[start:end], hour, 0, how == "about")


def _led_to(text: str, start: int, words: TimeWords) -> str | None:
    """How exact the words before a named hour are; None where they do not give that hour ("by noon")."""
    before = [word.lower() for word in LETTERS_OR_FIGURES.findall(text, max(0, start - FIXED_CHARS), start)][-2:]
    if not before:
        return None
    if before[-1] in words.around["at_fixed"]:
        return "exact" if before[-1] in words.around["exactly_fixed"] else "about"
    return "exact" if " ".join(before) in words.around["stroke"] else None


def of_report(text: str, clock: ClockMention, vocabulary: Vocabulary) -> bool:
    """The clock time of a count ("by 11am", "as of 18:00"), not of an act."""
    before = text[max(0, clock.start - BEFORE_CHARS) : clock.start].rstrip().lower()
    return before.endswith(tuple(vocabulary.times.around["before_report"]))


@lru_cache(maxsize=8)
def _parts(words: TimeWords) -> tuple[re.Pattern[str], dict[str, str]]:
    parts = {word: name for name, group in words.day_parts.items() for word in group}
    longest_first = "|".join(map(re.escape, sorted(parts, key=len, reverse=True)))
    return re.compile(rf"\b(?:{longest_first})\b", re.IGNORECASE), parts


def day_parts(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[ClockMention, ...]:
    """Parts of the day (`at dawn`, `in the early hours`) in `text[start:end]`."""
    pattern, parts = _parts(vocabulary.times)
    return tuple(
        ClockMention(m.start(), m.end(), m.group(), None, 0, True, None, parts[m.group().lower()])
        for m in pattern.finditer(text, start, end)
    )

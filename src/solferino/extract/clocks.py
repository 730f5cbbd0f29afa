"""Clock times and parts of the day in running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from solferino.extract.timex import Ground, Timex, timexes
from solferino.vocab.times import TimeWords
from solferino.vocab.vocabulary import Vocabulary

BEFORE_CHARS = 14
SAME_MOMENT_CHARS = 14  # " local time (" between a clock time and the same moment in another zone


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A clock time as written: local `hour:minute`, or a part of the day with its own hours."""

    start: int
    end: int
    text: str
    hour: int | None
    minute: int
    approximate: bool
    zone: str | None = None
    part: str | None = None


def clocks(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[ClockMention, ...]:
    """Clock times in `text[start:end]`."""
    return clock_times(timexes(text, start, end, Ground(None), vocabulary))


def clock_times(found: Sequence[Timex]) -> tuple[ClockMention, ...]:
    """The clock times among the times of a text; "15:45 (1245 GMT)" is one, the local one."""
    out: list[ClockMention] = []
    for time in found:
        if time.rule != "clock" or time.stamp is None or time.stamp.hour is None:
            continue
        if time.zone and out and not out[-1].zone and time.start - out[-1].end <= SAME_MOMENT_CHARS:
            continue
        hour, minute = time.stamp.hour % 24, time.stamp.minute or 0
        out.append(ClockMention(time.start, time.end, time.text, hour, minute, time.approximate, time.zone))
    return tuple(out)


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

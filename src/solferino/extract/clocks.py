"""Clock times and parts of the day in running text."""

from dataclasses import dataclass

from solferino.extract.patterns import patterns
from solferino.vocab.vocabulary import Vocabulary

BEFORE_CHARS = 14


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
    out = []
    for match in patterns(vocabulary).clocks.finditer(text, start, end):
        g = match.groupdict()
        half = (g["ap1"] or g["ap2"] or g["ap3"] or "").lower().replace(".", "")
        hour = int(g["h1"] or g["h2"] or 0) or _hour(g["h3"], vocabulary)
        minute = int(g["mi1"] or 0)
        dotted = bool(g["h1"]) and ":" not in match.group() and not half
        unsaid = dotted and not g["about"] and not _after(text, match.start(), vocabulary.time["clock_words"])
        if hour > 24 or minute > 59 or (half and hour > 12) or unsaid:
            continue
        if half.startswith("p") or half in ("in the afternoon", "in the evening"):
            hour = hour % 12 + 12
        elif half.startswith("a") or half == "in the morning":
            hour %= 12
        out.append(
            ClockMention(
                match.start(), match.end(), match.group(), hour % 24, minute, bool(g["about"]), (g["zone"] or None)
            )
        )
    return tuple(out)


def _hour(word: str | None, vocabulary: Vocabulary) -> int:
    numbers = vocabulary.time["numbers"]
    return numbers.index(word.lower()) + 1 if word and word.lower() in numbers else 0


def _after(text: str, start: int, words: list[str]) -> bool:
    before = text[max(0, start - BEFORE_CHARS) : start].rstrip().lower()
    return before.endswith(tuple(words))


def of_report(text: str, clock: ClockMention, vocabulary: Vocabulary) -> bool:
    """The clock time of a count ("by 11am", "as of 18:00"), not of an act."""
    return _after(text, clock.start, vocabulary.time["report_words"])


def day_parts(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[ClockMention, ...]:
    """Parts of the day (`at dawn`, `in the early hours`) in `text[start:end]`."""
    found = patterns(vocabulary)
    return tuple(
        ClockMention(m.start(), m.end(), m.group(), None, 0, True, None, found.parts[m.group().lower()])
        for m in found.day_parts.finditer(text, start, end)
    )

"""Read the times of a phrase as a history that has come to 5 May 1943, or as news of that day."""

from datetime import date

from solferino.extract.timex import HISTORY, Ground, Timex, timexes
from solferino.vocab.vocabulary import load

OPENING = "It began on 5 May 1943.\n"
WRITTEN = date(1943, 5, 5)  # a Wednesday


def told(phrase: str) -> tuple[Timex, ...]:
    """Times of a phrase in a history; offsets are those of the whole text."""
    text = OPENING + phrase
    return tuple(t for t in timexes(text, 0, len(text), HISTORY, load()) if t.start >= len(OPENING))


def reported(phrase: str, written: date | None = WRITTEN) -> tuple[Timex, ...]:
    """Times of a phrase in news."""
    return timexes(phrase, 0, len(phrase), Ground(written), load())


def values(found: tuple[Timex, ...]) -> list[str]:
    """Their values in order."""
    return [t.value for t in found]

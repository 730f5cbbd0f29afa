"""How far, and which way, an event lies from a place: "40 km north-west of El Fasher"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from solferino.extract.numbers import number_value
from solferino.extract.sentences import Sentence

LONGEST_M = 500_000  # farther away a place is no reference point
PASSED = ("the", "to", "away", "short", "inland", "upstream", "downstream", "further", "farther", "due")
WORDS = 3  # most words of a number
_JOINED = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")


@dataclass(frozen=True, slots=True)
class Distance:
    """Metres, and degrees clockwise from north, None where no direction is given."""

    away_m: float
    bearing_deg: float | None


def distance_before(sentence: Sentence, index: int) -> Distance | None:
    """The distance that the words ending at `index` state: "about six miles north of", "2km from"."""
    lows, vocabulary = sentence.lows, sentence.vocabulary
    at = index
    if at < 2 or lows[at - 1] not in ("of", "from", "outside"):
        return None
    at -= 1
    ways: list[int] = []
    while at > 0 and (lows[at - 1] in vocabulary.bearings or lows[at - 1] in PASSED):
        if lows[at - 1] in vocabulary.bearings:
            ways.append(vocabulary.bearings[lows[at - 1]])
        at -= 1
    metres = _length(lows[:at], vocabulary.lengths)
    return Distance(metres, _mean(ways)) if metres is not None and 0 < metres <= LONGEST_M else None


def _length(lows: Sequence[str], lengths: dict[str, int]) -> float | None:
    """The length at the end of some words, in metres."""
    if not lows:
        return None
    joined = _JOINED.fullmatch(lows[-1])
    if joined and joined[2] in lengths:
        return float(joined[1]) * lengths[joined[2]]
    if lows[-1] not in lengths:
        return None
    for size in range(min(WORDS, len(lows) - 1), 0, -1):
        number = _number(tuple(lows[-1 - size : -1]))
        if number is not None:
            return number * lengths[lows[-1]]
    return None


def _number(words: tuple[str, ...]) -> float | None:
    if len(words) == 1 and re.fullmatch(r"\d+\.\d+", words[0], re.ASCII):
        return float(words[0])
    return number_value(words)


def _mean(ways: Sequence[int]) -> float | None:
    """ "north" and "west" are 315 degrees; opposite ways are none."""
    east, north = sum(sin(radians(way)) for way in ways), sum(cos(radians(way)) for way in ways)
    return round(degrees(atan2(east, north)) % 360, 1) if hypot(east, north) > 0.1 else None

"""Kinds of source that were there themselves, and levels of certainty for attacks on health care."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from solferino.vocab.rows import records, table

FILE = "law/evidence.toml"


@dataclass(frozen=True, slots=True)
class Needed:
    """At least `least` independent voices of these kinds; of any kind where `kinds` is empty."""

    kinds: frozenset[str]
    least: int

    def met(self, voices: Mapping[str, int]) -> bool:
        """`voices`: independent voices by kind of source."""
        heard = sum(n for kind, n in voices.items() if not self.kinds or kind in self.kinds)
        return heard >= self.least


@dataclass(frozen=True, slots=True)
class LevelRow:
    id: str
    any_of: tuple[Needed, ...]


@cache
def first_hand() -> frozenset[str]:
    return frozenset(table(FILE)["first_hand"])


@cache
def levels() -> tuple[LevelRow, ...]:
    """From the most to the least certain."""
    return tuple(
        LevelRow(
            row["id"],
            tuple(Needed(frozenset(one["kinds"]), one["least"]) for one in row["any_of"]),
        )
        for row in records(FILE, "level")
    )


def level_of(voices: Mapping[str, int]) -> str | None:
    """The first level whose needs these voices meet, None where nobody speaks."""
    return next((row.id for row in levels() if any(need.met(voices) for need in row.any_of)), None)

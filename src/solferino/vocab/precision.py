"""How exactly a day and a place are known, by the codes of other recorders: rows of `law/precision.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from solferino.errors import BrokenRow
from solferino.vocab.rows import records

FILE = "law/precision.toml"
SCHEMES = ("ucdp", "acled")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A code for a stretch of `least_days` to `most_days` civil days, both counted; no upper end where None."""

    scheme: str
    code: int
    least_days: int
    most_days: int | None
    checked: str

    def fits(self, days: int) -> bool:
        return self.least_days <= days and (self.most_days is None or days <= self.most_days)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A code for a place of one of these roles and kinds, at most `most_radius_m` metres wide where that is set."""

    scheme: str
    code: int
    roles: frozenset[str]
    kinds: frozenset[str]
    most_radius_m: int | None

    def fits(self, role: str, kind: str, radius_m: int | None) -> bool:
        near_enough = self.most_radius_m is None or (radius_m is not None and radius_m <= self.most_radius_m)
        return role in self.roles and kind in self.kinds and near_enough


@cache
def days() -> tuple[DayRow, ...]:
    rows = records(FILE, "day")
    return tuple(
        DayRow(row["scheme"], row["code"], row["least_days"], row.get("most_days"), row["checked"])
        for row in _known(rows)
    )


@cache
def places() -> tuple[PlaceRow, ...]:
    rows = records(FILE, "place")
    return tuple(
        PlaceRow(
            row["scheme"], row["code"], frozenset(row["roles"]), frozenset(row["kinds"]), row.get("most_radius_m"),
        )
        for row in _known(rows)
    )  # fmt: skip


def day_code(scheme: str, length: int) -> int | None:
    """The code for a stretch of that many civil days; None where the scheme has none."""
    return min((row.code for row in days() if row.scheme == scheme and row.fits(length)), default=None)


def is_checked(scheme: str, code: int) -> bool:
    """Whether the meaning of a code for days was read, and not remembered."""
    return all(row.checked != "memory" for row in days() if (row.scheme, row.code) == (scheme, code))


def place_code(scheme: str, known: Iterable[tuple[str, str, int | None]]) -> int | None:
    """The most exact code of places given as role, kind, radius in metres; None where the scheme has none for any."""
    rows = [row for row in places() if row.scheme == scheme]
    return min((row.code for place in known for row in rows if row.fits(*place)), default=None)


def _known(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in rows:
        if row["scheme"] not in SCHEMES:
            raise BrokenRow(f"no such scheme: {row['scheme']}", where=FILE)
    return rows

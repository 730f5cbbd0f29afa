"""Two or more people code the same reports without seeing each other's codes: how far they agree, and where not."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["nominal", "interval"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one coder filled in. `codes`: for each unit (account) the value of each field; empty ones are left out."""

    coder: str
    codes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Krippendorff's alpha of one field over the units that two coders or more coded.

    None where it is not defined: nobody disagrees and there is but one value, or no unit has two codes. `same`: units
    on which all coders agree, of `units`. `stated`: for numbers, alpha of whether the report states one at all.
    """

    field: str
    level: Level
    alpha: float | None
    units: int
    same: int
    stated: float | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one unit with each coder's value."""

    unit: str
    document: str
    words: str
    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Coding:
    """The comparison of sheets. `unknown`: units of the sheets that the register does not hold today."""

    coders: tuple[str, ...]
    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]
    unknown: tuple[str, ...] = ()

"""What two registers have in common, and what one of them has alone."""

from dataclasses import dataclass
from typing import Literal

from solferino.model.incident import Reason

Sureness = Literal["linked", "proposed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident as it is named in a comparison."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Partners:
    """Two incidents held to be one event, by the strongest pair of their accounts. `proposed`: a person must decide."""

    left: str
    right: str
    band: Sureness
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """An incident without a partner. `nearest`: the likeliest of the other register, None where none is within reach.

    `reasons` are those of that pair; `why` says in words what spoke against it, or what was missing.
    """

    incident: str
    nearest: str | None
    score: float | None
    reasons: tuple[Reason, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two registers compared. An incident may have several partners. Rejected incidents are left out on both sides."""

    left_title: str
    right_title: str
    left: tuple[Entry, ...]
    right: tuple[Entry, ...]
    partners: tuple[Partners, ...]
    left_alone: tuple[Alone, ...]
    right_alone: tuple[Alone, ...]

"""Accounts that speak of the same event, and why they are held to."""

from dataclasses import dataclass

from solferino.errors import InvalidValue
from solferino.model.document import Quote


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a link's score. `detail` says which values met or clashed."""

    feature: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts and the reasons to hold them to be one event. The score is the sum of its reasons.

    `band`: `linked`, `proposed` (a person must decide), `apart`, or `part`: one of the two tells of several events at
    once, and the other's may be among them.
    """

    left: str
    right: str
    reasons: tuple[Reason, ...]
    band: str

    @property
    def score(self) -> float:
        return round(sum(reason.weight for reason in self.reasons), 6)

    def __post_init__(self) -> None:
        if not self.reasons:
            raise InvalidValue("a link without reasons", where=f"{self.left} {self.right}")
        if self.band not in ("linked", "proposed", "apart", "part"):
            raise InvalidValue(f"no such band: {self.band}", where=f"{self.left} {self.right}")


@dataclass(frozen=True, slots=True)
class Change:
    """Words in which a copy departs from its original: left out (`copy` None), added (`original` None), or other."""

    original: Quote | None
    copy: Quote | None


@dataclass(frozen=True, slots=True)
class CopyPair:
    """A document that repeats another one's text. `containment` is the share of its word sequences found there.

    `changes`: where the two depart from each other, in the order of the copy; None where they were not compared.
    """

    document: str
    copy_of: str
    containment: float
    changes: tuple[Change, ...] | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """A group of accounts. `id` follows its earliest received account, so it survives new reports."""

    id: str
    accounts: tuple[str, ...]
    links: tuple[Link, ...] = ()
    decisions: tuple[str, ...] = ()

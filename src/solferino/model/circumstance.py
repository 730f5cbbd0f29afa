"""When, where, how many, what with: the values that a claim carries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from solferino.errors import InvalidValue

Precision = Literal["minute", "hour", "part_of_day", "day", "week", "month", "year", "unknown"]
PlaceRole = Literal["site", "near", "region"]
ObjectRelation = Literal["hit", "damaged", "destroyed", "near", "intended"]
Stage = Literal["attempted", "threatened"]
ActorRole = Literal["alleged_perpetrator", "claims_responsibility", "victim_side", "usual_suspect"]
Outcome = Literal["killed", "injured", "missing", "abducted", "sexual_violence", "ill_treated"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of persons. `high` None: open upwards. Both None: a vague word alone (`dozens`).

    `vague` keeps the word as written; `approximate` is `about`, `some`, `around`.
    """

    low: int | None
    high: int | None
    approximate: bool = False
    vague: str | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.low < 0:
            raise InvalidValue(f"a count below zero: {self.low}")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise InvalidValue(f"a count whose high {self.high} is below its low {self.low}")
        if self.low is None and self.high is None and self.vague is None:
            raise InvalidValue("a count without number or word", hint="unknown is no count at all")

    @property
    def open_ended(self) -> bool:
        return self.low is not None and self.high is None


@dataclass(frozen=True, slots=True)
class TollLine:
    """One figure for one kind of person. `count` None: persons of this kind, not numbered.

    `part_of` is the position, among the toll lines of the same account, of the figure this one is a part of: a part
    is never added to its whole. `overlay` marks roles (health worker, journalist), which lie across sex and age.
    """

    outcome: Outcome
    kind: str
    count: Count | None = None
    part_of: int | None = None
    overlay: bool = False


@dataclass(frozen=True, slots=True)
class NamedVictim:
    """A person whom a text names among those harmed. For the restricted view only, to count nobody twice."""

    name: str
    outcome: Outcome
    age_years: int | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something happened. Moments are zone-aware; `date_start`/`date_end` are civil days at the place, inclusive.

    `time_local` is the clock time at the place (`HH:MM`), `approximate` is `around`, `about`, `shortly after`.
    `anchor` says what a relative date was resolved against: `published`, `dateline`, `stated`, `account` or None.
    """

    earliest: datetime | None
    latest: datetime | None
    precision: Precision
    date_start: date | None = None
    date_end: date | None = None
    time_local: str | None = None
    approximate: bool = False
    anchor: str | None = None

    def __post_init__(self) -> None:
        for moment in (self.earliest, self.latest):
            if moment is not None and moment.tzinfo is None:
                raise InvalidValue("a moment without a zone", hint="times are zone-aware")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise InvalidValue("a time span that ends before it begins")
        if self.date_start and self.date_end and self.date_end < self.date_start:
            raise InvalidValue("a date range that ends before it begins")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written. No coordinates without a radius (metres around the point); unresolved is a normal outcome.

    Coordinates are WGS 84 degrees. `candidates` keeps the gazetteer ids that the name could also mean.
    """

    name: str
    role: PlaceRole
    country: str | None = None
    gazetteer_id: str | None = None
    lat_deg: float | None = None
    lon_deg: float | None = None
    radius_m: int | None = None
    kind: str | None = None
    admin1: str | None = None
    candidates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.lat_deg is None) != (self.lon_deg is None):
            raise InvalidValue("half a coordinate", where=self.name)
        if self.lat_deg is not None and not self.radius_m:
            raise InvalidValue("coordinates without a radius", where=self.name, hint="say how uncertain the point is")


@dataclass(frozen=True, slots=True)
class ObjectHit:
    """A thing that was hit, damaged, destroyed, near, or the intended target. `kind` is a row of `vocab/objects.toml`.

    `protection` is the row's protected class (`medical`, `education`, …) or None. `count`: how many, None where the
    words do not say.
    """

    kind: str
    as_written: str
    relation: ObjectRelation
    protection: str | None = None
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class WeaponUse:
    """A weapon as named. `id` is a model row, None where only the kind is stated. Identification, never attribution."""

    id: str | None
    as_written: str
    kind: str


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A party as named. `id`: a row of `vocab/actors/`, or `state:` and a code, where the name folds into one."""

    name: str
    role: ActorRole
    id: str | None = None

"""Who says what happened: claims, and the account that one document gives of one event."""

from dataclasses import dataclass
from typing import Literal

from solferino.model.circumstance import (
    ActorMention,
    Count,
    NamedVictim,
    ObjectHit,
    Outcome,
    Place,
    Stage,
    TimeSpan,
    TollLine,
    WeaponUse,
)
from solferino.model.document import Anchored, Quote

Stance = Literal["asserts", "reports", "confirms", "denies", "accuses", "disputes"]
Factuality = Literal["asserted", "reported", "probable", "possible", "denied", "unknown"]
Scope = Literal["incident", "composite", "total", "general"]
Population = Literal["civilian", "military", "mixed", "unspecified"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of a chain. `quote` is None only for the document's own publisher, who is not named in its text.

    `kind` is a source kind (`vocab/sources.toml`), `side` the party this voice belongs to (an actor id) if any.
    """

    name: str
    quote: Quote | None = None
    kind: str | None = None
    side: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement. `speakers` runs from the outermost voice (the publisher) to the root.

    `quote` is the clause that states it. Every field is anchored or empty, hedges belong to the field they hedge.
    `about` names the claims that a confirmation, denial or dispute answers.
    """

    id: str
    document: str
    speakers: tuple[Speaker, ...]
    stance: Stance
    factuality: Factuality
    scope: Scope
    quote: Quote
    about: tuple[str, ...] = ()
    event_type: Anchored[str] | None = None
    when: Anchored[TimeSpan] | None = None
    places: tuple[Anchored[Place], ...] = ()
    toll: tuple[Anchored[TollLine], ...] = ()
    objects: tuple[Anchored[ObjectHit], ...] = ()
    weapons: tuple[Anchored[WeaponUse], ...] = ()
    actors: tuple[Anchored[ActorMention], ...] = ()
    intended_target: Anchored[ObjectHit] | None = None
    characterisation: str | None = None

    @property
    def root(self) -> Speaker:
        return self.speakers[-1]


@dataclass(frozen=True, slots=True)
class Reported:
    """Lowest and highest figure that one document gives for one outcome of one event (`reports` annotation rules)."""

    outcome: Outcome
    count: Count


@dataclass(frozen=True, slots=True)
class Label:
    """How a register codes an event in its own words. `scheme`: `act`, `target`, `context`, or a name that its mapping
    gives."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of one event. Belongs to exactly one incident.

    `tolls` are the document's toll lines for the event (TollLine.part_of points into this tuple), `reported` the
    range per outcome, `claims` the ids of its claims. `voice` tells the sources of one table of reports apart: accounts
    of different voices of one document may be one event. `composite` is set where several places share one statement,
    `stage` where the words say that the act was only attempted or threatened.
    """

    id: str
    document: str
    event_type: Anchored[str] | None
    background: bool
    when: Anchored[TimeSpan] | None
    places: tuple[Anchored[Place], ...]
    tolls: tuple[Anchored[TollLine], ...]
    reported: tuple[Reported, ...]
    objects: tuple[Anchored[ObjectHit], ...]
    weapons: tuple[Anchored[WeaponUse], ...]
    actors: tuple[Anchored[ActorMention], ...]
    claims: tuple[str, ...]
    anchor: Quote
    composite: bool = False
    stage: Anchored[Stage] | None = None
    labels: tuple[Anchored[Label], ...] = ()
    named_victims: tuple[Anchored[NamedVictim], ...] = ()
    voice: str | None = None

    def count_of(self, outcome: Outcome) -> Count | None:
        return next((line.count for line in self.reported if line.outcome == outcome), None)


@dataclass(frozen=True, slots=True)
class Total:
    """A figure for a day, a month, a war or a region: kept in the ledger, never added to an incident."""

    document: str
    killed: Count | None
    injured: Count | None
    population: Population
    scope: str
    speakers: tuple[Speaker, ...]
    quote: Quote
    hedges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that extraction finds in one document."""

    document: str
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    totals: tuple[Total, ...]
    notes: tuple[str, ...] = ()

"""What stated rules make of the accounts of one incident. Never a verdict."""

from dataclasses import dataclass
from typing import Literal

from solferino.model.circumstance import Outcome
from solferino.model.claim import Population
from solferino.model.document import Quote
from solferino.model.evidence import Precision, Profile
from solferino.model.reckoning import Aggregate, Input

GradeValue = Literal["confirmed", "fair", "weak", "contested", "discounted", "unassessed"]
StrikeStatus = Literal["declared", "likely", "single_source", "contested", "unknown"]
Attribution = Literal["self_declared", "uncontested_reported", "contested", "unknown"]
ElementState = Literal["claimed", "corroborated", "contradicted", "unknown", "human_only"]
IndicatorState = Literal["not_raised", "raised", "corroborated", "reviewed", "set_aside"]


@dataclass(frozen=True, slots=True)
class TollRange:
    """Range of one outcome (spec C1-C6). `low`: what two independent roots support, or the single root's low.

    `best` is a chosen claim's value, never a mean; None where only a vague word is stated. `open_ended`: some source
    says "at least". `because` holds claim ids, `rules` the arithmetic rules applied. `hedged`: nobody states the
    figure without a hedge on it. `inputs`: every voice's figure and what became of it; `aggregates`: what other named
    rules make of the same.
    """

    outcome: Outcome
    low: int | None
    best: int | None
    high: int | None
    open_ended: bool
    roots_min: int
    roots_max: int
    because: tuple[str, ...]
    rules: tuple[str, ...]
    flags: tuple[str, ...] = ()
    hedged: bool = False
    inputs: tuple[Input, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()


@dataclass(frozen=True, slots=True)
class VictimLine:
    """Range for one kind of person within an outcome; `overlay` roles are never added to sex and age.

    `hedged`: nobody states it without a hedge on it.
    """

    outcome: Outcome
    kind: str
    low: int | None
    high: int | None
    overlay: bool
    because: tuple[str, ...]
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """Harm grade by the first rule that matches on the minimum number of roots. `object_grade` grades object harm.

    `at_most` and `object_at_most`: what it would be on the maximum number of roots, where that differs.
    """

    value: GradeValue
    rule: str
    reason: str
    at_most: GradeValue | None = None
    at_most_reason: str | None = None
    object_grade: GradeValue | None = None
    object_at_most: GradeValue | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A rule of the closed registry. `checked` tells how its text was verified; `memory` rows never go public."""

    rule: str
    citation: str
    title: str
    statement: str
    source: str
    checked: str
    treaty_note: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A generated sentence and the claims it rests on."""

    text: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """One element of an indicator. `human_only` is never set by the machine.

    `ruled`: what a person ruled on it (`met`, `not_met`, `open`), by the decision `ruled_by`.
    """

    id: str
    text: str
    state: ElementState
    because: tuple[str, ...] = ()
    ruled: str | None = None
    ruled_by: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """Facts that raise a legal question, with what speaks for and against it and what is missing."""

    id: str
    title: str
    state: IndicatorState
    sentence: str
    elements: tuple[Element, ...]
    speaks_for: tuple[Statement, ...]
    speaks_against: tuple[Statement, ...]
    missing: tuple[str, ...]
    citations: tuple[Citation, ...]
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One voice's value for one field, as a cell of the contradiction table."""

    account: str
    document: str
    speaker: str
    value: str
    claims: tuple[str, ...]
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which voices differ.

    `kind`: count, population, label, date, place, weapon, actor, occurrence, partition, unit (one figure told in two
    units) or refinement (one value is more exact and inside the other: no conflict).
    """

    field: str
    kind: str
    positions: tuple[Position, ...]
    question: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A total (rule C10) beside the incidents within its reach. Nothing of it is ever distributed among them.

    `killed_in_incidents`, `injured_in_incidents`: sums of their lows, what the total must not be below.
    `killed_not_located`, `injured_not_located`: the total less the sum of their best figures, if both count the same
    people; 0 where they agree, None where the total is no number, stands below them, or some were left out.
    """

    document: str
    scope: str
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    open_ended: bool
    population: Population
    speaker: str
    quote: Quote
    incidents: tuple[str, ...]
    killed_in_incidents: int
    contradiction: str | None = None
    injured_in_incidents: int = 0
    killed_not_located: int | None = None
    injured_not_located: int | None = None


@dataclass(frozen=True, slots=True)
class RegisterSums:
    """Sums over incidents (rule C11): sum of lows to sum of highs, and how many incidents state no number."""

    incidents: int
    killed_low: int
    killed_high: int
    killed_unknown: int
    killed_open: bool
    injured_low: int
    injured_high: int
    injured_unknown: int
    injured_open: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the rules say about one incident.

    `rejected_by`: the decision by which a person rejected all of its accounts; it then counts in no sum. `left_out`:
    accounts that a person rejected while others of the incident stand; the values here rest on those others alone.
    `precision` and `evidence` are None where a view keeps them back.
    """

    incident: str
    title: str
    background: bool
    tolls: tuple[TollRange, ...]
    victims: tuple[VictimLine, ...]
    roots_min: int
    roots_max: int
    roots: tuple[str, ...]
    grade: Grade
    strike_status: StrikeStatus
    attribution: Attribution
    verification: str
    indicators: tuple[IndicatorResult, ...]
    contradictions: tuple[Contradiction, ...]
    open_questions: tuple[str, ...]
    flags: tuple[str, ...] = ()
    rejected_by: str | None = None
    left_out: tuple[str, ...] = ()
    precision: Precision | None = None
    evidence: Profile | None = None

    def toll_of(self, outcome: Outcome) -> TollRange | None:
        return next((toll for toll in self.tolls if toll.outcome == outcome), None)

"""How figures came about, for readers: rules in sentences, every voice's figure, other recorders' rules beside ours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from solferino.model.assessment import Assessment, TollRange
from solferino.model.circumstance import Outcome
from solferino.model.reckoning import Aggregate, Input
from solferino.report import moments, words
from solferino.vocab import arithmetic

USES: Final = {
    "counted": "counts",
    "passed_on": "adds nothing: passes on a voice that counts, or collects the reports of others",
    "superseded": "replaced by a later report of the same voice",
    "party_blamed": "left out: the word of the party that is blamed alone lowers nothing",
    "several_places": "left out: speaks of several places at once",
}
CREDIBILITY: Final = {
    1: "two or more other voices agree",
    2: "one other voice agrees",
    3: "no other voice gives a figure",
    4: "one other voice says otherwise",
    5: "two or more other voices say otherwise",
    6: "not to be compared",
}
SUMMED: Final[tuple[Outcome, ...]] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Why:
    """Behind one range: the rules that made it, each voice's figure with its use, and what other rules make of it."""

    outcome: str
    rules: list[tuple[str, str]]
    inputs: list[tuple[Input, str]]
    aggregates: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Summed:
    """What a named rule gives over a register: sums of lows and of highs, and incidents for which it gives no number.

    Sums of one method leave out what its recorders do not count; there `incidents` is 0.
    """

    method: str
    name: str
    outcome: Outcome
    low: int
    high: int
    incidents: int
    unknown: int


def why(toll: TollRange) -> Why:
    """The working behind one range."""
    says = arithmetic.rules()
    rows = arithmetic.methods()
    return Why(
        words.label(words.OUTCOMES, toll.outcome),
        [(rule, says[rule]) for rule in toll.rules if rule in says],
        [(row, use(row)) for row in toll.inputs],
        [(rows[row.method].name, ends(row), rows[row.method].says) for row in toll.aggregates],
    )


def use(row: Input) -> str:
    """What became of a figure: `counts as voice 2`, or why it counts for nothing."""
    return f"{USES[row.use]} as voice {row.group}" if row.group is not None else USES[row.use]


def borne_out(row: Input) -> str:
    """What other voices say of a figure, with the digit of the Admiralty code; F: nobody has graded the source."""
    return f"{CREDIBILITY[row.credibility]} (Admiralty F{row.credibility})"


def day(row: Input) -> str:
    return moments.day(row.published) if row.published else "date of publication not stated"


def ends(row: Aggregate) -> str:
    """`2–12–19`, `2–19`, `4`, `not stated`."""
    if row.low is None or row.high is None:
        return words.NOT_STATED
    numbers = [row.low, row.high] if row.best is None else [row.low, row.best, row.high]
    return str(row.low) if len(set(numbers)) == 1 else "–".join(f"{number:,}" for number in numbers)


def sensitivity(assessments: Iterable[Assessment]) -> tuple[Summed, ...]:
    """Each named rule summed over the incidents that count in sums (C11): how much a sum depends on the rule."""
    rows = [row for row in assessments if not (row.background or row.rejected_by or row.grade.value == "discounted")]
    found = (_summed(rows, method, outcome) for outcome in SUMMED for method in arithmetic.methods())
    return tuple(row for row in found if row.incidents)


def _summed(rows: Sequence[Assessment], method: str, outcome: Outcome) -> Summed:
    tolls = [toll for row in rows if (toll := row.toll_of(outcome)) is not None]
    own = [one for toll in tolls for one in toll.aggregates if one.method == method]
    known = [one for one in own if one.low is not None and one.high is not None]
    return Summed(
        method,
        arithmetic.methods()[method].name,
        outcome,
        sum(one.low or 0 for one in known),
        sum(one.high or 0 for one in known),
        len(rows) if own else 0,
        len(rows) - len(known),
    )

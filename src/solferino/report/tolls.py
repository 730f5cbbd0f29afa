"""Figures in words: ranges with the number of independent sources behind them."""

from collections.abc import Iterable

from solferino.model.assessment import LedgerLine, RegisterSums, TollRange, VictimLine
from solferino.model.circumstance import Count, Outcome, TollLine
from solferino.report import words

SUMMED: tuple[Outcome, ...] = ("killed", "injured")


def figures(toll: TollRange | None) -> str:
    """`4`, `about 50`, `4–7`, `2–19 or more`, `at least 6`, `not stated`; a figure that nobody states flat says so."""
    text = _figures(toll)
    return f"{text} (hedged)" if toll is not None and toll.hedged else text


def _figures(toll: TollRange | None) -> str:
    if toll is None:
        return words.NOT_STATED
    if toll.low is None and toll.high is None:
        return "stated without a number"
    if toll.high is None or (toll.low == toll.high and toll.open_ended):
        return f"at least {toll.low:,}"
    more = " or more" if toll.open_ended else ""
    if toll.low == toll.high:
        return f"{'about ' if 'approximate' in toll.flags else ''}{toll.low:,}"
    if toll.low is None:
        return f"up to {toll.high:,}{more}"
    return f"{toll.low:,}–{toll.high:,}{more}"


def best(toll: TollRange) -> str:
    return words.NOT_STATED if toll.best is None else f"{toll.best:,}"


def backing(toll: TollRange) -> str:
    return words.sources(toll.roots_min, toll.roots_max)


def count(value: Count | None) -> str:
    """One source's figure: `at least 6`, `about 30`, `dozens`, `2 to 4`, `not stated`."""
    if value is None:
        return words.NOT_STATED
    about = "about " if value.approximate else ""
    if value.low is None and value.high is None:
        return f"“{value.vague}”"
    text = about + words.span_of(value.low, value.high)
    return f"{text} (“{value.vague}”)" if value.vague else text


def line(value: TollLine) -> str:
    """`2 women killed`; `health workers among the injured`."""
    outcome = words.label(words.OUTCOMES, value.outcome)
    if value.count is None:
        return f"{words.kind(value.kind, None)} {outcome}, number not stated"
    of = " among the " if value.overlay else " "
    single = value.count.low if value.count.low == value.count.high else None
    return f"{count(value.count)} {words.kind(value.kind, single)}{of}{outcome}"


def overlay(value: VictimLine) -> str:
    """A role across sex and age: `6 of the injured were health workers`, `… (hedged)`."""
    return _overlay(value) + (" (hedged)" if value.hedged else "")


def _overlay(value: VictimLine) -> str:
    outcome = words.label(words.OUTCOMES, value.outcome)
    if value.low is None and value.high is None:
        return f"{words.kind(value.kind, None)} were among the {outcome}, number not stated"
    single = value.low if value.low == value.high else None
    if single == 0:
        return f"none of the {outcome} were {words.kind(value.kind, 0)}"
    verb, article = ("was", "a ") if single == 1 else ("were", "")
    kind = words.kind(value.kind, single)
    article = "an " if article and kind[0] in "aeiou" else article
    return f"{words.span_of(value.low, value.high)} of the {outcome} {verb} {article}{kind}"


def part(value: VictimLine) -> str:
    """A line by sex and age: `2 women`, `2 women (hedged)`, `1 to 3 children`, `women, number not stated`."""
    hedge = " (hedged)" if value.hedged else ""
    if value.low is None and value.high is None:
        return f"{words.kind(value.kind, None)}, number not stated{hedge}"
    single = value.low if value.low == value.high else None
    return f"{words.span_of(value.low, value.high)} {words.kind(value.kind, single)}{hedge}"


def by_outcome(victims: Iterable[VictimLine]) -> list[tuple[Outcome, list[VictimLine], list[VictimLine]]]:
    """For each outcome the lines by sex and age, and the roles across them."""
    rows: dict[Outcome, tuple[list[VictimLine], list[VictimLine]]] = {}
    for victim in victims:
        rows.setdefault(victim.outcome, ([], []))[1 if victim.overlay else 0].append(victim)
    return [(outcome, parts, roles) for outcome, (parts, roles) in rows.items()]


def sum_figures(sums: RegisterSums, outcome: Outcome) -> tuple[str, str]:
    """The register's sum of one outcome (rule C11) as a figure and a sentence. All unknown is not zero."""
    killed = outcome == "killed"
    low, high = (sums.killed_low, sums.killed_high) if killed else (sums.injured_low, sums.injured_high)
    unknown, open_ended = (
        (sums.killed_unknown, sums.killed_open) if killed else (sums.injured_unknown, sums.injured_open)
    )
    if sums.incidents == 0 or unknown >= sums.incidents:
        return words.NOT_STATED, f"No incident in this register states a number of persons {outcome}."
    floor = open_ended or unknown > 0  # what nobody numbers can only add to it
    more = " or more" if floor else ""
    if low == high:
        figure = f"at least {low:,}" if floor else f"{low:,}"
        sentence = f"{figure.capitalize()} {outcome}: the sum of the numbers that the incidents support."
    else:
        figure = f"{low:,}–{high:,}{more}"
        sentence = (
            f"{low:,} {outcome} as a floor: the sum of the numbers that each incident supports at least. "
            f"{high:,}{more} is the sum of the highest admissible numbers."
        )
    if unknown:
        several = "state no number and are" if unknown > 1 else "states no number and is"
        sentence += f" {words.counted(unknown, 'incident')} {several} not in these sums."
    return figure, sentence


def rests(line: LedgerLine) -> list[str]:
    """What a total leaves over beside its incidents (rule C10): `51 killed not located`, `injured: as in the total`."""
    if not line.incidents:
        return []
    more = " or more" if line.open_ended else ""
    rows = (("killed", line.killed_not_located), ("injured", line.injured_not_located))
    return [
        f"{rest:,}{more} {outcome} not located" if rest else f"{outcome}: the incidents add up to the total"
        for outcome, rest in rows
        if rest is not None
    ]

"""Totals beside incidents, and sums over incidents: two things that are never mixed (rules C10, C11)."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from solferino.model.assessment import Assessment, LedgerLine, RegisterSums
from solferino.model.circumstance import Count, Outcome
from solferino.model.claim import Account, Total
from solferino.model.document import Document
from solferino.model.incident import Incident
from solferino.vocab import wording

DAYS_APART = 7  # two reports so close that give one figure speak of one total


def ledger(
    totals: Sequence[Total],
    *,
    incidents: Sequence[Incident],
    assessments: Sequence[Assessment],
    accounts: Sequence[Account],
    documents: Sequence[Document],
) -> tuple[LedgerLine, ...]:
    """Each total with the incidents within its reach: those of which its own document gives a current account.

    A total is never divided among incidents. What it leaves over beside them is told as "not located", with the
    condition: it may count other people, at another time, than the reports of the incidents do.
    """
    known = {assessment.incident: assessment for assessment in assessments if not assessment.rejected_by}
    told = _told(incidents, known, accounts)
    days = {document.id: document.published_on for document in documents}
    rows = sorted(totals, key=lambda total: (total.document, total.quote.start, total.quote.end, total.scope))
    same: dict[int | None, list[Total]] = {}
    for total in totals:
        same.setdefault(_dead(total), []).append(total)
    return tuple(
        _line(total, tuple(sorted(told.get(total.document, ()))), known, _others(total, same[_dead(total)], days))
        for total in rows
    )


def _told(
    incidents: Sequence[Incident], known: Mapping[str, Assessment], accounts: Sequence[Account]
) -> dict[str, set[str]]:
    """For each document the incidents of which it gives a current account."""
    home = {key: incident.id for incident in incidents if incident.id in known for key in incident.accounts}
    found: dict[str, set[str]] = {}
    for account in accounts:
        if not account.background and account.id in home:
            found.setdefault(account.document, set()).add(home[account.id])
    return found


def _dead(total: Total) -> int | None:
    return total.killed.low if total.killed else None


def _line(total: Total, reach: tuple[str, ...], known: dict[str, Assessment], others: list[Total]) -> LedgerLine:
    rows = [known[key] for key in reach if key in known]
    sides = {outcome: _beside(count, rows, outcome) for outcome, count in _counts(total)}
    killed, injured = sides["killed"], sides["injured"]
    return LedgerLine(
        document=total.document,
        scope=total.scope,
        killed_low=killed.low,
        killed_high=killed.high,
        injured_low=injured.low,
        injured_high=injured.high,
        open_ended=_open(total),
        population=total.population,
        speaker=total.speakers[-1].name,
        quote=total.quote,
        incidents=reach,
        killed_in_incidents=killed.located,
        contradiction=_exceeds(sides) or _other_people(total, others),
        injured_in_incidents=injured.located,
        killed_not_located=killed.rest,
        injured_not_located=injured.rest,
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """A total of one outcome: its ends, the sum of the lows of its incidents, what is left beside their bests."""

    low: int | None
    high: int | None
    located: int
    rest: int | None
    exceeded: bool


def _counts(total: Total) -> tuple[tuple[Outcome, Count | None], ...]:
    return ("killed", total.killed), ("injured", total.injured)


def _beside(count: Count | None, rows: Sequence[Assessment], outcome: Outcome) -> _Side:
    """Nothing is left over where the total is a word, about so many, or below what the incidents add up to."""
    tolls = [toll for row in rows if (toll := row.toll_of(outcome)) is not None]
    located = sum(toll.low or 0 for toll in tolls)
    low, high = _span(count)
    best = sum(toll.best if toll.best is not None else toll.low or 0 for toll in tolls)
    plain = count is not None and low is not None and not count.approximate and count.vague is None
    rest = low - best if plain and low is not None and low >= best else None
    open_ended = count is not None and count.high is None
    return _Side(low, high, located, rest, high is not None and located > high and not open_ended)


def _span(count: Count | None) -> tuple[int | None, int | None]:
    if count is None:
        return None, None
    return count.low, count.high if count.high is not None else count.low


def _open(total: Total) -> bool:
    return any(count is not None and count.high is None for count in (total.killed, total.injured))


def _others(total: Total, same: Sequence[Total], days: Mapping[str, date | None]) -> list[Total]:
    """Of totals with the same number of dead, those of about the same day."""
    own = days.get(total.document)
    if own is None or _dead(total) is None:
        return []
    near = ((other, days.get(other.document)) for other in same)
    return [other for other, day in near if day is not None and abs((own - day).days) <= DAYS_APART]


def _exceeds(sides: dict[Outcome, _Side]) -> str | None:
    """Incidents that add up to more than their total."""
    for outcome, side in sides.items():
        if side.exceeded:
            words = wording.label(outcome)
            return wording.say("ledger_exceeds", sum=side.located, total=side.high, outcome=words)
    return None


def _other_people(total: Total, others: Iterable[Total]) -> str | None:
    """One figure that is given for different groups of people."""
    groups = {total.population, *(other.population for other in others)} - {"unspecified"}
    if len(groups) < 2:
        return None
    names = [wording.population(group) for group in sorted(groups)]
    return wording.say("ledger_population", populations=wording.listed(names))


def wholes(incidents: Iterable[Incident], accounts: Iterable[Account]) -> frozenset[str]:
    """Incidents that are only told of as several at once, of which others of the register may be parts."""
    composite = {account.id for account in accounts if account.composite}
    return frozenset(
        incident.id
        for incident in incidents
        if composite.issuperset(incident.accounts) and any(link.band == "part" for link in incident.links)
    )


def sums(assessments: Sequence[Assessment], *, beside: AbstractSet[str] = frozenset()) -> RegisterSums:
    """Sum of lows and sum of highs over current incidents (rule C11: leaves only), and how many state no number.

    Background incidents, mentioned in passing, discounted ones and those that a person rejected are left out, and those
    of `beside`: wholes whose parts are counted. Never a sum of bests.
    """
    passed = [row for row in assessments if not (row.background or row.rejected_by or row.incident in beside)]
    rows = [row for row in passed if row.grade.value != "discounted"]
    killed, injured = _sum(rows, "killed"), _sum(rows, "injured")
    return RegisterSums(
        incidents=len(rows),
        killed_low=killed[0],
        killed_high=killed[1],
        killed_unknown=killed[2],
        killed_open=killed[3],
        injured_low=injured[0],
        injured_high=injured[1],
        injured_unknown=injured[2],
        injured_open=injured[3],
    )


def _sum(rows: Sequence[Assessment], outcome: Outcome) -> tuple[int, int, int, bool]:
    stated = [toll for row in rows if (toll := row.toll_of(outcome)) is not None and toll.low is not None]
    low = sum(toll.low or 0 for toll in stated)
    high = sum(toll.high if toll.high is not None else toll.low or 0 for toll in stated)
    open_ended = any(toll.open_ended or toll.high is None for toll in stated)
    return low, high, len(rows) - len(stated), open_ended

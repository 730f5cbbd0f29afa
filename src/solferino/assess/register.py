"""Totals beside incidents, and sums over incidents: two things that are never mixed (rules C10, C11)."""

from collections.abc import Iterable, Sequence

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

    A total is never divided among incidents, and never has incidents subtracted from it: it may count other people,
    at another time, than the reports of the incidents do.
    """
    by_id = {account.id: account for account in accounts}
    known = {assessment.incident: assessment for assessment in assessments if not assessment.rejected_by}
    live = [incident for incident in incidents if incident.id in known]
    rows = sorted(totals, key=lambda total: (total.document, total.quote.start, total.quote.end, total.scope))
    return tuple(_line(total, _reach(total, live, by_id), known, _others(total, totals, documents)) for total in rows)


def _reach(total: Total, incidents: Sequence[Incident], accounts: dict[str, Account]) -> tuple[str, ...]:
    found = [
        incident.id
        for incident in incidents
        if any(
            account.document == total.document and not account.background
            for key in incident.accounts
            if (account := accounts.get(key)) is not None
        )
    ]
    return tuple(sorted(found))


def _line(total: Total, reach: tuple[str, ...], known: dict[str, Assessment], others: list[Total]) -> LedgerLine:
    tolls = [toll for key in reach if key in known and (toll := known[key].toll_of("killed")) is not None]
    low = sum(toll.low or 0 for toll in tolls)
    killed = _span(total.killed)
    injured = _span(total.injured)
    top = killed[1]
    exceeds = top is not None and low > top and not _open(total)
    return LedgerLine(
        document=total.document,
        scope=total.scope,
        killed_low=killed[0],
        killed_high=top,
        injured_low=injured[0],
        injured_high=injured[1],
        open_ended=_open(total),
        population=total.population,
        speaker=total.speakers[-1].name,
        quote=total.quote,
        incidents=reach,
        killed_in_incidents=low,
        contradiction=_contradiction(total, others, low if exceeds else None, top),
    )


def _span(count: Count | None) -> tuple[int | None, int | None]:
    if count is None:
        return None, None
    return count.low, count.high if count.high is not None else count.low


def _open(total: Total) -> bool:
    return any(count is not None and count.high is None for count in (total.killed, total.injured))


def _others(total: Total, totals: Sequence[Total], documents: Sequence[Document]) -> list[Total]:
    """Totals with the same figure of about the same day."""
    days = {document.id: document.published_on for document in documents}
    own = days.get(total.document)
    found = []
    for other in totals:
        day = days.get(other.document)
        near = own is not None and day is not None and abs((own - day).days) <= DAYS_APART
        same = total.killed is not None and other.killed is not None and total.killed.low == other.killed.low
        if near and same and total.killed is not None and total.killed.low is not None:
            found.append(other)
    return found


def _contradiction(total: Total, others: Iterable[Total], low: int | None, top: int | None) -> str | None:
    if low is not None:
        return wording.say("ledger_exceeds", sum=low, total=top)
    groups = {total.population, *(other.population for other in others)}
    if len(groups - {"unspecified"}) > 1:
        names = [wording.population(group) for group in sorted(groups - {"unspecified"})]
        return wording.say("ledger_population", populations=wording.listed(names))
    return None


def sums(assessments: Sequence[Assessment]) -> RegisterSums:
    """Sum of lows and sum of highs over current incidents (rule C11), and how many state no number.

    Background incidents, mentioned in passing, discounted ones and those that a person rejected are left out. Never a
    sum of bests.
    """
    rows = [row for row in assessments if not (row.background or row.rejected_by or row.grade.value == "discounted")]
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

"""A dossier as one view may show it. Every format is written from the projection, never from the full dossier."""

from dataclasses import replace
from datetime import date, timedelta

from solferino.errors import InvalidValue
from solferino.model.assessment import LedgerLine, RegisterSums, TollRange
from solferino.model.claim import Account
from solferino.model.dossier import Dossier
from solferino.report import words
from solferino.report.views import allowed
from solferino.report.views.partner import partner
from solferino.report.views.public import public

VIEWS = ("restricted", "partner", "public")


def project(dossier: Dossier, *, delay_days: int = allowed.DELAY_DAYS) -> Dossier:
    """The dossier as `dossier.view` may show it; projecting twice changes nothing.

    restricted: everything. partner: cited passages, no names of persons without an office, no custody names.
    public: what `docs/report.md` lists, and nothing of the last `delay_days` days.
    Raises `InvalidValue` for a view that does not exist.
    """
    if dossier.view not in VIEWS:
        raise InvalidValue(f"no such view: {dossier.view}", where=dossier.title, hint=f"views are {', '.join(VIEWS)}")
    if dossier.view == "restricted":
        return dossier
    kept = _without_compartment(dossier)
    if dossier.view == "partner":
        return partner(kept)
    return public(_without_recent(kept, delay_days))


def _without_compartment(dossier: Dossier) -> Dossier:
    held = {account.id: account for account in dossier.accounts}
    dropped = frozenset(
        incident.id
        for incident in dossier.incidents
        if allowed.in_compartment(incident, tuple(held[key] for key in incident.accounts if key in held))
    )
    return _without(dossier, dropped, "of a kind that only the restricted view may hold")


def _without_recent(dossier: Dossier, delay_days: int) -> Dossier:
    """An incident whose latest possible day nobody states counts as recent: nobody can say that it is not."""
    held = {account.id: account for account in dossier.accounts}
    published = {document.id: document.published_on for document in dossier.documents}
    limit = dossier.made_at.date() - timedelta(days=delay_days)
    dropped = set()
    for incident in dossier.incidents:
        days = [_last_day(held[key], published) for key in incident.accounts if key in held]
        if not days or any(day is None or day > limit for day in days):
            dropped.add(incident.id)
    return _without(dossier, frozenset(dropped), f"no date is stated, or it lies in the last {delay_days} days")


def _last_day(account: Account, published: dict[str, date | None]) -> date | None:
    """The last day on which what an account tells can have happened: no report is older than its event."""
    when = account.when.value if account.when else None
    return (when.date_end or when.date_start if when else None) or published.get(account.document)


def _without(dossier: Dossier, dropped: frozenset[str], why: str) -> Dossier:
    """The dossier less some incidents and all that hangs on them."""
    if not dropped:
        return dossier
    gone = {key for incident in dossier.incidents if incident.id in dropped for key in incident.accounts}
    accounts = tuple(account for account in dossier.accounts if account.id not in gone)
    kept = {key for account in accounts for key in account.claims}
    lost = {key for account in dossier.accounts if account.id in gone for key in account.claims} - kept
    several = "incidents are" if len(dropped) > 1 else "incident is"
    sentence = f"{words.number(len(dropped)).capitalize()} {several} left out: {why}."
    return replace(
        dossier,
        accounts=accounts,
        claims=tuple(claim for claim in dossier.claims if claim.id not in lost and not lost.intersection(claim.about)),
        incidents=tuple(incident for incident in dossier.incidents if incident.id not in dropped),
        assessments=tuple(row for row in dossier.assessments if row.incident not in dropped),
        decisions=tuple(row for row in dossier.decisions if not (dropped | gone).intersection(row.about)),
        ledger=tuple(_line_without(line, dropped, dossier) for line in dossier.ledger),
        sums=_less(dossier, dropped),
        left_out=(*dossier.left_out, sentence),
    )


def _line_without(line: LedgerLine, dropped: frozenset[str], dossier: Dossier) -> LedgerLine:
    """A total beside the incidents that stay; what it leaves over would tell of those that are left out."""
    lost = [row for row in dossier.assessments if row.incident in dropped and row.incident in line.incidents]
    if not lost:
        return line
    killed, injured = ([row.toll_of(outcome) for row in lost] for outcome in ("killed", "injured"))
    return replace(
        line,
        incidents=tuple(key for key in line.incidents if key not in dropped),
        killed_in_incidents=max(0, line.killed_in_incidents - _total(killed, "low")),
        injured_in_incidents=max(0, line.injured_in_incidents - _total(injured, "low")),
        killed_not_located=None,
        injured_not_located=None,
    )


def _less(dossier: Dossier, dropped: frozenset[str]) -> RegisterSums:
    """Sums over the incidents that stay. Background incidents count only where they did before."""
    background = dossier.sums.incidents == sum(not row.background for row in dossier.assessments)
    counted = [row for row in dossier.assessments if not (background and row.background)]
    rows = [row for row in counted if row.incident not in dropped]
    killed, injured = [row.toll_of("killed") for row in rows], [row.toll_of("injured") for row in rows]
    return RegisterSums(
        incidents=len(rows),
        killed_low=_total(killed, "low"),
        killed_high=_total(killed, "high"),
        killed_unknown=sum(_unnumbered(toll) for toll in killed),
        killed_open=any(toll.open_ended for toll in killed if toll),
        injured_low=_total(injured, "low"),
        injured_high=_total(injured, "high"),
        injured_unknown=sum(_unnumbered(toll) for toll in injured),
        injured_open=any(toll.open_ended for toll in injured if toll),
    )


def _total(tolls: list[TollRange | None], end: str) -> int:
    values = [toll.low if end == "low" else toll.high for toll in tolls if toll]
    return sum(value for value in values if value is not None)


def _unnumbered(toll: TollRange | None) -> bool:
    return toll is None or (toll.low is None and toll.high is None)

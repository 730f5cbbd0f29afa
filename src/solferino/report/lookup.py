"""Everything of a dossier by id, with the short labels that its pages use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from solferino.model.assessment import Assessment
from solferino.model.circumstance import Place
from solferino.model.claim import Account, Claim
from solferino.model.decision import Decision
from solferino.model.document import Document
from solferino.model.dossier import Dossier
from solferino.model.incident import Incident
from solferino.report import moments, places, words
from solferino.report.moments import Moment


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with what belongs to it. `number` counts from 1 in order of date and time, undated ones last.

    `places`: where it is put on the map, several where one statement covers several regions.
    """

    number: int
    incident: Incident
    assessment: Assessment | None
    accounts: tuple[Account, ...]
    moment: Moment
    places: tuple[Place, ...]
    title: str

    @property
    def place(self) -> Place | None:
        return self.places[0] if self.places else None


class Lookup:
    """Labels: incidents by number, documents `D1…` in order of receipt, statements `incident.statement`."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.documents = {document.id: document for document in dossier.documents}
        self.document_labels = {document.id: f"D{n}" for n, document in enumerate(dossier.documents, 1)}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.accounts = {account.id: account for account in dossier.accounts}
        self.cases = self._cases()
        self.case_of_account = {account.id: case for case in self.cases for account in case.accounts}
        self.case_of_incident = {case.incident.id: case for case in self.cases}

    def _cases(self) -> tuple[Case, ...]:
        assessments = {assessment.incident: assessment for assessment in self.dossier.assessments}
        rows = [self._case(incident, assessments.get(incident.id)) for incident in self.dossier.incidents]
        rows.sort(key=_case_order)
        return tuple(replace(row, number=n) for n, row in enumerate(rows, 1))

    def _case(self, incident: Incident, assessment: Assessment | None) -> Case:
        accounts = tuple(self.accounts[key] for key in incident.accounts if key in self.accounts)
        moment = moments.when_of(account.when.value if account.when else None for account in accounts)
        found = places.mapped(anchored.value for account in accounts for anchored in account.places)
        title = assessment.title if assessment else title_of(accounts, found[0] if found else None, moment)
        return Case(0, incident, assessment, accounts, moment, found, title)

    @cached_property
    def claim_labels(self) -> dict[str, str]:
        """`2.3`: the third statement about incident 2; `G4`: the fourth statement about no single incident."""
        labels: dict[str, str] = {}
        for case in self.cases:
            for n, key in enumerate(self.claims_of(case), 1):
                labels.setdefault(key, f"{case.number}.{n}")
        for n, claim in enumerate(self.general_claims, 1):
            labels[claim.id] = f"G{n}"
        return labels

    def claims_of(self, case: Case) -> tuple[str, ...]:
        """Ids of the statements of an incident, account by account, in the order of the text."""
        keys: dict[str, None] = {}
        for account in case.accounts:
            known = [self.claims[key] for key in account.claims if key in self.claims]
            keys.update(dict.fromkeys(claim.id for claim in sorted(known, key=claim_order)))
        return tuple(keys)

    @cached_property
    def general_claims(self) -> tuple[Claim, ...]:
        """Statements that no account holds: denials in general, characterisations, totals."""
        held = {key for account in self.dossier.accounts for key in account.claims}
        order = {key: n for n, key in enumerate(self.documents)}
        free = [claim for claim in self.dossier.claims if claim.id not in held]
        return tuple(sorted(free, key=lambda claim: (order.get(claim.document, len(order)), claim_order(claim))))

    def decisions_of(self, case: Case) -> tuple[Decision, ...]:
        about = {case.incident.id, *case.incident.accounts}
        return tuple(
            decision
            for decision in self.dossier.decisions
            if decision.id in case.incident.decisions or about.intersection(decision.about)
        )

    def document_label(self, key: str) -> str:
        return self.document_labels.get(key, "document not listed")

    def publisher(self, key: str) -> str:
        document = self.documents.get(key)
        return publisher(document) if document else "publisher not stated"


def publisher(document: Document) -> str:
    if document.source:
        return document.source.name
    return document.source_name or "publisher not stated"


def claim_order(claim: Claim) -> tuple[int, int, str]:
    return claim.quote.start, claim.quote.end, claim.id


def _case_order(case: Case) -> tuple[date, date, str, str]:
    """Day, then clock time, hours that nobody states behind those of the day that somebody does; undated last."""
    moment = case.moment
    return moment.start or date.max, moment.end or date.max, moment.clock or "~", case.incident.id


def best_place(accounts: Iterable[Account]) -> Place | None:
    return places.best(anchored.value for account in accounts for anchored in account.places)


def event_of(accounts: Iterable[Account]) -> str | None:
    """The event type most accounts give; the plainest (`other`) only where nobody says more."""
    named = [account.event_type.value for account in accounts if account.event_type]
    ranked = sorted(set(named), key=lambda name: (name == "other", -named.count(name), name))
    return ranked[0] if ranked else None


def title_of(accounts: Iterable[Account], place: Place | None, moment: Moment) -> str:
    """`Shelling, Al Hudaydah, Yemen, 3 March 2022`."""
    event = event_of(accounts)
    parts = [words.label(words.EVENTS, event) if event else "Attack"]
    parts.append(places.name(place) if place else "place not stated")
    parts.append(moments.days(moment.start, moment.end))
    return ", ".join(parts)

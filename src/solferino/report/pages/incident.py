"""One incident: figures, what each report says, where sources differ, why the reports are one incident."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from solferino.model.assessment import Assessment, TollRange
from solferino.model.circumstance import Outcome
from solferino.model.claim import Account, Claim
from solferino.model.decision import Correction, Decision
from solferino.model.document import Anchored, Document
from solferino.report import moments, places, tolls, words
from solferino.report.decided import People, rejected
from solferino.report.lookup import Case, Lookup, publisher
from solferino.report.marks import Span, marked
from solferino.report.pages import law
from solferino.report.pages.contradictions import Sheet, sheets
from solferino.report.pages.evidence import Evidence, Ref, speakers_of, statement_href, values_of_claim


@dataclass(frozen=True, slots=True)
class Figure:
    """The range of one outcome."""

    outcome: str
    range: str
    backing: str
    best: str
    refs: list[Ref]
    rules: tuple[str, ...]
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Victims:
    """Lines by sex and age, and roles across them, of one outcome."""

    outcome: str
    parts: list[tuple[str, list[Ref]]]
    roles: list[tuple[str, list[Ref]]]


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an account with the words it was read from. `quoted` holds words and the link to them."""

    name: str
    value: str
    quoted: list[tuple[str, str]]
    hedges: list[str]
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its own words. `quote` is None where the view keeps the words back."""

    id: str
    label: str
    quote: Markup | None
    words: Ref
    chain: str
    date: str
    stance: str
    certainty: str
    scope: str
    answers: list[Ref]
    characterisation: str
    language: str
    hedges: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of the incident."""

    label: str
    href: str
    publisher: str
    published: str
    address: str
    composite: bool
    fields: list[Field]
    statements: list[Said]
    rejected: str
    corrections: list[Correction]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two reports are held to be one incident."""

    left: str
    right: str
    band: str
    score: str
    reasons: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A human decision."""

    id: str
    verdict: str
    by: str
    at: str
    about: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    case: Case
    assessment: Assessment | None
    when: str
    where: list[str]
    event: str
    attribution: str
    flags: list[str]
    law: law.Sheet | None
    figures: list[Figure]
    victims: list[Victims]
    told: list[Told]
    sheets: list[Sheet]
    joined: list[Joined]
    decided: list[Decided]
    rejected: str


class Pages:
    """Builds the page of each incident."""

    def __init__(self, lookup: Lookup, evidence: Evidence) -> None:
        self.lookup, self.evidence = lookup, evidence
        self.people = People(lookup.dossier)

    def page(self, case: Case) -> Page:
        assessment = case.assessment
        wheres = {places.text(row.value): None for account in case.accounts for row in account.places}
        kinds = {row.event_type.value: None for row in case.accounts if row.event_type}
        more = [kind for kind in kinds if kind != "other"] or list(kinds)
        events = {words.label(words.EVENTS, kind): None for kind in more}
        return Page(
            case=case,
            assessment=assessment,
            when=case.moment.text,
            where=list(wheres) or ["place not stated"],
            event=moments.words_of(list(events)) if events else words.NOT_STATED,
            attribution=_attribution(assessment) if assessment else words.NOT_STATED,
            law=law.sheet(assessment.indicators) if assessment and assessment.indicators else None,
            flags=[words.label(words.FLAGS, flag) for flag in assessment.flags if "denial" not in flag]
            if assessment
            else [],
            figures=list(self._figures(assessment)),
            victims=list(self._victims(assessment)),
            told=[self._told(account) for account in case.accounts],
            sheets=sheets(assessment.contradictions, self.lookup, self.evidence) if assessment else [],
            joined=[row for row in self._joined(case)],
            decided=[self.decided(decision) for decision in self.lookup.decisions_of(case)],
            rejected=self.people.mark(assessment),
        )

    def _figures(self, assessment: Assessment | None) -> Iterator[Figure]:
        """Killed and injured always, known or not; other outcomes where a source states them."""
        stated = {toll.outcome: toll for toll in assessment.tolls} if assessment else {}
        outcomes: list[Outcome] = ["killed", "injured", *(o for o in stated if o not in ("killed", "injured"))]
        for outcome in outcomes:
            yield self._figure(outcome, stated.get(outcome))

    def _figure(self, outcome: Outcome, toll: TollRange | None) -> Figure:
        name = words.label(words.OUTCOMES, outcome).capitalize()
        if toll is None:
            return Figure(name, words.NOT_STATED, "", "", [], (), ())
        flags = tuple(words.label(words.FLAGS, flag) for flag in toll.flags)
        refs = self.evidence.refs(toll.because)
        return Figure(name, tolls.figures(toll), tolls.backing(toll), tolls.best(toll), refs, toll.rules, flags)

    def _victims(self, assessment: Assessment | None) -> Iterator[Victims]:
        for outcome, parts, roles in tolls.by_outcome(assessment.victims if assessment else ()):
            yield Victims(
                words.label(words.OUTCOMES, outcome).capitalize(),
                [(tolls.part(line), self.evidence.refs(line.because)) for line in parts],
                [(tolls.overlay(line), self.evidence.refs(line.because)) for line in roles],
            )

    def _told(self, account: Account) -> Told:
        document = self.lookup.documents.get(account.document)
        known = [self.lookup.claims[key] for key in account.claims if key in self.lookup.claims]
        known.sort(key=lambda claim: (claim.quote.start, claim.quote.end, claim.id))
        return Told(
            label=self.lookup.document_label(account.document),
            href=self.evidence.href(account.anchor),
            publisher=publisher(document) if document else "publisher not stated",
            published=published(document),
            address=document.url or "" if document else "",
            composite=account.composite,
            fields=[self._field(name, text, value) for name, text, value in fields_of(account)],
            statements=[self.said(claim) for claim in known],
            rejected=rejected(rejection) if (rejection := self.people.rejection(account.id)) else "",
            corrections=list(self.people.corrections(account.id)),
        )

    def _field(self, name: str, text: str, value: Anchored[Any]) -> Field:
        quoted = [(quote.text, self.evidence.href(quote)) for quote in value.quotes if quote.text]
        return Field(name, text, quoted, [hedge.quote.text for hedge in value.hedges], value.rule)

    def said(self, claim: Claim) -> Said:
        label = self.lookup.claim_labels[claim.id]
        document = self.lookup.documents.get(claim.document)
        hedges = {hedge.quote: None for value in values_of_claim(claim) for hedge in value.hedges}
        inside = [hedge for hedge in hedges if claim.quote.start <= hedge.start and hedge.end <= claim.quote.end]
        return Said(
            id=statement_href(label)[1:],
            label=label,
            quote=quoted(claim, [(hedge.start, hedge.end) for hedge in inside]),
            words=self.evidence.words(claim.quote),
            chain=speakers_of(claim, document),
            date=published(document),
            stance=words.label(words.STANCES, claim.stance),
            certainty=words.label(words.FACTUALITY, claim.factuality),
            scope="" if claim.scope == "incident" else words.label(words.SCOPES, claim.scope),
            answers=self.evidence.refs(claim.about),
            characterisation=claim.characterisation or "",
            language=document.language if document else "",
            hedges=[hedge.text for hedge in hedges if hedge not in inside],
        )

    def _joined(self, case: Case) -> Iterator[Joined]:
        label = {account.id: self.lookup.document_label(account.document) for account in case.accounts}
        for link in sorted(case.incident.links, key=lambda link: (-link.score, link.left, link.right)):
            reasons = [(words.plain(row.feature), row.detail, f"{row.weight:+.2f}") for row in link.reasons]
            left, right = label.get(link.left, "another report"), label.get(link.right, "another report")
            yield Joined(left, right, words.label(words.BANDS, link.band), f"{link.score:+.2f}", reasons)

    def decided(self, decision: Decision) -> Decided:
        return Decided(
            id=decision.id,
            verdict=_verdict(decision),
            by=decision.by,
            at=moments.instant(decision.at),
            about=moments.listed([self._thing(key) for key in decision.about]),
            reason=decision.reason,
        )

    def _thing(self, key: str) -> str:
        """What a decision is about, in words."""
        if case := self.lookup.case_of_incident.get(key):
            return f"incident {case.number}"
        if account := self.lookup.accounts.get(key):
            case = self.lookup.case_of_account.get(key)
            what = f" (incident {case.number})" if case else ""
            return f"what {self.lookup.document_label(account.document)} tells{what}"
        return key


def _verdict(decision: Decision) -> str:
    """`accepted`; `killed put right`; `question L03 set aside`; whether it was taken back."""
    field = f"question {decision.field} " if decision.value is None and decision.field else f"{decision.field or ''} "
    taken = f" (taken back by decision {decision.withdrawn_by})" if decision.withdrawn_by else ""
    return (field.lstrip() + words.label(words.VERDICTS, decision.verdict)).strip() + taken


def _attribution(row: Assessment) -> str:
    rivals = any(contradiction.kind == "actor" for contradiction in row.contradictions)
    return words.attribution(row.attribution, row.flags, rivals=rivals)


def published(document: Document | None) -> str:
    if document is None or document.published_on is None:
        return "date of publication not stated"
    return moments.day(document.published_on)


def quoted(claim: Claim, hedges: list[tuple[int, int]]) -> Markup | None:
    """The clause with its hedges highlighted; None where the words are kept back."""
    if not claim.quote.text:
        return None
    start = claim.quote.start
    return marked(claim.quote.text, [Span(a - start, b - start, "", ("hedge",)) for a, b in sorted(set(hedges))])


def fields_of(account: Account) -> Iterator[tuple[str, str, Anchored[Any]]]:
    """Name, value in words and anchor of every field an account fills."""
    if account.event_type:
        yield "Event", words.label(words.EVENTS, account.event_type.value), account.event_type
    if account.when:
        yield "When", moments.span(account.when.value), account.when
    for place in account.places:
        yield "Place", f"{words.label(words.PLACE_ROLES, place.value.role)}: {places.text(place.value)}", place
    for toll in account.tolls:
        yield "Persons", tolls.line(toll.value), toll
    for thing in account.objects:
        protection = f", protected class: {words.plain(thing.value.protection)}" if thing.value.protection else ""
        relation = words.label(words.RELATIONS, thing.value.relation)
        yield "Object", f"{words.plain(thing.value.kind)}, {relation}{protection}", thing
    for weapon in account.weapons:
        model = f", model {weapon.value.id}" if weapon.value.id else ""
        yield "Weapon", f"{words.plain(weapon.value.kind)}{model}", weapon
    for actor in account.actors:
        yield "Party", f"{actor.value.name}, {words.label(words.ACTORS, actor.value.role)}", actor

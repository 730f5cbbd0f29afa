"""One incident told to a reader of the terminal: when, where, what was hit, with what, who; then the figures."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from solferino.cli.words import quoted, roots, toll
from solferino.model.assessment import Assessment
from solferino.model.circumstance import Outcome
from solferino.model.claim import Account, Claim
from solferino.model.document import Anchored
from solferino.model.dossier import Dossier
from solferino.report import moments, places, words

RELATIONS = {
    "hit": "Hit",
    "damaged": "Damaged",
    "destroyed": "Destroyed",
    "near": "Nearby",
    "intended": "Said to be the intended target",
}
PARTIES = {
    "alleged_perpetrator": "Blamed",
    "claims_responsibility": "Says that it did it",
    "victim_side": "Side that was hit",
    "usual_suspect": "Said to carry out such attacks",
}
DENIALS = ("denies", "disputes")
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")


class Scene:
    """What the accounts of one incident say of it, value by value, each with who says it."""

    def __init__(self, dossier: Dossier, accounts: Sequence[Account]) -> None:
        self._accounts = accounts
        self._claims = {claim.id: claim for claim in dossier.claims}
        self._documents = {document.id: document for document in dossier.documents}

    def lines(self) -> Iterator[str]:
        """Sentences in the order in which a reader asks."""
        yield self._when()
        yield from self._where()
        yield from self._things()
        yield from self._weapons()
        yield from self._parties()

    def _when(self) -> str:
        moment = moments.when_of(account.when.value if account.when else None for account in self._accounts)
        hedged = hedges(account.when for account in self._accounts if account.when)
        return f"When: {moment.text}{hedged}."

    def _where(self) -> Iterator[str]:
        found: dict[str, None] = {}
        regions: dict[str, None] = {}
        for account in self._accounts:
            for place in account.places:
                text = places.text(place.value) + hedges((place,))
                (regions if place.value.role == "region" else found)[text] = None
        if found:
            yield f"Where: {'; '.join(found)}."
        if regions:
            yield f"{'Region' if found else 'Where: no exact place is stated; region'}: {'; '.join(regions)}."
        if not found and not regions:
            yield "Where: not stated."

    def _things(self) -> Iterator[str]:
        for relation, name in RELATIONS.items():
            rows = ((a, thing) for a in self._accounts for thing in a.objects if thing.value.relation == relation)
            told = self._told((account, thing, words.plain(thing.value.kind)) for account, thing in rows)
            if told:
                yield f"{name}: {told}."

    def _weapons(self) -> Iterator[str]:
        told = self._told((a, weapon, weapon.value.as_written) for a in self._accounts for weapon in a.weapons)
        yield f"Weapon, as named: {told}." if told else "Weapon: not stated."

    def _parties(self) -> Iterator[str]:
        rows = [(account, actor) for account in self._accounts for actor in account.actors]
        if not any(actor.value.role in ("alleged_perpetrator", "claims_responsibility") for _, actor in rows):
            yield "Who did it: not stated."
        for role, name in PARTIES.items():
            told = self._told((account, actor, actor.value.name) for account, actor in rows if actor.value.role == role)
            if told:
                yield f"{name}: {told}."

    def _told(self, rows: Iterable[tuple[Account, Anchored[Any], str]]) -> str:
        """`hospital, according to X and Y; school, according to Z (said with “reportedly”), denied by W`."""
        found: dict[str, tuple[dict[str, None], dict[str, None], list[Anchored[Any]]]] = {}
        for account, value, text in rows:
            sayers, deniers, values = found.setdefault(text, ({}, {}, []))
            name, denies = self._sayer(account, value)
            (deniers if denies else sayers)[name] = None
            values.append(value)
        return "; ".join(_part(text, *rest) for text, rest in found.items())

    def _sayer(self, account: Account, value: Anchored[Any]) -> tuple[str, bool]:
        """The deepest voice of the statement that holds the words, and whether it denies them; the publisher where
        no statement does, or the person who decided."""
        if value.rule.startswith("decision:"):
            return f"a person (decision {value.rule.removeprefix('decision:')})", False
        claims = [self._claims[key] for key in account.claims if key in self._claims]
        covers = [c for c in claims if any(c.quote.start <= q.start and q.end <= c.quote.end for q in value.quotes)]
        if covers:
            claim = min(covers, key=lambda one: one.stance in DENIALS)
            return claim.root.name, claim.stance in DENIALS
        document = self._documents.get(account.document)
        return (document.source_name or document.name if document else "a report"), False


def _part(text: str, sayers: dict[str, None], deniers: dict[str, None], values: list[Anchored[Any]]) -> str:
    said = f", according to {moments.listed(list(sayers))}{hedges(values)}" if sayers else ""
    return text + said + (f", denied by {moments.listed(list(deniers))}" if deniers else "")


def hedges(values: Iterable[Anchored[Any]]) -> str:
    """The words that weaken a value, where every source that gives it weakens it."""
    rows = list(values)
    if not rows or not all(value.hedges for value in rows):
        return ""
    said = dict.fromkeys(" ".join(hedge.quote.text.split()) for value in rows for hedge in value.hedges)
    return f" (said with {moments.listed([quoted(text) for text in said])})"


def people(assessment: Assessment, claims: Sequence[Claim]) -> Iterator[str]:
    """Figures, and whom they count. A hedge stays with the figure that it weakens."""
    for outcome in OUTCOMES:
        row = assessment.toll_of(outcome)
        because = row.because if row else ()
        whole = [t for c in claims if c.id in because for t in c.toll if t.value.outcome == outcome]
        tops = [t for t in whole if t.value.part_of is None and not t.value.overlay]
        yield f"{outcome.capitalize()}: {toll(row)}{hedges(tops)}."
    yield f"Independent sources: {roots(assessment)}."
    for line in assessment.victims:
        told = [
            t for c in claims if c.id in line.because for t in c.toll
            if (t.value.outcome, t.value.kind) == (line.outcome, line.kind)
        ]  # fmt: skip
        single = line.low if line.low == line.high else None
        number = words.span_of(line.low, line.high)
        among = " (among them, not added)" if line.overlay else ""
        harmed = words.label(words.OUTCOMES, line.outcome)
        yield f"  {words.kind(line.kind, single)} {harmed}: {number}{among}{hedges(told)}"

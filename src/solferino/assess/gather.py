"""Bring together what is said of an incident: each claim with its root, and values of accounts that no claim holds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from solferino.assess.index import Index
from solferino.assess.parties import fold
from solferino.assess.roots import Root, key_of, leads_of, root_of, root_of_publisher
from solferino.assess.scene import HEDGED, PASSING_ON, Key, Line, Said, Scene
from solferino.model.circumstance import ActorMention, ObjectHit, TollLine, WeaponUse
from solferino.model.claim import Account, Claim
from solferino.model.document import Anchored, Quote
from solferino.model.incident import Incident
from solferino.vocab.law import Rulebook

T = TypeVar("T")


def scene(incident: Incident, index: Index, rulebook: Rulebook) -> Scene:
    """All that is said of an incident. Sentences that a copy repeats word for word are left out."""
    accounts = tuple(sorted(index.accounts_of(incident), key=lambda account: _order(account, index)))
    voices = Voices(index, _home(accounts))
    found = [said for account in accounts for said in (*voices.claimed(account), *voices.loose(account))]
    told = {said.claim.id: said.account for said in found if said.claim}
    found += [voices.said(told[_first(claim, told)], claim) for claim in index.answering(told)]
    unique: dict[object, Said] = {}
    for said in sorted(found, key=lambda one: _said_order(one, index)):
        unique.setdefault(_identity(said, index), said)
    said_once = tuple(unique.values())
    publishers = {account.document: voices.publisher(account.document) for account in accounts}
    cites = _cites(said_once, index)
    leans = _leans(publishers, voices, index)
    return Scene(incident, accounts, said_once, index.documents, cites, publishers, voices.home, rulebook, leans)


def _first(claim: Claim, told: Mapping[str, Account]) -> str:
    return next(key for key in claim.about if key in told)


@dataclass
class _Loose:
    """Values of one account that one voice says outside its claims."""

    claim: Claim | None
    lines: list[Line] = field(default_factory=list)
    objects: list[Anchored[ObjectHit]] = field(default_factory=list)
    weapons: list[Anchored[WeaponUse]] = field(default_factory=list)
    actors: list[Anchored[ActorMention]] = field(default_factory=list)


class Voices:
    """Gives every statement its root. `home`: the party to which officials belong whose name does not tell."""

    def __init__(self, index: Index, home: str | None) -> None:
        self.index, self.home = index, home

    def claimed(self, account: Account) -> Iterator[Said]:
        for claim in self.index.claims_of(account):
            if claim.scope != "total":
                yield self.said(account, claim)

    def said(self, account: Account, claim: Claim) -> Said:
        document = self.index.documents[claim.document]
        target = (claim.intended_target,) if claim.intended_target else ()
        return Said(
            account=account,
            document=document,
            root=self.root(claim),
            claim=claim,
            stance=claim.stance,
            factuality=claim.factuality,
            general=claim.scope == "general",
            composite=account.composite or claim.scope == "composite",
            lines=tuple(_line(account, claim, toll) for toll in claim.toll),
            objects=tuple(dict.fromkeys((*claim.objects, *target))),
            weapons=claim.weapons,
            actors=claim.actors,
            hedge_placed=_hedge_placed(claim),
        )

    def loose(self, account: Account) -> Iterator[Said]:
        """Values that no claim of the account holds: said by the claim of the text that covers their words, else by
        the publisher."""
        held = _held(self.index.claims_of(account))
        rows: dict[str, _Loose] = {}
        for position, toll in enumerate(account.tolls):
            if not held.intersection(toll.quotes):
                self._row(rows, account, toll).lines.append(Line(position, toll.value, bool(toll.hedges)))
        for thing in _free(account.objects, held):
            self._row(rows, account, thing).objects.append(thing)
        for weapon in _free(account.weapons, held):
            self._row(rows, account, weapon).weapons.append(weapon)
        for actor in _free(account.actors, held):
            self._row(rows, account, actor).actors.append(actor)
        for row in rows.values():
            yield self._loose_said(account, row)

    def _row(self, rows: dict[str, _Loose], account: Account, value: Anchored[T]) -> _Loose:
        cover = _covering(self.index.claims_in(account.document), value.quotes[0])
        return rows.setdefault(cover.id if cover else "", _Loose(cover))

    def _loose_said(self, account: Account, row: _Loose) -> Said:
        document = self.index.documents[account.document]
        claim = row.claim
        return Said(
            account=account,
            document=document,
            root=self.root(claim) if claim else self.publisher(account.document),
            claim=claim,
            stance=claim.stance if claim else "reports",
            factuality=claim.factuality if claim else "asserted",
            general=False,
            composite=account.composite,
            lines=tuple(row.lines),
            objects=tuple(row.objects),
            weapons=tuple(row.weapons),
            actors=tuple(row.actors),
            hedge_placed=claim is not None and _hedge_placed(claim),
        )

    def root(self, claim: Claim) -> Root:
        """The root of a claim; the publisher of a copy is that of its original."""
        return root_of(claim, self.index.documents[self.index.origin(claim.document)], self.home)

    def publisher(self, document: str) -> Root:
        return _publisher(document, self.index)


def _publisher(document: str, index: Index) -> Root:
    """The voice of a document, for a copy that of its original."""
    origin = index.origin(document)
    return index.once(("publisher", origin), lambda: root_of_publisher(index.documents[origin]))


def _free(items: Sequence[Anchored[T]], held: set[Quote]) -> Iterator[Anchored[T]]:
    return (item for item in items if not held.intersection(item.quotes))


def _held(claims: Iterable[Claim]) -> set[Quote]:
    found: set[Quote] = set()
    for claim in claims:
        for items in (claim.toll, claim.objects, claim.weapons, claim.actors):
            found.update(quote for item in items for quote in item.quotes)
    return found


def _covering(claims: Sequence[Claim], quote: Quote) -> Claim | None:
    """The statement whose words hold a quote; one that passes on rather than one that denies."""
    covers = [claim for claim in claims if claim.quote.start <= quote.start and quote.end <= claim.quote.end]
    return min(covers, key=lambda claim: claim.stance not in PASSING_ON, default=None)


def _line(account: Account, claim: Claim, toll: Anchored[TollLine]) -> Line:
    """A line of a claim as the account has it, where a part knows its whole."""
    hedged = bool(toll.hedges) or (claim.factuality in HEDGED and not _hedge_placed(claim))
    for index, own in enumerate(account.tolls):
        same = (own.value.outcome, own.value.kind, own.value.count) == (
            toll.value.outcome,
            toll.value.kind,
            toll.value.count,
        )
        if same and set(own.quotes) & set(toll.quotes):
            return Line(index, own.value, hedged)
    return Line(None, toll.value, hedged)


def _hedge_placed(claim: Claim) -> bool:
    """Whether some value of the claim carries the hedge: hedges belong to the field they hedge."""
    single = (claim.event_type, claim.when, claim.intended_target)
    fields: tuple[tuple[Anchored[Any], ...], ...] = (
        tuple(value for value in single if value is not None),
        claim.places,
        claim.toll,
        claim.objects,
        claim.weapons,
        claim.actors,
    )
    return any(value.hedges for values in fields for value in values)


def _order(account: Account, index: Index) -> tuple[bool, date, str, int, str]:
    """Originals before copies, then by date of publication."""
    document = index.documents[account.document]
    copied = index.origin(document.id) != document.id
    return copied, document.published_on or date.max, document.id, account.anchor.start, account.id


def _said_order(said: Said, index: Index) -> tuple[tuple[bool, date, str, int, str], int, str]:
    return _order(said.account, index), said.claim.quote.start if said.claim else -1, "".join(said.because)


def _identity(said: Said, index: Index) -> object:
    """Equal for the same words of the same voice in a text and its copies."""
    origin = index.origin(said.document.id)
    values = tuple(
        tuple(item.value for item in group) for group in (said.objects, said.weapons, said.actors)
    )  # quotes differ between copies, values do not
    counts = tuple(line.value for line in said.lines)
    if said.claim is None:
        return origin, "", "", counts, values
    chain = tuple(fold(speaker.name) for speaker in said.claim.speakers[1:])
    words = " ".join(said.claim.quote.text.lower().split())
    return origin, chain, words, counts, values


def _home(accounts: Sequence[Account]) -> str | None:
    found = Counter(place.value.country for account in accounts for place in account.places if place.value.country)
    best = min(found, key=lambda country: (-found[country], country or ""), default=None)
    return f"state:{best}" if best else None


def _cites(said: Sequence[Said], index: Index) -> Mapping[Key, frozenset[Key]]:
    """Which voices pass on which deeper ones, from every statement that is no answer."""
    found: dict[Key, set[Key]] = {}
    for one in said:
        if one.claim is None or one.stance not in PASSING_ON or one.general:
            continue
        outer = _publisher(one.document.id, index).key
        chain = [outer, *(key_of(speaker.name) for speaker in one.claim.speakers[1:-1]), one.root.key]
        for position, key in enumerate(chain):
            found.setdefault(key, set()).update(other for other in chain[position + 1 :] if other != key)
    return {key: frozenset(_reached(key, found)) for key in found}


def _reached(key: Key, passed: Mapping[Key, set[Key]]) -> set[Key]:
    """Every voice that one rests on, also through others."""
    reached: set[Key] = set()
    waiting = set(passed.get(key, ()))
    while waiting:
        other = waiting.pop()
        reached.add(other)
        waiting |= passed.get(other, set()) - reached
    return reached - {key}


def _leans(publishers: Mapping[str, Root], voices: Voices, index: Index) -> Mapping[Key, frozenset[Root]]:
    """Each publisher with the voices that its documents here pass on, about whatever event."""
    found: dict[Key, set[Root]] = {}
    for document, publisher in publishers.items():
        roots = index.once(("passed on", document, voices.home), lambda: _passed_on(document, voices, index))  # noqa: B023
        if others := {root for root in roots if root.key != publisher.key}:
            found.setdefault(publisher.key, set()).update(others)
    return {key: frozenset(roots) for key, roots in found.items()}


def _passed_on(document: str, voices: Voices, index: Index) -> frozenset[Root]:
    claims = (c for c in index.claims_in(document) if c.stance in PASSING_ON and c.scope != "general")
    return frozenset((*(voices.root(claim) for claim in claims), *leads_of(index.documents[document])))

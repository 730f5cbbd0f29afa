"""All that is said of one incident, in an order of its own, so that the order of receipt changes nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from solferino.assess.index import Index
from solferino.assess.parties import party_of_actor
from solferino.assess.roots import Independence, Root, independence, root_of, root_of_publisher
from solferino.model.circumstance import ActorMention, ObjectHit, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Stance
from solferino.model.document import Anchored, Document
from solferino.model.incident import Incident
from solferino.vocab.law import Rulebook

ASSERTING: frozenset[Stance] = frozenset({"asserts", "reports", "confirms", "accuses"})
PASSING_ON: frozenset[Stance] = frozenset({"asserts", "reports", "accuses"})
ADMISSIBLE = frozenset({"asserted", "reported", "probable", "possible"})
HEDGED = frozenset({"probable", "possible"})
NUMBERED_SCOPES = frozenset({"incident"})


@dataclass(frozen=True, slots=True)
class Line:
    """A toll line as one voice says it. `index` is its position in the account, None where only the claim has it."""

    index: int | None
    value: TollLine
    hedged: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says in one place. `claim` is None for values of an account that no claim of it holds."""

    account: Account
    document: Document
    root: Root
    claim: Claim | None
    stance: Stance
    factuality: str
    general: bool
    composite: bool
    lines: tuple[Line, ...]
    objects: tuple[Anchored[ObjectHit], ...]
    weapons: tuple[Anchored[WeaponUse], ...]
    actors: tuple[Anchored[ActorMention], ...]

    @property
    def because(self) -> tuple[str, ...]:
        return (self.claim.id,) if self.claim else ()

    @property
    def asserts(self) -> bool:
        """Says that it happened, at least as possible."""
        return self.stance in ASSERTING and self.factuality in ADMISSIBLE and not self.general

    @property
    def hedged(self) -> bool:
        return self.factuality in HEDGED

    @property
    def text(self) -> str:
        return self.claim.quote.text if self.claim else ""


@dataclass(frozen=True)
class Scene:
    """One incident as it is assessed."""

    incident: Incident
    accounts: tuple[Account, ...]
    said: tuple[Said, ...]
    documents: Mapping[str, Document]
    cites: Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]
    home: str | None
    rulebook: Rulebook

    def independence(self, roots: Iterable[Root]) -> Independence:
        return independence(roots, self.cites)

    @cached_property
    def blamed(self) -> tuple[str, ...]:
        """Parties that any source holds responsible, the most often named first."""
        found = Counter(
            party_of_actor(actor.value)
            for said in self.said
            for actor in said.actors
            if actor.value.role in ("alleged_perpetrator", "claims_responsibility")
        )
        return tuple(sorted(found, key=lambda party: (-found[party], party)))

    @cached_property
    def day(self) -> date | None:
        """The first civil day that most accounts give; of several the earliest."""
        found = Counter(
            account.when.value.date_start for account in self.accounts if account.when and account.when.value.date_start
        )
        return min(found, key=lambda day: (-found[day], day), default=None)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries of the places named, the most often named first."""
        found = Counter(place.value.country for account in self.accounts for place in account.places)
        return tuple(sorted((c for c in found if c), key=lambda country: (-found[country], country)))

    def is_blamed(self, root: Root) -> bool:
        """Whether a voice is that of a party that is blamed."""
        return root.party is not None and root.party in self.blamed


def scene(incident: Incident, index: Index, rulebook: Rulebook) -> Scene:
    """Gather what is said of an incident. Sentences that a copy repeats word for word are left out."""
    accounts = tuple(sorted(index.accounts_of(incident), key=lambda account: _place_in_order(account, index)))
    home = _home(accounts)
    said: list[Said] = []
    seen: set[tuple[object, ...]] = set()
    for account in accounts:
        for one in (*_said_of(account, index, home), *_uncovered(account, index, home)):
            identity = _identity(one, index)
            if identity not in seen:
                seen.add(identity)
                said.append(one)
    told = {one.claim.id: one.account for one in said if one.claim}
    for claim in sorted(index.answering(told), key=lambda claim: (claim.document, claim.quote.start, claim.id)):
        account = next(told[key] for key in claim.about if key in told)
        one = _said(account, claim, index, home, general=claim.scope == "general")
        if _identity(one, index) not in seen:
            seen.add(_identity(one, index))
            said.append(one)
    ordered = tuple(sorted(said, key=lambda one: _said_order(one, index)))
    return Scene(incident, accounts, ordered, index.documents, _cites(said, index, home), home, rulebook)


def _place_in_order(account: Account, index: Index) -> tuple[bool, date, str, int, str]:
    """Originals before copies, then by date of publication."""
    document = index.documents[account.document]
    copied = index.origin(account.document) != account.document
    return copied, document.published_on or date.max, document.id, account.anchor.start, account.id


def _said_order(one: Said, index: Index) -> tuple[tuple[bool, date, str, int, str], int, str]:
    return _place_in_order(one.account, index), one.claim.quote.start if one.claim else 0, "".join(one.because)


def _identity(one: Said, index: Index) -> tuple[object, ...]:
    """Equal for the same words of the same voice in a text and its copies."""
    origin = index.origin(one.document.id)
    if one.claim is None:
        values = (one.objects, one.weapons, one.actors)
        return (origin, None, one.lines, *(tuple(item.value for item in group) for group in values))
    chain = tuple(speaker.name for speaker in one.claim.speakers[1:])
    return origin, chain, one.stance, " ".join(one.claim.quote.text.lower().split()), one.lines


def _said_of(account: Account, index: Index, home: str | None) -> Iterable[Said]:
    for claim in index.claims_of(account):
        if claim.scope != "total":
            yield _said(account, claim, index, home, general=claim.scope == "general")


def _said(account: Account, claim: Claim, index: Index, home: str | None, *, general: bool) -> Said:
    document = index.documents[claim.document]
    root = root_of(claim, index.documents[index.origin(document.id)] if len(claim.speakers) == 1 else document, home)
    return Said(
        account=account,
        document=document,
        root=root,
        claim=claim,
        stance=claim.stance,
        factuality=claim.factuality,
        general=general,
        composite=account.composite or claim.scope == "composite",
        lines=tuple(_line(account, claim, toll) for toll in claim.toll),
        objects=(*claim.objects, *((claim.intended_target,) if claim.intended_target else ())),
        weapons=claim.weapons,
        actors=claim.actors,
    )


def _line(account: Account, claim: Claim, toll: Anchored[TollLine]) -> Line:
    """A line of a claim with its position in the account, where a part knows its whole."""
    hedged = bool(toll.hedges) or claim.factuality in HEDGED
    for index, own in enumerate(account.tolls):
        same = own.value.outcome == toll.value.outcome and own.value.kind == toll.value.kind
        if same and own.value.count == toll.value.count and set(own.quotes) & set(toll.quotes):
            return Line(index, own.value, hedged)
    return Line(None, toll.value, hedged)


def _uncovered(account: Account, index: Index, home: str | None) -> Iterable[Said]:
    """Values of the account that none of its claims holds: said by whoever says the words, else by the publisher."""
    claims = index.claims_of(account)
    held = {quote for claim in claims for group in _values(claim) for item in group for quote in item.quotes}
    rows: dict[str, tuple[Claim | None, dict[str, list[object]]]] = {}
    groups: dict[str, Sequence[Anchored[object]]] = {
        "lines": account.tolls,  # type: ignore[dict-item]  # Anchored is invariant
        "objects": account.objects,  # type: ignore[dict-item]
        "weapons": account.weapons,  # type: ignore[dict-item]
        "actors": account.actors,  # type: ignore[dict-item]
    }
    _ = (held, rows, groups, home)
    return ()


def _values(claim: Claim) -> tuple[Sequence[Anchored[object]], ...]:
    return (claim.toll, claim.objects, claim.weapons, claim.actors)  # type: ignore[return-value]


def _home(accounts: Sequence[Account]) -> str | None:
    found = Counter(place.value.country for account in accounts for place in account.places if place.value.country)
    best = min(found, key=lambda country: (-found[country], str(country)), default=None)
    return f"state:{best}" if best else None


def _cites(said: Iterable[Said], index: Index, home: str | None) -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
    return {}

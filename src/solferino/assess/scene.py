"""All that is said of one incident, in an order of its own, so that the order of receipt changes nothing."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from solferino.assess.independence import Independence, independence
from solferino.assess.parties import party_of_actor
from solferino.assess.roots import Root
from solferino.model.circumstance import ActorMention, ObjectHit, TollLine, WeaponUse
from solferino.model.claim import Account, Claim, Stance
from solferino.model.document import Anchored, Document, Quote
from solferino.model.incident import Incident
from solferino.vocab.law import Rulebook

ASSERTING: frozenset[Stance] = frozenset({"asserts", "reports", "confirms", "accuses"})
PASSING_ON: frozenset[Stance] = frozenset({"asserts", "reports", "accuses"})
ADMISSIBLE = frozenset({"asserted", "reported", "probable", "possible"})  # rule C3
HEDGED = frozenset({"probable", "possible"})
BLAME = frozenset({"alleged_perpetrator", "claims_responsibility"})

Key = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A toll line as one voice says it. `index`: its position in the account, None where only the claim has it."""

    index: int | None
    value: TollLine
    hedged: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says in one place. `claim` is None for values of an account that no claim holds.

    `hedge_placed`: the hedge of the statement is anchored to some of its values, and to those only.
    """

    account: Account
    document: Document
    root: Root
    claim: Claim | None
    stance: Stance
    factuality: str
    general: bool
    composite: bool
    lines: tuple[Line, ...] = ()
    objects: tuple[Anchored[ObjectHit], ...] = ()
    weapons: tuple[Anchored[WeaponUse], ...] = ()
    actors: tuple[Anchored[ActorMention], ...] = ()
    hedge_placed: bool = False

    @property
    def because(self) -> tuple[str, ...]:
        return (self.claim.id,) if self.claim else ()

    @property
    def asserts(self) -> bool:
        """Says that it happened, at least as possible (rule C3)."""
        return self.stance in ASSERTING and self.factuality in ADMISSIBLE and not self.general

    @property
    def hedged(self) -> bool:
        """The statement as a whole is hedged: a hedge that stands on one of its values is none on the rest."""
        return self.factuality in HEDGED and not self.hedge_placed

    @property
    def text(self) -> str:
        return self.claim.quote.text if self.claim else ""


@dataclass(frozen=True)
class Scene:
    """One incident as it is assessed. `home`: the party of the country where it lies. `cites`: who passes on whom.

    `publishers`: the voice of each document, for a copy that of its original. `leans`: whom else each publisher passes
    on anywhere in these documents: what it says in its own voice may come from them too.
    """

    incident: Incident
    accounts: tuple[Account, ...]
    said: tuple[Said, ...]
    documents: Mapping[str, Document]
    cites: Mapping[Key, frozenset[Key]]
    publishers: Mapping[str, Root]
    home: str | None
    rulebook: Rulebook
    leans: Mapping[Key, frozenset[Root]]

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What was worked out once for this incident, by what it was asked for."""
        return {}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made when first asked for."""
        if key not in self.made:
            self.made[key] = make()
        found: T = self.made[key]
        return found

    @cached_property
    def _leaning(self) -> Mapping[Key, frozenset[Key]]:
        return {key: frozenset(root.key for root in behind) for key, behind in self.leans.items()}

    def independence(self, roots: Iterable[Root]) -> Independence:
        """How many of these roots are independent; the same set is asked for by many rules and counted once."""
        asked = frozenset(roots)
        return self.once(asked, lambda: independence(asked, self.cites, self._leaning, self.home))

    def behind(self, root: Root) -> tuple[Root, ...]:
        """Named voices that a publisher passes on in these documents, those of parties left out; each by one name."""
        rows = (row for row in self.leans.get(root.key, frozenset()) if row.named and row.party is None)
        found: dict[Key, Root] = {}
        for row in sorted(rows, key=lambda row: (row.key, row.name)):
            found.setdefault(row.key, row)
        return tuple(found.values())

    @cached_property
    def blamed(self) -> tuple[str, ...]:
        """Parties that any source holds responsible, the most often named first."""
        found = Counter(
            party_of_actor(actor.value)
            for said in self.said
            for actor in said.actors
            if actor.value.role in BLAME and said.stance not in ("denies", "disputes")
        )
        return tuple(sorted(found, key=lambda party: (-found[party], party)))

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """First and last civil day that most accounts give; of several the earliest and shortest."""
        spans = [account.when.value for account in self.accounts if account.when]
        found = Counter((span.date_start, span.date_end or span.date_start) for span in spans if span.date_start)
        best = min(found, key=lambda days: (-found[days], days), default=None)
        return (best[0], best[1]) if best and best[0] and best[1] else None

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Countries of the places named, the most often named first."""
        found = Counter(place.value.country for account in self.accounts for place in account.places)
        return tuple(sorted((c for c in found if c), key=lambda country: (-found[country], country)))

    def is_blamed(self, root: Root) -> bool:
        """Whether this is the own channel of a party that is blamed."""
        return root.speaks and root.party in self.blamed

    def order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Ids of claims, once each, in the order of the scene."""
        wanted = set(keys)
        return tuple(dict.fromkeys(key for said in self.said for key in said.because if key in wanted))

    def voice_of(self, account: Account, quote: Quote) -> Said | None:
        """The statement of an account whose words hold a quote, one that asserts before one that does not."""
        covers = [
            said
            for said in self.said
            if said.claim is not None
            and said.account.id == account.id
            and said.claim.document == quote.document
            and said.claim.quote.start <= quote.start
            and quote.end <= said.claim.quote.end
        ]
        return min(covers, key=lambda said: not said.asserts, default=None)

    def root_at(self, account: Account, quote: Quote) -> tuple[Root, tuple[str, ...], bool]:
        """Who says the words of a quote, by which claim, and whether with a hedge; the publisher where no claim has
        them."""
        said = self.voice_of(account, quote)
        if said is None:
            return self.publishers[account.document], (), False
        return said.root, said.because, said.hedged

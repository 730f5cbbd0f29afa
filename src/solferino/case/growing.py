"""New documents beside those that were linked: only what they touch is compared, grouped, assessed and written.

What comes out is what linking everything anew would give (decision 16). That holds because keys and traits depend on
one account, links on two, groups on accounts that links hold together, and assessments on the documents of a group.
"""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from solferino import assess, link, store
from solferino.case.decisions import decisions
from solferino.case.linking import Kept
from solferino.case.touching import Touched, touched
from solferino.model.assessment import Assessment
from solferino.model.claim import Account
from solferino.model.codec import from_json
from solferino.model.decision import Decision
from solferino.model.document import Document
from solferino.model.exhibit import CustodyEvent
from solferino.model.incident import CopyPair, Incident, Link
from solferino.model.table import is_table
from solferino.vocab import law


@dataclass(frozen=True, slots=True)
class Grown:
    """What new documents changed: incidents before and after, positions of those to take away, what to keep."""

    before: store.Whole
    after: store.Whole
    gone: tuple[int, ...]
    kept: Kept
    positions: dict[str, int]


def can_grow(events: Sequence[CustodyEvent]) -> bool:
    """Whether decisions name their accounts: those of old logs that do not are looked for in the whole register."""
    return all(one.groups or one.verdict in ("withdraw", "learn") for one in decisions(events))


def grown(register: store.Register, events: Sequence[CustodyEvent], since: int) -> Grown:
    """What documents from a position on change."""
    return _Growth(register, events, since).result()


class _Growth:
    """New documents on their way into the register."""

    def __init__(self, register: store.Register, events: Sequence[CustodyEvent], since: int) -> None:
        self._register, self._parts = register, register.parts
        self._positions = {document.id: number for number, document in self._parts.documents_from(since)}
        self._documents = self._parts.documents(self._positions)
        self._decisions = self._settled(decisions(events))
        self._pairs, self._sketches = self._copies()
        read = self._parts.accounts(self._positions)
        claims = self._parts.claims(self._positions)
        self._accounts, claims, _ = link.corrected(read, claims, self._decisions)
        self._items = link.all_traits(self._accounts, claims, self._documents)
        self._ordinals = self._numbered(read)
        self._tied = link.ties(self._decisions)
        self._weights, _ = link.in_force(self._decisions)
        self._repeats = self._repeated({document.id for document in self._documents})

    def _settled(self, recorded: Sequence[Decision]) -> tuple[Decision, ...]:
        """Decisions on the accounts of the documents that they speak of."""
        if not recorded:
            return ()
        spoken = {mark.document for decision in recorded for mark in decision.marks}
        return link.settled(recorded, self._parts.accounts(spoken | self._positions.keys()))

    def _numbered(self, accounts: Sequence[Account]) -> dict[str, int]:
        seen: Counter[str] = Counter()
        found = {}
        for account in accounts:
            found[account.id] = store.ordinal(self._positions[account.document], seen[account.document])
            seen[account.document] += 1
        return found

    def _copies(self) -> tuple[tuple[CopyPair, ...], dict[str, bytes]]:
        """Which new texts repeat earlier ones, as `link.copies` would say of all of them, and their sketches."""
        positions, packed = self._register.kept.sketches()
        whole, pairs, sketches = array("I", packed), list[CopyPair](), dict[str, bytes]()
        for document in self._documents:
            own = b"" if is_table(document) else link.sketch(document)
            if not own:
                continue
            near = self._parts.documents_at(positions[n] for n in link.alike(own, whole))
            if found := link.most_repeated(document, near):
                pairs.append(link.copy_pair(document, self._origin(found[0], pairs), found[1]))
            sketches[document.id] = own
            positions.append(self._positions[document.id])
            whole.frombytes(own)
        return tuple(pairs), sketches

    def _origin(self, repeated: Document, pairs: Sequence[CopyPair]) -> Document:
        """The text that a repeated one goes back to, itself where it is no copy."""
        known = (*pairs, *self._parts.copies([repeated.id]))
        origin = next((pair.copy_of for pair in known if pair.document == repeated.id), repeated.id)
        return self._parts.documents([origin])[0]

    def _repeated(self, documents: Iterable[str]) -> link.Repeats:
        """Which account repeats which, in all families of texts that documents belong to."""
        pairs = self._families(set(documents))
        texts = {key for pair in pairs for key in (pair.document, pair.copy_of)}
        earlier = self._traits(self._register.kept.of_documents(texts - self._positions.keys()))
        items = [earlier[number] for number in sorted(earlier)]
        items += [item for item in self._items if item.document in texts]
        return link.repeats(items, pairs, link.parted(self._tied), weights=self._weights)

    def _families(self, documents: AbstractSet[str]) -> tuple[CopyPair, ...]:
        """All copies of the texts that documents repeat or are."""
        known = (*self._parts.copies(documents - self._positions.keys()), *self._pairs)
        origins = {pair.copy_of for pair in known if {pair.document, pair.copy_of} & documents}
        earlier = self._parts.copies(origins - self._positions.keys())
        return (*earlier, *(pair for pair in self._pairs if pair.copy_of in origins))

    def _links(self) -> tuple[Link, ...]:
        """Links of new accounts with each other and with earlier ones."""
        among = link.propose(self._items, repeats=self._repeats, weights=self._weights)
        firsts = self._register.kept.of_accounts(set(map(self._repeats.first, self._ordinals)) - self._ordinals.keys())
        met = [(number, item) for item in self._items for number in self._meeting(item, firsts)]
        earlier = self._traits({number for number, _ in met})
        pairs = [(earlier[number], item) for number, item in met if earlier[number].document != item.document]
        return (*among, *link.compared(pairs, repeats=self._repeats, weights=self._weights))

    def _meeting(self, item: link.Traits, firsts: Mapping[str, int]) -> set[int]:
        """Ordinals of earlier accounts that share a key with a new one, and of the one that it repeats."""
        first = firsts.get(self._repeats.first(item.id))
        shared = self._register.kept.meeting(link.numbered_keys(item))
        return shared if first is None else shared | {first}

    def _traits(self, ordinals: Iterable[int]) -> dict[int, link.Traits]:
        return {n: from_json(row, link.Traits) for n, row in self._register.kept.traits(ordinals).items()}

    def result(self) -> Grown:
        links = self._links()
        new = [account.id for account in self._accounts]
        repeated = {frozenset(pair): True for pair in self._repeats.accounts.items() if pair[0] in self._ordinals}
        around = touched(self._register, new, links, self._tied | repeated)
        self._ordinals |= around.ordinals
        groups = self._grouped(around)
        assessed = self._assessed(groups)
        before = {i.id: (i, around.assessments[n]) for n, i in around.incidents.items()}
        after = {i.id: (i, a) for i, a in zip(groups, assessed, strict=True)}
        same = {key for key in before.keys() & after.keys() if before[key] == after[key]}
        gone = tuple(number for number, incident in around.incidents.items() if incident.id not in same)
        was = [row for key, row in before.items() if key not in same]
        now = [row for key, row in after.items() if key not in same]
        return Grown(
            store.Whole((), tuple(i for i, _ in was), tuple(a for _, a in was)),
            store.Whole(self._pairs, tuple(i for i, _ in now), tuple(a for _, a in now)),
            gone,
            Kept(self._accounts, self._items, self._ordinals, self._sketches),
            self._positions,
        )

    def _grouped(self, around: Touched) -> tuple[Incident, ...]:
        """The accounts around new ones, grouped anew."""
        fresh = {item.id: item for item in self._items}
        kept = self._traits(self._ordinals[key] for key in around.accounts if key not in fresh)
        items = {**{item.id: item for item in kept.values()}, **fresh}
        rows = [items[key] for key in sorted(around.accounts, key=self._ordinals.__getitem__)]
        links = sorted(around.links, key=lambda one: link.strongest_first(one, self._ordinals))
        repeats = self._repeated(item.document for item in rows)
        return link.grouped(rows, links, self._decisions, repeats=repeats, weights=self._weights)

    def _assessed(self, groups: Sequence[Incident]) -> tuple[Assessment, ...]:
        """Assessments of groups, from all that stands in their documents and in the texts that these repeat."""
        members = [key for group in groups for key in group.accounts]
        own = {account.id: account.document for account in self._accounts}
        told = self._register.kept.documents([key for key in members if key not in own])
        documents = {*told.values(), *(own[key] for key in members if key in own)}
        copies = (*self._parts.copies(documents), *self._pairs)
        texts = documents | {pair.copy_of for pair in copies if pair.document in documents}
        accounts, claims, _ = link.corrected(
            self._parts.accounts(documents), self._parts.claims(documents), self._decisions
        )
        return assess.assess_all(
            groups,
            accounts=accounts,
            claims=claims,
            documents=self._parts.documents(texts),
            copies=copies,
            decisions=self._decisions,
            rulebook=law.load(),
        )

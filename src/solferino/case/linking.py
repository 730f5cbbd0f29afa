"""Link and assess everything that was read, and keep what linking needs for the next report."""

from __future__ import annotations  # stages are named in signatures: they are loaded when used

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solferino import assess, link, store
from solferino.case.applied import Applied, applied
from solferino.model.claim import Account
from solferino.model.codec import to_json
from solferino.model.document import Document
from solferino.model.exhibit import CustodyEvent
from solferino.model.table import is_table
from solferino.vocab import law


@dataclass(frozen=True, slots=True)
class Linked:
    """Accounts and texts linked, with what was compared of them."""

    whole: store.Whole
    items: list[link.Traits]
    sketches: Mapping[str, bytes]


def linked(documents: Sequence[Document], human: Applied) -> Linked:
    """Documents and what was read in them, linked and assessed."""
    claims, accounts, made = human.claims, human.accounts, human.decisions
    texts = link.Texts([d for d in documents if not is_table(d)])  # rows are alike by their columns' names
    items = link.all_traits(accounts, claims, documents)
    weights, _ = link.in_force(made)
    repeats = link.repeats(items, texts.pairs, link.parted(link.ties(made)), weights=weights)
    links = link.propose(items, repeats=repeats, weights=weights)
    groups = link.incidents(accounts, items, links, made, repeats=repeats, weights=weights)
    assessed = assess.assess_all(
        groups,
        accounts=accounts,
        claims=claims,
        documents=documents,
        copies=texts.pairs,
        decisions=made,
        rulebook=law.load(),
    )
    return Linked(store.Whole(texts.pairs, groups, assessed), items, texts.sketches)


def anew(register: store.Register, events: Sequence[CustodyEvent]) -> tuple[store.Whole, Kept]:
    """Incidents and assessments of all accounts, and what is to be kept of them."""
    human = applied(register, events)
    found = linked(register.documents(), human)
    return found.whole, Kept(human.accounts, found.items, register.ordinals(), found.sketches)


class Kept:
    """What is kept of accounts and texts that were linked. `ordinals`: of these accounts and those they met."""

    def __init__(
        self,
        accounts: Sequence[Account],
        items: Sequence[link.Traits],
        ordinals: Mapping[str, int],
        sketches: Mapping[str, bytes],
    ) -> None:
        self.accounts, self.items, self.ordinals, self.sketches = accounts, items, ordinals, sketches

    def put(self, changes: store.Changes, whole: store.Whole, positions: Mapping[str, int]) -> None:
        """Write it with what was derived; `positions` are those of the documents."""
        filed = (
            store.Filed(self.ordinals[item.id], item.id, account.document, to_json(item), link.numbered_keys(item))
            for account, item in zip(self.accounts, self.items, strict=True)
        )
        changes.file(list(filed), {positions[key]: row for key, row in self.sketches.items()})
        changes.put_whole(whole, ordinals=self.ordinals, positions=positions)

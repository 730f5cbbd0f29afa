"""Links and decisions to incidents. Nothing is joined merely because both are like a third.

Constrained agglomeration by the mean of the chances: within each set of accounts that links hold together, the two
groups join first whose accounts are, pair by pair, most likely one event; they join only while that mean is one half
or more and nothing forbids it. The result does not depend on the order of the accounts.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import product

from solferino.link.composite import are_whole_and_part
from solferino.link.deciding import Pair, parted, settled, ties
from solferino.link.repeating import completed
from solferino.link.scoring import NOTHING, Repeats, score
from solferino.link.traits import Traits
from solferino.link.weighing import Weights, default
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.decision import Decision
from solferino.model.incident import Incident, Link

EVEN = 0.5


def incidents(  # noqa: PLR0913 - all that a grouping rests on
    accounts: Sequence[Account],
    items: Sequence[Traits],
    links: Sequence[Link],
    decisions: Sequence[Decision] = (),
    *,
    repeats: Repeats = NOTHING,
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """Groups of accounts in order of receipt of their first. Decisions outrank scores.

    What people hold to be one event is joined first, then accounts of copies to those that they repeat; these have no
    voice in what follows, but fill in what the first one does not state. Two groups join by themselves only where they
    hold no two accounts of one document, nobody parted any of their accounts, and no pair across them excludes that
    they are one.
    """
    return grouped(items, links, settled(decisions, accounts), repeats=repeats, weights=weights)


def grouped(
    items: Sequence[Traits],
    links: Sequence[Link],
    decisions: Sequence[Decision],
    *,
    repeats: Repeats = NOTHING,
    weights: Weights | None = None,
) -> tuple[Incident, ...]:
    """`incidents` of accounts from which no link of the band `linked` and no merge leads to others, decisions settled.

    Links of the band `proposed` may lead to accounts that are not given.
    """
    groups = _Groups(items, ties(decisions), repeats, weights or default())
    groups.join_by(links)
    return groups.incidents(links, _used(decisions))


def _used(decisions: Sequence[Decision]) -> dict[str, list[str]]:
    """Decisions that speak of each account, in order."""
    used: dict[str, list[str]] = {}
    for decision in decisions:
        for account in dict.fromkeys(mark.now for mark in decision.marks if mark.now):
            used.setdefault(account, []).append(decision.id)
    return used


class _Groups:
    """Accounts on their way to incidents. A group is called by its account received first."""

    def __init__(self, items: Sequence[Traits], tied: dict[Pair, bool], repeats: Repeats, weights: Weights) -> None:
        self._items = {item.id: item for item in items}
        self._order = {item.id: number for number, item in enumerate(items)}
        self._members = {item.id: [item.id] for item in items}
        self._group = {item.id: item.id for item in items}
        self._repeats, self._weights = repeats, weights
        self._echoes: set[str] = set()
        self._compared: dict[tuple[str, str], tuple[float | None, bool]] = {}
        self._parted = parted(tied)
        for pair in (pair for pair, together in tied.items() if together and pair <= self._items.keys()):
            left, right = sorted(pair, key=self._order.__getitem__)
            a, b = self._group[left], self._group[right]
            if a != b and not self._are_parted(self._members[a], self._members[b]):
                self._unite(a, b)
        self._hold_repeats()

    def _hold_repeats(self) -> None:
        """Put what repeats with what it repeats, unless somebody parted them."""
        for account in [key for key in self._items if key in self._repeats.accounts]:
            first = self._repeats.first(account)
            if first not in self._items:
                continue
            a, b = self._group[first], self._group[account]
            if a == b or not self._are_parted(self._members[a], self._members[b]):
                self._echoes.add(account)
                self._items[first] = completed(self._items[first], self._items[account])
                if a != b:
                    self._unite(a, b)

    def join_by(self, links: Sequence[Link]) -> None:
        """Join the likeliest groups first, until none is likely enough."""
        near: dict[str, set[str]] = {}
        for link in (link for link in links if link.band == "linked"):
            a, b = self._group[link.left], self._group[link.right]
            if a != b:
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
        heap = [row for a in near for b in near[a] if self._order[a] < self._order[b] and (row := self._rate(a, b))]
        heapify(heap)
        while heap:
            _, _, a, b, size = heappop(heap)
            if a not in self._members or b not in self._members or size != self._size(a, b):
                continue  # one of them has grown since
            kept = self._unite(a, b)
            around = {self._group[other] for other in (*near.pop(a, ()), *near.pop(b, ()))} - {kept}
            near[kept] = around
            for other in around:
                near.setdefault(other, set()).add(kept)
                left, right = sorted((kept, other), key=self._order.__getitem__)
                if row := self._rate(left, right):
                    heappush(heap, row)

    def _size(self, a: str, b: str) -> tuple[int, int]:
        return len(self._members[a]), len(self._members[b])

    def _rate(self, a: str, b: str) -> tuple[float, list[str], str, str, tuple[int, int]] | None:
        """The place of two groups in the queue, likeliest first, like ones by id; None where they may not join."""
        if self._are_parted(self._members[a], self._members[b]) or self._share_document(a, b):
            return None
        ours, theirs = self._voices(a), self._voices(b)
        pairs = self._speaking(ours, theirs)
        if any(self._compare(a, b)[1] for a, b in pairs):
            return None
        mean = self._mean(pairs)
        if mean < EVEN:
            return None
        return -round(mean, 9), sorted((min(ours), min(theirs))), a, b, self._size(a, b)

    def _mean(self, pairs: Sequence[tuple[str, str]]) -> float:
        """Mean chance over pairs of texts: what a text and its copies tell counts once."""
        by_text: dict[tuple[str, str], list[float]] = {}
        for a, b in pairs:
            chance = self._compare(a, b)[0]
            if chance is not None:
                by_text.setdefault((self._text(a), self._text(b)), []).append(chance)
        means = [sum(chances) / len(chances) for chances in by_text.values()]
        return sum(means) / len(means) if means else 0.0

    def _text(self, account: str) -> str:
        return self._repeats.text(self._items[account].document)

    def _voices(self, group: str) -> list[str]:
        """Its accounts that do not only repeat another one."""
        return [account for account in self._members[group] if account not in self._echoes]

    def _share_document(self, a: str, b: str) -> bool:
        ours, theirs = ({self._items[key].document for key in self._members[group]} for group in (a, b))
        return bool(ours & theirs)

    def _speaking(self, ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs across two groups that are asked.

        Where a person joined accounts that exclude each other, their group is as wide as that: those pairs are asked
        which go with the likeliest pair across.
        """
        wide = self._torn(ours) or self._torn(theirs)
        if not wide:
            return list(product(ours, theirs))
        left, right = max(product(ours, theirs), key=lambda pair: (self._compare(*pair)[0] or 0.0, pair))
        near = [a for a in ours if not self._compare(a, left)[1]]
        close = [b for b in theirs if not self._compare(b, right)[1]]
        return list(product(near, close))

    def _torn(self, members: Sequence[str]) -> bool:
        return any(self._compare(a, b)[1] for n, a in enumerate(members) for b in members[n + 1 :])

    def _compare(self, a: str, b: str) -> tuple[float | None, bool]:
        """The chance that two accounts are one event, None where nothing can be compared; whether it is excluded."""
        if a == b:
            return None, False
        key = (a, b) if self._order[a] < self._order[b] else (b, a)
        if key not in self._compared:
            left, right = self._items[key[0]], self._items[key[1]]
            link = score(left, right, weights=self._weights)
            excluded = are_whole_and_part(left, right) or (
                link is not None and any(r.feature in self._weights.exclude for r in link.reasons)
            )
            self._compared[key] = (self._weights.chance(link.score) if link else None, excluded)
        return self._compared[key]

    def _are_parted(self, left: Sequence[str], right: Sequence[str]) -> bool:
        return bool(self._parted) and any(frozenset((a, b)) in self._parted for a in left for b in right)

    def _unite(self, a: str, b: str) -> str:
        members = sorted(self._members.pop(a) + self._members.pop(b), key=self._order.__getitem__)
        self._members[members[0]] = members
        for member in members:
            self._group[member] = members[0]
        return members[0]

    def incidents(self, links: Sequence[Link], used: dict[str, list[str]]) -> tuple[Incident, ...]:
        """The groups as incidents with the links that touch them; an id follows the first account received."""
        own: dict[str, list[Link]] = {}
        for link in links:
            for group in dict.fromkeys(self._group.get(key, "") for key in (link.left, link.right)):
                own.setdefault(group, []).append(link)
        out = []
        for name, members in sorted(self._members.items(), key=lambda row: self._order[row[0]]):
            decided = sorted({d for m in members for d in used.get(m, ())}, key=lambda d: (len(d), d))
            out.append(Incident(digest_id("i", name), tuple(members), tuple(own.get(name, ())), tuple(decided)))
        return tuple(out)

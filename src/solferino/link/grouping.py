"""Links and decisions to incidents. Nothing is joined merely because both are like a third."""

from collections.abc import Sequence

from solferino.link.deciding import Pair, settled, ties
from solferino.link.scoring import score
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.decision import Decision
from solferino.model.incident import Incident, Link

CLASHES = frozenset(name for name in ("site_clash", "date_clash", "clock_clash", "country_clash"))


def incidents(
    accounts: Sequence[Account], links: Sequence[Link], decisions: Sequence[Decision]
) -> tuple[Incident, ...]:
    """Groups of accounts in order of receipt of their first. Decisions outrank scores.

    What people hold to be one event is joined first; then the strongest links. Two groups join by a link only where
    they hold no two accounts of one document, nobody parted any of their accounts, and every pair across them may be
    one event.
    """
    made = settled(decisions, accounts)
    groups = _Groups(accounts, ties(made))
    for link in links:
        if link.band == "linked":
            groups.join(link.left, link.right)
    return groups.incidents(links, _used(made))


def _used(decisions: Sequence[Decision]) -> dict[str, list[str]]:
    """Decisions that speak of each account, in order."""
    used: dict[str, list[str]] = {}
    for decision in decisions:
        for account in dict.fromkeys(mark.now for mark in decision.marks if mark.now):
            used.setdefault(account, []).append(decision.id)
    return used


class _Groups:
    """Accounts on their way to incidents."""

    def __init__(self, accounts: Sequence[Account], tied: dict[Pair, bool]) -> None:
        self._accounts = {account.id: account for account in accounts}
        self._order = {account.id: number for number, account in enumerate(accounts)}
        self._members = {account.id: [account.id] for account in accounts}
        self._group = {account.id: account.id for account in accounts}
        self._parted = {pair for pair, together in tied.items() if not together}
        for pair in (pair for pair, together in tied.items() if together):
            left, right = sorted(pair, key=self._order.__getitem__)
            a, b = self._group[left], self._group[right]
            if not self._are_parted(self._members[a], self._members[b]):
                self._unite(a, b)

    def join(self, left: str, right: str) -> None:
        """Join the groups of two accounts by their link, where nothing stands against it."""
        a, b = self._group[left], self._group[right]
        if a != b and self._may_join(left, right):
            self._unite(a, b)

    def _may_join(self, left: str, right: str) -> bool:
        ours, theirs = self._members[self._group[left]], self._members[self._group[right]]
        if self._are_parted(ours, theirs):
            return False
        if {self._accounts[a].document for a in ours} & {self._accounts[b].document for b in theirs}:
            return False
        # Where a person joined accounts that clash, their group is as wide as that: only those who agree with the
        # account that is linked are asked.
        near = [a for a in ours if not self._clash(a, left)]
        close = [b for b in theirs if not self._clash(b, right)]
        return not any(self._clash(a, b) for a in near for b in close)

    def _are_parted(self, left: Sequence[str], right: Sequence[str]) -> bool:
        return bool(self._parted) and any(frozenset((a, b)) in self._parted for a in left for b in right)

    def _clash(self, a: str, b: str) -> bool:
        if a == b:
            return False
        link = score(self._accounts[a], self._accounts[b])
        return link is not None and any(reason.feature in CLASHES for reason in link.reasons)

    def _unite(self, left: str, right: str) -> None:
        a, b = self._group[left], self._group[right]
        if a == b:
            return
        members = sorted(self._members[a] + self._members[b], key=self._order.__getitem__)
        for group in (a, b):
            del self._members[group]
        self._members[members[0]] = members
        for member in members:
            self._group[member] = members[0]

    def incidents(self, links: Sequence[Link], used: dict[str, list[str]]) -> tuple[Incident, ...]:
        """The groups as incidents with the links inside them; an id follows the first account received."""
        out = []
        for members in sorted(self._members.values(), key=lambda m: self._order[m[0]]):
            inside = set(members)
            own = tuple(link for link in links if link.left in inside or link.right in inside)
            decided = sorted({d for m in members for d in used.get(m, ())}, key=lambda d: (len(d), d))
            out.append(Incident(digest_id("i", members[0]), tuple(members), own, tuple(decided)))
        return tuple(out)

"""Links and decisions to incidents. Nothing is joined merely because both are like a third."""

from collections.abc import Sequence

from solferino.link.scoring import score
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.decision import Decision
from solferino.model.incident import Incident, Link


def incidents(
    accounts: Sequence[Account], links: Sequence[Link], decisions: Sequence[Decision]
) -> tuple[Incident, ...]:
    """Groups of accounts in order of receipt of their first. Decisions outrank scores.

    Strongest links join first. Two groups join only where they hold no two accounts of one document, nobody parted
    any of their accounts, and every pair across them may be one event.
    """
    groups = _Groups(accounts)
    used: dict[str, list[str]] = {}
    for decision in decisions:
        members = groups.resolve(decision.about) if decision.verdict in ("merge", "split") else ()
        if decision.verdict == "merge":
            groups.merge(members)
        elif decision.verdict == "split":
            groups.part(members)
        for account in members or groups.resolve(decision.about):
            used.setdefault(account, []).append(decision.id)
    for link in links:
        if link.band == "linked":
            groups.join(link.left, link.right)
    return groups.incidents(links, used)


class _Groups:
    """Accounts on their way to incidents."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._accounts = {account.id: account for account in accounts}
        self._order = {account.id: number for number, account in enumerate(accounts)}
        self._members = {account.id: [account.id] for account in accounts}
        self._group = {account.id: account.id for account in accounts}
        self._parted: set[frozenset[str]] = set()
        self._merged: set[frozenset[str]] = set()

    def resolve(self, about: Sequence[str]) -> tuple[str, ...]:
        """Accounts that a decision speaks of: account ids, or incident ids for all accounts of the incident now."""
        by_incident = {digest_id("i", members[0]): members for members in self._members.values() if members}
        out: list[str] = []
        for identity in about:
            if identity in self._accounts:
                out.append(identity)
            else:
                out += by_incident.get(identity, [])
        return tuple(dict.fromkeys(out))

    def merge(self, members: Sequence[str]) -> None:
        """A person says that these are one event."""
        for other in members[1:]:
            self._parted -= {frozenset((a, b)) for a in members for b in members}
            self._unite(members[0], other)
        self._merged |= {frozenset((a, b)) for a in members for b in members if a != b}

    def part(self, members: Sequence[str]) -> None:
        """A person says that these are different events: each stands alone and they never join again."""
        pairs = {frozenset((a, b)) for a in members for b in members if a != b}
        self._parted |= pairs
        self._merged -= pairs
        for account in members:
            group = self._group[account]
            if len(self._members[group]) > 1:
                self._take_out(account)

    def join(self, left: str, right: str) -> None:
        """Join the groups of two accounts, where nothing stands against it."""
        a, b = self._group[left], self._group[right]
        if a != b and self._may_join(self._members[a], self._members[b]):
            self._unite(a, b)

    def _may_join(self, left: Sequence[str], right: Sequence[str]) -> bool:
        for a in left:
            for b in right:
                pair = frozenset((a, b))
                if pair in self._parted or self._accounts[a].document == self._accounts[b].document:
                    return False
                link = score(self._accounts[a], self._accounts[b])
                if link is not None and any(r.feature in CLASHES for r in link.reasons):
                    return False
        return True

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

    def _take_out(self, account: str) -> None:
        group = self._group[account]
        rest = [member for member in self._members.pop(group) if member != account]
        self._members[account], self._group[account] = [account], account
        if rest:
            self._members[rest[0]] = rest
            for member in rest:
                self._group[member] = rest[0]

    def incidents(self, links: Sequence[Link], used: dict[str, list[str]]) -> tuple[Incident, ...]:
        """The groups as incidents with the links inside them; an id follows the first account received."""
        out = []
        for members in sorted(self._members.values(), key=lambda m: self._order[m[0]]):
            inside = set(members)
            own = tuple(link for link in links if link.left in inside or link.right in inside)
            decided = dict.fromkeys(d for member in members for d in used.get(member, ()))
            out.append(Incident(digest_id("i", members[0]), tuple(members), own, tuple(decided)))
        return tuple(out)


CLASHES = frozenset(name for name in ("site_clash", "date_clash", "clock_clash", "country_clash"))

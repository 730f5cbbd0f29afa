"""What people decided, applied to the accounts of today. Pure; nothing that no longer finds its object is dropped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.decision import MARK_WORDS, Decision, Mark, in_order

Pair = frozenset[str]


def mark(account: Account) -> Mark:
    """An account as a decision remembers it."""
    kind = account.event_type.value if account.event_type else None
    anchor = account.anchor
    return Mark(account.id, account.document, anchor.start, anchor.end, anchor.text[:MARK_WORDS], kind, account.id)


def settled(decisions: Sequence[Decision], accounts: Sequence[Account]) -> tuple[Decision, ...]:
    """Decisions in their order, each mark with the account that it means now, and what was withdrawn by what."""
    ordered = sorted(decisions, key=in_order)
    finder = _Finder(accounts)
    withdrawn: dict[str, str] = {}
    for decision in reversed(ordered):
        if decision.verdict == "withdraw" and decision.id not in withdrawn:
            withdrawn.update(dict.fromkeys(decision.about, decision.id))
    return tuple(replace(d, groups=finder.groups(d), withdrawn_by=withdrawn.get(d.id)) for d in ordered)


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions that nobody took back."""
    return tuple(decision for decision in decisions if decision.withdrawn_by is None)


def ties(decisions: Sequence[Decision]) -> dict[Pair, bool]:
    """For each pair of accounts that people spoke of: whether they are one event. The last word on a pair stands."""
    found: dict[Pair, bool] = {}
    for decision in standing(decisions):
        parts = [tuple(dict.fromkeys(m.now for m in group if m.now)) for group in decision.groups]
        if decision.verdict == "merge" and parts:
            _tie(found, combinations(parts[0], 2), together=True)
            for left in parts[1:]:
                _tie(found, product(parts[0], left), together=False)
        elif decision.verdict == "split":
            for one, other in combinations(parts, 2):
                _tie(found, product(one, other), together=False)
    return found


def parted(tied: Mapping[Pair, bool]) -> frozenset[Pair]:
    """Pairs that people hold to be two events."""
    return frozenset(pair for pair, together in tied.items() if not together)


def _tie(found: dict[Pair, bool], pairs: Iterable[tuple[str, str]], *, together: bool) -> None:
    for a, b in pairs:
        if a != b:
            pair = frozenset((a, b))
            found.pop(pair, None)  # the later decision comes later in the order too
            found[pair] = together


class _Finder:
    """Finds the account of today that a mark means: by id, by the same words, by words that overlap."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self._by_id = {account.id: account for account in accounts}
        self._by_incident = {digest_id("i", account.id): account for account in accounts}
        self._by_document: dict[str, list[Account]] = {}
        for account in accounts:
            self._by_document.setdefault(account.document, []).append(account)

    def groups(self, decision: Decision) -> tuple[tuple[Mark, ...], ...]:
        """Groups of a decision with their marks settled; a decision of ids alone gets the groups that they mean."""
        if decision.groups or decision.verdict == "withdraw":
            return tuple(tuple(replace(m, now=self._now(m)) for m in group) for group in decision.groups)
        named = [found for key in decision.about if (found := self._by_id.get(key) or self._by_incident.get(key))]
        marks = tuple(mark(account) for account in named)
        return tuple((one,) for one in marks) if decision.verdict == "split" else (marks,) if marks else ()

    def _now(self, wanted: Mark) -> str | None:
        if wanted.now in self._by_id:
            return wanted.now  # settled before
        own = self._by_id.get(wanted.account)
        if own is not None and own.document == wanted.document:
            return own.id
        near = self._by_document.get(wanted.document, ())
        same = [a for a in near if a.anchor.text[:MARK_WORDS] == wanted.words]
        if len(same) > 1:
            same = [a for a in same if _kind(a) == wanted.event_type]
        if not same:
            same = [a for a in near if a.anchor.start < wanted.end and wanted.start < a.anchor.end]
            same = same if len(same) == 1 and _kind(same[0]) == wanted.event_type else []
        return same[0].id if len(same) == 1 else None


def _kind(account: Account) -> str | None:
    return account.event_type.value if account.event_type else None

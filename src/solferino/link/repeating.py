"""Which account of a text each account of its copies repeats. What merely repeats has no voice when groups are made.

Decided inside each family of texts (a text and its copies), one to one, before anything is grouped: where a text tells
two events that are much alike, many copies of it would otherwise decide what else is held to be one event. An account
of a copy is held against the accounts that its family has told so far, by the reasons of links.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace

from solferino.link.scoring import Repeats, score
from solferino.link.traits import Traits
from solferino.link.weighing import Weights, default
from solferino.model.incident import CopyPair

# filled together where the first account states none of them: what belongs to one reading
TOGETHER = (
    ("sites", "site_words", "town_words"), ("first_day", "last_day"), ("text", "key_words"), ("regions",), ("units",),
    ("countries",), ("clock_min",), ("kind",), ("killed",), ("injured",), ("objects",), ("weapons",), ("actors",),
    ("acts",), ("targets",), ("contexts",), ("victims",),
)  # fmt: skip
STATED = tuple(one.name for one in fields(Traits) if one.name not in ("id", "document", "text", "key_words"))
Pair = frozenset[str]
Rank = tuple[bool, float, int]


def repeats(
    items: Sequence[Traits],
    copies: Sequence[CopyPair],
    parted: AbstractSet[Pair] = frozenset(),
    *,
    weights: Weights | None = None,
) -> Repeats:
    """What repeats what, of accounts in the order of receipt; pairs of `parted` are never held to be the same.

    A later copy changes nothing in what was found among those before it.
    """
    texts = {pair.document: pair.copy_of for pair in copies}
    involved = {*texts, *texts.values()}
    families: dict[str, dict[str, list[Traits]]] = {}
    for item in items:
        if item.document in involved:
            family = families.setdefault(texts.get(item.document, item.document), {})
            family.setdefault(item.document, []).append(item)
    found: dict[str, str] = {}
    for documents in families.values():
        found.update(_Family(parted, weights or default()).of(documents))
    return Repeats(texts, found)


@dataclass(slots=True)
class _Told:
    """An event as a family of texts has told it so far: its accounts, and those of them that state different things."""

    first: str
    accounts: list[str] = field(default_factory=list)
    versions: dict[Hashable, Traits] = field(default_factory=dict)


class _Family:
    """A text and its copies, in the order of receipt."""

    def __init__(self, parted: AbstractSet[Pair], weights: Weights) -> None:
        self._parted, self._weights = parted, weights
        self._events: list[_Told] = []
        self._said: dict[Hashable, list[_Told]] = {}

    def of(self, documents: Mapping[str, Sequence[Traits]]) -> Iterator[tuple[str, str]]:
        """Accounts that repeat, each with the first one of its event."""
        for accounts in documents.values():
            key = tuple(_content(account) for account in accounts)
            if key not in self._said:
                self._said[key] = self._met(accounts)
            for account, event in zip(accounts, self._said[key], strict=True):
                if event.first != account.id and not self._are_parted(account, event):
                    event.accounts.append(account.id)
                    yield account.id, event.first

    def _met(self, accounts: Sequence[Traits]) -> list[_Told]:
        """The event of each account of a text: one of those told before, likeliest first, or one of its own."""
        rows = sorted(
            (rank, abs(n - m), m, n)
            for n, account in enumerate(accounts)
            for m, event in enumerate(self._events)
            if (rank := self._rank(account, event)) is not None
        )
        home: dict[int, _Told] = {}
        taken: set[int] = set()
        for *_, m, n in rows:
            if n not in home and m not in taken:
                home[n] = self._events[m]
                taken.add(m)
        for n, account in enumerate(accounts):
            if n not in home:
                home[n] = _Told(account.id, [account.id])
                self._events.append(home[n])
            home[n].versions.setdefault(_stated(account), account)
        return [home[n] for n in range(len(accounts))]

    def _rank(self, account: Traits, event: _Told) -> Rank | None:
        """Order among the events that an account may repeat; None where it repeats another one."""
        if self._are_parted(account, event):
            return None
        ranks = (self._likeness(account, version) for version in event.versions.values())
        return min((rank for rank in ranks if rank is not None), default=None)

    def _likeness(self, account: Traits, other: Traits) -> Rank | None:
        """Order among accounts of one text, likest first: by score, then by how much of what they state is the same."""
        same = sum(a == b for a, b in zip(_stated(account), _stated(other), strict=True))
        if same == len(_stated(other)) and account.text == other.text:
            return False, 0.0, 0
        link = score(other, account, copied=True, weights=self._weights)
        if (
            link is None
            or link.band == "part"
            or any(reason.feature in self._weights.exclude for reason in link.reasons)
        ):
            return None
        return (True, -link.score, -same) if link.score >= self._weights.linked else None

    def _are_parted(self, account: Traits, event: _Told) -> bool:
        return bool(self._parted) and any(frozenset((account.id, other)) in self._parted for other in event.accounts)


def completed(whole: Traits, other: Traits) -> Traits:
    """What an account does not state taken from another one of the same event."""
    filled = {
        name: getattr(other, name)
        for names in TOGETHER
        if not any(_is_told(getattr(whole, name)) for name in names)
        for name in names
    }
    return replace(whole, **filled)


def _is_told(value: object) -> bool:
    return value is not None and value not in ((), frozenset()) and value != {}


def _stated(item: Traits) -> tuple[Hashable, ...]:
    """All that is compared of an account but its words."""
    return tuple(getattr(item, name) for name in STATED)


def _content(item: Traits) -> Hashable:
    """All that is compared of an account."""
    return *_stated(item), frozenset(item.text.items())

"""Pairs of accounts that may be one event, and the sum of reasons for and against."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from solferino.link.features import FEATURES, sites, weights, window
from solferino.model.claim import Account, Claim
from solferino.model.document import Document
from solferino.model.incident import CopyPair, Link, Reason
from solferino.vocab.gazetteer.folding import fold

WIDEST_DAYS = 40  # ranges longer than this are not indexed day by day; place must bring such accounts together
# A link of its own accord needs one of these, or two of the second kind: a day and a country are not enough.
STRONG = frozenset(("same_site", "near_site"))
TELLING = frozenset(("same_object", "same_killed", "same_injured", "same_weapon", "same_clock"))
COPY_WEIGHT = "same_site"


def propose(
    accounts: Sequence[Account],
    *,
    claims: Sequence[Claim],
    documents: Sequence[Document],
    copies: Sequence[CopyPair],
) -> tuple[Link, ...]:
    """Links of the bands `linked` and `proposed`, strongest first. Accounts of one document are never paired."""
    del claims, documents  # later features compare voices and rare words
    order = {account.id: number for number, account in enumerate(accounts)}
    group = {pair.document: pair.copy_of for pair in copies}
    out = []
    for a, b in sorted(_candidates(accounts)):
        link = score(accounts[a], accounts[b], copied=_same_text(accounts[a], accounts[b], group))
        if link is not None and link.band != "apart":
            out.append(link)
    return tuple(sorted(out, key=lambda link: (-link.score, order[link.left], order[link.right])))


def _same_text(left: Account, right: Account, group: dict[str, str]) -> bool:
    return group.get(left.document, left.document) == group.get(right.document, right.document)


def _candidates(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Pairs that share a day or neighbouring days, or a site's name or entry."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for key in _keys(account):
            index[key].append(number)
    return {
        (a, b)
        for members in index.values()
        for position, a in enumerate(members)
        for b in members[position + 1 :]
        if accounts[a].document != accounts[b].document
    }


def _keys(account: Account) -> set[str]:
    keys = {f"site:{fold(place.name)}" for place in sites(account)}
    keys |= {f"entry:{place.gazetteer_id}" for place in sites(account) if place.gazetteer_id}
    days = window(account)
    if days and (days[1] - days[0]).days <= WIDEST_DAYS:
        count = (days[1] - days[0]).days
        keys |= {f"day:{days[0] + timedelta(days=i)}" for i in range(-1, count + 2)}
    return keys


def score(left: Account, right: Account, *, copied: bool = False) -> Link | None:
    """The link of two accounts with its reasons, None where nothing can be compared."""
    reasons = tuple(found for feature in FEATURES if (found := feature(left, right)) is not None)
    if copied and not any(r.weight < 0 for r in reasons):
        reasons = (*reasons, Reason("copied_text", weights()[COPY_WEIGHT], "the two documents share their text"))
    if not reasons:
        return None
    names = {r.feature for r in reasons}
    total = sum(r.weight for r in reasons)
    sure = bool(names & STRONG) or len(names & TELLING) >= 2 or "copied_text" in names
    dated = bool(names & {"same_day", "day_within", "copied_text"}) or len(names & TELLING) >= 1
    if total >= weights()["linked"] and sure and dated:
        band = "linked"
    else:
        band = "proposed" if total >= weights()["proposed"] else "apart"
    return Link(left.id, right.id, reasons, band)

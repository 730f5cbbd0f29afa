"""The incidents of one register against those of another, by the same candidates and reasons as links. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from solferino.link.candidates import candidates
from solferino.link.scoring import score
from solferino.link.traits import Traits
from solferino.link.weighing import Weights, default
from solferino.model.incident import Incident, Link
from solferino.model.reconciliation import Alone, Partners

OUT_OF_REACH = "nothing within reach in place and time"
Pair = tuple[str, str]  # an incident on the left, one on the right


def reconcile(
    left: Sequence[Incident], right: Sequence[Incident], mine: Sequence[Traits], theirs: Sequence[Traits]
) -> tuple[tuple[Partners, ...], tuple[Alone, ...], tuple[Alone, ...]]:
    """Partners, likeliest first, then the incidents of each side that have none, in their order.

    Every account of one side may meet every one of the other; two incidents are compared by their strongest pair.
    """
    weights = default()
    best = _strongest(_of(left), _of(right), mine, theirs)
    partners = tuple(
        Partners(a, b, "linked" if link.band == "linked" else "proposed", link.score, link.reasons)
        for (a, b), link in sorted(best.items(), key=lambda row: (-row[1].score, row[0]))
        if link.band in ("linked", "proposed")
    )
    near: tuple[dict[str, list[tuple[str, Link]]], ...] = ({}, {})
    for (a, b), link in best.items():
        near[0].setdefault(a, []).append((b, link))
        near[1].setdefault(b, []).append((a, link))
    taken = {one.left for one in partners}, {one.right for one in partners}
    first, second = (
        tuple(_alone(one.id, near[side].get(one.id, ()), weights) for one in group if one.id not in taken[side])
        for side, group in enumerate((left, right))
    )
    return partners, first, second


def _of(incidents: Iterable[Incident]) -> dict[str, str]:
    """The incident of each account."""
    return {account: incident.id for incident in incidents for account in incident.accounts}


def _strongest(
    left: Mapping[str, str], right: Mapping[str, str], mine: Sequence[Traits], theirs: Sequence[Traits]
) -> dict[Pair, Link]:
    """For each two incidents that share a key of the candidates, the strongest link of their accounts."""
    ours = [replace(item, document="left") for item in mine if item.id in left]
    others = [replace(item, document="right") for item in theirs if item.id in right]
    items = [*ours, *others]
    found: dict[Pair, Link] = {}
    for a, b in sorted(candidates(items)):
        link = score(items[a], items[b])
        if link is None:
            continue
        pair = left[items[a].id], right[items[b].id]
        if pair not in found or link.score > found[pair].score:
            found[pair] = link
    return found


def _alone(incident: str, near: Iterable[tuple[str, Link]], weights: Weights) -> Alone:
    nearest = min(near, key=lambda row: (-row[1].score, row[0]), default=None)
    if nearest is None:
        return Alone(incident, None, None, (), OUT_OF_REACH)
    other, link = nearest
    return Alone(incident, other, link.score, link.reasons, _why(link, weights))


def _why(link: Link, weights: Weights) -> str:
    """What spoke against a link; where nothing did, that too little speaks for it."""
    against = sorted((r for r in link.reasons if r.weight < 0), key=lambda r: (r.weight, r.feature))
    if against:
        return "; ".join(f"{r.feature.replace('_', ' ')}: {r.detail}" for r in against)
    return f"too little in common: {link.score:.1f}, and {weights.proposed:.1f} are needed"

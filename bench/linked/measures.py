"""Figures for groupings: B-cubed and pairs."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from itertools import combinations


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-cubed over the items of `gold`."""
    ours, theirs = _members(found), _members(gold)
    shares = [(len(ours[found[i]] & theirs[gold[i]]), len(ours[found[i]]), len(theirs[gold[i]])) for i in gold]
    precision = sum(both / own for both, own, _ in shares) / len(shares)
    recall = sum(both / other for both, _, other in shares) / len(shares)
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairwise(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float]:
    """Precision and recall of the pairs that are held to be one."""
    ours, theirs = _pairs(found), _pairs(gold)
    both = len(ours & theirs)
    return both / len(ours) if ours else 1.0, both / len(theirs) if theirs else 1.0


def _members(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, group in groups.items():
        members[group].add(item)
    return members


def _pairs(groups: Mapping[str, Hashable]) -> set[tuple[str, ...]]:
    return {pair for members in _members(groups).values() for pair in combinations(sorted(members), 2)}


def show(name: str, found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> dict[str, float]:
    """Print one line of figures, and give them."""
    precision, recall, f1 = b_cubed(found, gold)
    right, met = pairwise(found, gold)
    print(f"  {name:<44} B3 P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   pairs P {right:.3f} R {met:.3f}")
    return {"b3_f1": f1, "pair_precision": right, "pair_recall": met}

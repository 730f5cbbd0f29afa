"""Weights of links that a case learns from what its people merged and split. Only when a person asks for it.

The program's own table is where learning starts from and is drawn back to: a penalty holds each weight to it, so that a
few decisions move little. What excludes a link stays excluded, and what a link asks for it still asks for. People
decide the doubtful pairs, not any pairs; that is why the threshold is held back as the weights are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from solferino.errors import RefusedDecision
from solferino.link.deciding import standing, ties
from solferino.link.learning import Pattern, fit_near, pattern
from solferino.link.traits import Traits
from solferino.link.weighing import Weights, default
from solferino.model.decision import Decision

FEWEST = 10  # merges, and splits: ours; of fewer, one mistaken decision is more than a tenth of what is learned
FIELD = "weights"
DIGITS = 3
Example = tuple[Pattern, bool]


def learned(decisions: Sequence[Decision], items: Sequence[Traits]) -> tuple[Weights, int, int]:
    """Weights from settled decisions that stand, and how many merges and splits they rest on.

    Each decision counts once for what it joined and once for what it parted, however many accounts it spoke of. Raises
    `RefusedDecision` where there are too few.
    """
    rows = list(_examples(decisions, {item.id: item for item in items}))
    merges = len({number for number, _, together in rows if together})
    splits = len({number for number, _, together in rows if not together})
    if min(merges, splits) < FEWEST:
        raise RefusedDecision(
            f"too few decisions to learn from: {merges} that joined accounts and {splits} that parted some",
            hint=f"{FEWEST} of each kind are needed: {max(0, FEWEST - merges)} more that join, "
            f"{max(0, FEWEST - splits)} more that part; until then the program's own weights are used",
        )
    pairs: dict[tuple[int, bool], list[Pattern]] = defaultdict(list)
    for number, how, together in rows:
        pairs[number, together].append(how)
    counts: dict[Example, float] = defaultdict(float)
    for (_, together), found in pairs.items():
        for how in found:
            counts[how, together] += 1 / len(found)
    return fit_near(default(), counts), merges, splits


def _examples(decisions: Sequence[Decision], items: Mapping[str, Traits]) -> Iterator[tuple[int, Pattern, bool]]:
    """Pairs of accounts that decisions speak of and on which they are the last word, by the decision's number."""
    last = ties(decisions)
    for number, decision in enumerate(standing(decisions)):
        for pair, together in ties([decision]).items():
            if last[pair] is together and pair <= items.keys():
                left, right = (items[key] for key in sorted(pair))
                if left.document != right.document:
                    yield number, pattern(left, right), together


def written(weights: Weights) -> str:
    """Weights as the log keeps them: `linked=4.4 proposed=3.0 same_day=2.0 …`."""
    rows = {"linked": weights.linked, "proposed": weights.proposed, **dict(sorted(weights.of.items()))}
    return " ".join(f"{name}={round(value, DIGITS)}" for name, value in rows.items())


def in_force(decisions: Sequence[Decision]) -> tuple[Weights, Decision | None]:
    """The weights that a case links by, and the decision that they come from; None: they are the program's own."""
    asked = [one for one in standing(decisions) if one.verdict == "learn" and one.value]
    if not asked:
        return default(), None
    rows = {name: float(value) for name, _, value in (word.partition("=") for word in (asked[-1].value or "").split())}
    linked, proposed = rows.pop("linked"), rows.pop("proposed")
    return replace(default(), of={**default().of, **rows}, linked=linked, proposed=proposed), asked[-1]

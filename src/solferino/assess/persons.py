"""People who must be different: described one by one, or named (rule C5)."""

from solferino.assess.figures import COMBATANT, told
from solferino.assess.parties import fold
from solferino.assess.scene import Scene
from solferino.model.circumstance import Outcome
from solferino.model.claim import Account

DISTINCT = ("man", "woman", "boy", "girl")


def distinct(scene: Scene, outcome: Outcome) -> int:
    """At least so many different people were told of one by one. They raise best and high, never low."""
    return max(_described(scene, outcome), named(scene, outcome))


def _described(scene: Scene, outcome: Outcome) -> int:
    """A man of one report is no boy of another."""
    return sum(
        1
        for kind in DISTINCT
        if any(
            line.value.kind == kind and line.value.count and line.value.count.low == line.value.count.high == 1
            for row in told(scene, outcome)
            for line in row.lines
        )
    )


def named(scene: Scene, outcome: Outcome) -> int:
    """People named by one report are different; one of another report adds where no word of the name was there yet.

    Reports that speak of fighters are left out: they do not say which of those named they were.
    """
    lists = [_names(account, outcome) for account in scene.accounts if not _unclear(account, outcome)]
    found: list[tuple[str, ...]] = []
    for names in sorted(lists, key=lambda names: (-len(names), sorted(names))):
        words = {word for name in found for word in name}
        found += [name for name in sorted(names) if not words.intersection(name)]
    return len(found)


def _names(account: Account, outcome: Outcome) -> frozenset[tuple[str, ...]]:
    folded = {fold(victim.value.name) for victim in account.named_victims if victim.value.outcome == outcome}
    return frozenset(
        name for name in folded if name and not any(set(name) < set(other) for other in folded if other != name)
    )


def _unclear(account: Account, outcome: Outcome) -> bool:
    return account.composite or any(
        line.value.kind == COMBATANT and line.value.outcome == outcome for line in account.tolls
    )

"""Accounts that tell of several events at once ("ambulances were fired at in two regions"), and those of one of them.

They are never one event, so that nothing is counted twice: the one is shown with the other as the whole with its part
(specification of assessment, rule C1: a composite makes a parent with children that have no numbers).
"""

from collections.abc import Sequence

from solferino.link.traits import Traits
from solferino.link.weighing import Weights
from solferino.model.incident import Link, Reason

# a whole and its part agree in these; their figures, clock times and words differ as a matter of course
PLACED = frozenset(("same_site", "same_spot", "same_town", "other_spot", "near_site", "same_region"))
DATED = frozenset(("same_day", "days_meet", "same_days", "same_start", "day_within"))
LEFT_OUT = ("_killed", "_injured", "_clock", "clock_clash", "words_", "site_word")


def are_whole_and_part(left: Traits, right: Traits) -> bool:
    """Whether one of two accounts tells of several events at once and the other of one."""
    return left.composite != right.composite


def part(left: Traits, right: Traits, found: Sequence[Reason], weights: Weights) -> Link | None:
    """The link of a whole with what may be its part, out of all reasons found; None where nothing can be compared."""
    reasons = tuple(r for r in found if not any(name in r.feature for name in LEFT_OUT))
    if not reasons:
        return None
    names = {reason.feature for reason in reasons}
    other_things = bool(left.objects and right.objects) and not left.objects & right.objects
    fits = names & PLACED and names & DATED and not names & weights.exclude and not other_things
    enough = sum(reason.weight for reason in reasons) >= weights.proposed
    return Link(left.id, right.id, reasons, "part" if fits and enough else "apart")

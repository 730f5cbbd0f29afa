"""One figure in one sentence, as words tell it."""

from dataclasses import dataclass

from solferino.extract.harm_forms import SHOT, Predicate
from solferino.extract.people import Group
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

OUTCOME_OF = {"wounded": "injured", "injured": "injured"}  # the other words for whom "of the …" names are of the dead


HURT_OR_DEAD = {"wounded": "injured", "injured": "injured", "dead": "killed", "killed": "killed", "slain": "killed"}


@dataclass(frozen=True, slots=True)
class TollMention:
    """One figure in one sentence. Words `first:last` state the group, `predicate` the words that state the outcome.

    `part_of` is the position of its whole in the same tuple; `among` says that the words make it a part of a figure
    given elsewhere ("were among the injured"); `joined` marks figures that share one predicate and add up. `weak`
    ones (people by name or `pronoun`) count only where the event has no figure. `superseded`: the sentence itself
    replaces it ("14, then 21"). `nth`: one more than the figure before ("a fifteenth"). `shot`: the words do not say
    whether they died ("shot eight men"). `counted`: a bare number behind words of counting ("stood at 11").
    """

    outcome: str
    row: PersonRow
    count: Count | None
    first: int
    last: int
    predicate: tuple[int, int]
    part_of: int | None = None
    among: bool = False
    joined: int | None = None
    indefinite: bool = False
    more: bool = False
    bare: bool = False
    weak: bool = False
    pronoun: bool = False
    superseded: bool = False
    nth: int | None = None
    shot: bool = False
    counted: bool = False


def mention_of(group: Group, outcome: str, mark: Predicate) -> TollMention:
    more = group.more or (group.among in OUTCOME_OF and outcome == "killed")  # "four of those wounded died"
    told_of = group.bare and any(row.id == "condition" for row in mark.rows)  # "one is in grave condition"
    told_of = told_of or (group.among in HURT_OR_DEAD and outcome == HURT_OR_DEAD[group.among])  # "six of the injured"
    return TollMention(
        outcome, group.row, group.count, group.first, group.last, (mark.first, mark.last),
        among=mark.among or told_of, indefinite=group.indefinite, more=more, bare=group.bare,
        weak=group.weak, pronoun=group.pronoun, nth=group.nth, shot=SHOT in mark.rows,
    )  # fmt: skip


def may_hold(whole: TollMention, part: Group) -> bool:
    """A part is never larger than its whole."""
    size, share = plain(whole.count), plain(part.count)
    return size is None or share is None or share <= size


def plain(count: Count | None) -> int | None:
    """The figure of a count, for comparing."""
    if count is None:
        return None
    return count.low if count.low is not None else count.high

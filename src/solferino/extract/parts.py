"""Parts of a figure: "nine of them children", "including five women", "two children among them"."""

from solferino.extract.people import Group
from solferino.extract.predicates import joins
from solferino.extract.sentences import Sentence

MARK_REACH = 4
ADJACENT_REACH = 6


def marked(sentence: Sentence, group: Group) -> bool:
    """Words beside the group say that it is a part."""
    before = " ".join(sentence.lows[max(0, group.first - MARK_REACH) : group.first]).rstrip(" ,")
    after = " ".join(sentence.lows[group.last : group.last + MARK_REACH])
    phrases = sentence.vocabulary.phrases
    return group.part or before.endswith(phrases["part_before"]) or after.startswith(phrases["part_after"])


def adjacent(sentence: Sentence, left: Group, right: Group) -> bool:
    """Two groups of one enumeration, ages allowed between them."""
    between = sentence.lows[left.last : right.first]
    ages = ("of", "aged", "days", "months", "years")
    return 0 < len(between) <= ADJACENT_REACH and all(joins(low) or low in ages for low in between)


def shared_marks(sentence: Sentence, people: tuple[Group, ...]) -> tuple[bool, ...]:
    """Which groups are parts: "13 children and a woman among them" marks both."""
    out = [marked(sentence, group) for group in people]
    for position in range(len(people) - 2, -1, -1):
        right = people[position + 1]
        joined = sentence.lows[right.first - 1] == "and" and adjacent(sentence, people[position], right)
        out[position] = out[position] or (out[position + 1] and joined)
    return tuple(out)

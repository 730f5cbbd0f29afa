"""Parts of a figure: "nine of them children", "including five women", "two children among them"."""

import re

from solferino.extract.people import Group
from solferino.extract.predicates import joins
from solferino.extract.sentences import Sentence

MARK_REACH = 4
ADJACENT_REACH = 6


def marked(sentence: Sentence, group: Group) -> bool:
    """Words beside the group say that it is a part."""
    begin = _owner_before(sentence, group.first)
    before = " ".join(sentence.lows[max(0, begin - MARK_REACH) : begin]).rstrip(" ,")
    behind = group.last + (AGE_WORDS if _age_follows(sentence, group) else 0)
    after = " ".join(sentence.lows[behind : behind + MARK_REACH])
    phrases = sentence.vocabulary.phrases
    if sentence.lows[max(0, group.first - 1) : group.first + 2] == (",", "one", "a"):
        return True  # "eight peasants, one a girl of 12"
    return group.part or before.endswith(phrases["part_before"]) or after.startswith(phrases["part_after"])


def _owner_before(sentence: Sentence, first: int) -> int:
    """Where "the driver's two daughters" begins, from its number on."""
    if not first or not sentence.words[first - 1].text.endswith(("'s", "’s", "s'", "s’")):
        return first
    at = first - 1
    return at - 1 if at and sentence.lows[at - 1] in ("the", "a", "an", *POSSESSIVES) else at


AGE_WORDS = 3  # "of 5 days"


def _age_follows(sentence: Sentence, group: Group) -> bool:
    ahead = sentence.lows[group.last : group.last + AGE_WORDS]
    return len(ahead) == AGE_WORDS and ahead[0] in ("of", "aged") and ahead[1].isdecimal() and ahead[2] in SPANS


SPANS = ("days", "weeks", "months", "years")


def adjacent(sentence: Sentence, left: Group, right: Group) -> bool:
    """Two groups of one enumeration, ages allowed between them."""
    between = sentence.lows[left.last : right.first]
    ages = ("of", "aged", "days", "months", "years", "his", "her", "their", "old")
    return 0 < len(between) <= ADJACENT_REACH and all(
        joins(low) or low in ages or low in sentence.known("number_units") for low in between
    )


def _apposed(sentence: Sentence, people: tuple[Group, ...]) -> set[int]:
    """ "Three people, a father and his two sons, died": groups behind a comma that add up to the one before it."""
    out: set[int] = set()
    for position, whole in enumerate(people[:-1]):
        size = whole.count.low if whole.count is not None and whole.count.low == whole.count.high else None
        opens = _opening(sentence, whole, people[position + 1])
        single = (
            size == 1 and (whole.nth is not None or sentence.lows[whole.first] == "one") and whole.row.id == "person"
        )
        if size is None or (size < FEWEST_APPOSED and not single) or opens not in OPENINGS:
            continue
        if opens == "(" and _in_brackets(sentence, whole, people[position + 1], size):
            out.add(position + 1)  # "4 (2 children)"
            continue
        total, last = 0, position
        while last + 1 < len(people) and total < size and (last == position or _goes_on(sentence, people, last)):
            last += 1
            count = people[last].count
            total += count.low if count is not None and count.low else size + 1
        closed = _closed(sentence, people[last])
        inside = people[position + 1 : last + 1]
        if (
            total == size
            and all(_holds(whole, part) for part in inside)
            and (closed or opens == ":" or _plainly(sentence, whole))
        ):
            out |= set(range(position + 1, last + 1))
    return out


def _in_brackets(sentence: Sentence, whole: Group, part: Group, size: int) -> bool:
    """One smaller figure, of a kind of people, alone in brackets behind a figure of people of no kind."""
    share = part.count.low if part.count is not None else None
    closed = sentence.lows[part.last : part.last + 1] == (")",)
    return closed and share is not None and share < size and whole.row.id == "person" and part.row.id != "person"


PLAIN = (
    "people",
    "persons",
    "others",
    "victims",
    "civilians",
    "family",
    "relatives",
    "individuals",
    "dead",
    "siblings",
)


def _plainly(sentence: Sentence, whole: Group) -> bool:
    """A word that says nothing of who they are: "three people, a father and his two sons"."""
    return sentence.lows[whole.last - 1] in PLAIN or whole.bare


FEWEST_APPOSED = 2
TOLD_REACH = 5  # words that tell what happened, between a whole and the colon before its parts
OPENINGS = (",", ":", "-", "–", "—", "(")
CLOSINGS = (",", "-", "–", "—", ")", ";", ".", "")
POSSESSIVES = ("his", "her", "their", "its")


def _opening(sentence: Sentence, left: Group, right: Group) -> str:
    """The mark between two groups, hyphens included; anything else where words stand between them."""
    begin, end = sentence.words[left.last - 1].end, sentence.words[right.first].start
    between = sentence.text[begin - sentence.start : end - sentence.start].replace("(", " ( ").split()
    if between[-1:] == ["("] and all(sentence.vocabulary.outcomes.at((w.strip(","),), 0) for w in between[:-1]):
        return "("  # "three killed (a man and two women)"
    opens = "".join(word for word in between if word not in POSSESSIVES)
    if opens[-1:] == "," and len(between) <= TOLD_REACH + 1 and not {"and", "or"} & set(between):
        return ","  # "killed four people in Example on Monday, a man, his wife and two sons"
    told = (
        between[:-1]
        if between and between[-1] in (":", "–", "—", "-")
        else [between[-1][:-1]]
        if opens.endswith(":")
        else []
    )
    return opens[-1] if told and len(between) <= TOLD_REACH else opens  # "nine died: five women and four men"


def _closed(sentence: Sentence, group: Group) -> bool:
    """A mark or the end of the sentence stands right behind a group."""
    begin = sentence.words[group.last - 1].end - sentence.start
    return _AGED.sub("", sentence.text[begin:]).lstrip()[:1] in CLOSINGS


_AGED = re.compile(r"^(?:,? (?:of|aged) \d{1,3}| \(\d{1,3}\))")


def _goes_on(sentence: Sentence, people: tuple[Group, ...], last: int) -> bool:
    return adjacent(sentence, people[last], people[last + 1])


def _holds(whole: Group, part: Group) -> bool:
    """A kind that may be made up of another: children of boys, people of anyone, men of no women."""
    if whole.row.sex is not None and part.row.sex != whole.row.sex:
        return False
    return not whole.row.minor or part.row.minor


def shared_marks(sentence: Sentence, people: tuple[Group, ...]) -> tuple[bool, ...]:
    """Which groups are parts: "13 children and a woman among them" marks both."""
    apposed = _apposed(sentence, people)
    out = [marked(sentence, group) or position in apposed for position, group in enumerate(people)]
    for position in range(len(people) - 2, -1, -1):
        right = people[position + 1]
        joined = sentence.lows[right.first - 1] == "and" and adjacent(sentence, people[position], right)
        out[position] = out[position] or (out[position + 1] and joined)
    for position, group in enumerate(people):
        if (
            out[position]
            and sentence.lows[max(0, group.first - MARK_REACH) : group.first]
            and _opens_list(sentence, group)
        ):
            for other in _closed_list(sentence, people, position):
                out[other] = True
    return tuple(out)


def _opens_list(sentence: Sentence, group: Group) -> bool:
    """A comma or bracket before "among them a woman"."""
    before = sentence.lows[max(0, group.first - MARK_REACH) : group.first]
    return "," in before or "(" in before


def _closed_list(sentence: Sentence, people: tuple[Group, ...], first: int) -> list[int]:
    """ "Seven people, among them a woman and a toddler, died": those up to the mark that closes the list."""
    out: list[int] = []
    last = first
    while last + 1 < len(people) and adjacent(sentence, people[last], people[last + 1]):
        last += 1
        out.append(last)
    behind = sentence.lows[people[last].last] if people[last].last < len(sentence.lows) else "."
    return out if behind in (",", ")") else []

"""Groups of people in a sentence: how many, of what kind, of whom they are a part."""

import re

from solferino.extract.numbers import number_end, ordinal_value
from solferino.extract.people import ADULT_AGE, PERSON, Group, aged, indefinite_persons, is_plural, noun_after, row_of
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

OF_WHOM = (("of", "whom"), ("of", "them"), ("of", "these"), ("of", "those"))
WERE = ("were", "was", "are", "is")
PART_OF_WHOM = ("dead", "victims", "killed", "wounded", "injured", "casualties", "fatalities", "slain")
UNDER_AGE_REACH = 7
FEWEST_NTH = 2
THOSE_OF = (("are", "those", "of"), ("were", "those", "of"))
_PARTED = re.compile(r"\s+[-–—]\s|\s*[:(]")


def groups(sentence: Sentence, found: tuple[Quantity, ...]) -> tuple[Group, ...]:
    """All groups of people from left to right, not overlapping."""
    out: list[Group] = []
    for quantity in found:
        group = _counted(sentence, quantity)
        if group is not None:
            out.append(group)
    covered = {i for group in out for i in range(group.first, group.last)}
    out += [
        g for g in (*_nth(sentence), *indefinite_persons(sentence)) if not covered.intersection(range(g.first, g.last))
    ]
    out.sort(key=lambda g: (g.first, g.last))
    return tuple(g for i, g in enumerate(out) if not i or g.first >= out[i - 1].last)


def _nth(sentence: Sentence) -> list[Group]:
    """ "A fifteenth, a boy of 11", "an eleventh person": one more than those counted before."""
    out: list[Group] = []
    lows = sentence.lows
    for at in range(1, len(lows)):
        number = (
            ordinal_value(lows[at], sentence.vocabulary.phrases["ordinals"]) if lows[at - 1] in ("a", "an") else None
        )
        if number is None or number < FEWEST_NTH:
            continue
        following = lows[at + 1] if at + 1 < len(lows) else "."
        noun = sentence.vocabulary.persons.at(lows, at + 1) if at + 1 < len(lows) else None
        if noun is not None and not is_plural(sentence, noun[0]):
            out.append(Group(at - 1, noun[0], aged(sentence, noun[0], noun[1]), Count(1, 1), more=True, nth=number))
        elif following not in ("of", "were", "are", "and") and _stands_alone(sentence, at + 1):
            out.append(Group(at - 1, at + 1, PERSON, Count(1, 1), bare=True, more=True, nth=number))
    return out


def _counted(sentence: Sentence, quantity: Quantity) -> Group | None:
    last, part, among = _share(sentence, quantity)
    if _is_base(sentence, quantity, last):
        return None
    noun = noun_after(sentence, last) or (_owner(sentence, last) if part else None)
    if noun is not None:
        row = aged(sentence, noun[0], noun[1])
        count = _families(sentence, noun[0], quantity.count)
        end = (
            quantity.last if part and _of_the_number(sentence, quantity.last) else noun[0]
        )  # the nine have a group too
        return Group(quantity.first, end, row, count, part=part, more=quantity.more, among=among)
    if part:
        row = row_of("children", sentence) if _under_age(sentence, last) else PERSON
        last = quantity.last if _of_the_number(sentence, quantity.last) else last
        return Group(quantity.first, last, row, quantity.count, bare=True, part=True, among=among)
    added = sentence.lows[quantity.last : quantity.last + 1] in ADDED  # "two more bodies", "three further deaths"
    added = added and sentence.vocabulary.outcomes.at(sentence.lows[: quantity.last + 2], quantity.last + 1) is not None
    if not added and not _stands_alone(sentence, quantity.last):
        return None
    end = quantity.last + (added or sentence.lows[quantity.last : quantity.last + 1] in QUOTED)
    first = _of_a_set(sentence, quantity.first)
    return Group(first, end, PERSON, quantity.count, bare=True, more=quantity.more)


def _of_a_set(sentence: Sentence, first: int) -> int:
    """Where "a family of" begins before "five", to see what stands before it ("including a family of five")."""
    before = sentence.lows[max(0, first - 4) : first]
    if before[-1:] != ("of",) or before[-2:-1] not in SETS:
        return first
    return (
        first - 2 - len([low for low in before[:-2] if low in ("a", "an", "one", "the", "entire", "whole", "another")])
    )


SETS = (("family",), ("household",), ("group",), ("party",), ("crew",), ("team",))


def _is_base(sentence: Sentence, quantity: Quantity, end: int) -> bool:
    """ "Of the 22 passengers, nine died": those of whom a part is told."""
    lows, first = sentence.lows, quantity.first
    before = lows[max(0, first - 2) : first]
    opens = before[-1:] == ("of",) and (len(before) < 2 or before[0] in (",", ".", ";", ":", "”", "“"))
    behind = next((i for i in range(end, min(end + BASE_REACH, len(lows))) if lows[i] == ","), None)
    harmed = any(low in PART_OF_WHOM for low in lows[end : behind or end])
    return opens and behind is not None and not harmed


BASE_REACH = 8  # words behind "of the 22 passengers" up to the comma: "who were on the bus"


def _share(sentence: Sentence, quantity: Quantity) -> tuple[int, bool, str | None]:
    """Where the noun may begin behind a number, whether it counts a part, and of whom ("of them", "of the dead")."""
    lows, last = sentence.lows, quantity.last
    part, among = False, None
    ahead = lows[last : last + 3]
    if ahead[:2] == ("of", "those") and ahead[2:] and ahead[2] in PART_OF_WHOM:
        part, among, last = True, ahead[2], last + 3  # "four of those wounded died"
    elif ahead[:2] in OF_WHOM:
        part, among, last = True, "them", _behind_verb(lows, last + 2)
    elif ahead[:2] == ("of", "the") and ahead[2:] and ahead[2] in PART_OF_WHOM:
        part, among, last = True, ahead[2], _behind_verb(lows, last + 3)
    elif ahead[:1] == ("of",) and (numbered := _of_the_number(sentence, last)):
        part, among, last = (
            True,
            lows[numbered - 1],
            _behind_verb(lows, numbered),
        )  # "four of the nine dead were children"
    elif ahead[:1] == ("of",) and ahead[1:2] and ahead[1] in OF_THEIR:
        last += 2
    if lows[max(0, quantity.first - 2) : quantity.first] in OF_WHOM and lows[last : last + 1] and lows[last] in WERE:
        part, last = True, last + 1  # "61 were killed, of whom 34 were children"
    opened = _opening_whole(lows, quantity.first)
    if opened is not None and lows[last : last + 1] and lows[last] in WERE:
        part, among, last = True, opened, last + 1  # "of the 12 dead, seven were women"
    if among is None and quantity.first <= 1 and _were_kind(sentence, last):
        part, among, last = True, "them", last + 1  # "three were children"
    if lows[last : last + 3] in THOSE_OF:  # "nineteen are those of children"
        part, among, last = True, "them", last + 3
    return last, part, among


def _were_kind(sentence: Sentence, at: int) -> bool:
    """ "Were children", "are women": no more than a verb and a kind of people, not "were people from the village"."""
    lows = sentence.lows
    if lows[at : at + 1] == () or lows[at] not in WERE:
        return False
    hit = sentence.vocabulary.persons.at(lows, at + 1) if at + 1 < len(lows) else None
    return hit is not None and hit[1].id != "person" and not hit[1].combatant


def _of_the_number(sentence: Sentence, at: int) -> int:
    """Behind "of the nine dead" from `at` on, 0 where it does not stand there."""
    lows = sentence.lows
    begin = at + 1 + (lows[at + 1 : at + 2] in (("the",), ("those",), ("all",), ("these",)))
    end = number_end(sentence, begin) if begin < len(lows) else begin
    return end + 1 if end > begin and lows[end : end + 1] and lows[end] in PART_OF_WHOM else 0


def _opening_whole(lows: tuple[str, ...], first: int) -> str | None:
    """The word for those of whom a part is told behind a comma: "of the 12 dead, …", "of those killed, …"."""
    if lows[first - 1 : first] != (",",):
        return None
    for at in range(first - 2, max(-1, first - 2 - BASE_REACH), -1):
        if lows[at] in (",", ";", "."):
            return None
        if lows[at] in PART_OF_WHOM and {"of", "among"} & set(lows[max(0, at - 4) : at]):
            return lows[at]
    return None


OF_THEIR = ("the", "its", "her", "his", "their", "our")


def _behind_verb(lows: tuple[str, ...], at: int) -> int:
    return at + (lows[at : at + 1] in (*((verb,) for verb in WERE), ("being",), ("of",)))


def _owner(sentence: Sentence, index: int) -> tuple[int, PersonRow] | None:
    """ "Four of them children's": names, graves or bodies."""
    low = sentence.lows[index] if index < len(sentence.lows) else ""
    if not low.endswith(("'s", "s'")):
        return None
    hit = sentence.vocabulary.persons.at((low.removesuffix("'s").removesuffix("'"),), 0)
    return (index + 1, hit[1]) if hit is not None else None


def _under_age(sentence: Sentence, index: int) -> bool:
    """ "Six of them under the age of 12", "three of whom were younger than 18"."""
    ahead = sentence.lows[index : index + UNDER_AGE_REACH]
    younger = set(ahead) & {"under", "below", "younger"}
    ages = [int(low) for low in ahead if low.isdecimal() and len(low) <= 2]
    return bool(younger and ages) and ages[0] <= ADULT_AGE


ADDED = (("more",), ("further",), ("additional",), ("other",), ("new",), ("fresh",))
QUOTED = (("“",), ('"',), ("‘",))


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """A number without a noun counts people only where no other noun follows it ("two bombs", "one family")."""
    lows = sentence.lows
    if lows[index : index + 1] in QUOTED:  # "117 “martyrs”"
        return index + 1 < len(lows) and sentence.vocabulary.outcomes.at(lows, index + 1) is not None
    if 0 < index < len(lows) and _PARTED.match(sentence.text, sentence.words[index - 1].end - sentence.start):
        return True  # "killed 21 - 12 women and 9 men"
    if lows[index : index + 1] == ("names",):
        return True  # "a list has 14 names"
    if index >= len(lows) or lows[index] in sentence.known("stands_alone"):
        return index + 1 >= len(lows) or lows[index] != "of" or lows[index + 1] in ("them", "whom", "the", "its", "one")
    return sentence.vocabulary.outcomes.at(lows, index) is not None


def _families(sentence: Sentence, end: int, count: Count) -> Count:
    """ "a couple": two people."""
    if sentence.lows[end - 1] == "couple" and count.low == 1:
        return Count(2, 2)
    return count

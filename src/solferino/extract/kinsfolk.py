"""People whose number only the words around them give: "her sons of six and four", "both parents", "a hawker"."""

import re

from solferino.extract.callings import among_them
from solferino.extract.couples import couples, linked
from solferino.extract.groups import groups
from solferino.extract.numbers import number_value
from solferino.extract.people import ADULT_AGE, PERSON, Group, aged, is_plural, noun_after, row_of
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

OWNERS = ("his", "her", "their", "the", "whose")
OLDEST = 110
MOST_WORDS = 3  # of "a retired railway clerk"
_AGE = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_AGES = re.compile(
    rf"(?:,? aged |,? ages |,? of |, | \()(?:between )?({_AGE}(?:, {_AGE})*,? and {_AGE})(?: years| months)?(?=\W|$)"
)


def kinsfolk(sentence: Sentence) -> list[Group]:
    """ "Her sons of six and four", "his daughters, aged 3 and 5": as many as ages; "his parents": two."""
    out: list[Group] = []
    for at, low in enumerate(sentence.lows[:-1]):
        if low not in (*OWNERS, "both"):
            if (told := _by_ages(sentence, at)) is not None:
                out.append(told)
            continue
        if sentence.lows[at + 1] in ("parents", "grandparents") and low != "their":
            out.append(Group(at, at + 2, PERSON, Count(2, 2), indefinite=True))
            continue
        noun = sentence.vocabulary.persons.at(sentence.lows, at + 1)
        size = _names(sentence, noun[0]) if noun is not None and is_plural(sentence, noun[0]) else 0
        if noun is not None and size > 1:
            out.append(Group(at, noun[0], noun[1], Count(size, size), indefinite=True))
            continue
        ages = _ages(sentence, noun[0]) if noun is not None and sentence.lows[noun[0] - 1].endswith(("s", "n")) else ()
        if noun is not None and len(ages) > 1:
            size = len(ages)
            out.append(Group(at, noun[0], _grown(sentence, noun[1], ages), Count(size, size), indefinite=True))
    return out


def _by_ages(sentence: Sentence, at: int) -> Group | None:
    """ "Three passengers, women of 34 and 61 and a boy": as many as ages, where no number stands before them."""
    noun = sentence.vocabulary.persons.at(sentence.lows, at)
    if noun is None or noun[1].sex is None or not is_plural(sentence, noun[0]) or sentence.lows[at - 1] not in BEFORE:
        return None
    ages = _ages(sentence, noun[0]) if at and sentence.lows[noun[0] : noun[0] + 2] != ("aged", "between") else ()
    if len(ages) < FEWEST_AGES:
        return None
    return Group(at, noun[0], _grown(sentence, noun[1], ages), Count(len(ages), len(ages)), indefinite=True)


BEFORE = (",", "and", ":", "(", "–", "—")
FEWEST_AGES = 2


def _names(sentence: Sentence, at: int) -> int:
    """How many names stand behind "her sons": "her sons Rahim, 12, and Karim, 9,"."""
    words, size, closed = sentence.words, 0, False
    while at < len(words):
        end = at
        while end < len(words) and words[end].text[:1].isupper():
            end += 1
        if end == at:
            return size if closed else 0
        size, at = size + 1, _behind_age(sentence, end)
        closed = closed or sentence.lows[end - 2 : end - 1] == ("and",)
        link = sentence.lows[at : at + 2]
        if closed or not link or link[0] not in (",", "and"):
            return size if closed else 0
        closed = "and" in link
        at += 1 + (link == (",", "and"))
    return 0


def _behind_age(sentence: Sentence, at: int) -> int:
    """Where an age ends that stands behind a name: ", 12" or "(12)"."""
    mark, figure = sentence.lows[at : at + 1], sentence.lows[at + 1 : at + 2]
    if mark not in ((",",), ("(",)) or not figure or not figure[0].isdecimal():
        return at
    return at + 2 + (mark == ("(",))


def _twins(sentence: Sentence) -> list[Group]:
    """ "Her twins", "five-year-old triplets"."""
    sizes = {"twins": 2, "triplets": 3}
    return [
        Group(at, at + 1, row_of("children", sentence), Count(sizes[low], sizes[low]), indefinite=True)
        for at, low in enumerate(sentence.lows) if low in sizes
    ]  # fmt: skip


def _known_one(sentence: Sentence, found: list[Group]) -> list[Group]:
    """ "The driver, a guard and eleven passengers": one known person in a row with others."""
    out: list[Group] = []
    starts = {group.first for group in found}
    for at, low in enumerate(sentence.lows[:-1]):
        noun = noun_after(sentence, at + 1) if low == "the" else None
        if noun is None or is_plural(sentence, noun[0]):
            continue
        link = sentence.lows[noun[0] : noun[0] + 1]
        if at > 1 and sentence.lows[at - 1] == "and" and any(group.last == at - 1 for group in found):
            out.append(Group(at, noun[0], aged(sentence, noun[0], noun[1]), Count(1, 1), indefinite=True))
            continue  # "three pupils, a teacher and the driver"
        if link in ((",",), ("and",)) and (noun[0] + 1 in starts or called(sentence, noun[0] + 1) is not None):
            out.append(Group(at, noun[0], aged(sentence, noun[0], noun[1]), Count(1, 1), indefinite=True))
    return out


def _ages(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The ages that stand right behind a noun."""
    tail = sentence.text[sentence.words[end - 1].end - sentence.start :]
    match = _AGES.match(tail)
    words = re.split(r",? and |, ", match.group(1)) if match else []
    values = [number_value(tuple(word.replace("-", " ").split())) for word in words]
    return tuple(v for v in values if v is not None and v <= OLDEST) if values and None not in values else ()


def _grown(sentence: Sentence, row: PersonRow, ages: tuple[int, ...]) -> PersonRow:
    grown = min(ages) >= ADULT_AGE and row.minor and row.sex is not None
    return row_of("man" if row.sex == "male" else "woman", sentence) if grown else row


def called(sentence: Sentence, at: int) -> int | None:
    """The end of "a hawker", "an idle accountant" from an article on: a noun no row holds, a person by its ending."""
    lows = sentence.lows
    if lows[at] not in ("a", "an") or (at and lows[at - 1] in ("of", "with", "by", "from")):
        return None
    for end in range(at + 1, min(at + 1 + MOST_WORDS, len(lows))):
        low = lows[end]
        if not low.isalpha() or low in sentence.known("noun_stop") or sentence.words[end].text[:1].isupper():
            return None
        behind = lows[end + 1] if end + 1 < len(lows) else "."
        closed = behind in (",", "and", ".", ";", "who", "from", "in", "was", "were", "on", "at", "with", "of", "whose")
        if closed:
            return end + 1 if _is_calling(sentence, at + 1, end) else None
    return None


def _is_calling(sentence: Sentence, first: int, end: int) -> bool:
    low = sentence.lows[end]
    thing = any(
        table.at(sentence.lows, at) is not None
        for at in range(first, end + 1)
        for table in (sentence.vocabulary.objects, sentence.vocabulary.weapons)
    )
    ending = low.endswith(tuple(sentence.vocabulary.phrases["ending_of_callings"])) and len(low) > SHORTEST
    return ending and not thing and low not in sentence.known("no_calling")


SHORTEST = 5  # letters: "hawker" is a calling, "tower" none


def between(sentence: Sentence, found: list[Group]) -> list[Group]:
    """ "A policeman, a hawker and three pupils": who stands in a row of people is one of them."""
    out: list[Group] = []
    for left, right in zip(found, found[1:], strict=False):
        at = left.last + (sentence.lows[left.last : left.last + 1] in ((",",), ("and",)))
        if left.last < at < right.first and (end := called(sentence, at)) is not None and end <= right.first:
            link = sentence.lows[end : right.first]
            if link and all(low in (",", "and", "his", "her", "their") for low in link):
                out.append(Group(at, end, PERSON, Count(1, 1), indefinite=True))
    return out


def everyone(sentence: Sentence, found: tuple[Quantity, ...]) -> tuple[Group, ...]:
    """All groups of people from left to right, not overlapping: counted, single, by kin, in a row with others."""
    out = _merged(list(groups(sentence, found)), [*kinsfolk(sentence), *_twins(sentence)])
    out = _merged(out, couples(sentence))
    out = _merged(out, _known_one(sentence, out))
    out = _merged(out, between(sentence, out))
    return among_them(sentence, tuple(_merged(out, linked(sentence, out))))


def _merged(found: list[Group], more: list[Group]) -> list[Group]:
    """Groups with those more that share no word with them, left to right."""
    covered = {i for group in found for i in range(group.first, group.last)}
    out = found + [group for group in more if not covered.intersection(range(group.first, group.last))]
    return sorted(out, key=lambda group: (group.first, group.last))

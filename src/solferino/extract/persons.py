"""Persons as words name them: "former minister Ann Example", "the six Jesuit priests", "Ann Example, a judge"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.casing import casing
from solferino.vocab.roles import RoleRow

LONGEST = 9  # words of a phrase before its head
APPOSITION = 7  # words behind a name in which it is said who that is
OF_REACH = 6  # words of "of …" behind an office
FORMER = ("former", "ex", "retired", "late", "one-time")
ONE = Count(1, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """One person or group. Words `first:last` are the whole phrase; `name` and `role` are spans inside or behind it.

    `count` None: several, not numbered. `former`: the office is a past one.
    """

    first: int
    last: int
    name: tuple[int, int] | None
    role: tuple[int, int] | None
    row: RoleRow | None
    count: Count | None
    former: bool = False


def person_at(sentence: Sentence, at: int, numbers: Mapping[int, Quantity]) -> Person | None:
    """The person or group that the words from `at` on name; None where they name none."""
    first, count = _opened(sentence, at, numbers)
    role: tuple[int, int] | None = None
    row: RoleRow | None = None
    here, former = first, False
    while here < min(len(sentence.words), first + LONGEST):
        hit = sentence.vocabulary.roles.at(sentence.lows, here)
        if hit is not None:
            role, row, here = (first, hit[0]), hit[1], hit[0]
            continue
        end = name_end(sentence, here)
        if end > here and not _attributive(sentence, end):
            return _named(sentence, Person(at, end, (here, end), role, row, ONE, former))
        if role is not None or _stops(sentence, here):
            break
        former = former or sentence.lows[here] in FORMER
        here = max(here + 1, end)
    if role is None:
        return None
    if count is None and not plural(sentence.lows[role[1] - 1]):
        count = ONE
    return Person(at, role[1], None, role, row, count, former)


def _stops(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at]
    return low in sentence.known("noun_stop") or low == "of" or not (low[0].isalpha() or low == "[")


def _opened(sentence: Sentence, at: int, numbers: Mapping[int, Quantity]) -> tuple[int, Count | None]:
    """Where the phrase goes on behind articles and numbers, and the number."""
    count: Count | None = None
    while at < len(sentence.words):
        quantity = numbers.get(at)
        if quantity is not None:
            at, count = quantity.last, quantity.count
        elif sentence.lows[at] in OPENERS:
            at += 1
        else:
            break
    return at, count


OPENERS = (
    "the", "a", "an", "his", "her", "their", "its", "our", "these", "those", "another", "other", "all", "of", "[", '"',
)  # fmt: skip


def name_end(sentence: Sentence, at: int) -> int:
    """The end of the personal name that starts at `at`, or `at` where none does."""
    words, end = sentence.words, at
    while end < len(words):
        word = words[end]
        large = word.text[:1].isupper() and word.text[:1].isalpha() and not word.text.isupper() and "." not in word.text
        inside = end > at and word.low in sentence.known("name_particles") and _capital(sentence, end + 1)
        dated = word.low in sentence.vocabulary.months or word.low in sentence.vocabulary.weekdays
        if not (large or inside) or dated or (end > at and _broken(sentence, end)):
            break
        if large and word.low in TITLES and end == at:
            return at
        end += 1
    return at if end == at + 1 and casing(sentence.vocabulary.language).names.at(sentence.lows, at) else end


TITLES = (
    "mr", "mrs", "dr", "president", "general", "colonel", "minister", "mayor", "judge", "senator", "monsignor", "msgr",
)  # fmt: skip


def _capital(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at].text[:1].isupper()


def _broken(sentence: Sentence, at: int) -> bool:
    """Something else than a blank or hyphen stands before the word."""
    gap = sentence.text[sentence.words[at - 1].end - sentence.start : sentence.words[at].start - sentence.start]
    return gap.strip(" -") != "" or sentence.words[at - 1].text.endswith(("'s", "’s", "'S"))


def _attributive(sentence: Sentence, end: int) -> bool:
    """ "Soviet fishermen": a capitalised word that says what kind, with the noun behind it."""
    return end < len(sentence.words) and sentence.vocabulary.roles.at(sentence.lows, end) is not None


def _named(sentence: Sentence, person: Person) -> Person:
    """The named person, with what the words behind the name say of them."""
    behind = None if person.role is not None else apposition(sentence, person.last)
    if behind is None:
        return person
    past = not set(FORMER).isdisjoint(sentence.lows[person.last : behind[0][0] + 1])
    return replace(person, role=behind[0], row=behind[1], former=person.former or past)


def apposition(sentence: Sentence, last: int) -> tuple[tuple[int, int], RoleRow] | None:
    """Who somebody is said to be behind the name: "Ann Example, mayor of Exampleton, …"."""
    lows = sentence.lows
    if lows[last : last + 1] not in ((",",), ("(",), ("[",)):
        return None
    at = last + 1
    if at + 1 < len(lows) and lows[at].isdecimal() and lows[at + 1] == ",":
        at += 2  # an age
    while at < len(lows) and lows[at] in ("a", "an", "the", "who", "was", "is"):
        at += 1
    for head in range(at, min(at + APPOSITION, len(lows))):
        hit = sentence.vocabulary.roles.at(lows, head)
        if hit is not None:
            return (at, _with_of(sentence, hit[0])), hit[1]
        low = lows[head]
        if not low[0].isalpha() or low in sentence.known("be") or low in ("and", "in", "at", "by", "on"):
            return None
    return None


def _with_of(sentence: Sentence, end: int) -> int:
    """The end of "of …" behind an office, where it is short and closed by a mark."""
    lows = sentence.lows
    if lows[end : end + 1] != ("of",):
        return end
    for at in range(end + 1, min(end + OF_REACH, len(lows))):
        if lows[at] in (",", ".", ")", ";"):
            return at
    return end


def plural(low: str) -> bool:
    """A noun that speaks of several."""
    several = low.endswith("s") and not low.endswith(("ss", "us"))
    return several or low.endswith(("men", "people", "children", "police"))

"""People by nouns: of what kind, of what age, one or several; one person told of without a number."""

import re
from dataclasses import dataclass, replace

from solferino.extract.numbers import age_end, number_value
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.countries import of_adjective
from solferino.vocab.vocabulary import PersonRow

ADULT_AGE = 18
PERSON = PersonRow("person")
# Words that end the search for the noun a quantity counts.
MAX_ADJECTIVES = 3
_AGED = re.compile(
    r"(?:,\s*aged\s+|\s+of\s+(?:about\s+|around\s+)?|\s+aged\s+|\s*\()(\d{1,3})(?=\s*[,.;:)]|\s+\w|$)|,\s*(\d{1,3})(?=\s*[,.;:)]|$)"
)
_YEAR_OLD = re.compile(r"(\d{1,3})[- ]year[- ]old")


@dataclass(frozen=True, slots=True)
class Group:
    """People as counted: words `first:last`, kind, count. `bare`: a number without a noun ("10 wounded").

    `indefinite`: "a man", "her grandmother". `part`: the group is stated as a part ("nine of them children").
    `weak`: a name, a `pronoun` or a noun that no row holds; it counts only where no figure is given.
    `among`: the word for those of whom they are a part ("sixteen of the dead"); "them" where it is a pronoun.
    `nth`: one more, counted off ("a fifteenth").
    """

    first: int
    last: int
    row: PersonRow
    count: Count | None
    bare: bool = False
    indefinite: bool = False
    part: bool = False
    more: bool = False
    weak: bool = False
    pronoun: bool = False
    among: str | None = None
    nth: int | None = None


def noun_after(sentence: Sentence, index: int) -> tuple[int, PersonRow] | None:
    """The person noun within a few words of `index`: its end index and row."""
    lows = sentence.lows
    index = age_end(sentence, index)  # "a 62-year-old man"
    for skip in range(MAX_ADJECTIVES + 1):
        at = index + skip
        if at >= len(lows):
            return None
        hit = sentence.vocabulary.persons.at(lows, at)
        if hit is not None and not _is_modifier(sentence, hit[0]):
            return hit
        if _is_national(sentence, at, several=True):
            return at + 1, PERSON
        if lows[at] in ("members", "member") and (end := _of_a_family(sentence, at + 1)):
            return end, PERSON
        if lows[at] in sentence.known("noun_stop") or not lows[at][0].isalpha():
            return None
    return None


def _is_national(sentence: Sentence, at: int, *, several: bool) -> bool:
    """ "Two Malians", "a Palestinian was shot"; not "a Palestinian town"."""
    word, lows = sentence.words[at], sentence.lows
    if not word.text[:1].isupper() or several != word.low.endswith("s"):
        return False
    behind = lows[at + 1] if at + 1 < len(lows) else "."
    alone = behind in sentence.known("be") or behind in (",", ".", "and", "who", "died", "from", "in", "dead", "by")
    return alone and of_adjective(word.text.removesuffix("s")) is not None


def _of_a_family(sentence: Sentence, index: int) -> int:
    """The end of "of the same family", "of the Example clan" from `index` on, 0 where none stands there."""
    lows = sentence.lows
    if lows[index : index + 1] != ("of",):
        return 0
    ahead = lows[index + 1 : index + 1 + FAMILY_REACH]
    return next((index + 2 + i for i, low in enumerate(ahead) if low in sentence.known("families")), 0)


FAMILY_REACH = 5  # words of "of a single extended Example family"


def _is_modifier(sentence: Sentence, end: int) -> bool:
    """ "civilian" in "civilian men", "police" in "police officers": the noun is the next word."""
    if end >= len(sentence.words):
        return False
    hit = sentence.vocabulary.persons.at(sentence.lows, end)
    return hit is not None and sentence.lows[end] not in NO_HEADS


# Behind a noun for people these are no noun of their own: "14 women hostage"
NO_HEADS = ("more", "others", "other", "dead", "killed", "people", "hostage", "captive", "prisoner")


def aged(sentence: Sentence, end: int, row: PersonRow) -> PersonRow:
    """A stated age decides between adult and minor."""
    tail = sentence.text[sentence.words[end - 1].end - sentence.start :]
    head = sentence.text[
        max(0, sentence.words[end - 1].start - sentence.start - 24) : sentence.words[end - 1].start - sentence.start
    ]
    match = _AGED.match(tail) or _YEAR_OLD.search(head)
    if match is None or row.sex is None and not row.minor:
        return row
    age = int(next(group for group in match.groups() if group))
    if age < ADULT_AGE and row.sex and not row.minor:
        return row_of("boy" if row.sex == "male" else "girl", sentence)
    if age >= ADULT_AGE and row.minor and row.sex:
        return row_of("man" if row.sex == "male" else "woman", sentence)
    return row


def row_of(word: str, sentence: Sentence) -> PersonRow:
    """The row of a plain word for people."""
    hit = sentence.vocabulary.persons.at((word,), 0)
    return hit[1] if hit else PERSON


def indefinite_persons(sentence: Sentence) -> list[Group]:
    """ "A man", "her grandmother", "killed the headman", and in telegraphic style "Woman, 60"."""
    kept: list[Group] = []
    harmed = _objects_begin(sentence)
    for index in range(len(sentence.lows)):
        group = _one_at(sentence, index, harmed)
        if group is not None and (not kept or group.first >= kept[-1].last):
            kept.append(group)
    return kept


def _one_at(sentence: Sentence, index: int, harmed: frozenset[int]) -> Group | None:
    """One person or couple from the word `index` on; `harmed`: where objects of verbs of harm begin."""
    lows, low = sentence.lows, sentence.lows[index]
    if low == "another" and _is_one_more(sentence, index):
        return Group(index, index + 1, PERSON, Count(1, 1), bare=True, indefinite=True, more=True)
    if low in sentence.known("singular_articles") and index + 1 < len(lows):
        found = _single(sentence, index, index + 1)
        end = age_end(sentence, index + 1)
        if found is None and _is_national(sentence, index + 1, several=False):
            return Group(index, index + 2, PERSON, Count(1, 1), indefinite=True, more=low == "another")
        if found is None and end > index + 1 and noun_after(sentence, index + 1) is None:
            return Group(index, end, _of_age(sentence, index + 1), Count(1, 1), indefinite=True)  # "a 73-year-old"
        return replace(found, more=low == "another") if found is not None else None
    if age_end(sentence, index) > index:
        return _single(sentence, index, index)  # "her son and 12-year-old daughter"
    if low == "the" and index in harmed:
        return _single(sentence, index, index + 1)  # "killed the headman, his wife and two sons"
    if index == 0 and sentence.text[:1].isupper() and low not in sentence.known("none"):
        found = _single(sentence, 0, 0)
        return found if found is not None and found.row.id != "person" else None
    return None


def _is_one_more(sentence: Sentence, index: int) -> bool:
    """ "Killed one person and wounded another", "and another was hurt": the word alone."""
    lows = sentence.lows
    if index and lows[index - 1] in ("one", "after", "to", "or"):
        return False
    at = index + 1
    while at < len(lows) and lows[at] in sentence.known("adverbs"):
        at += 1
    ends = at >= len(lows) or (at == index + 1 and lows[at] in sentence.known("stands_alone"))
    return ends or sentence.vocabulary.outcomes.at(lows, at) is not None


def _single(sentence: Sentence, first: int, at: int) -> Group | None:
    """The group whose singular noun stands from word `at` on."""
    noun = noun_after(sentence, at)
    if noun is None or _plural(sentence.lows[noun[0] - 1]):
        return None
    count = Count(2, 2) if sentence.lows[noun[0] - 1] == "couple" and first != at else Count(1, 1)
    return Group(first, noun[0], aged(sentence, noun[0], noun[1]), count, indefinite=True)


def _of_age(sentence: Sentence, index: int) -> PersonRow:
    """ "A 73-year-old": a person, a child by the years."""
    years = number_value((sentence.lows[index],))
    young = sentence.lows[index + 1] != "year" or (years is not None and years < ADULT_AGE)
    return row_of("children", sentence) if young else PERSON


def _objects_begin(sentence: Sentence) -> frozenset[int]:
    """Where the object of a verb of harm begins: "killed | the headman"."""
    carried = {at + 1 for at, low in enumerate(sentence.lows) if low in sentence.known("carrying")}
    return frozenset(carried) | frozenset(
        last
        for _, last, rows in sentence.vocabulary.outcomes.find(sentence.lows)
        if any(row.voice in ("both", "active") for row in rows)
    )


def is_plural(sentence: Sentence, end: int) -> bool:
    """The noun that ends before `end` speaks of several."""
    return _plural(sentence.lows[end - 1])


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in (
        "people", "men", "women", "children", "police", "staff", "personnel", "kids", "policemen", "fishermen", "more",
        "schoolchildren", "yazidis", "them", "siblings", "others", "other",
    )  # fmt: skip

"""What people are by whom they work for, or by whom the sentence before spoke of: where their noun does not say it."""

from collections.abc import Iterable
from dataclasses import replace

from solferino.extract.people import Group, is_plural
from solferino.extract.sentences import Sentence
from solferino.vocab.vocabulary import PersonRow

GENERIC = ("person", "civilian")
EMPLOYER_REACH = 7  # words of "of the local Red Crescent branch"
# which list of employers makes which kind of people, in the order in which they are asked
CALLINGS = (("employers_of_health", "doctor"), ("employers_of_press", "journalist"), ("employers_of_aid", "aid worker"))
OWNED = ("its", "their", "his", "her", "our")


def employed(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "An ambulance was hit, killing three of its staff", "two employees of the television station"."""
    if not sentence.known("staff") & set(sentence.lows):
        return people
    return tuple(_employed(sentence, group) for group in people)


def _employed(sentence: Sentence, group: Group) -> Group:
    lows = sentence.lows
    words = lows[group.first : group.last]
    if group.row.id not in GENERIC or not words or words[-1] not in sentence.known("staff"):
        return group
    owned = set(OWNED) & set(lows[max(0, group.first - 1) : group.last])
    where = lows[: group.first] if owned else ()
    if lows[group.last : group.last + 1] in (("of",), ("from",), ("with",), ("for",)):
        where = lows[group.last + 1 : group.last + 1 + EMPLOYER_REACH]
    text = f" {' '.join(where)} "
    for name, word in CALLINGS:
        if any(f" {phrase} " in text for phrase in sentence.vocabulary.phrases[name]):
            hit = sentence.vocabulary.persons.at(tuple(word.split()), 0)
            return replace(group, row=hit[1]) if hit is not None else group
    return group


def spoken_of(sentence: Sentence) -> PersonRow | None:
    """The one kind of people that a sentence speaks of as several, whom "two of them" behind it are a part of."""
    rows = [row for _, last, row in sentence.vocabulary.persons.find(sentence.lows) if is_plural(sentence, last)]
    kinds = {row.id for row in rows}
    return rows[0] if len(kinds) == 1 and rows[0].id not in GENERIC and not rows[0].combatant else None


def of_them(sentence: Sentence, people: tuple[Group, ...], kind: PersonRow | None) -> tuple[Group, ...]:
    """ "Women were on the bus. Two of them died": the people of the sentence before."""
    if kind is None or not people:
        return people
    first = people[0]
    bare = first.bare and first.among == "them" and first.row.id == "person"
    return (replace(first, row=kind), *people[1:]) if bare and not _named_before(sentence, first) else people


def _named_before(sentence: Sentence, group: Group) -> bool:
    nouns: Iterable[tuple[int, int, PersonRow]] = sentence.vocabulary.persons.find(sentence.lows[: group.first])
    return any(True for _ in nouns)

"""Who was harmed or aimed at, with name, office and number: also where no figure is given.

Tolls (tolls.py) are figures that may be counted. Here stands everyone whom the words tell of: in the object of a verb
of harm, behind a noun of harm ("the murder of …"), before one ("Example's assassination"), unhurt, or threatened.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from solferino.extract.harm_forms import Predicate
from solferino.extract.harms import predicates
from solferino.extract.persons import FORMER, ONE, Person, apposition, name_end, person_at, plural
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import TollMention
from solferino.model.circumstance import Count

LEFT_REACH = 3  # words between somebody and what is said of them
POSSESSIVE = ("'s", "’s", "s'", "s’")
TITLE_REACH = 5  # words before a name in which the office stands


@dataclass(frozen=True, slots=True)
class Victim:
    """A person or group and what became of it: killed, injured, …, `unharmed`, or None where it was only aimed at.

    `name` and `role` are word spans, `words` the whole phrase. `combatant`: fighters. `rule` names the way it was read.
    """

    words: tuple[int, int]
    name: tuple[int, int] | None
    role: tuple[int, int] | None
    standing: str | None
    count: Count | None
    outcome: str | None
    rule: str
    former: bool = False
    combatant: bool = False


def victims(sentence: Sentence, tolls: Sequence[TollMention], found: Sequence[Quantity]) -> tuple[Victim, ...]:
    """All whom a sentence tells of as harmed or aimed at, left to right, no word twice."""
    numbers = {quantity.first: quantity for quantity in found}
    out: list[Victim] = []
    taken: set[int] = set()
    for victim in _all(sentence, tolls, numbers):
        span = set(range(*victim.words))
        if not span & taken:
            out.append(victim)
            taken |= span
    return tuple(sorted(out, key=lambda victim: victim.words))


def _all(sentence: Sentence, tolls: Sequence[TollMention], numbers: Mapping[int, Quantity]) -> Iterator[Victim]:
    yield from _of_nouns(sentence, numbers)
    aimed = {
        i
        for a, b, row in sentence.vocabulary.harm_nouns.find(sentence.lows)
        if row.outcome == "aimed"
        for i in range(a, b)
    }
    for mention in tolls:
        nobody = mention.count is not None and mention.count.high == 0
        if not mention.pronoun and not nobody and not aimed & {*range(*mention.predicate)}:
            yield _counted(sentence, mention, numbers)
    for mark in predicates(sentence):
        yield from _objects(sentence, mark, numbers)
    yield from _possessives(sentence)
    yield from _unharmed(sentence)


def _counted(sentence: Sentence, mention: TollMention, numbers: Mapping[int, Quantity]) -> Victim:
    """A figure's people, with their name or what they are."""
    if mention.weak and name_end(sentence, mention.first) >= mention.last:
        return _with_title(sentence, (mention.first, mention.last), mention)
    person = person_at(sentence, mention.first, numbers)
    if person is not None and person.role is not None and person.last >= mention.last - 1:
        words = (mention.first, max(mention.last, person.last))
        standing = person.row.standing if person.row else None
        name = person.name or _name_behind(sentence, words[1], mention.count)
        words = (words[0], name[1] if name else words[1])
        return Victim(
            words, name, person.role, standing, mention.count, mention.outcome, "victims:toll",
            person.former, mention.row.combatant,
        )  # fmt: skip
    words = (mention.first, mention.last)
    role = mention.predicate if mention.bare else words
    return Victim(
        words, None, role, None, mention.count, mention.outcome, "victims:toll", combatant=mention.row.combatant
    )


def _name_behind(sentence: Sentence, last: int, count: Count | None) -> tuple[int, int] | None:
    """ "The mayor, Ann Example, was killed": the name of the one person just spoken of."""
    if count != ONE or sentence.lows[last : last + 1] != (",",):
        return None
    end = name_end(sentence, last + 1)
    return (last + 1, end) if end > last + 2 and sentence.lows[end : end + 1] == (",",) else None


def _with_title(sentence: Sentence, name: tuple[int, int], mention: TollMention) -> Victim:
    role, standing, former = title_before(sentence, name[0])
    if role is None and sentence.lows[name[1] : name[1] + 1] == (",",) and sentence.lows[: name[0]][-1:] == (",",):
        role, standing, former = title_before(sentence, name[0] - 1)  # "the mayor, Ann Example, was killed"
    if role is None:
        behind = apposition(sentence, name[1])
        role, standing = (behind[0], behind[1].standing) if behind else (None, None)
    return Victim(name, name, role, standing, ONE, mention.outcome, "victims:name", former, mention.row.combatant)


def title_before(sentence: Sentence, first: int) -> tuple[tuple[int, int] | None, str | None, bool]:
    """The office right before a name ("former defence minister Ann Example"): its span, its standing, whether past."""
    lows = sentence.lows
    for start in range(max(0, first - TITLE_REACH), first):
        hit = sentence.vocabulary.roles.at(lows, start)
        if hit is None or hit[0] != first:
            continue
        begin = start
        while begin and lows[begin - 1].isalpha() and lows[begin - 1] in sentence.known("before_office"):
            begin -= 1
        past = not set(FORMER).isdisjoint(lows[max(0, begin - 1) : start])
        return (begin, first), hit[1].standing, past
    return None, None, False


def _victim(sentence: Sentence, person: Person, outcome: str | None, rule: str) -> Victim:
    standing = person.row.standing if person.row else None
    return Victim(
        (person.first, person.last), person.name, person.role, standing, person.count, outcome, rule, person.former
    )


def _objects(sentence: Sentence, mark: Predicate, numbers: Mapping[int, Quantity]) -> Iterator[Victim]:
    """ "Killed Presidency minister Ann Example": whom an active verb of harm has behind it."""
    outcome = mark.outcome("both", "active")
    if outcome is None or mark.passive or mark.last >= len(sentence.words):
        return
    person = person_at(sentence, mark.last, numbers)
    if person is not None:
        yield from _and_others(sentence, person, outcome, "victims:object", numbers)


def _and_others(
    sentence: Sentence, person: Person, outcome: str | None, rule: str, numbers: Mapping[int, Quantity]
) -> Iterator[Victim]:
    """The person and those joined to it."""
    yield _victim(sentence, person, outcome, rule)
    last = person.last
    while last + 1 < len(sentence.words) and sentence.lows[last] in ("and", ",", "as"):
        at = last + 1
        while at < len(sentence.words) and sentence.lows[at] in ("and", "also", "well", "as"):
            at += 1
        other = person_at(sentence, at, numbers) if at < len(sentence.words) else None
        if other is None or other.last <= at:
            return
        yield _victim(sentence, other, outcome, rule)
        last = other.last


def _of_nouns(sentence: Sentence, numbers: Mapping[int, Quantity]) -> Iterator[Victim]:
    """ "The murder of judge Ann Example", "the attack on the mayor", "the murdered priests"."""
    for _, last, row in sentence.vocabulary.harm_nouns.find(sentence.lows):
        person = person_at(sentence, last, numbers) if last < len(sentence.words) else None
        if person is not None:
            outcome = None if row.outcome == "aimed" else row.outcome
            yield from _and_others(sentence, person, outcome, f"victims:{row.id}", numbers)


def _possessives(sentence: Sentence) -> Iterator[Victim]:
    """ "Example's assassination"."""
    for at, low in enumerate(sentence.lows):
        if low not in sentence.known("deaths") or not at:
            continue
        name = _name_before(sentence, at)
        if name is not None and sentence.words[at - 1].text.lower().endswith(POSSESSIVE):
            role, standing, former = title_before(sentence, name[0])
            yield Victim(name, name, role, standing, ONE, "killed", "victims:possessive", former)


def _unharmed(sentence: Sentence) -> Iterator[Victim]:
    """ "The minister escaped unhurt": the name or office right before it."""
    for first, _, _ in sentence.vocabulary.unharmed.find(sentence.lows):
        for end in range(first, max(0, first - LEFT_REACH), -1):
            name = _name_before(sentence, end)
            role, standing, former = title_before(sentence, name[0] if name else end)
            if name is None and role is None:
                continue
            words = name or role or (end - 1, end)
            count = None if name is None and plural(sentence.lows[end - 1]) else ONE
            yield Victim(words, name, role, standing, count, "unharmed", "victims:unharmed", former)
            break


def _name_before(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The personal name that ends before `end`."""
    first = end
    while first and name_end(sentence, first - 1) >= end:
        first -= 1
    return (first, end) if first < end else None

"""People told of without a figure or a known noun: by name, by pronoun, by a noun that no row holds.

They count only where words for what happened to people stand right beside them, and only where the text gives no
figure: "Ann Example was killed", "two men shot him", "killed four carpenters".
"""

from dataclasses import replace

from solferino.extract.harm_forms import CARRIED, Predicate
from solferino.extract.kinsfolk import called
from solferino.extract.people import PERSON, Group, aged, is_plural, noun_after, row_of
from solferino.extract.predicates import joins, trimmed
from solferino.extract.quantities import Quantity
from solferino.extract.sentences import Sentence
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

FEWEST_NAMES = 2  # a single capitalised word may be anything
MAX_NOUN_REACH = 3
GAP = 4  # auxiliaries and adverbs between the people and the predicate
ONE = Count(1, 1)
PERSONAL = ("killed", "injured", "abducted", "missing", "ill_treated", "sexual_violence")


def unnumbered(sentence: Sentence, found: tuple[Quantity, ...], covered: frozenset[int]) -> tuple[Group, ...]:
    """People told of by name, pronoun or unknown noun, left to right; words in `covered` are read already."""
    out = [*_named(sentence, covered), *_definite(sentence), *_pronouns(sentence), *_unknown(sentence, found, covered)]
    return tuple(sorted((g for g in out if not covered & {*range(g.first, g.last)}), key=lambda g: g.first))


def beside(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "Pastor John Example and two elders": a person by name in a row with others is one of them."""
    covered = frozenset(i for group in people for i in range(group.first, group.last))
    out = list(people)
    for name in _named(sentence, covered):
        joined = any(_in_a_row(sentence, name.last, group.first) for group in people if group.first >= name.last)
        joined = joined or any(_in_a_row(sentence, group.last, name.first) for group in out if group.last <= name.first)
        if joined and not _led(sentence, name, people) and not covered & {*range(name.first, name.last)}:
            out.append(replace(name, weak=False))
    return tuple(sorted(out, key=lambda group: group.first))


def _in_a_row(sentence: Sentence, end: int, begin: int) -> bool:
    """Nothing but "and", commas and an age between two people, an "and" among them."""
    between = sentence.lows[end:begin]
    plain = all(low in (",", "and", "(", ")", *OWNED) or low.isdecimal() for low in between)
    return 0 < len(between) <= AGED_LINK and plain and "and" in between


OWNED = ("his", "her", "their")
AGED_LINK = 5  # words of ", 60 , and"


def _led(sentence: Sentence, name: Group, people: tuple[Group, ...]) -> bool:
    """ "In San Miguel and two …", "a teacher, Ann Example, and …": a place, or the name of somebody counted already."""
    before = sentence.lows[max(0, name.first - 2) : name.first]
    if before[-1:] and before[-1] in (
        "in",
        "at",
        "of",
        "from",
        "to",
        "near",
        "on",
        "by",
        "between",
        "for",
        "into",
        "via",
        "against",
    ):
        return True
    apposed = before[-1:] == (",",) and sentence.lows[name.last : name.last + 1] in ((",",), ("(",))
    if apposed and any(g.indefinite and 0 <= name.first - g.last <= APPOSED for g in people):
        return True
    titled = name.first > 1 and sentence.words[name.first - 1].text[:1].isupper() and name.row is PERSON
    return titled and before[-1] != "the"


APPOSED = 4  # words of "of Example ,"


def claimed(sentence: Sentence, people: tuple[Group, ...], mark: Predicate) -> list[tuple[Group, str]]:
    """The groups that stand right beside a predicate, with its outcome."""
    outcome = mark.outcome("both", "passive")
    before = [g for g in people if g.last <= mark.first]
    if outcome in PERSONAL and before and _suffers(sentence, before[-1], mark):
        return [(group, outcome) for group in _enumeration(sentence, before)]
    outcome = mark.outcome("both", "active") if CARRIED not in mark.rows else None  # "took two pictures with them"
    after = [g for g in people if g.first >= mark.last]
    if outcome in PERSONAL and not mark.passive and after and after[0].first - mark.last <= 1:
        return [(after[0], outcome)]
    return []


def _suffers(sentence: Sentence, group: Group, mark: Predicate) -> bool:
    """ "Ann Example, who owned it, was killed"; a name before an active verb is its doer."""
    between = trimmed(sentence.lows[group.last : mark.first])
    plain = sentence.known("be") | sentence.known("adverbs") | {"who", "had", "has", "have", "later", ","}
    if len(between) > GAP or not all(low in plain for low in between):
        return False
    intransitive = any(row.voice == "passive" for row in mark.rows)
    return mark.passive or intransitive


def _enumeration(sentence: Sentence, before: list[Group]) -> list[Group]:
    picked = [before[-1]]
    for group in reversed(before[:-1]):
        between = sentence.lows[group.last : picked[-1].first]
        if not between or not all(joins(low) for low in between):
            break
        picked.append(group)
    return picked


def _named(sentence: Sentence, covered: frozenset[int]) -> list[Group]:
    out, index, words = [], 0, sentence.words
    while index < len(words):
        end = index
        while end < len(words) and end not in covered and _part_of_name(sentence, end, index):
            end += 1
        if end - index >= FEWEST_NAMES and _person_name(sentence, index, end):
            begin, row = _title(sentence, index)
            out.append(Group(begin, end, aged(sentence, end, row), ONE, indefinite=True, weak=True))
        index = max(end, index + 1)
    return out


def _part_of_name(sentence: Sentence, at: int, first: int) -> bool:
    word = sentence.words[at]
    if word.text[:1].isupper() and word.text[:1].isalpha():
        glued = at == first or sentence.text[sentence.words[at - 1].end - sentence.start :][:1] in (" ", "-")
        return glued and word.text not in sentence.vocabulary.no_place
    inside = first < at and at + 1 < len(sentence.words) and sentence.words[at + 1].text[:1].isupper()
    return inside and word.low in sentence.known("name_particles")


def _person_name(sentence: Sentence, first: int, last: int) -> bool:
    """No organisation, party or known place."""
    lows = sentence.lows[first:last]
    if set(lows) & sentence.known("organisation") or any(low in sentence.vocabulary.months for low in lows):
        return False
    if any(sentence.vocabulary.actors.at(sentence.lows, at) for at in range(first, last)):
        return False
    name = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return not sentence.vocabulary.gazetteer.has(name)


def _title(sentence: Sentence, first: int) -> tuple[int, PersonRow]:
    """ "journalist Ann Example", "a fighter called …": the noun right before the name says who it is, and where."""
    for at in range(max(0, first - 2), first):
        hit = sentence.vocabulary.persons.at(sentence.lows, at)
        if hit is not None and hit[0] == first:
            begin = at
            while begin > max(0, at - TITLE_REACH) and _describes(sentence, begin - 1):
                begin -= 1
            return begin, hit[1]
    return first, PERSON


TITLE_REACH = 3  # words before the noun: "a local radio reporter …"


def _describes(sentence: Sentence, at: int) -> bool:
    low = sentence.lows[at]
    plain = low.isalpha() and low not in sentence.known("noun_stop") and sentence.words[at].text[:1].islower()
    return plain and sentence.vocabulary.outcomes.at(sentence.lows, at) is None and not low.endswith("ed")


def _pronouns(sentence: Sentence) -> list[Group]:
    sexes = {"he": "man", "him": "man", "she": "woman", "her": "woman"}
    return [
        Group(at, at + 1, row_of(sexes[low], sentence), ONE, indefinite=True, weak=True, pronoun=True)
        for at, low in enumerate(sentence.lows)
        if low in sexes
    ]


def _definite(sentence: Sentence) -> list[Group]:
    """ "The driver", "the mayor": one person known to the reader."""
    out = []
    for at, low in enumerate(sentence.lows):
        if low == "the" and (noun := noun_after(sentence, at + 1)) is not None and not is_plural(sentence, noun[0]):
            out.append(Group(at, noun[0], aged(sentence, noun[0], noun[1]), ONE, indefinite=True, weak=True))
    return out


def _unknown(sentence: Sentence, found: tuple[Quantity, ...], covered: frozenset[int]) -> list[Group]:
    """A number and a plural noun that no row holds, things and animals left out; "a hawker"."""
    out = []
    for quantity in found:
        if quantity.first in covered:
            continue
        end = _plural_noun(sentence, quantity.last)
        if end is not None:
            out.append(Group(quantity.first, end, PERSON, quantity.count, weak=True, more=quantity.more))
    singles = [(at, end) for at in range(len(sentence.lows)) if (end := called(sentence, at)) is not None]
    out += [Group(at, end, PERSON, ONE, indefinite=True, weak=True) for at, end in singles if at not in covered]
    return out


def _plural_noun(sentence: Sentence, index: int) -> int | None:
    for at in range(index, min(index + MAX_NOUN_REACH, len(sentence.words))):
        low = sentence.lows[at]
        if not low.isalpha() or low in sentence.known("noun_stop") or low in sentence.known("not_people"):
            return None
        if sentence.vocabulary.objects.at(sentence.lows, at) or sentence.vocabulary.weapons.at(sentence.lows, at):
            return None
        if low.endswith(("s", "men", "women", "folk")) and not low.endswith("ss"):
            following = sentence.lows[at + 1] if at + 1 < len(sentence.words) else "."
            return None if following.endswith("s") and following.isalpha() and following != "was" else at + 1
    return None

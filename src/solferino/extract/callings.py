"""What people are by whom they work for, or by whom the sentence before spoke of: where their noun does not say it."""

from collections.abc import Iterable
from dataclasses import replace

from solferino.extract.people import Group, is_plural, row_of
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


SEXES = {"he": "man", "his": "man", "himself": "man", "she": "woman", "her": "woman", "herself": "woman"}
CLAUSE_ENDS = (",", ";", ":", ".", "who", "and", "but")
PRONOUN_REACH = 9  # words behind "a farmer" up to "as he milked his cows"


def by_pronoun(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "A farmer was killed as he milked his cows": one person whose sex a pronoun of the clause tells."""
    return tuple(_by_pronoun(sentence, group) for group in people)


def _by_pronoun(sentence: Sentence, group: Group) -> Group:
    if not group.indefinite or group.row.id not in GENERIC or group.count is None or group.count.low != 1:
        return group
    for low in sentence.lows[group.last : group.last + PRONOUN_REACH]:
        if low in CLAUSE_ENDS or low in sentence.known("inverted") or sentence.vocabulary.persons.at((low,), 0):
            return group
        if low in SEXES:
            return replace(group, row=row_of(SEXES[low], sentence))
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


def one_more(people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "One man was killed and another wounded": of the kind named before."""
    out = list(people)
    for position, group in enumerate(out[1:], 1):
        if group.bare and group.more and group.indefinite and group.nth is None:
            out[position] = replace(group, row=out[position - 1].row)
    return tuple(out)


def of_them_here(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "Ambushed a lorry carrying women and killed eight of them": the people named without a number before."""
    return tuple(_of_them_here(sentence, people, group) for group in people)


def _of_them_here(sentence: Sentence, people: tuple[Group, ...], group: Group) -> Group:
    if not (group.bare and group.among == "them" and group.row.id == "person"):
        return group
    counted = {i for other in people for i in range(other.first, other.last)}
    before = [
        (first, row) for first, last, row in sentence.vocabulary.persons.find(sentence.lows)
        if last <= group.first and is_plural(sentence, last)
    ]  # fmt: skip
    if not before or before[-1][0] in counted or before[-1][1].id in GENERIC or before[-1][1].combatant:
        return group
    return replace(group, row=before[-1][1])


def _named_before(sentence: Sentence, group: Group) -> bool:
    nouns: Iterable[tuple[int, int, PersonRow]] = sentence.vocabulary.persons.find(sentence.lows[: group.first])
    return any(True for _ in nouns)


ALL = ("all", "both")
ALL_REACH = 9  # words between "six people" and "all of them women": "six died on the spot on Monday,"


def all_of_a_kind(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "Six died, all of them women", "five dead, all farmers": the kind of the last figure before it."""
    out = [_all_are(sentence, group) for group in people]
    for at, low in enumerate(sentence.lows):
        if low not in ALL or sentence.lows[at - 1 : at] not in ((",",), ("(",), ("–",), ("—",)):
            continue
        row = _kind_at(sentence, at + 1)
        before = [i for i, group in enumerate(out) if group.last <= at and at - group.last <= ALL_REACH]
        if row is None or not before or out[before[-1]].row.id not in GENERIC or out[before[-1]].indefinite:
            continue
        out[before[-1]] = replace(out[before[-1]], row=row)
    return tuple(out)


def _all_are(sentence: Sentence, group: Group) -> Group:
    """ "All nine dead were women", "the nine dead are all farmers": no part, but all of them."""
    lows, at = sentence.lows, group.last
    if not group.bare or lows[at : at + 1] == () or lows[at] not in HARMED or lows[at + 1 : at + 2] not in WERE:
        return group
    plain = lows[at + 2 : at + 3] in (("all",), ("both",))
    if not plain and "all" not in lows[max(0, group.first - 1) : group.last]:
        return group
    row = _kind_at(sentence, at + 2 + plain)
    return replace(group, row=row) if row is not None else group


WERE = (("were",), ("are",))


def _kind_at(sentence: Sentence, at: int) -> PersonRow | None:
    """ "Of them women", "of whom were children", "adult men", "male": a plural noun or a sex."""
    lows = sentence.lows
    if lows[at : at + 2] in (("of", "them"), ("of", "whom")):
        at += 2
    if lows[at : at + 1] in (("were",), ("are",), ("being",)):
        at += 1
    if lows[at : at + 2] in (("under", "age"), ("under", "18")) or lows[at : at + 1] in (("minors",), ("underage",)):
        return row_of("children", sentence)
    for first in range(at, min(at + 3, len(lows))):
        hit = sentence.vocabulary.persons.at(lows, first)
        if hit is not None and is_plural(sentence, hit[0]):
            behind = lows[hit[0]] if hit[0] < len(lows) else "."
            return hit[1] if hit[1].id not in GENERIC and behind not in ("of", "and", "or", "said") else None
        if lows[first] in sentence.known("noun_stop") or not lows[first].isalpha():
            return None
    return None


OPENERS = (
    ("among", "them"), ("among", "these"), ("among", "those"), ("they", "include"), ("they", "included"),
    ("these", "include"), ("these", "included"), ("those", "included"), ("the", "victims"), ("victims", "include"),
    ("victims", "included"), ("casualties", "included"), ("casualties", "include"),
)  # fmt: skip
OPENED_REACH = 6  # words of "among them were at least"


def among_them(sentence: Sentence, people: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "Among them were three children", "among the nine killed was a nurse": parts of those told of."""
    begin = 1 if sentence.lows[:1] in (("and",), ("but",)) else 0
    told = _opened(sentence, begin)
    if told is None:
        return people
    at, whom = told
    first = next((i for i, group in enumerate(people) if 0 <= group.first - at <= OPENED_REACH), None)
    if first is None:
        return people
    part = replace(people[first], part=True, among=whom)
    return (*people[:first], part, *people[first + 1 :])


def _opened(sentence: Sentence, begin: int) -> tuple[int, str] | None:
    """Where the people begin behind "among … were" or "… include", and the word for those of whom they are a part."""
    lows = sentence.lows
    ahead = lows[begin : begin + WHOLE_REACH]
    verbs = VERBS if lows[begin : begin + 1] == ("among",) else INCLUDES
    verb = next((i for i, low in enumerate(ahead) if low in verbs), None)
    if verb is None or {",", ";", "of"} & set(ahead[:verb]):
        return None
    if lows[begin : begin + 2] in OPENERS:
        return begin + verb + 1, "them"
    whom = next((low for low in reversed(ahead[:verb]) if low in HARMED), None)
    opened = ahead[:1] in (("among",), ("the",), ("those",), ("all",))
    return (begin + verb + 1, whom) if whom is not None and opened and ahead[verb] in verbs else None


WHOLE_REACH = 8  # words of "among the nine people killed were"
INCLUDES = ("include", "included", "includes")
VERBS = ("were", "was", "are", "is", *INCLUDES)
HARMED = ("dead", "killed", "slain", "victims", "wounded", "injured", "casualties", "fatalities")

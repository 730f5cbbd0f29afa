"""Lists that say who the dead or hurt are: "The victims were a mother, her son and two neighbours", "the dead are A".

A list is whole: who stands on it adds up, by name or by noun; one of names alone counts only where no figure does.
"""

from dataclasses import dataclass, replace

from solferino.extract.numbers import number_value
from solferino.extract.people import PERSON, Group, row_of
from solferino.extract.roll_heads import opened
from solferino.extract.sentences import Sentence
from solferino.extract.toll_mentions import TollMention
from solferino.model.circumstance import Count
from solferino.vocab.vocabulary import PersonRow

BETWEEN = (",", ";", "and", "as", "well", "with", "(", ")", "along", "also", "&", "his", "her", "their", "its", "the")
GENERIC = ("person", "civilian")
LINKS = (",", ";", "and", "with", "&")
ADULT = 18


@dataclass(frozen=True, slots=True)
class _Member:
    first: int
    last: int
    row: PersonRow
    size: int
    named: bool = False


def rolled(
    sentence: Sentence, people: tuple[Group, ...], topic: str | None, taken: dict[int, TollMention]
) -> list[TollMention]:
    """The people of the list that a sentence is, joined by its head; those of them in `taken` are taken off there."""
    found = opened(sentence)
    if found is None:
        return []
    outcome, head, begin, named = found
    if sentence.lows[head] in ("victims", "victim", "casualties") and topic is not None:
        outcome = topic
    if sentence.lows[head] == "victim" and topic is None:
        return []
    members, last = _members(sentence, people, begin)
    if not members or (not named and len(members) == 1 and members[0].size > 1 and not _closed(sentence, last)):
        return []
    if (
        members[0].size > 1
        and members[0].row.id in GENERIC
        and sentence.lows[members[0].last : members[0].last + 1] == ("(",)
    ):
        return []  # "killed: 15 civilians (8 women, 7 men)"
    for position in [i for i in taken if begin <= people[i].first < last]:
        del taken[position]
    whole = _counted(taken, outcome, begin, sum(member.size for member in members))
    joined = begin if len(members) > 1 and whole is None else None
    return [
        TollMention(
            outcome, m.row, Count(m.size, m.size), m.first, m.last, (head, head + 1), part_of=whole, among=True,
            joined=joined, indefinite=m.size == 1, weak=all(member.named for member in members),
        )
        for m in _by_kind(members)
    ]  # fmt: skip


def _by_kind(members: list[_Member]) -> list[_Member]:
    """Members of one kind together: "Mr Example, his wife and Mr Other" are two men and a woman."""
    out: dict[object, _Member] = {}
    for number, member in enumerate(members):
        key: object = number if member.row.id in GENERIC else member.row
        old = out.get(key)
        out[key] = member if old is None else replace(old, last=member.last, size=old.size + member.size)
    return list(out.values())


def _counted(taken: dict[int, TollMention], outcome: str, begin: int, size: int) -> int | None:
    """Which figure of the sentence, in order, counts those on the list: "confirmed three dead: …"."""
    for number, position in enumerate(sorted(taken)):
        mention = taken[position]
        same = mention.outcome == outcome and mention.last <= begin and mention.part_of is None
        if same and mention.count is not None and mention.count.low == size:
            return number
    return None


def _closed(sentence: Sentence, last: int) -> bool:
    return last >= len(sentence.lows) or sentence.lows[last] in (".", ";", ",")


def _members(sentence: Sentence, people: tuple[Group, ...], begin: int) -> tuple[list[_Member], int]:
    """The members of a list from `begin` on, one behind the other, and where it ends."""
    out: list[_Member] = []
    starts = {group.first: group for group in people}
    at, link = begin, True
    while at < len(sentence.lows):
        low, group = sentence.lows[at], starts.get(at)
        if low in BETWEEN and group is None:
            link, at = link or low in LINKS, at + 1
            continue
        found = _group(sentence, group) if group is not None else _name(sentence, at) or _anyone(sentence, at)
        if found is None or not link or sentence.vocabulary.speech.at(sentence.lows, found.last) is not None:
            if out and ";" in sentence.lows[at:]:
                at += sentence.lows[at:].index(";")  # "Ann Example, widow of the headman; …"
                continue
            return out, at  # "…, the mayor said"
        if sentence.vocabulary.outcomes.at(sentence.lows, found.last) is not None:
            return [], at  # "casualties: 3 civilians killed, 2 wounded"
        end = _behind(sentence, found)
        apposed = bool(out) and _apposed(sentence, out[-1], found)
        if not apposed:
            out.append(_of_age(sentence, found))
        at, link = end, False
    return out, at


def _group(sentence: Sentence, group: Group) -> _Member | None:
    size = group.count.low if group.count is not None and group.count.low == group.count.high else None
    if size is None or group.row.combatant or group.part or group.bare:
        return None
    return _Member(group.first, group.last, group.row, size)


def _name(sentence: Sentence, at: int) -> _Member | None:
    """A personal name: two words with capitals, or one with an age behind it."""
    words, end = sentence.words, _name_end(sentence, at)
    aged = (
        sentence.lows[end : end + 1] in ((",",), ("(",))
        and sentence.lows[end + 1 : end + 2]
        and (sentence.lows[end + 1].isdecimal())
    )
    if end - at < 2 and not (end > at and aged):
        return None
    name = sentence.text[words[at].start - sentence.start : words[end - 1].end - sentence.start]
    known = sentence.vocabulary.gazetteer.has(name) or set(sentence.lows[at:end]) & sentence.known("organisation")
    if (known and not aged) or any(low in sentence.vocabulary.months for low in sentence.lows[at:end]):
        return None
    return _Member(at, end, _styled(sentence, at) if end - at > 1 else PERSON, 1, named=True)


def _styled(sentence: Sentence, at: int) -> PersonRow:
    """ "Mrs Example", "U Example": what the word before a name says."""
    style = sentence.lows[at].rstrip(".")
    if style in sentence.known("styles_of_men"):
        return row_of("man", sentence)
    return row_of("woman", sentence) if style in sentence.known("styles_of_women") else PERSON


def _anyone(sentence: Sentence, at: int) -> _Member | None:
    """ "A novice of 11", "an idle clerk,": on a list of people any one thing behind an article is one of them."""
    lows = sentence.lows
    if lows[at] not in ("a", "an", "another"):
        return None
    for end in range(at + 2, min(at + 2 + NOUN, len(lows))):
        if lows[end] in (",", ";", "and", ".", "(") or (
            lows[end] == "of" and lows[end + 1 : end + 2] and _years(sentence, end + 1)
        ):
            return _Member(at, end, PERSON, 1)
        if not lows[end].isalpha() or lows[end] in sentence.known("noun_stop"):
            return None
    return _Member(at, len(lows), PERSON, 1) if len(lows) <= at + 1 + NOUN else None


NOUN = 4  # words of "a retired railway clerk"


def _years(sentence: Sentence, at: int) -> bool:
    return sentence.lows[at].isdecimal() or sentence.lows[at] in sentence.known("number_units")


def _name_end(sentence: Sentence, at: int) -> int:
    end = at
    while end < len(sentence.words) and _of_name(sentence, end, at):
        end += 1
    return end


def _of_name(sentence: Sentence, at: int, first: int) -> bool:
    word = sentence.words[at]
    glued = at == first or sentence.text[sentence.words[at - 1].end - sentence.start :][:1] in (" ", "-", ".")
    large = word.text[:1].isupper() and word.text[:1].isalpha()
    particle = at > first and word.low in sentence.known("name_particles")
    return glued and (large or particle)


def _behind(sentence: Sentence, member: _Member) -> int:
    """Where a member ends with the names, ages and places behind it: "their sons Omar, 6, and Yusuf, 4"."""
    at, names = member.last, 0
    lows = sentence.lows
    while at < len(lows):
        if lows[at] in (",", "(") and lows[at + 1 : at + 2] and lows[at + 1].isdecimal():
            at += 2 + (lows[at + 2 : at + 3] == (")",))
            continue
        if lows[at : at + 1] == ("aged",) and lows[at + 1 : at + 2]:
            at += 2
            continue
        if lows[at] == "," and lows[at + 1 : at + 2] in (("who",), ("whose",)):
            return _described(sentence, at + 1)
        if lows[at] == "of" and lows[at + 1 : at + 2] and _years(sentence, at + 1):
            at += 2
            continue
        begin = at + (lows[at] in (",", "and"))
        begin += lows[begin : begin + 1] == ("and",)
        end = _name_end(sentence, begin)
        plain = begin == at or names or (member.size == 1 and lows[at] == ",")
        if not member.named and end > begin and names < member.size and plain:
            at, names = end, names + 1
            continue
        return _described(sentence, at)
    return at


def _described(sentence: Sentence, at: int) -> int:
    """Where the next member begins behind "who were waiting at the clinic", "from the village"; else `at`."""
    lows = sentence.lows
    if lows[at] not in DESCRIBES:
        return at
    for end in range(at + 1, min(at + DESCRIBED, len(lows))):
        if (
            sentence.vocabulary.outcomes.at(lows, end) is not None
            or sentence.vocabulary.speech.at(lows, end) is not None
        ):
            return at
        if lows[end] in (",", ";", "."):
            return end
    return at


DESCRIBES = ("who", "whose", "from", "of", "at", "in", "on", "with")
DESCRIBED = 12  # words of what a member of a list is said to be or do


def _apposed(sentence: Sentence, left: _Member, right: _Member) -> bool:
    """ "Ann Example, 34, a nurse,": who the name before it is."""
    between = sentence.lows[left.last : right.first]
    article = sentence.lows[right.first] in ("a", "an", "the")
    return left.named and right.size == 1 and article and "and" not in between and ";" not in between


def _of_age(sentence: Sentence, member: _Member) -> _Member:
    """A child, where the age behind a name says so."""
    behind = sentence.lows[member.last : member.last + 2]
    marked = len(behind) == 2 and behind[0] in (",", "(", "of", "aged")
    years = number_value(behind[1:]) if marked and _years(sentence, member.last + 1) else None
    if years is None or years >= ADULT or member.size != 1 or member.row.minor:
        return member
    return replace(member, row=row_of("children", sentence))

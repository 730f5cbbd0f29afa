"""Capitalised names in a sentence: where they begin and end, and the word that says what sort of place they are."""

import re
from dataclasses import dataclass

from solferino.extract.candidates import country_of_adjective
from solferino.extract.sentences import Sentence, Word
from solferino.vocab.words import HYPHENS

MAX_RUN = 5
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of capitalised words: `first:last` the whole name, `core` the end of it without a designator inside."""

    first: int
    last: int
    core: int
    designator: str | None


def is_name(word: Word) -> bool:
    return word.text[:1].isupper() or (word.text[:1] in "'’‘" and word.text[1:2].isupper())


def runs(sentence: Sentence, taken: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of capitalised words, particles inside and before ("al Ghazli") allowed."""
    out, index, words = [], 0, sentence.words
    while index < len(words):
        opens = is_name(words[index]) or (
            words[index].low in ("al", "el") and index + 1 < len(words) and is_name(words[index + 1])
        )
        if not opens or index in taken:
            index += 1
            continue
        end = index + 1
        while end < len(words) and end - index < MAX_RUN and end not in taken and _continues(sentence, end):
            end += 1
        out.append((index, end))
        index = end
    return out


def _continues(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    gap = sentence.text[words[at - 1].end - sentence.start : words[at].start - sentence.start]
    if gap not in (" ", "-", "", "‑", "/") or _POSSESSIVE.search(words[at - 1].text):
        return False
    if is_name(words[at]) or (words[at].text.isdecimal() and gap == "-"):
        return words[at].text not in (",", ".")
    if sentence.lows[at : at + 2] == ("of", "the") and at + 2 < len(words):  # "Democratic Republic of the Congo"
        return is_name(words[at + 2]) and sentence.vocabulary.gazetteer.has(written(sentence, at - 1, at + 3))
    if at + 1 >= len(words) or not is_name(words[at + 1]):
        return False
    if words[at].low == "the" and at > 1 and words[at - 1].low == "of":
        return sentence.vocabulary.gazetteer.has(written(sentence, at - 2, at + 2))
    if words[at].low == "of":  # "Horn of Africa", not "the bishop of Rome"
        return sentence.vocabulary.gazetteer.has(written(sentence, at - 1, at + 2))
    if gap == "-" and hyphened(sentence, at + 1):
        return True  # "Port-au-Prince"
    return words[at].low in sentence.known("name_particles")


def readings(sentence: Sentence, first: int, last: int) -> list[NameRun]:
    """How a run may be read: without words that are never a place, with a designator at its end split off."""
    while first < last and sentence.words[first].text in sentence.vocabulary.no_place:
        first += 1
    while last > first and _is_no_place(sentence, first, last - 1):
        last -= 1
    if first >= last or _is_common(sentence, first, last) or _abbreviates(sentence, first, last):
        return []
    for size in (3, 2, 1):
        core = last - size
        hit = sentence.vocabulary.designators.at(sentence.lows, core) if core > first else None
        if hit and hit[0] == last:
            by_town = _stands_in_its_town(sentence, first, core, last)
            return [NameRun(first, core if by_town else last, core, " ".join(sentence.lows[core:last]))]
    if _POSSESSIVE.search(sentence.words[last - 1].text):
        return [NameRun(first, last, last, _owned_unit(sentence, last))]
    after = sentence.vocabulary.designators.at(sentence.lows, last) if last < len(sentence.words) else None
    if after and after[1] == "region":
        plural = sentence.lows[after[0] - 1].endswith("s")  # "the X and Y regions": no part of Y's name
        unit = " ".join(sentence.lows[last : after[0]]).rstrip("s")
        return [NameRun(first, last if plural else after[0], last, unit)]
    shared = _shared_designator(sentence, last)
    if shared is not None:
        return [NameRun(first, last, last, shared)]
    if after and _is_facility(sentence, first, last, after[0]):
        return [NameRun(first, after[0], last, " ".join(sentence.lows[last : after[0]]))]
    return [NameRun(first, last, last, _kind(sentence, first, last, after[0] if after else last))]


def _kind(sentence: Sentence, first: int, last: int, end: int) -> str | None:
    """The word behind a name, or at its head ("the Hotel Wardheer"), that says what it is."""
    if end > last:
        return " ".join(sentence.lows[last:end])
    return sentence.lows[first] if last - first > 1 and sentence.lows[first] in sentence.known("facilities") else None


def _abbreviates(sentence: Sentence, first: int, last: int) -> bool:
    """ "Lt. Example", "Mon 24 July": a title or a weekday cut short."""
    low, rest = sentence.lows[first], sentence.text[sentence.words[first].end - sentence.start :]
    title = low in sentence.known("titles") and rest.startswith(".")
    return last - first == 1 and (title or (low in WEEKDAYS and re.match(r"\.?,? \d", rest) is not None))


WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun")


def _is_common(sentence: Sentence, first: int, last: int) -> bool:
    """What runs through many places ("the Rusizi river"), or every town has ("the Teaching Hospital")."""
    lows = sentence.lows
    if {*lows[last - 1 : last + 1]} & sentence.known("passing_through"):
        return True
    return last - first > 1 and all(low in sentence.known("facility_words") for low in lows[first : last - 1])


def hyphened(sentence: Sentence, at: int) -> bool:
    """The word at `at` hangs on the one before by a hyphen."""
    return sentence.text[sentence.words[at - 1].end - sentence.start :][:1] in HYPHENS


def _is_facility(sentence: Sentence, first: int, last: int, end: int) -> bool:
    """ "The Barakh resort": the word behind a name belongs to it; not in "a Sunni mosque", "the Russian base"."""
    if sentence.lows[end - 1] not in sentence.known("facilities") or sentence.lows[max(0, first - 1)] in ("a", "an"):
        return False
    if _stands_in_its_town(sentence, first, last, end):
        return False
    return last - first > 1 or country_of_adjective(sentence.words[first].text, sentence.vocabulary) is None


def _stands_in_its_town(sentence: Sentence, first: int, core: int, end: int) -> bool:
    """ "Jolo cathedral" is in the town of Jolo; "the Kuwait roundabout" is not in Kuwait."""
    if sentence.lows[end - 1] not in sentence.known("of_the_town"):
        return False
    return any(e.kind == "settlement" for e in sentence.vocabulary.gazetteer.lookup(written(sentence, first, core))[:1])


def _owned_unit(sentence: Sentence, at: int) -> str | None:
    """ "Aleppo's eastern countryside": a unit without a name of its own is that of the owner."""
    lows = sentence.lows
    while at < len(lows) and lows[at] in sentence.vocabulary.directions:
        at += 1
    hit = sentence.vocabulary.designators.at(lows, at) if at < len(lows) else None
    if hit is None or hit[1] != "region" or lows[hit[0] : hit[0] + 1] == ("of",):
        return None
    return " ".join(lows[at : hit[0]])


def _is_no_place(sentence: Sentence, first: int, at: int) -> bool:
    """The word is never a place, and no word for a facility behind its name ("Kamal Adwan Hospital")."""
    if sentence.words[at].text not in sentence.vocabulary.no_place:
        return False
    return at == first or sentence.lows[at] not in sentence.known("facilities")


def _shared_designator(sentence: Sentence, last: int) -> str | None:
    """ "the Zaporizhzhya and Chernihiv regions": a plural designator behind the last name holds for all."""
    if last + 2 >= len(sentence.words) or sentence.lows[last] not in ("and", ",", "or"):
        return None
    for at in range(last + 2, min(last + 5, len(sentence.words))):
        hit = sentence.vocabulary.designators.at(sentence.lows, at)
        if hit and sentence.lows[hit[0] - 1].endswith("s"):
            return " ".join(sentence.lows[at : hit[0]]).rstrip("s")
        if not (is_name(sentence.words[at]) or sentence.lows[at] in ("and", ",")):
            return None
    return None


def written(sentence: Sentence, first: int, last: int) -> str:
    """The words as they stand in the text, without a possessive ending."""
    text = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return _POSSESSIVE.sub("", text)


def says_whose(sentence: Sentence, name: NameRun) -> bool:
    """ "The Somali town of Beledweyne" lies in Somalia, and not in the Somali region of another country."""
    words = sentence.words[name.first : name.last]
    whose = len(words) == 1 and country_of_adjective(words[0].text, sentence.vocabulary) is not None
    return whose and sentence.lows[name.last + 1 : name.last + 2] == ("of",)

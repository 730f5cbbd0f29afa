"""Capitalised names in a sentence: where they begin and end, and the word that says what sort of place they are."""

import re
from dataclasses import dataclass

from solferino.extract.sentences import Sentence, Word

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
    if at + 1 >= len(words) or not is_name(words[at + 1]):
        return False
    if words[at].low == "of":  # "Horn of Africa", not "the bishop of Rome"
        return sentence.vocabulary.gazetteer.has(written(sentence, at - 1, at + 2))
    return words[at].low in sentence.known("name_particles")


def readings(sentence: Sentence, first: int, last: int) -> list[NameRun]:
    """How a run may be read: without words that are never a place, with a designator at its end split off."""
    while first < last and sentence.words[first].text in sentence.vocabulary.no_place:
        first += 1
    while last > first and sentence.words[last - 1].text in sentence.vocabulary.no_place:
        last -= 1
    if first >= last:
        return []
    for size in (3, 2, 1):
        core = last - size
        hit = sentence.vocabulary.designators.at(sentence.lows, core) if core > first else None
        if hit and hit[0] == last:
            return [NameRun(first, last, core, " ".join(sentence.lows[core:last]))]
    after = sentence.vocabulary.designators.at(sentence.lows, last) if last < len(sentence.words) else None
    if after and after[1] == "region":
        plural = sentence.lows[after[0] - 1].endswith("s")  # "the X and Y regions": no part of Y's name
        unit = " ".join(sentence.lows[last : after[0]]).rstrip("s")
        return [NameRun(first, last if plural else after[0], last, unit)]
    shared = _shared_designator(sentence, last)
    if shared is not None:
        return [NameRun(first, last, last, shared)]
    designator = " ".join(sentence.lows[last : after[0]]) if after else None
    facility = after is not None and sentence.lows[after[0] - 1] in sentence.known("facilities")
    return [NameRun(first, after[0] if after and facility else last, last, designator)]


def _shared_designator(sentence: Sentence, last: int) -> str | None:
    """ "the Zaporizhzhya and Chernihiv regions": a plural designator behind the second name holds for both."""
    if last + 2 >= len(sentence.words) or sentence.lows[last] not in ("and", ",", "or"):
        return None
    for at in range(last + 2, min(last + 5, len(sentence.words))):
        hit = sentence.vocabulary.designators.at(sentence.lows, at)
        if hit and hit[1] == "region" and sentence.lows[at].endswith("s"):
            return sentence.lows[at].rstrip("s")
        if not (is_name(sentence.words[at]) or sentence.lows[at] in ("and", ",")):
            return None
    return None


def written(sentence: Sentence, first: int, last: int) -> str:
    """The words as they stand in the text, without a possessive ending."""
    text = sentence.text[sentence.words[first].start - sentence.start : sentence.words[last - 1].end - sentence.start]
    return _POSSESSIVE.sub("", text)

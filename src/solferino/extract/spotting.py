"""Which words of a text name places: every name of the gazetteer that its surroundings do not make something else.

Evidence is added up (evidence.py): what is known of the name, the words before and behind it, the capitalised words it
stands among, and what the rest of the document does with it.
"""

from collections.abc import Sequence

from solferino.extract.candidates import candidates, country_of_adjective
from solferino.extract.evidence import ENOUGH, Spot, title_before, titles, weigh
from solferino.extract.names import is_name, written
from solferino.extract.sentences import Sentence, sentences
from solferino.extract.toponyms import Toponym, beside, locate
from solferino.model.document import Document
from solferino.vocab.gazetteer import fold
from solferino.vocab.vocabulary import Vocabulary

LONGEST = 5  # words of a name
SURE = 3.0  # evidence from which the same name is a place elsewhere in the document, too


def toponyms(document: Document, vocabulary: Vocabulary) -> tuple[Toponym, ...]:
    """All places that a document names, in order, with the place each means where the text decides it."""
    found = sentences(document, vocabulary)
    return locate(document.text, named_in(document, found), peoples(found))


def named_in(document: Document, found: Sequence[Sentence]) -> list[Toponym]:
    """The places named in the sentences of a document, not yet resolved."""
    spots = [spot for sentence in found for spot in _spots(sentence)]
    seen = _Seen(found, spots)
    kept = [Toponym(s.start, s.end, s.name, s.entries) for s in spots if s.evidence + seen.of(s) >= ENOUGH]
    return beside(document.text, kept)


def peoples(found: Sequence[Sentence]) -> list[str]:
    """Countries whose adjectives the text uses."""
    out = []
    for sentence in found:
        for word in sentence.words:
            if word.text[:1].isupper():
                entry = country_of_adjective(word.text, sentence.vocabulary)
                out += [entry.country] if entry and entry.country else []
    return out


class _Seen:
    """What the whole document does with its names: which are surely places, which are people, which are plain words."""

    def __init__(self, found: Sequence[Sentence], spots: Sequence[Spot]) -> None:
        self._sure = {fold(spot.name) for spot in spots if spot.evidence >= SURE}
        self._plain = {w.text for s in found for w in s.words if w.text.islower()}
        self._people = {name for sentence in found for name in _surnames(sentence)} - self._sure

    def of(self, spot: Spot) -> float:
        name = fold(spot.name)
        known = 1.5 if name in self._sure else 0.0
        person = -3.0 if name in self._people else 0.0
        return known + person - (1.5 if spot.name.lower() in self._plain else 0.0)


def _surnames(sentence: Sentence) -> list[str]:
    """Last words of names of two or more words that a role or title introduces, or that speak."""
    out = []
    words, vocabulary = sentence.words, sentence.vocabulary
    for first, last in runs(sentence):
        if last - first < 2:
            continue
        titled = title_before(sentence, first) or words[first].low.rstrip(".") in titles(sentence)
        speaks = last < len(words) and (
            vocabulary.speech.at(sentence.lows, last) is not None
            or (sentence.lows[last] in (",", "who") and last + 1 < len(words) and sentence.lows[last + 1].isdecimal())
        )
        if (titled or speaks) and not candidates(written(sentence, first, last), vocabulary):
            out.append(fold(written(sentence, last - 1, last)))
    return out


def runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of capitalised words that only blanks, hyphens and small words of names ("Rio de Janeiro") join."""
    out, index, words = [], 0, sentence.words
    while index < len(words):
        if not is_name(words[index]):
            index += 1
            continue
        end = index + 1
        while end < len(words) and _joined(sentence, end):
            end += 1
        out.append((index, end))
        index = end
    return out


def _joined(sentence: Sentence, at: int) -> bool:
    words = sentence.words
    gap = sentence.text[words[at - 1].end - sentence.start : words[at].start - sentence.start]
    if gap not in (" ", "-", "", "‑"):
        return False
    before = words[at - 1].text
    if before.endswith(("'s", "’s")) or (not is_name(words[at - 1]) and not gap):
        return False
    if is_name(words[at]):
        return True
    if at + 1 >= len(words) or not is_name(words[at + 1]):
        return False
    if words[at].low == "of":  # "Horn of Africa", not "the bishop of Rome"
        return sentence.vocabulary.gazetteer.has(written(sentence, at - 1, at + 2))
    return words[at].low in sentence.known("name_particles") or (words[at].text == "." and len(before) <= 4)


def _spots(sentence: Sentence) -> list[Spot]:
    """The names in one sentence that the gazetteer knows, longest first, none inside another."""
    out: list[Spot] = []
    for first, last in runs(sentence):
        at = first
        while at < last:
            at += _no_place(sentence, at, last)
            spot = next((s for end in range(min(last, at + LONGEST), at, -1) if (s := _spot(sentence, at, end))), None)
            if spot is None:
                at += 1
                continue
            out.append(Spot(sentence, at, spot.last, spot.name, spot.entries, weigh(spot, first, last, out)))
            at = spot.last
    return out


def _no_place(sentence: Sentence, at: int, last: int) -> int:
    """How many words from here on are known to be no place: "West Nile virus", "White House"."""
    sizes = (size for size in (3, 2) if at + size <= last)
    return next((size for size in sizes if written(sentence, at, at + size) in sentence.vocabulary.no_place), 0)


def _spot(sentence: Sentence, first: int, last: int) -> Spot | None:
    words, vocabulary = sentence.words, sentence.vocabulary
    if not is_name(words[last - 1]):
        return None
    name = written(sentence, first, last)
    bare = name[4:] if words[first].low == "the" else name
    if bare in vocabulary.no_place or (bare != name and candidates(bare, vocabulary)):
        return None
    if last - first == 1:
        if len(name) < 2 or name.isdecimal() or _no_name(sentence, first):
            return None
        if last < len(words) and words[last].text == "." and vocabulary.gazetteer.abbreviated(name + "."):
            last, name = last + 1, name + "."
    entries = candidates(name, vocabulary)
    if entries and entries[0].kind == "country" and words[last - 1].low in sentence.known("organisation"):
        return None  # "the United States Department of Agriculture"
    if not entries or (vocabulary.gazetteer.abbreviated(name) and not _stands_for_a_province(sentence, first, name)):
        return None
    if last - first == 1 and country_of_adjective(name, vocabulary) and entries[0].kind != "country":
        return None
    return Spot(sentence, first, last, name, entries, 0.0)


def _no_name(sentence: Sentence, at: int) -> bool:
    """One word that is no name: "Eastern", "University", "Dr", or money ("US$")."""
    word, vocabulary = sentence.words[at], sentence.vocabulary
    known = word.low in vocabulary.directions or word.low in titles(sentence) or word.low in sentence.known("units")
    known = (
        known
        or word.low in vocabulary.months
        or word.low in vocabulary.times.classes["SEASON"]
        or word.low in vocabulary.weekdays
    )
    known = known or word.low in sentence.known("organisation") or vocabulary.designators.at((word.low,), 0) is not None
    return known or sentence.text[word.end - sentence.start :][:1] == "$"


def _stands_for_a_province(sentence: Sentence, at: int, short: str) -> bool:
    """ "Tulsa, Okla.", "Tulsa, OK", "in B.C.", "in NSW"; not "it is OK"."""
    behind_comma = at > 1 and sentence.lows[at - 1] == "," and is_name(sentence.words[at - 2])
    return behind_comma or short.count(".") > 1 or (len(short) > 2 and short.isupper())

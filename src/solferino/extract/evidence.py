"""How much speaks for a name being a place: what is known of it, the words around it, the names it stands among."""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.extract.candidates import candidates, country_of_adjective
from solferino.extract.locatives import locative
from solferino.extract.names import is_name, written
from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import Entry

ENOUGH = 1.9  # evidence from which a name is a place


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first:last` of a sentence that may name a place, and how much speaks for it."""

    sentence: Sentence
    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]
    evidence: float

    @property
    def start(self) -> int:
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        return self.start + len(self.name)


def titles(sentence: Sentence) -> frozenset[str]:
    return sentence.known("titles") | sentence.known("roles")


def title_before(sentence: Sentence, first: int) -> bool:
    at = first - 1
    if at > 0 and sentence.lows[at] == ".":
        at -= 1
    return at >= 0 and sentence.lows[at].rstrip(".") in titles(sentence)


def weigh(spot: Spot, first: int, last: int, found: Sequence[Spot]) -> float:
    """Evidence in the sentence. `first:last` is the run of capitalised words in which the name stands."""
    return _known(spot) + _before(spot, found) + _behind(spot) + _among(spot, first, last, found)


def _known(spot: Spot) -> float:
    """How well known the name is as one of a place, and whether it says itself what it is ("Dallas County")."""
    kinds = {entry.kind for entry in spot.entries}
    people = max((e.population for e in spot.entries if e.kind == "settlement"), default=0)
    last = spot.sentence.lows[spot.last - 1]
    said = 2.0 if spot.last - spot.first > 1 and spot.sentence.vocabulary.designators.at((last,), 0) else 0.0
    if "country" in kinds:
        return 3.0
    if "region" in kinds or "province" in kinds:
        return 2.2 + said
    return said + (2.0 if people >= 500_000 else 1.6 if people >= 100_000 else 0.8 if people >= 15_000 else 0.45)


def _before(spot: Spot, found: Sequence[Spot]) -> float:
    """Prepositions, articles and places before the name."""
    sentence, lows = spot.sentence, spot.sentence.lows
    at = spot.first
    evidence = 0.0
    while at > 0 and (
        lows[at - 1] in sentence.vocabulary.directions
        or lows[at - 1] in sentence.known("place_fillers")
        or lows[at - 1] == "of"
        and at > 1
        and sentence.vocabulary.designators.at(lows, at - 2)
    ):
        evidence += 0.3 if lows[at - 1] not in ("the", "a", "an") else 0.0
        if lows[at - 1] == "of":
            evidence, at = evidence + 1.5, at - 1
        at -= 1
    low = lows[at - 1] if at else ""
    if low in sentence.known("place_prepositions") or locative(sentence, at) in ("site", "near"):
        evidence += 1.5
    elif low in ("of", "on", "for", "by", "between", "with", "against", "and", "over"):
        evidence += 0.4
    if found and found[-1].sentence is sentence and found[-1].evidence >= ENOUGH:
        between = lows[found[-1].last : spot.first]
        if between in ((",",), ("and",), (",", "and"), ("(",), ("to",), ("or",)):
            evidence += 1.2
    if title_before(spot.sentence, spot.first) and low not in sentence.known("place_prepositions"):
        evidence -= 1.0
    if at == 0 and spot.last - spot.first == 1 and _known(spot) < 1:
        evidence -= 0.4
    return evidence + (1.5 if spot.first == 0 and sentence.lead and _dateline(spot) else 0.0)


def _dateline(spot: Spot) -> bool:
    """ "DETROIT (Reuters) -", "Washington (AP) —", "AUSTIN, Texas": the name that opens a paragraph."""
    tail = spot.sentence.text[spot.end - spot.sentence.start :].lstrip()
    shouted = spot.name.isupper() and len(spot.name) > 3
    return tail[:1] in ("–", "—", "-") or (tail[:1] == "(" and tail[1:2].isupper()) or (shouted and tail[:1] != ".")


def _behind(spot: Spot) -> float:
    """A place, a unit or a verb of saying behind the name."""
    sentence, lows, last = spot.sentence, spot.sentence.lows, spot.last
    if last >= len(lows):
        return 0.0
    hit = sentence.vocabulary.designators.at(lows, last)
    if hit and not sentence.words[last].text[:1].isupper():
        return 1.0
    if lows[last] in (",", "(") and last + 1 < len(lows) and is_name(sentence.words[last + 1]):
        for end in (3, 2, 1):
            if last + 1 + end <= len(lows):
                inside = candidates(written(sentence, last + 1, last + 1 + end), sentence.vocabulary)
                if inside and inside[0].kind in ("country", "province", "region"):
                    return 2.0
        abbreviated = last + 2 < len(lows) and lows[last + 2] == "."
        short = sentence.words[last + 1].text + ("." if abbreviated else "")
        return 2.0 if sentence.vocabulary.gazetteer.abbreviated(short) else 0.0
    if sentence.vocabulary.speech.at(lows, last) and spot.entries[0].kind == "settlement":
        return -0.6
    return 0.0


def _among(spot: Spot, first: int, last: int, found: Sequence[Spot]) -> float:
    """Other capitalised words beside the name: part of a person's or an organisation's name."""
    sentence, words = spot.sentence, spot.sentence.words
    broad = spot.entries[0].kind in ("country", "region", "province")
    evidence = 0.0
    beside = found[-1] if found and found[-1].sentence is sentence and found[-1].evidence >= ENOUGH else None
    if spot.first > first and not (beside and beside.last == spot.first):
        evidence -= _apart(spot, words[spot.first - 1].text, opens=spot.first == 1) * (1.5 if broad else 2.5)
    if spot.last < last and words[spot.last].text not in (".", *sentence.vocabulary.no_place):
        behind = words[spot.last].low
        if behind in sentence.known("media"):
            return evidence - 2.5  # "the New York Times"
        institution = behind in sentence.known("organisation") or behind in titles(sentence)
        evidence -= 0.2 if institution else 0.3 if broad else 1.8
    elif spot.last == last < len(words) and spot.name.lower().startswith(("st", "saint")):
        saint = words[spot.last - 1].text.endswith(("'s", "’s")) and is_name(words[last])
        evidence -= 2.5 if saint else 0.0  # "St. Michael's Hospital"
    return evidence


def _apart(spot: Spot, before: str, *, opens: bool) -> float:
    """How much the capitalised word before a name makes it part of another name, from 0 to 1."""
    vocabulary = spot.sentence.vocabulary
    if before in vocabulary.no_place or before.lower() in vocabulary.directions:
        return 0.0
    if country_of_adjective(before, vocabulary) is not None:
        return 0.0
    return 0.4 if opens or before.isupper() else 1.0

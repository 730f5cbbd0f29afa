"""What the words around a name say of it: the role it plays as a place, or that it is none."""

from solferino.extract.names import NameRun, written
from solferino.extract.sentences import Sentence

APPOSITION = 7  # words behind a name in which it is said to be a village
DEDICATION = ("lady", "of")  # "Our Lady of Mount Carmel" lies elsewhere


def skip_left(sentence: Sentence, index: int) -> tuple[int, str | None, bool]:
    """Step left over articles, directions and designators: where the locative ends, a designator, a direction seen."""
    lows, designator, directed = sentence.lows, None, False
    while index > 0:
        low = lows[index - 1]
        named = index > 1 and low == "of" and sentence.vocabulary.designators.at(lows, index - 2)
        if named and lows[index - 2] not in ("north", "south"):
            designator, index = lows[index - 2], index - 2
        elif low in sentence.vocabulary.directions and not (
            designator is None and index > 1 and lows[index - 2].isdecimal()
        ):
            directed, index = True, index - 1
        elif (
            low in sentence.known("place_fillers")
            or sentence.vocabulary.designators.at(lows, index - 1)
            and designator is None
            and low in ("city", "town", "village", "province", "district")
        ):
            designator = designator or (low if low not in sentence.known("place_fillers") else None)
            index -= 1
        else:
            break
    return index, designator, directed


def locative(sentence: Sentence, index: int) -> str | None:
    """The role that the words ending at `index` give."""
    for back in (4, 3, 2, 1):
        at = index - back
        hit = sentence.vocabulary.locatives.at(sentence.lows, at) if at >= 0 else None
        if hit and hit[0] == index:
            return hit[1]
    return None


def listed(sentence: Sentence, first: int, last: int, taken: frozenset[int]) -> bool:
    """A name that heads a list item: "BAGHDAD - In …", "DAIKUNDI: …", "12 September: Padema village, …"."""
    lows = sentence.lows
    tail = sentence.text[sentence.words[last - 1].end - sentence.start :][:3]
    opens = all(i in taken or lows[i] in ("*", "•", ":", ",", ".", "about") for i in range(first))
    if opens and first and sentence.lead:
        return True
    if opens and sentence.lead:
        return tail[:1] == ":" or tail[:2] in (" -", " –", " —") or (tail[:1] in ".," and len(lows) <= 8)
    return lows[first - 1] in (":", ".") and first <= 7 and tail[:1] in (",", ".", ":", "")


def is_organisation(sentence: Sentence, name: NameRun) -> bool:
    """A word for an organisation in the name or right behind it, or the name of a saint's place in a church's."""
    lows = sentence.lows
    inside = {*lows[name.first : name.core], *lows[name.last : name.last + 1]} & sentence.known("organisation")
    if inside and name.core - name.first > 1:  # "the West Bank"
        known = sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, name.core))
        inside = set() if known and known[0].kind == "region" else inside
    return bool(inside) or lows[max(0, name.first - 2) : name.first] == DEDICATION


def behind_date(sentence: Sentence, first: int, taken: frozenset[int]) -> range:
    """The comma before a name that stands behind a date and before another name."""
    comma = first > 1 and sentence.lows[first - 1] == "," and first - 2 in taken
    return range(first - 1, first) if comma else range(0)


def of_a_hospital(sentence: Sentence, first: int) -> bool:
    """ "Taken to the hospital in Haifa", "at the hospital of Abs": where the wounded went, unless it was hit."""
    lows = sentence.lows
    if first < 2 or lows[first - 1] not in ("in", "at", "of") or lows[first - 2] not in sentence.known("care"):
        return False
    return not any(True for _ in sentence.vocabulary.effects.find(lows))


def said_to_be_a_place(sentence: Sentence, last: int) -> bool:
    """ "Baga Sola, a town in the west of Chad"."""
    behind = sentence.lows[last : last + APPOSITION]
    if behind[:1] != (",",) or len(behind) < 3 or behind[1] not in ("a", "an", "the", "one"):
        return False
    phrase = behind[2:]
    stop = next((i for i, low in enumerate(phrase) if low in (",", ".", ";", "(", "who", "which", "that")), len(phrase))
    return any(low in sentence.known("units") for low in phrase[:stop])


def named_as_unit(sentence: Sentence, name: NameRun) -> bool:
    """ "The Dahyan market", not "a Kurdish city": the word behind the name says that it is a place."""
    article = sentence.lows[name.first - 1] if name.first else ""
    return bool(name.designator) and name.designator in sentence.known("units") and article not in ("a", "an")


def undergone(sentence: Sentence, last: int) -> bool:
    """ "Vuhledar was shelled", "Baida, in the east, saw the worst of it": the place as what suffers the act."""
    lows = sentence.lows
    if lows[last : last + 1] == (",",):
        close = next((i for i in range(last + 1, min(last + APPOSITION, len(lows))) if lows[i] == ","), None)
        if close is None or lows[last + 1] not in ("in", "on", "near", "a", "the", "where"):
            return False
        last = close + 1
    behind = " ".join(lows[last : last + 5]) + " "
    return any(behind.startswith(f"{phrase} ") for phrase in sentence.vocabulary.phrases["undergone"])


def seat_of_a_speaker(sentence: Sentence, first: int, last: int) -> bool:
    """ "An aid group in Khartoum", "Rights Solidarity, in Geneva, says": where somebody sits, not where it happened."""
    lows, words = sentence.lows, sentence.words
    if first < 3 or lows[first - 1] != "in":
        return False
    if lows[first - 2] in sentence.known("seated"):
        return True
    before = words[first - 3].text
    named = before[:1].isupper() and not before.isdecimal() and lows[first - 3] in sentence.known("organisation")
    return lows[first - 2] == "," and lows[last : last + 1] == (",",) and named


def heads_an_entry(sentence: Sentence, name: NameRun) -> bool:
    """ "13 July 2019: Noukeltouoga, Gourma province": an unknown name before the unit that it lies in."""
    lows, last = sentence.lows, name.last
    if lows[last : last + 1] != (",",):
        return False
    ends = range(last + 2, min(last + 6, len(lows)))
    stop = next((at for at in ends if lows[at] in (",", ".", ":", ";", "(")), len(lows))
    hits = (sentence.vocabulary.designators.at(lows, at) for at in ends if at < stop)
    return any(hit and hit[1] == "region" for hit in hits)

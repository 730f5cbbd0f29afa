"""What the words around a name say of it: the role it plays as a place, or that it is none."""

from solferino.extract.heads import head, names_only, number
from solferino.extract.names import NameRun, written
from solferino.extract.sentences import Sentence

STRUCK_REACH = 3  # words between what was done and the name of a hospital
UNIT_NAME = 4  # words of the name of a province
UNIT_REACH = 7  # words of the unit behind a name that heads a list item
MIDDLE = ("central", "downtown")  # of a town, mostly: "central Ankara"
UNITS_OF_CAPITALS = ("state", "province", "region", "county", "district")
HEAD_MARKS = ("*", "•", "#", "►", "»", "+", "–", "-", ":", ",", ".", "about")
ROUTE_NAME = 6  # words of a name between "between" and "and"
ROUTE_REACH = 4  # words between the road and "between"
APPOSITION = 7  # words behind a name in which it is said to be a village
SPOT_REACH = 7  # words between "near" and the building that somebody sits in
CALLED_REACH = 5  # words of "a village known locally as"
GATHERINGS = (("meeting", "in"), ("conference", "in"))  # "killed 33 people at a tribal meeting in Abu Ghraib"
DEDICATION = ("lady", "of")  # "Our Lady of Mount Carmel" lies elsewhere


def skip_left(sentence: Sentence, index: int) -> tuple[int, str | None, bool]:
    """Step left over articles, directions and designators: where the locative ends, a designator, a direction seen."""
    lows, designator, directed = sentence.lows, None, False
    if lows[max(0, index - 2) : index] == ("co", "."):
        return index - 2, "county", False  # "Strabane, Co. Tyrone"
    while index > 0:
        low = lows[index - 1]
        passed = _capital(sentence, index)
        if _owner(sentence, index - 1) or passed:
            index -= passed or 1  # "in Yemen's Hadramawt", "in the Afghan capital, Kabul"
            continue
        kind = _kind_before(sentence, index) if low == "of" else None
        if kind is not None:
            designator, index = " ".join(lows[kind : index - 1]), kind
        elif low in sentence.vocabulary.directions and not (
            designator is None and index > 1 and lows[index - 2].isdecimal()
        ):
            directed, index = directed or low not in MIDDLE, index - 1
        elif (
            low in sentence.known("place_fillers")
            or sentence.vocabulary.designators.at(lows, index - 1)
            and designator is None
            and low in ("city", "town", "village", "province", "district", "county")
        ):
            designator = designator or (low if low not in sentence.known("place_fillers") else None)
            index -= 1
        else:
            break
    return index, designator, directed


def _kind_before(sentence: Sentence, index: int) -> int | None:
    """Where the word for a kind of place begins that ends before the "of" at `index - 1`: "health zone of"."""
    for size in (3, 2, 1):
        at = index - 1 - size
        hit = sentence.vocabulary.designators.at(sentence.lows, at) if at >= 0 else None
        if hit and hit[0] == index - 1 and sentence.lows[at] not in ("north", "south"):
            return at
    return None


def _owner(sentence: Sentence, at: int) -> bool:
    """A country in the possessive."""
    if not sentence.words[at].text.endswith(("'s", "’s")):
        return False
    entries = sentence.vocabulary.gazetteer.lookup(written(sentence, at, at + 1))
    return bool(entries) and entries[0].kind == "country"


def _capital(sentence: Sentence, index: int) -> int:
    """How many words before a name call it a capital: "the Afghan capital", "the provincial capital,"."""
    lows, at = sentence.lows, index - 1
    if at > 1 and lows[at] == ",":
        at -= 1
    if at < 1 or lows[at] != "capital":
        return 0
    if lows[at - 1] in UNITS_OF_CAPITALS and sentence.words[at - 2].text[:1].isupper():
        return index - at + 2  # "the Borno state capital, Maiduguri"
    described = lows[at - 1] in sentence.known("of_a_capital") or sentence.words[at - 1].text[:1].isupper()
    return index - at + (1 if described else 0)


def locative(sentence: Sentence, index: int) -> str | None:
    """The role that the words ending at `index` give."""
    told_for = index == 1 and sentence.lows[:1] == ("for",)
    if told_for and any(True for _ in sentence.vocabulary.outcomes.find(sentence.lows)):
        return "site"  # "For Deir Billa, 15 km from Batroun, the ministry reported two killed"
    for back in (4, 3, 2, 1):
        at = index - back
        hit = sentence.vocabulary.locatives.at(sentence.lows, at) if at >= 0 else None
        if hit and hit[0] == index and not _is_building(sentence, at, index):
            return hit[1]
    return None


def _is_building(sentence: Sentence, first: int, last: int) -> bool:
    """ "The office of the student council in Maliana": a body that says nothing is a building there."""
    if sentence.lows[first:last] in GATHERINGS:
        return any(True for _ in sentence.vocabulary.outcomes.find(sentence.lows[:first]))
    if sentence.lows[first:last] not in (("council", "in"), ("embassy", "in"), ("delegation", "in")):
        return False
    return sentence.words[first].text.islower() and _is_spot(sentence, first)


def on_a_route(sentence: Sentence, left: int) -> bool:
    """ "On the road between Garowe and Bosaso", "the highway from Kabul to Kandahar": neither end is the spot."""
    lows = sentence.lows
    if left < 2 or lows[left - 1] not in ("between", "and", "from", "to"):
        return False
    opener = {"and": "between", "to": "from"}.get(lows[left - 1], lows[left - 1])
    at = next((i for i in range(left - 1, max(-1, left - 1 - ROUTE_NAME), -1) if lows[i] == opener), None)
    if at is None or not (opener == lows[left - 1] or sentence.words[at + 1].text[:1].isupper()):
        return False
    before = lows[max(0, at - ROUTE_REACH) : at]
    routes = sentence.known("routes") | (sentence.known("on_the_way") if opener == "between" else frozenset())
    if any(low in (",", ";", ".") for low in before):
        before = before[max(i for i, low in enumerate(before) if low in (",", ";", ".")) + 1 :]
    return bool(set(before) & routes)


def in_apposition(sentence: Sentence, left: int, before: int) -> bool:
    """ "Lashkar Gah, the provincial capital of Helmand": what the place that ends at `before` is the capital of."""
    between = sentence.lows[before:left]
    if between[-1:] != ("of",) or between[:1] not in ((",",), ("(",)) or len(between) > APPOSITION:
        return False
    return bool(set(between[-3:]) & {"capital", "city", "town", "seat", "port"}) and "," not in between[1:]


def listed(sentence: Sentence, first: int, last: int, taken: frozenset[int]) -> bool:
    """A name that heads a list item: "BAGHDAD - In …", "DAIKUNDI: …", "12 September: Padema village, …"."""
    lows = sentence.lows
    tail = sentence.text[sentence.words[last - 1].end - sentence.start :][:3]
    if sentence.lead and (first < head(sentence, taken) or (number(sentence) and names_only(sentence))):
        return True
    opens = all(i in taken or lows[i] in HEAD_MARKS for i in range(number(sentence), first))
    if opens and first > number(sentence) and sentence.lead:
        return True
    if opens and sentence.lead:
        return (
            tail[:1] == ":"
            or _before_its_unit(sentence, last)
            or tail[:2] in (" -", " –", " —")
            or (tail[:1] in ".," and len(lows) <= 8)
        )
    return lows[first - 1] in (":", ".") and first <= 7 and tail[:1] in (",", ".", ":", "")


def _before_its_unit(sentence: Sentence, last: int) -> bool:
    """ "Dorogoshch, Grayvoron district: shelled": a name, the unit that it lies in, and a colon."""
    ahead = sentence.lows[last : last + UNIT_REACH]
    if ahead[:1] != (",",) or ":" not in ahead:
        return False
    hit = sentence.vocabulary.designators.at(sentence.lows, last + ahead.index(":") - 1)
    return hit is not None and hit[1] == "region"


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


def tends_the_wounded(sentence: Sentence, name: NameRun) -> bool:
    """ "At Connaught Hospital doctors counted nine dead": a hospital by name that was not itself attacked."""
    lows, vocabulary = sentence.lows, sentence.vocabulary
    if not name.designator or name.designator.split()[-1] not in sentence.known("care"):
        return False
    if sentence.lead and lows[name.last : name.last + 1] == (":",):
        return False  # "Kamal Adwan Hospital: shells broke the windows": the spot of an entry
    struck = any(0 <= name.first - end <= STRUCK_REACH for _, end, relation in vocabulary.effects.find(lows))
    if struck or undergone(sentence, name.last):
        return False
    attacked = any(row.strength > 1 for _, _, row in vocabulary.triggers.find(lows))
    return not attacked or bool(set(lows) & sentence.known("tending"))


def said_to_be_a_place(sentence: Sentence, last: int) -> bool:
    """ "Baga Sola, a town in the west of Chad"."""
    behind = sentence.lows[last : last + APPOSITION]
    if behind[:1] != (",",) or len(behind) < 3 or behind[1] not in ("a", "an", "the", "one"):
        return False
    phrase = behind[2:]
    stop = next((i for i, low in enumerate(phrase) if low in (",", ".", ";", "(", "who", "which", "that")), len(phrase))
    return any(low in sentence.known("units") for low in phrase[:stop])


def called_so(sentence: Sentence, left: int) -> bool:
    """ "A dirt road outside a village called Krawa Mafa", "a hamlet known locally as Zaroli"."""
    before = sentence.lows[max(0, left - CALLED_REACH) : left]
    if before[-1:] not in (("called",), ("named",), ("as",)) or (before[-1] == "as" and "known" not in before):
        return False
    return bool(set(before) & sentence.known("units"))


def named_as_unit(sentence: Sentence, name: NameRun) -> bool:
    """ "The Dahyan market", not "a Kurdish city": the word behind the name says that it is a place."""
    article = sentence.lows[name.first - 1] if name.first else ""
    return bool(name.designator) and name.designator in sentence.known("units") and article not in ("a", "an")


def undergone(sentence: Sentence, last: int) -> str | None:
    """ "Vuhledar was shelled", "Baida, in the east, saw the worst of it": the place as what suffers the act.

    "weak" where a person might suffer it as well.
    """
    lows = sentence.lows
    last = _behind_list(sentence, last)
    if lows[last : last + 1] == (",",):
        close = next((i for i in range(last + 1, min(last + APPOSITION, len(lows))) if lows[i] == ","), None)
        if close is None or lows[last + 1] not in ("in", "on", "near", "a", "the", "where"):
            return None
        last = close + 1
    behind = " ".join(lows[last : last + 5]) + " "
    phrases = sentence.vocabulary.phrases
    if any(behind.startswith(f"{phrase} ") for phrase in phrases["shelled"]):
        return "site"
    return "weak" if any(behind.startswith(f"{phrase} ") for phrase in phrases["undergone"]) else None


def _behind_list(sentence: Sentence, last: int) -> int:
    """Behind "and Gora-Podol in the same district": where the verb of several places stands."""
    lows, words = sentence.lows, sentence.words
    at = last
    while at + 1 < len(words) and lows[at] in (",", "and") and words[at + 1].text[:1].isupper():
        at += 1
        while at < len(words) and words[at].text[:1].isupper():
            at += 1
    if lows[at : at + 3] in (("in", "the", "same"), ("of", "the", "same")):
        at += 4
    return at


def seat_of_a_speaker(sentence: Sentence, first: int, last: int) -> bool:
    """ "An aid group in Khartoum", "Rights Solidarity, in Geneva, says": where somebody sits, not where it happened."""
    lows, words = sentence.lows, sentence.words
    if first < 3 or lows[first - 1] != "in":
        return False
    if lows[first - 2] in sentence.known("seated"):
        return not _is_spot(sentence, first - 2)
    before = words[first - 3].text
    named = before[:1].isupper() and not before.isdecimal() and lows[first - 3] in sentence.known("organisation")
    return lows[first - 2] == "," and lows[last : last + 1] == (",",) and named


def _is_spot(sentence: Sentence, at: int) -> bool:
    """ "Near the police headquarters in Bismil": where an act happened is no seat, even if somebody sits there."""
    before = sentence.lows[max(0, at - SPOT_REACH) : at]
    led = any(low in ("near", "outside", "inside", "at", "beside", "on", "against") for low in before)
    struck = any(True for _ in sentence.vocabulary.effects.find(before))
    return (led or struck) and not any(low in (",", ";", "said", "who") for low in before)


def heads_an_entry(sentence: Sentence, name: NameRun) -> bool:
    """ "13 July 2019: Noukeltouoga, Gourma province": an unknown name before the unit that it lies in."""
    lows, last = sentence.lows, name.last
    if lows[last : last + 1] not in ((",",), ("(",)):
        return False
    if _known_unit(sentence, last + 1) or (number(sentence) == name.first and names_only(sentence)):
        return True
    ends = range(last + 2, min(last + 6, len(lows)))
    stop = next((at for at in ends if lows[at] in (",", ".", ":", ";", "(")), len(lows))
    hits = (sentence.vocabulary.designators.at(lows, at) for at in ends if at < stop)
    return any(hit and hit[1] == "region" for hit in hits)


def _known_unit(sentence: Sentence, first: int) -> bool:
    """A province, region or country of that name stands at `first`, up to the next mark: "Ancuabe, Cabo Delgado."."""
    lows = sentence.lows
    stop = next((at for at in range(first, len(lows)) if lows[at] in (",", ".", ":", ";", ")", "(", "–")), len(lows))
    if not 0 < stop - first <= UNIT_NAME or not sentence.words[first].text[:1].isupper():
        return False
    gazetteer = sentence.vocabulary.gazetteer
    found = gazetteer.lookup_region(written(sentence, first, stop)) or gazetteer.lookup(written(sentence, first, stop))
    return bool(found) and found[0].kind in ("country", "province", "region")

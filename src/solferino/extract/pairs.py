"""What two places that stand side by side say of each other: a quarter and its town, a town and its province."""

from dataclasses import replace

from solferino.extract.names import is_name, written
from solferino.extract.places import PlaceMention, behind, places, within
from solferino.extract.sentences import Sentence
from solferino.model.geometry import distance_m
from solferino.vocab.gazetteer import fold

HELD = ((",",), ("in",), (",", "in"), ("(",), (",", "also", "in"))  # between a place and the one that it lies in
OF_A_TOWN = (("of",), ("in",), (",",), (",", "in"), ())  # between a quarter and its town; none: "Kabul's X district"
SETTLEMENTS = ("city", "town", "port", "village", "hamlet", "resort")
QUARTERS = frozenset(("district", "commune", "area", "community", "municipality"))
CITY = 200_000  # people; a city of this size has suburbs and quarters with names of their own
SUBURB_M = 25_000  # as far from the middle of a city they lie
METROPOLIS = 1_000_000  # people
SEAT = 100_000  # people; the town of a province below this has few places in it that are told of
TOWN = 20_000  # people; a smaller town has no quarters called districts


def settled_places(sentence: Sentence, taken: frozenset[int]) -> tuple[PlaceMention, ...]:
    """The places of a sentence, each pair of neighbours looked at together."""
    found, told = list(places(sentence, taken)), homes(sentence)
    for at in range(len(found) - 1):
        here, there = found[at], found[at + 1]
        between = sentence.lows[behind(sentence, here) : there.first]
        if _quarter(here, there, between):
            found[at : at + 2] = replace(here, role="site"), replace(there, role="site")
        elif _quarter(there, here, between) and between == ():
            found[at : at + 2] = replace(here, role="site"), replace(there, role="site")
        elif _describes(sentence, here, there, between):
            found[at] = replace(here, role="region")
        elif here.role == "site" and here.designator == "area" and between[:1] == ("of",) and there.broad:
            found[at] = replace(here, role="region")  # "the Douentza area of central Mali"
        elif (
            there.role == "site"
            and (between in HELD or (between == ("of",) and here.role == "region"))
            and (_holds(there, here) or _unit(there, here) or _before_a_country(sentence, there))
        ):
            found[at + 1] = replace(there, role="region")
    if any(place.role != "region" and place.first not in told for place in found):
        found = [place for place in found if place.first not in told]
    return tuple(place for place in found if not _seat(sentence, place, found))


def homes(sentence: Sentence) -> frozenset[int]:
    """Words of the place that people speak of as theirs: "residents of Argun reported heavy shelling"."""
    lows = sentence.lows
    out: set[int] = set()
    for at in range(len(lows) - 2):
        if lows[at] in sentence.known("dwellers") and lows[at + 1] in ("of", "in"):
            end = at + 2
            while end < len(lows) and is_name(sentence.words[end]):
                end += 1
            out.update(range(at + 2, end))
    return frozenset(out)


def _seat(sentence: Sentence, place: PlaceMention, found: list[PlaceMention]) -> bool:
    """ "In Geneva, the office said 30 people were killed in Hama": a city abroad where somebody speaks."""
    if place.role != "site" or place.listed or sentence.lows[place.first - 1 : place.first] not in (("in",), ("the",)):
        return False
    others = [p for p in found if p.first > place.last and p.role in ("site", "near")]
    between = sentence.lows[place.last : others[0].first] if others else ()
    said = next((a for a, _, _ in sentence.vocabulary.speech.find(between)), None)
    if said is None or _tells_of_an_act(sentence, place.last + said):
        return False
    here = {entry.country for entry in place.entries}
    there = {entry.country for p in others for entry in p.entries}
    return fold(place.name) in sentence.known("seats") or bool(here and there) and not here & there


def _tells_of_an_act(sentence: Sentence, end: int) -> bool:
    head, vocabulary = sentence.lows[:end], sentence.vocabulary
    return any(True for table in (vocabulary.triggers, vocabulary.outcomes) for _ in table.find(head))


def _quarter(here: PlaceMention, there: PlaceMention, between: tuple[str, ...]) -> bool:
    """ "The Karrada district of Baghdad" is a part of the town; "the Masisi district of North Kivu" is none."""
    if here.role != "region" or here.designator not in QUARTERS or between not in OF_A_TOWN:
        return False
    if there.designator == "city":
        return True
    least = TOWN if "of" in between or not between else CITY
    if any(entry.kind == "province" for entry in there.entries):
        least = METROPOLIS  # "Sai Buri district of Pattani": of the province
    return there.designator is None and _town(there) >= least


def _describes(sentence: Sentence, here: PlaceMention, there: PlaceMention, between: tuple[str, ...]) -> bool:
    """ "The Black Sea port of Odesa", "Hajjah's Mustaba district": the first name says in which part of the country."""
    if here.role != "site":
        return False
    if between == () and sentence.words[here.last - 1].text.endswith(("'s", "’s")):
        return there.role == "region" and any(entry.kind == "province" for entry in here.entries)
    return between == ("of",) and here.designator in SETTLEMENTS and there.role == "site"


def _town(place: PlaceMention) -> int:
    """People of the largest town of that name, none where a country bears it."""
    if any(entry.kind == "country" for entry in place.entries):
        return 0
    return max((entry.population for entry in place.entries if entry.kind == "settlement"), default=0)


def _unit(outer: PlaceMention, inner: PlaceMention) -> bool:
    """ "Ouallam department, Tillabéri": behind a unit or a village that no gazetteer has a province, not its town."""
    if outer.designator is not None or not any(entry.kind == "province" for entry in outer.entries):
        return False
    return _town(outer) < (CITY if inner.role == "region" else SEAT) and (inner.role == "region" or not inner.entries)


def _before_a_country(sentence: Sentence, place: PlaceMention) -> bool:
    """ "Al-Hamidiah, Idlib, Syria": between a spot and a country stands a province, unless it is a large city."""
    at = place.last + 1
    if at >= len(sentence.words) or sentence.lows[place.last] != "," or not is_name(sentence.words[at]):
        return False
    entries = sentence.vocabulary.gazetteer.lookup(written(sentence, at, at + 1))
    country = bool(entries) and entries[0].kind == "country"
    return country and any(e.kind == "province" for e in place.entries) and _town(place) < METROPOLIS


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    """ "Tumaco, Nariño": the second is the province rather than a town of that name, unless it is the first's city."""
    if outer.designator is not None or not within(inner, outer):
        return False
    cities = [e for e in outer.entries if e.kind == "settlement" and e.population >= CITY]
    here = [e for e in inner.entries if e.kind == "settlement"]
    return not any(distance_m(a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg) <= SUBURB_M for a in cities for b in here)

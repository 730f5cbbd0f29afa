"""Places in a sentence: where a name stands as a place, and in which role. Resolution to one entry: resolve.py."""

from dataclasses import dataclass

from solferino.extract.distances import Distance, distance_before
from solferino.extract.locatives import (
    behind_date,
    called_so,
    heads_an_entry,
    in_apposition,
    is_organisation,
    listed,
    locative,
    named_as_unit,
    of_a_hospital,
    on_a_route,
    said_to_be_a_place,
    seat_of_a_speaker,
    skip_left,
    tends_the_wounded,
    undergone,
)
from solferino.extract.names import NameRun, hyphened, is_name, readings, runs, says_whose, written
from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import Entry

BROAD = frozenset(("country", "province", "region"))
KNOWN_POPULATION = 1_000
HOLDS = (",", "and", "(", "in", "/", "or")  # between a place and another in the same role
ASIDE = ("a", "an", "just", "the", "to", "small", "about", "south", "north", "east", "west", "further", "well", "far")
PLURAL = ("areas", "villages", "towns", "parts", "area")  # "the Zinjibar and Jaar areas of Abyan"
OLDEST = 110  # years
CAPITAL_REACH = 16  # words between "in the capital" and a district of it
METROPOLIS = 1_000_000  # people; "western Kabul" is in the city, "northern Idlib" in the province
SMALLER = ("village", "hamlet")  # behind the name of a province these are in it


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name used as a place: words `first:last`, offsets of the name, its role and the gazetteer's candidates.

    `designator` is the word that says what it is ("district"); `listed` marks a name that heads a list item.
    `away_m`, `bearing_deg`: "40 km northwest of" it.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    role: str
    entries: tuple[Entry, ...]
    designator: str | None = None
    listed: bool = False
    away_m: float | None = None
    bearing_deg: float | None = None

    @property
    def broad(self) -> bool:
        return bool(self.entries) and self.entries[0].kind in BROAD


def within(inner: PlaceMention, outer: PlaceMention) -> bool:
    """One name may lie in the other: a town in a province or country of that name."""
    return any(
        a.country == b.country and (b.kind in ("country", "region") or (b.kind == "province" and a.admin1 == b.admin1))
        for b in outer.entries
        if b.kind in BROAD
        for a in inner.entries
        if a.id != b.id
    )


def behind(sentence: Sentence, place: PlaceMention) -> int:
    """Where a name ends, with the word for its kind behind it: "Douentza area"."""
    unit = tuple(place.designator.split()) if place.designator else ()
    follows = bool(unit) and sentence.lows[place.last : place.last + len(unit)] == unit
    return place.last + (len(unit) if follows else 0)


def places(sentence: Sentence, taken: frozenset[int]) -> tuple[PlaceMention, ...]:
    """Places of a sentence from left to right. `taken`: words already read as dates, weapons, actors or speakers."""
    titled = _title(sentence)
    if titled is not None:
        return (titled,)
    out: list[PlaceMention] = []
    for first, last in runs(sentence, taken):
        for name in readings(sentence, first, last):
            mention = _place(sentence, name, out, taken)
            if mention is not None:
                out.append(mention)
                break
    return tuple(out)


def _title(sentence: Sentence) -> PlaceMention | None:
    """A heading that is the name of a country or region and nothing else: "Burkina Faso"."""
    last = len(sentence.words)
    named = all(is_name(word) or word.low in ("of", "the") for word in sentence.words)
    if not (sentence.heading and last and named):
        return None
    entries = sentence.vocabulary.gazetteer.lookup_region(written(sentence, 0, last))
    if not entries or entries[0].kind not in BROAD:
        return None
    heading = _Setting("region", None, None, directed=False, listed=True, said=False)
    return _build(sentence, NameRun(0, last, last, None), "region", entries, heading)


def _attached(sentence: Sentence, left: int, found: list[PlaceMention]) -> str | None:
    """The role taken over from the place just before ("Uman, central Ukraine"; "Baga and Doron Baga")."""
    if not found or left == 0:
        return None
    if found[-1].last == left and sentence.words[left - 1].text.endswith(("'s", "’s")):
        return found[-1].role  # "Zamfara state's Anka local government area"
    between = sentence.lows[behind(sentence, found[-1]) : left]
    if between == ("of",) and found[-1].designator is not None:
        return found[-1].role  # "the Karrada district of Baghdad"
    if len(between) <= 2 and between and all(low in HOLDS for low in between):
        return found[-1].role
    return None


def _aged(sentence: Sentence, last: int) -> bool:
    """A person's name: "Aminu Sani, 53, a headman", "Aminu Sani, who"."""
    lows = sentence.lows
    age = lows[last + 1] if lows[last : last + 1] == (",",) and last + 2 < len(lows) else ""
    return (age.isdecimal() and lows[last + 2] in (",", ".", ")") and int(age) < OLDEST) or age == "who"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the words around a name say: its role, that of the place before it, a designator, a direction."""

    role: str | None
    inherited: str | None
    designator: str | None
    directed: bool
    listed: bool
    said: bool
    away: Distance | None = None

    @property
    def named(self) -> str | None:
        return self.role or self.inherited


def _setting(sentence: Sentence, name: NameRun, found: list[PlaceMention], taken: frozenset[int]) -> _Setting | None:
    """The setting of a name, None where it says that the name is no place or no place of an event."""
    left, before, directed = skip_left(sentence, name.first)
    end = behind(sentence, found[-1]) if found else 0
    if end > left:  # "the Karrada district of Baghdad": the word belongs to the name before it
        left, before = min(end + 1, name.first), None
    away = distance_before(sentence, left)
    near = away is not None or "nearby" in sentence.lows[left : name.first]
    role = "near" if near else locative(sentence, left)
    if role == "none":
        role = _from_between(sentence, left, found)
    if role == "none" or _elsewhere(sentence, name):
        return None
    if role == "near" and _aside(sentence, left, found):
        return None
    inherited = None if _aged(sentence, name.last) else _attached(sentence, left, found)
    heads = listed(sentence, name.first, name.last, taken)
    said = said_to_be_a_place(sentence, name.last) or named_as_unit(sentence, name)
    said = said or (heads and heads_an_entry(sentence, name)) or called_so(sentence, left)
    if role is None and inherited is None:
        role = "site" if said else undergone(sentence, name.last)
    if heads and name.first > 0 and name.first - 1 in behind_date(sentence, name.first, taken):
        role, heads = role or "site", False  # "2019-07-03, Tajura, Libya: …"
    if role is None and inherited is None and not heads and before is None:
        return None
    return _Setting(role, inherited, name.designator or before, directed, heads, said or before is not None, away)


def _from_between(sentence: Sentence, left: int, found: list[PlaceMention]) -> str:
    """Behind words that speak of elsewhere: the ends of a road are near, what a town is the capital of holds it."""
    if on_a_route(sentence, left):
        return "near"
    if found and found[-1].role in ("site", "near") and in_apposition(sentence, left, found[-1].last):
        return "region"
    return "none"


def _elsewhere(sentence: Sentence, name: NameRun) -> bool:
    """A name that is part of another, or where nothing happened: where the wounded went, where a speaker sits."""
    return (
        is_organisation(sentence, name)
        or says_whose(sentence, name)
        or of_a_hospital(sentence, name.first)
        or tends_the_wounded(sentence, name)
        or bool({*sentence.lows[name.last : name.last + 1]} & sentence.known("no_spot_behind"))
        or seat_of_a_speaker(sentence, name.first, name.last)
    )


def _place(sentence: Sentence, name: NameRun, found: list[PlaceMention], taken: frozenset[int]) -> PlaceMention | None:
    setting = _setting(sentence, name, found, taken)
    if setting is None:
        return None
    designator = setting.designator
    hit = sentence.vocabulary.designators.at(tuple(designator.split()), 0) if designator else None
    kind = hit[1] if hit else None
    entries = _entries(sentence, name, designator, kind)
    if setting.role == "weak" and designator is None and not _well_known(entries):
        return None
    if (
        setting.role == "near"
        and not entries
        and not designator
        and sentence.lows[name.first - 1 : name.first] == ("the",)
    ):
        return None  # "near the Green Zone": a landmark that no gazetteer has
    if not entries and name.designator is None and not setting.said:
        if setting.named is None or _known_in_part(sentence, name):
            return None
    role = _final(setting, entries, kind, town=_in_town(sentence, name, found))
    inside = sentence.lows[max(0, name.first - 4) : name.first - 2] == ("in", "the") and setting.away is None
    if role == "near" and inside and entries and entries[0].kind in BROAD:
        role = "region"  # "in the south of Chad"
    if role == "site" and all(low in sentence.vocabulary.bearings for low in sentence.lows[name.first : name.last]):
        role = "region"  # "in the North-West"
    if role == "site" and name.designator in SMALLER and any(entry.kind == "province" for entry in entries):
        role = "region"  # "a strike on Sagaing village": a village in Sagaing
    return _build(sentence, name, role, entries, setting)


def _well_known(entries: tuple[Entry, ...]) -> bool:
    return bool(entries) and (entries[0].kind in BROAD or entries[0].population >= KNOWN_POPULATION)


def _aside(sentence: Sentence, left: int, found: list[PlaceMention]) -> bool:
    """A place named only to say where another lies: "Shirqat, 300 km north of Baghdad", "Argun, east of Grozny"."""
    between = sentence.lows[behind(sentence, found[-1]) : left] if found else ()
    if not between or between[0] not in (",", "("):
        return False
    if any(low[0].isdecimal() or low == "some" for low in between):
        return True
    described = all(low in ASIDE or low in sentence.known("units") for low in between[1:-2])
    return found[-1].role == "site" and between[-1] == "of" and described


def _entries(sentence: Sentence, name: NameRun, designator: str | None, kind: str | None) -> tuple[Entry, ...]:
    core = written(sentence, name.first, name.core)
    if kind == "region" and designator:
        return sentence.vocabulary.gazetteer.lookup_region(
            f"{core} {designator}"
        ) or sentence.vocabulary.gazetteer.lookup_region(core)
    if name.designator and name.last > name.core:
        return sentence.vocabulary.gazetteer.lookup(written(sentence, name.first, name.last))
    return sentence.vocabulary.gazetteer.lookup(core)


def _known_in_part(sentence: Sentence, name: NameRun) -> bool:
    """ "London Ann": a known place name with more name behind it is somebody or something else; not "Garm-Darra"."""
    ends = (end for end in range(name.last - 1, name.first, -1) if not hyphened(sentence, end))
    return any(sentence.vocabulary.gazetteer.has(written(sentence, name.first, end)) for end in ends)


def _final(setting: _Setting, entries: tuple[Entry, ...], kind: str | None, *, town: bool) -> str:
    """The role in the end: an area is a region, a part of a town or a facility a site."""
    role = setting.named
    if role == "near":
        return "near"
    if kind == "region" and setting.designator in ("district", "area", "commune") and town:
        return "site"  # "BAGHDAD - In the Kamaliya district …"
    large = _is_metropolis(entries)
    if kind == "region" or (setting.directed and kind is None and not (large or _is_town(entries))):
        return "region"
    if setting.directed and large:
        return "site"
    if entries and entries[0].kind in BROAD and (kind is None or setting.designator in PLURAL):
        return "region"
    return "site" if role in (None, "site", "region", "weak") else role


def _in_town(sentence: Sentence, name: NameRun, found: list[PlaceMention]) -> bool:
    """The entry stands under the name of a town: "BAGHDAD - In the Kamaliya district", or speaks of the capital."""
    if "capital" in sentence.lows[max(0, name.first - CAPITAL_REACH) : name.last + 3]:
        return sentence.lows[name.last : name.last + 1] != (",",) or "capital" in sentence.lows[: name.first]
    if not found or not found[-1].listed or not _is_town(found[-1].entries):
        return False
    return "," not in sentence.lows[found[-1].last : name.first]


def _is_town(entries: tuple[Entry, ...]) -> bool:
    """A settlement whose name no province bears: "western Mosul" is in the town, "northern Idlib" need not be."""
    return bool(entries) and entries[0].kind == "settlement" and not any(e.kind == "province" for e in entries)


def _is_metropolis(entries: tuple[Entry, ...]) -> bool:
    return any(entry.kind == "settlement" and entry.population >= METROPOLIS for entry in entries)


def _build(sentence: Sentence, run: NameRun, role: str, entries: tuple[Entry, ...], setting: _Setting) -> PlaceMention:
    name = written(sentence, run.first, run.last)
    start = sentence.words[run.first].start
    return PlaceMention(
        run.first, run.last, start, start + len(name), name, role, entries, setting.designator,
        setting.listed, setting.away.away_m if setting.away else None,
        setting.away.bearing_deg if setting.away else None,
    )  # fmt: skip

"""From a reading to templates: how the slots of an attack or bombing are filled. Which ones count: events.py."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from muc4.events import Event, events
from muc4.people import number, people, words
from muc4.perpetrators import perpetrators
from muc4.places import home_country, where
from muc4.score import Response
from muc4.tables import INSTRUMENTS, NAMED, OBJECTS, STATES
from muc4.texts import normal
from solferino.extract.facts import Facts
from solferino.extract.full_names import named
from solferino.extract.gather import weapons_of
from solferino.extract.reading import understand
from solferino.extract.recase import mixed
from solferino.extract.where import Atlas, account_places
from solferino.model.circumstance import WeaponUse
from solferino.model.document import Anchored, Document
from solferino.vocab.vocabulary import Vocabulary

SHOT = frozenset(("shot", "shots", "shoot", "shooting", "gunned", "machinegunned", "gunfire", "bullets", "bullet"))
WEEKDAY = re.compile(r"day$", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """What a whole text gives to each of its templates."""

    document: Document
    atlas: Atlas
    home: str
    dateline: str
    names: tuple[str, ...]


def responses(document: Document, dateline: str, vocabulary: Vocabulary) -> list[Response]:
    """Templates of one text, in the order of its accounts."""
    text = mixed(document, vocabulary)
    read = understand(text, vocabulary)
    names = named([fact.sentence for fact in read.facts])
    told = Told(text, Atlas(text, read.facts, vocabulary), home_country(text, dateline, vocabulary), dateline, names)
    return [_response(told, event) for event in events(text, read, told.atlas)]


def _response(told: Told, event: Event) -> Response:
    out: dict[str, list[tuple[str, str]]] = {"type": [(event.kind, "")], "stage": [(_stage(event), "")]}
    day = _day(event, told.document.published_on)
    out["date"] = [(day, "")] if day else []
    places = [anchored.value for anchored in account_places(told.document, event.frame, told.atlas)]
    country, place = where(places, told.home, event, told.dateline)
    out["country"] = [(country, "")] if country else []
    out["place"] = [(place, "")] if place and place != country else []
    out |= _instruments(weapons_of(told.document, event.facts), event)
    out |= perpetrators(event.facts)
    state = any(name in STATES for name, _ in out["perp_organisation"])
    out["category"] = [("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT", "")]
    out |= _things(event.facts)
    out |= people(event.facts, told.names)
    return out


def _stage(event: Event) -> str:
    stages = set().union(*(fact.stages for fact in event.facts))
    harmed = any(v.outcome in ("killed", "injured") for fact in event.facts for v in fact.victims)
    if harmed or not stages:
        return "ACCOMPLISHED"
    return "ATTEMPTED" if "attempted" in stages else "THREATENED"


def _day(event: Event, published: date | None) -> str:
    """The form of the task: a day, a span, or "on or before" the day of the text where no days are counted."""
    told = [day for fact in event.facts for day in fact.event_dates if day.first and not fact.caption]
    day = next((d for d in told if d.kind in ("day", "part", "range")), event.frame.inherited)
    before = "- " + _written(published) if published else ""
    if day is None and published and any(THAT_DAY.search(fact.sentence.text) for fact in event.facts):
        return _written(published)
    if (
        day is None
        or day.first is None
        or (WEEKDAY.search(day.text.strip()) and not day.text.lower().endswith(COUNTED))
    ):
        return before
    if day.kind in ("day", "part") or day.last in (None, day.first):
        return _written(day.first)
    if day.last is not None and (day.last - day.first).days < MONTH:
        return f"{_written(day.first)} - {_written(day.last)}"
    return before


THAT_DAY = re.compile(r"\b(?:this (?:morning|afternoon|evening|noon)|tonight|early today|today at|dawn today)\b", re.I)
COUNTED = ("yesterday", "today")
MONTH = 32  # days


def _written(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _instruments(found: Sequence[Anchored[WeaponUse]], event: Event) -> dict[str, list[tuple[str, str]]]:
    names: dict[str, str] = {}
    for weapon in found:
        row = weapon.rule.partition(":")[2]
        names.setdefault(normal(weapon.quotes[0].text), INSTRUMENTS.get(row, INSTRUMENTS.get(weapon.value.kind, "")))
    kinds = [(kind, name) for name, kind in names.items() if kind]
    if not names and any(SHOT & {*fact.sentence.lows} for fact in event.facts):
        kinds = [("GUN", "-")]  # the task infers it from "shot"
    return {"instrument_id": [(name, name) for name in names], "instrument_type": kinds}


def _things(facts: Sequence[Facts]) -> dict[str, list[tuple[str, str]]]:
    out: dict[str, list[tuple[str, str]]] = {"phys_id": [], "phys_type": [], "phys_number": [], "phys_effect": []}
    seen: set[str] = set()
    damage = any(DAMAGE & {*fact.sentence.lows} for fact in facts)
    for fact in facts:
        for thing in fact.objects:
            name = words(fact, thing.phrase)
            if thing.relation == "near" or name in seen or PARTS.search(name):
                continue
            seen.add(name)
            out["phys_id"].append((name, name))
            out["phys_type"].append((_kind(name, thing.row.id), name))
            out["phys_number"].append((number(thing.count), name))
            effect = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE"}.get(thing.relation)
            effect = effect or ("SOME DAMAGE" if damage else None)
            if effect:
                out["phys_effect"].append((effect, name))
    return out


DAMAGE = frozenset(("damage", "damages", "damaged", "damaging"))
PARTS = re.compile(r"\b(?:WINDOWS?|WALLS?|PARKING LOT|NEIGHBORHOODS?|RESIDENTIAL AREAS?)$")  # no targets of their own


def _kind(name: str, row: str) -> str:
    return next((kind for pattern, kind in NAMED if re.search(pattern, name)), OBJECTS.get(row, "OTHER"))

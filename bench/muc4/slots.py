"""From a reading to templates: how the slots of an attack or bombing are filled. Which ones count: events.py."""

import re
from collections.abc import Sequence
from datetime import date

from muc4.events import Event, events
from muc4.people import people
from muc4.perpetrators import perpetrators
from muc4.score import Response
from muc4.tables import INSTRUMENTS, NAMED, OBJECTS, STATES
from muc4.texts import normal
from solferino.extract.frames import Frame
from solferino.extract.gather import objects_of, weapons_of
from solferino.extract.reading import understand
from solferino.extract.recase import mixed
from solferino.extract.where import Atlas, account_places
from solferino.model.circumstance import ObjectHit, Place, WeaponUse
from solferino.model.document import Anchored, Document
from solferino.vocab.rows import records
from solferino.vocab.vocabulary import Vocabulary

KINDS = re.compile(
    r"\s+(?:DEPARTMENT|PROVINCE|CITY|TOWN|MUNICIPALITY|NEIGHBORHOOD|DISTRICT|REGION|VILLAGE|FARM|STATE)$"
)
WEEKDAY = re.compile(r"day$", re.I)
COUNTRIES = {row["iso2"]: row["name"].upper() for row in records("countries.toml", "country")}


def responses(document: Document, dateline: str, vocabulary: Vocabulary) -> list[Response]:
    """Templates of one text, in the order of its accounts."""
    text = mixed(document, vocabulary)
    told = understand(text, vocabulary)
    atlas = Atlas(told.facts, vocabulary)
    home = _home(dateline, atlas, vocabulary)
    return [_response(text, event, atlas, home) for event in events(text, told, atlas)]


def _home(dateline: str, atlas: Atlas, vocabulary: Vocabulary) -> str:
    """The country a text is about, else the one it was sent from."""
    sent = [entry.country for entry in vocabulary.gazetteer.lookup(dateline.title())[:1]] if dateline else []
    code = atlas.country() or next(iter(sent), None)
    return COUNTRIES.get(code or "", "")


def _response(document: Document, event: Event, atlas: Atlas, home: str) -> Response:
    out: dict[str, list[tuple[str, str]]] = {"type": [(event.kind, "")], "stage": [(_stage(event), "")]}
    day = _day(event.frame, document.published_on)
    out["date"] = [(day, "")] if day else []
    country, place = _places([a.value for a in account_places(document, event.frame, atlas)], home)
    out["country"] = [(country, "")] if country else []
    out["place"] = [(place, "")] if place and place != country else []
    out |= _instruments(weapons_of(document, event.facts))
    out |= perpetrators(event.facts)
    state = any(name in STATES for name, _ in out["perp_organisation"])
    out["category"] = [("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT", "")]
    out |= _things(objects_of(document, event.frame.facts, event.frame.told))
    out |= people(event.facts)
    return out


def _stage(event: Event) -> str:
    stages = set().union(*(fact.stages for fact in event.facts))
    harmed = any(v.outcome in ("killed", "injured") for fact in event.facts for v in fact.victims)
    if harmed or not stages:
        return "ACCOMPLISHED"
    return "ATTEMPTED" if "attempted" in stages else "THREATENED"


def _day(frame: Frame, published: date | None) -> str:
    """The form of the task: a day, a span, or "on or before" the day of the text where the text does not count days."""
    day = frame.day
    if (
        day is None
        or day.first is None
        or WEEKDAY.search(day.text.strip())
        and not day.text.strip().lower().endswith(("yesterday", "today"))
    ):
        return "- " + _written(published) if published else ""
    if day.kind in ("day", "part") or day.last in (None, day.first):
        return _written(day.first)
    if day.last is not None and (day.last - day.first).days < 32:
        return f"{_written(day.first)} - {_written(day.last)}"
    return "- " + _written(published) if published else ""


def _written(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _places(places: Sequence[Place], home: str) -> tuple[str, str]:
    local = [p for p in places if p.kind not in ("country", "region")]
    country = next((COUNTRIES.get(p.country or "") for p in places if p.country), None) or home
    name = local[0].name if local else ""
    return country, KINDS.sub("", normal(name)) if name else ""


def _instruments(found: Sequence[Anchored[WeaponUse]]) -> dict[str, list[tuple[str, str]]]:
    names: dict[str, str] = {}
    for weapon in found:
        row = weapon.rule.partition(":")[2]
        names.setdefault(normal(weapon.quotes[0].text), INSTRUMENTS.get(row, INSTRUMENTS.get(weapon.value.kind, "")))
    return {
        "instrument_id": [(name, name) for name in names],
        "instrument_type": [(kind, name) for name, kind in names.items() if kind],
    }


def _things(found: Sequence[Anchored[ObjectHit]]) -> dict[str, list[tuple[str, str]]]:
    out: dict[str, list[tuple[str, str]]] = {"phys_id": [], "phys_type": [], "phys_number": [], "phys_effect": []}
    for thing in found:
        if thing.value.relation == "near":
            continue
        name = normal(thing.value.as_written)
        out["phys_id"].append((name, name))
        out["phys_type"].append((_kind(name, thing.value.kind), name))
        out["phys_number"].append(("PLURAL" if name.endswith("S") else "1", name))
        effect = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE"}.get(thing.value.relation)
        if effect:
            out["phys_effect"].append((effect, name))
    return out


def _kind(name: str, row: str) -> str:
    return next((kind for pattern, kind in NAMED if re.search(pattern, name)), OBJECTS.get(row, "OTHER"))

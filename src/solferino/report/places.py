"""Places in words, always with their uncertainty."""

import re
from collections.abc import Iterable

from solferino.model.circumstance import Place
from solferino.report import words
from solferino.report.draw.atlas import country_name
from solferino.vocab.gazetteer import Gazetteer

ROLES = ("site", "near", "region")
UNIT = re.compile(r"\b(?:region|oblast|province|district|area|state|county|governorate|republic)\b", re.IGNORECASE)


def best(places: Iterable[Place]) -> Place | None:
    """Where the incident is put on the map: a site before a nearby place before a region, the most certain first."""
    return min(places, key=_order, default=None)


def mapped(places: Iterable[Place]) -> tuple[Place, ...]:
    """The best place; where it is a region or cannot be located, every region, as one statement may cover several."""
    rows = list(dict.fromkeys(places))
    first = best(rows)
    if first is None or (first.role != "region" and first.lat_deg is not None):
        return (first,) if first else ()
    regions = [row for row in sorted(rows, key=_order) if row.role == "region" and not _is_country(row)]
    names = {row.name: row for row in reversed(regions)}
    once = tuple(row for row in regions if names[row.name] is row)
    return (first, *once) if first.role != "region" else once or (first,)


def _is_country(place: Place) -> bool:
    """A country holds the regions that are named beside it."""
    return place.kind == "country" or (place.country is not None and place.name == country_name(place.country))


def _order(place: Place) -> tuple[int, bool, int, str, str]:
    return ROLES.index(place.role), place.lat_deg is None, place.radius_m or 0, place.name, repr(place)


def name(place: Place) -> str:
    """`Vuhledar, Donetsk, Ukraine`, without repeating a name."""
    parts = [place.name]
    for more in (province(place), country_name(place.country) if place.country else None):
        if more and more not in parts:
            parts.append(more)
    return ", ".join(parts)


def province(place: Place) -> str | None:
    """Name of the first-level unit a place lies in; a code the gazetteer does not know has no name."""
    if place.admin1 is None or "." not in place.admin1:
        return place.admin1
    return _province(place.admin1)


def _province(code: str) -> str | None:
    """Name of the province with a code such as `UA.26`."""
    entry = Gazetteer.open().province(code)
    return entry.name if entry else None


def text(place: Place | None) -> str:
    """A place with its role and uncertainty: `near Jilib, Somalia (within 5 km)`."""
    if place is None:
        return "place " + words.NOT_STATED
    region = place.role == "region" and not _is_country(place) and not UNIT.search(place.name)
    shown = f"region of {name(place)}" if region else name(place)
    return f"{'near ' if place.role == 'near' else ''}{shown} ({uncertainty(place)})"


def uncertainty(place: Place) -> str:
    if place.radius_m is None or place.lat_deg is None:
        if place.candidates:
            return f"not located: {words.counted(len(place.candidates), 'place')} of this name"
        return "not located"
    return words.radius(place.radius_m)

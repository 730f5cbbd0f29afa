"""Places in words, always with their uncertainty."""

from collections.abc import Iterable

from solferino.model.circumstance import Place
from solferino.report import words
from solferino.report.draw.atlas import country_name
from solferino.vocab.gazetteer import Gazetteer

ROLES = ("site", "near", "region")


def best(places: Iterable[Place]) -> Place | None:
    """Where the incident is put on the map: a site before a nearby place before a region, the most certain first."""
    return min(places, key=_order, default=None)


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
    return f"{'near ' if place.role == 'near' else ''}{name(place)} ({uncertainty(place)})"


def uncertainty(place: Place) -> str:
    if place.radius_m is None or place.lat_deg is None:
        if place.candidates:
            return f"not located: {words.counted(len(place.candidates), 'place')} of this name"
        return "not located"
    return words.radius(place.radius_m)

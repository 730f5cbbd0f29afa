"""Where a row of a register says that something happened: its place, the areas that hold it, its point."""

from collections.abc import Iterator
from functools import cache

from solferino.extract.cells import Cells
from solferino.model.circumstance import Place, PlaceRole
from solferino.model.document import Anchored
from solferino.vocab.countries import countries
from solferino.vocab.mapping import Where


def places(cells: Cells, where: Where) -> tuple[Anchored[Place], ...]:
    """The place of the row first, then the areas around it. A point without a name is called by its coordinates."""
    return tuple(_places(cells, where))


def _places(cells: Cells, where: Where) -> Iterator[Anchored[Place]]:
    written = cells.text(where.country)
    country = _codes().get(written.casefold()) if written else None
    lat, lon = cells.degrees(where.lat, 90), cells.degrees(where.lon, 180)
    code = cells.text(where.precision)
    radius = where.radius_m.get(code or "", where.default_radius_m)
    if code and code not in where.radius_m:
        cells.note(f"{where.precision} “{code[:40]}” has no meaning in the mapping; the widest reach is taken")
        radius = max((*where.radius_m.values(), where.default_radius_m or 0))
    located = lat is not None and lon is not None
    point = (lat, lon, radius) if located else (None, None, None)
    name = cells.text(where.name)
    columns = (where.name, where.country, *((where.lat, where.lon, where.precision) if located else ()))
    role: PlaceRole = "region" if code in where.area else "site"
    if name:
        yield cells.anchored(Place(name, role, country, None, *point), *columns)
    elif located:
        shown = f"{cells.text(where.lat)}, {cells.text(where.lon)}"
        yield cells.anchored(Place(shown, role, country, None, *point), *columns[2:], where.country)
    for column in where.admin:
        if (area := cells.text(column)) and area != name:
            yield cells.anchored(Place(area, "region", country), column, where.country)
    if written and not name and not located:
        yield cells.anchored(Place(written, "region", country, kind="country"), where.country)


@cache
def _codes() -> dict[str, str]:
    """ISO 3166 two-letter codes by name and by either code, in lower case."""
    found: dict[str, str] = {}
    for country in countries():
        for name in (country.iso2, country.iso3, *country.names):
            found.setdefault(name.casefold(), country.iso2)
    return found

"""Places that a user adds: a table with one place a row, read from CSV."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from solferino.errors import UnreadableInput
from solferino.vocab.countries import country
from solferino.vocab.gazetteer.folding import fold

COLUMNS = ("name", "lat", "lon", "country", "kind", "radius")
KINDS = {"settlement": 2_000, "facility": 2_000, "district": 20_000, "region": 50_000}  # and their radius in metres
MOST_ROWS, LONGEST_NAME, LARGEST_RADIUS_M = 20_000, 200, 2_000_000
HINT = "columns are name,lat,lon,country,kind,radius; see docs/gazetteer.md"


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One row. `names`: the first is the name, others are other spellings. Degrees are WGS 84."""

    names: tuple[str, ...]
    lat_deg: float
    lon_deg: float
    country: str | None
    kind: str
    radius_m: int

    @property
    def id(self) -> str:
        """Stays the same as long as name, country and point do."""
        name = fold(self.names[0]).replace(" ", "_")
        return f"own:{name}:{self.country or ''}:{self.lat_deg:.4f},{self.lon_deg:.4f}"


def parse(text: str, where: str) -> tuple[OwnPlace, ...]:
    """Rows of a CSV table with a header line. Raises `UnreadableInput` with the line that is wrong."""
    lines = csv.reader(text.splitlines(), strict=True)
    try:
        header = [column.strip().casefold() for column in next(lines, [])]
        if set(COLUMNS[:3]) - set(header) or set(header) - set(COLUMNS):
            raise UnreadableInput("the columns of the place file are not known", where=where, hint=HINT)
        rows = tuple(
            _row(dict(zip(header, line, strict=False)), f"{where}, line {lines.line_num}") for line in _full(lines)
        )
    except csv.Error as error:
        raise UnreadableInput(f"not readable as CSV: {error}", where=f"{where}, line {lines.line_num}") from error
    if len(rows) > MOST_ROWS:
        raise UnreadableInput(f"{len(rows)} places, at most {MOST_ROWS} are taken", where=where)
    return tuple(dict.fromkeys(rows))


def _full(lines: Iterable[list[str]]) -> Iterable[list[str]]:
    return (line for line in lines if any(cell.strip() for cell in line))


def _row(cells: dict[str, str], where: str) -> OwnPlace:
    names = tuple(dict.fromkeys(name.strip() for name in cells.get("name", "").split("|") if fold(name)))
    if not names or max(map(len, names)) > LONGEST_NAME:
        raise UnreadableInput("a place without a name, or with one of more than 200 characters", where=where, hint=HINT)
    code = cells.get("country", "").strip().upper() or None
    if code is not None and country(code) is None:
        raise UnreadableInput(f"no country has the code {code!r}", where=where, hint="codes are ISO 3166: UA, SY, CD")
    kind = cells.get("kind", "").strip().casefold() or "settlement"
    if kind not in KINDS:
        raise UnreadableInput(f"no such kind of place: {kind!r}", where=where, hint=f"kinds are {', '.join(KINDS)}")
    lat, lon = _number(cells, "lat", 90, where), _number(cells, "lon", 180, where)
    radius = KINDS[kind]
    if cells.get("radius", "").strip():
        radius = round(_number(cells, "radius", LARGEST_RADIUS_M, where))
    if radius <= 0:
        raise UnreadableInput("a radius is a number of metres above zero", where=where, hint=HINT)
    return OwnPlace(names, lat, lon, code, kind, radius)


def _number(cells: dict[str, str], column: str, most: float, where: str) -> float:
    text = cells.get(column, "").strip()
    try:
        value = float(text)
    except ValueError as error:
        raise UnreadableInput(f"{column} is no number: {text!r}", where=where, hint=HINT) from error
    if not isfinite(value) or abs(value) > most:
        raise UnreadableInput(f"{column} lies outside ±{most}: {text}", where=where, hint=HINT)
    return value

"""Look places up by name, id, code or point."""

import mmap
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from math import cos, radians
from typing import Literal

from solferino.errors import BrokenRow
from solferino.model.geometry import EARTH_RADIUS_M, distance_m
from solferino.vocab.countries import countries
from solferino.vocab.gazetteer.blocks import HINT
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.gazetteer.own import OwnPlace
from solferino.vocab.gazetteer.packed import DISTRICT, PackedPlaces
from solferino.vocab.gazetteer.spelling import SHORTEST_KEY, likeness, spelling_keys
from solferino.vocab.rows import records

FILE = "places.bin"
PlaceKind = Literal["settlement", "province", "country", "region", "district", "facility"]
BROAD = ("country", "region", "province")
LIKE_ENOUGH = 0.66  # share of sounds in common below which a shared key is taken for chance
WHOLE_COUNTRIES = (
    "republic",
    "territory",
    "island",
)  # with these words a country may be meant, with others a part of one
OWN_ZONE_M = 100_000  # a user's place has the time zone of the nearest settlement within this distance
DEGREE_M = EARTH_RADIUS_M * radians(1)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. `id`: GeoNames number, `country:UA` or `region:donbas`. The radius says how uncertain the point is.

    `country` is an ISO 3166 alpha-2 code, `admin1` a province as `UA.05`. Degrees are WGS 84.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat_deg: float
    lon_deg: float
    radius_m: int
    population: int
    timezone: str | None


class Gazetteer:
    """Names to places. Opening maps the file into memory and reads its header and word lists, 20 kB of 18 MB."""

    def __init__(self, places: PackedPlaces, own: tuple[OwnPlace, ...] = ()) -> None:
        self._places, self._own = places, {place.id: (_own_entry(place), place.names) for place in own}
        self._found = lru_cache(maxsize=32_768)(self._look_up)
        self._at = lru_cache(maxsize=32_768)(self._read)

    @classmethod
    @cache
    def open(cls) -> "Gazetteer":
        """The gazetteer that ships with the package. Raises `BrokenRow` where its file is missing or damaged."""
        path = resources.files("solferino.vocab.gazetteer").joinpath(FILE)
        try:
            with resources.as_file(path) as real, real.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (FileNotFoundError, ValueError) as error:
            raise BrokenRow("the gazetteer's file is missing or empty", where=FILE, hint=HINT) from error
        return cls(PackedPlaces(data, FILE))

    def with_own(self, own: tuple[OwnPlace, ...]) -> "Gazetteer":
        """The same gazetteer with places of a user's own beside its own."""
        return Gazetteer(self._places, own)

    @property
    def edition(self) -> str:
        """Changes when the packed file does."""
        return self._places.edition

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of that name: countries, then regions, then settlements by population, then provinces."""
        return self._found(fold(name))

    def has(self, name: str) -> bool:
        """Whether any place bears that name. Reads no place."""
        folded = fold(name)
        return folded in self._hand or bool(self._places.names.find(folded))

    def lookup_region(self, name: str) -> tuple[Entry, ...]:
        """Countries, regions and provinces of that name; if there are none, without "region", "State of" …"""
        folded = fold(name)
        whole = tuple(entry for entry in self._found(folded) if entry.kind in BROAD)
        bare = "" if whole else _bare(folded)
        found = whole or tuple(entry for entry in self._found(bare) if entry.kind in BROAD)
        if whole or any(word in folded for word in WHOLE_COUNTRIES):
            return found
        return tuple(sorted(found, key=lambda entry: entry.kind == "country"))

    def lookup_district(self, name: str) -> tuple[Entry, ...]:
        """Units of the second level of that name, with or without "district", "County" …; the most populous first."""
        folded = fold(name)
        positions = self._places.names.find(DISTRICT + folded) or self._places.names.find(DISTRICT + _bare(folded))
        return tuple(sorted({self._at(position) for position in positions}, key=_order))

    def abbreviated(self, written: str) -> Entry | None:
        """The province whose short form stands so in a text: `Okla.`, `B.C.`, `NSW`. Case and stops count."""
        code = _abbreviations().get(written)
        return self.province(code) if code else None

    def near_spellings(self, name: str, country: str | None = None, limit: int = 5) -> tuple[Entry, ...]:
        """Places whose name sounds like this one, the most alike first, then the most populous.

        For names that `lookup` does not know. Without a country, names of one or two consonants give nothing: too many
        places sound like them. A candidate is a question to a person or to the context, never an answer.
        """
        positions = {
            position
            for key in spelling_keys(name)
            if country or len(key) >= SHORTEST_KEY
            for position in self._places.spellings.find(key)
            if country is None or self._places.country_of(position) == country
        }
        ranked = []
        for position in positions:
            entry = self._at(position)
            score = likeness(name, entry.name)
            if score >= LIKE_ENOUGH:
                ranked.append((-round(score, 6), -entry.population, entry.id, entry))
        return tuple(entry for *_, entry in sorted(ranked, key=lambda row: row[:3])[:limit])

    def entry(self, identity: str) -> Entry | None:
        """The place with that id."""
        if identity.startswith("country:"):
            return self.country(identity.removeprefix("country:"))
        if identity.startswith("region:"):
            return self._regions.get(identity)
        if identity in self._own:
            return self._own[identity][0]
        if not (identity.isascii() and identity.isdecimal()):
            return None
        found = [self._at(position) for position in self._places.positions_of(int(identity))]
        return next((entry for entry in reversed(found) if entry.id == identity), None)

    def country(self, iso2: str) -> Entry | None:
        """The country with that ISO 3166 alpha-2 code."""
        position = self._places.country_position(iso2)
        return None if position is None else self._at(position)

    def province(self, code: str) -> Entry | None:
        """The province with that code (`UA.07`)."""
        position = self._places.province_position(code)
        return None if position is None else self._at(position)

    def near(self, lat_deg: float, lon_deg: float, radius_m: float) -> tuple[Entry, ...]:
        """Settlements within a distance of a point, the nearest first."""
        rows = int(radius_m / DEGREE_M) + 1
        width = DEGREE_M * cos(radians(min(89.0, abs(lat_deg) + rows)))
        columns = min(180, int(radius_m / width) + 1)
        corners = {
            (lat_deg + row, (lon_deg + column + 180) % 360 - 180)
            for row in range(-rows, rows + 1)
            for column in range(-columns, columns + 1)
            if -91 < lat_deg + row < 91
        }
        positions = {position for corner in corners for position in self._places.in_square(*corner)}
        reached = ((distance_m(lat_deg, lon_deg, e.lat_deg, e.lon_deg), e) for e in map(self._at, positions))
        within = sorted(((away, e.id, e) for away, e in reached if away <= radius_m), key=lambda row: row[:2])
        return tuple(entry for *_, entry in within)

    def timezone_of(self, entry: Entry) -> str | None:
        """Name of the time zone at a place; of a country or province, that of its largest settlement."""
        if entry.timezone is None and entry.id in self._own:
            around = self.near(entry.lat_deg, entry.lon_deg, OWN_ZONE_M)
            return around[0].timezone if around else None
        return entry.timezone

    def _look_up(self, folded: str) -> tuple[Entry, ...]:
        found = [self._at(position) for position in self._places.names.find(folded)]
        unique = {entry.id: entry for entry in (*found, *self._hand.get(folded, ()))}
        return tuple(sorted(unique.values(), key=_order))

    @cached_property
    def _regions(self) -> dict[str, Entry]:
        return {entry.id: entry for entry, _ in _region_rows()}

    @cached_property
    def _hand(self) -> dict[str, tuple[Entry, ...]]:
        """Folded names of the rows kept by hand: regions, and other names of countries."""
        named: dict[str, tuple[Entry, ...]] = {}
        rows = [(self.country(row.iso2), row.names) for row in countries()]
        for entry, names in (*rows, *_region_rows(), *self._own.values()):
            for folded in sorted({fold(name) for name in names} if entry else ()):
                named[folded] = (*named.get(folded, ()), *([entry] if entry else ()))
        return named

    def _read(self, position: int) -> Entry:
        row = self._places.record(position)
        identity = f"country:{row.country}" if row.kind == "country" else str(row.number)
        return Entry(
            identity, row.name, row.kind, row.country, row.admin1 or None, row.lat_deg, row.lon_deg, row.radius_m,
            row.population, row.timezone or None,
        )  # fmt: skip


def _order(entry: Entry) -> tuple[int, int, str]:
    """Provinces stand behind settlements of their name: a bare "Donetsk" is the city."""
    order = {"country": 0, "region": 1, "facility": 2, "settlement": 2, "province": 3, "district": 4}
    return order[entry.kind], -entry.population, entry.id


def _own_entry(place: OwnPlace) -> Entry:
    kind: dict[str, PlaceKind] = {"facility": "facility", "district": "district", "region": "region"}
    return Entry(
        place.id, place.names[0], kind.get(place.kind, "settlement"), place.country, None, place.lat_deg, place.lon_deg,
        place.radius_m, 0, None,
    )  # fmt: skip


def _region_rows() -> list[tuple[Entry, tuple[str, ...]]]:
    """Regions that are neither settlement nor province, with the names they go by."""
    return [
        (
            Entry(
                f"region:{row['id']}", row["name"], "region", row.get("country"), None, row["lat_deg"], row["lon_deg"],
                row["radius_km"] * 1000, 0, row.get("timezone"),
            ),
            (row["name"], *row.get("other_names", ())),
        )
        for row in records("gazetteer/regions.toml", "region")
    ]  # fmt: skip


@cache
def _abbreviations() -> dict[str, str]:
    rows = records("gazetteer/provinces.toml", "province")
    return {short: row["code"] for row in rows for short in row.get("abbreviations", ())}


@cache
def _designators() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before a name and what stands behind it, longest first."""
    rows = records("gazetteer/designators.toml", "designator")
    before = {fold(row["before"]) for row in rows if "before" in row}
    behind = {fold(row["word"]) for row in rows}
    return tuple(sorted(before, key=len, reverse=True)), tuple(sorted(behind, key=len, reverse=True))


def _bare(folded: str) -> str:
    """A folded name without one word for what kind of unit it is."""
    before, behind = _designators()
    for words in before:
        if folded.startswith(f"{words} "):
            return folded.removeprefix(f"{words} ")
    for words in behind:
        if folded.endswith(f" {words}"):
            return folded.removesuffix(f" {words}")
    return folded

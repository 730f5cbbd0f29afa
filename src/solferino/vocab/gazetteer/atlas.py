"""Look places up by name."""

import mmap
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from solferino.errors import BrokenRow
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.gazetteer.packed import HINT, PackedPlaces
from solferino.vocab.rows import records

FILE = "places.bin"
DESIGNATORS = (
    "local government area", "administrative post", "region", "oblast", "province", "governorate", "state", "district",
    "department", "county", "division", "prefecture", "territory", "township", "municipality", "countryside", "island",
)  # fmt: skip
BROAD = ("country", "region", "province")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. `id`: GeoNames number, `country:UA` or `region:donbas`. The radius says how uncertain the point is.

    `kind` is settlement, province, country or region; `country` an ISO 3166 alpha-2 code; `admin1` as `UA.05`.
    """

    id: str
    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat_deg: float
    lon_deg: float
    radius_m: int
    population: int
    timezone: str | None


class Gazetteer:
    """Names to places. Opening maps the file into memory and reads a few hundred bytes of it."""

    def __init__(self, places: PackedPlaces) -> None:
        self._places = places
        self._hand = _hand_rows()
        self._aliases = _country_aliases()
        self._found = lru_cache(maxsize=32_768)(self._look_up)

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

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of that name: countries and regions first, then by population."""
        return self._found(fold(name))

    def _look_up(self, folded: str) -> tuple[Entry, ...]:
        if not folded:
            return ()
        found = [self._at(position) for position in self._places.positions(folded)]
        found += [entry for entry in self._hand if folded in self._hand[entry]]
        if folded in self._aliases and (country := self.country(self._aliases[folded])):
            found.append(country)
        unique = {entry.id: entry for entry in found}
        order = {"country": 0, "region": 1}
        return tuple(sorted(unique.values(), key=lambda e: (order.get(e.kind, 2), -_weight(e), e.id)))

    def lookup_region(self, name: str) -> tuple[Entry, ...]:
        """Countries, regions and provinces of that name, words such as "region" or "State of" left aside."""
        folded = fold(name)
        for word in DESIGNATORS:
            folded = folded.removeprefix(f"{word} of ").removesuffix(f" {word}")
        return tuple(entry for entry in self._found(folded) if entry.kind in BROAD)

    def has(self, name: str) -> bool:
        """Whether any place bears that name."""
        return bool(self.lookup(name))

    def entry(self, identity: str) -> Entry | None:
        """The place with that id."""
        if identity.startswith("country:"):
            return self.country(identity.removeprefix("country:"))
        if identity.startswith("region:"):
            return next((entry for entry in self._hand if entry.id == identity), None)
        if not identity.isdecimal():
            return None
        for kind in ("settlement", "province"):
            position = self._places.position_of(int(identity), kind)
            if position is not None:
                return self._at(position)
        return None

    def country(self, iso2: str) -> Entry | None:
        """The country with that ISO 3166 alpha-2 code."""
        return _areas(self).get(iso2)

    def province(self, code: str) -> Entry | None:
        """The province with that code (`UA.07`)."""
        return _areas(self).get(code)

    def timezone_of(self, entry: Entry) -> str | None:
        """Name of the time zone at a place; of a country or province, that of its largest settlement."""
        return entry.timezone

    def _at(self, position: int) -> Entry:
        row = self._places.record(position)
        identity = f"country:{row.country}" if row.kind == "country" else str(row.number)
        return Entry(
            identity, row.name, row.kind, row.country, row.admin1 or None, row.lat_deg, row.lon_deg, row.radius_m,
            row.population, row.timezone or None,
        )  # fmt: skip


def _weight(entry: Entry) -> int:
    """Provinces stand behind settlements of their name: a bare "Donetsk" is the city."""
    return entry.population if entry.kind == "settlement" else 0


@cache
def _areas(gazetteer: Gazetteer) -> dict[str, Entry]:
    """Countries by code and provinces by code: the records before the first settlement."""
    places = gazetteer._places  # noqa: SLF001 - one module, one structure
    found = {}
    for position in range(places.entries):
        if places.record(position).kind == "settlement":
            break
        entry = gazetteer._at(position)  # noqa: SLF001
        found[entry.admin1 or entry.country or ""] = entry
    return found


def _country_aliases() -> dict[str, str]:
    return {
        fold(name): row["iso2"]
        for row in records("countries.toml", "country")
        for name in (row["name"], *row.get("other_names", ()))
    }


def _hand_rows() -> dict[Entry, frozenset[str]]:
    """Regions that are neither settlement nor province, with the names they go by."""
    return {
        Entry(
            f"region:{row['id']}", row["name"], "region", row.get("country"), None, row["lat_deg"], row["lon_deg"],
            row["radius_km"] * 1000, 0, row.get("timezone"),
        ): frozenset(fold(name) for name in (row["name"], *row.get("other_names", ())))
        for row in records("gazetteer/regions.toml", "region")
    }  # fmt: skip

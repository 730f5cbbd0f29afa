"""The packed file of places: header, word lists, one table of rows and four indexes into it.

Rows stand in the order countries, provinces, settlements, districts; by country, province and GeoNames number within.
The columns of a row are in `COLUMNS`. The indexes lead from a folded name, from a spelling key, from a GeoNames number
and from a square of one degree to positions of rows. The file is mapped into memory; opening it reads header and word
lists.
"""

import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor, sqrt
from typing import Literal, get_args

from solferino.errors import BrokenRow
from solferino.vocab.gazetteer.blocks import DAMAGED, HINT, Blocks, Bytes, KeyIndex, RowTable

MAGIC = b"SOLFGAZ3"
Kind = Literal["country", "province", "settlement", "district"]
KINDS: tuple[Kind, ...] = get_args(Kind)
COLUMNS = ("number", "lat_e5", "lon_e5", "population", "radius_m", "unit", "zone")
SECTIONS = ("rows", "names", "spellings", "numbers", "squares")  # each a directory and its blocks
HEADER = struct.Struct(f"<8s4I{1 + 2 * len(SECTIONS)}I")  # rows of each kind, then sizes of the sections
CHECKSUM = struct.Struct("<I")
# zones; codes of provinces, those with a row first; codes of countries with a row; country and first position of each
# run of settlements and districts
LISTS = ("zones", "units", "countries", "lands")
E5 = 100_000
DISTRICT = "\t"  # before the names of districts in the index of names: a mark that no folded name holds


@dataclass(frozen=True, slots=True)
class Record:
    """One row as stored. Coordinates in degrees, radius in metres."""

    number: int
    name: str
    kind: Kind
    country: str
    admin1: str
    lat_deg: float
    lon_deg: float
    radius_m: int
    population: int
    timezone: str


def settlement_radius_m(population: int) -> int:
    """Two kilometres for a hamlet, and eight metres per root of its people: 4.5 km at 100,000, 16 at 3 million."""
    return int(2000 + 8 * sqrt(population))


def square(lat_deg: float, lon_deg: float) -> str:
    """Key of the square of one degree that holds a point: its south-western corner."""
    return f"{min(floor(lat_deg), 89)} {(floor(lon_deg) + 180) % 360 - 180}"


def write_file(counts: Sequence[int], lists: Sequence[Sequence[str]], tables: Sequence[tuple[bytes, bytes]]) -> bytes:
    """The whole file: rows of each kind, the word lists of `LISTS`, directory and blocks of each of `SECTIONS`."""
    words = zlib.compress(b"\x00".join("\n".join(entries).encode() for entries in lists), 9)
    sections = (words, *(section for table in tables for section in table))
    header = HEADER.pack(MAGIC, *counts, *(len(section) for section in sections))
    return header + CHECKSUM.pack(zlib.crc32(header)) + b"".join(sections)


class PackedPlaces:
    """Questions to the file. Raises `BrokenRow` where it is not whole: its frame on opening, a block when read."""

    def __init__(self, data: Bytes, where: str) -> None:
        start = HEADER.size + CHECKSUM.size
        head = data[:start]
        if len(head) < start or head[: len(MAGIC)] != MAGIC:
            raise BrokenRow("the gazetteer is not readable", where=where, hint=HINT)
        if CHECKSUM.pack(zlib.crc32(head[: HEADER.size])) != head[HEADER.size :]:
            raise BrokenRow("the gazetteer's header is damaged", where=where, hint=HINT)
        _, *numbers = HEADER.unpack(head[: HEADER.size])
        self.counts, sizes = tuple(numbers[: len(KINDS)]), numbers[len(KINDS) :]
        self.edition = head[HEADER.size :].hex()  # the header's sum: sizes of all sections go into it
        self._kind_ends = list(accumulate(self.counts))[:-1]
        starts = list(accumulate(sizes, initial=start))
        if starts[-1] != len(data):
            raise BrokenRow(f"the gazetteer has {len(data)} bytes, not {starts[-1]}", where=where, hint=HINT)
        try:
            words = zlib.decompress(data[start : starts[1]]).split(b"\x00")
            parts: list[list[str]] = [part.decode().split("\n") for part in words]
            self._zones, self._units, self._countries, lands = parts
            self._lands: list[str] = [land[:2] for land in lands]
            self._land_starts = [int(land[2:]) for land in lands]
        except (*DAMAGED, ValueError) as error:
            raise BrokenRow("the gazetteer's word lists are damaged", where=where, hint=HINT) from error
        rows, *indexes = (
            Blocks(data[starts[i] : starts[i + 1]], data, starts[i + 1], name)
            for i, name in zip(range(1, len(starts), 2), SECTIONS, strict=False)
        )
        self._rows = RowTable(rows, len(COLUMNS))
        self.names, self.spellings, self._numbers, self._squares = (KeyIndex(blocks) for blocks in indexes)

    @property
    def entries(self) -> int:
        """How many rows there are."""
        return sum(self.counts)

    def record(self, position: int) -> Record:
        """The row at a position."""
        name, (number, lat, lon, population, radius, unit, zone) = self._rows.row(position)
        kind = KINDS[bisect_right(self._kind_ends, position)]
        try:
            code, timezone = self._units[unit], self._zones[zone]
        except IndexError as error:
            raise BrokenRow(f"the gazetteer's row {position} is damaged", where="places.bin", hint=HINT) from error
        return Record(
            number, name, kind, code[:2], "" if kind == "country" else code, lat / E5, lon / E5,
            settlement_radius_m(population) if kind == "settlement" else radius, population, timezone,
        )  # fmt: skip

    def positions_of(self, number: int) -> tuple[int, ...]:
        """Positions of the rows with a GeoNames number."""
        return self._numbers.find(str(number))

    def in_square(self, lat_deg: float, lon_deg: float) -> tuple[int, ...]:
        """Positions of the settlements in the square of one degree around a point."""
        return self._squares.find(square(lat_deg, lon_deg))

    def country_of(self, position: int) -> str:
        """Country of the row at a position. Looks at the word lists alone."""
        countries, provinces, *_ = self.counts
        if position < countries:
            return self._countries[position]
        if position < countries + provinces:
            unit: str = self._units[position - countries]
            return unit[:2]
        land: str = self._lands[bisect_right(self._land_starts, position) - 1]
        return land

    def country_position(self, iso2: str) -> int | None:
        """Position of a country by its ISO 3166 alpha-2 code."""
        return _sought(self._countries, iso2, 0, self.counts[0])

    def province_position(self, code: str) -> int | None:
        """Position of a province by its code (`UA.07`)."""
        found = _sought(self._units, code, 0, self.counts[1])
        return None if found is None else self.counts[0] + found


def _sought(words: list[str], wanted: str, low: int, high: int) -> int | None:
    at = bisect_left(words, wanted, low, high)
    return at if at < high and words[at] == wanted else None

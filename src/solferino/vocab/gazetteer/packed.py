"""The packed file of places: read by memory map, nothing is unpacked before it is asked for.

Sections behind the header: time zones and province codes; names as written; entries of fixed size; offsets of the name
blocks; name blocks. A block holds 16 folded names in order, each as what it shares with the one before and the rest.
"""

import mmap
import struct
from dataclasses import dataclass

from solferino.errors import BrokenRow

MAGIC = b"SOLFGAZ1"
HEADER = struct.Struct("<8sIIIIIII")
ENTRY = struct.Struct("<IiiIIIHH2sBB")
BLOCK = 16
KINDS = ("country", "province", "settlement")
HINT = "install Solferino again, or build the file with tools/build_gazetteer.py"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry as stored. Coordinates in degrees, radius in metres."""

    number: int
    name: str
    kind: str
    country: str
    admin1: str
    lat_deg: float
    lon_deg: float
    radius_m: int
    population: int
    timezone: str


def write_varint(value: int) -> bytes:
    """A whole number in as few bytes as it needs, seven bits each, low ones first."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class PackedPlaces:
    """Names to records. Raises `BrokenRow` where the file is not whole."""

    def __init__(self, data: bytes | mmap.mmap, where: str) -> None:
        if len(data) < HEADER.size or data[:8] != MAGIC:
            raise BrokenRow("the gazetteer is not readable", where=where, hint=HINT)
        _, self.entries, self.names, *sizes = HEADER.unpack_from(data)
        starts = [HEADER.size]
        for size in sizes:
            starts.append(starts[-1] + size)
        if starts[-1] != len(data) or sizes[2] != self.entries * ENTRY.size:
            raise BrokenRow(f"the gazetteer has {len(data)} bytes, not {starts[-1]}", where=where, hint=HINT)
        self._data = data
        self._labels, self._rows, self._offsets, self._blocks = starts[1:5]
        self._block_count = sizes[3] // 4
        zones, _, units = bytes(data[starts[0] : starts[1]]).partition(b"\x00")
        self._zones, self._units = zones.decode().split("\n"), units.decode().split("\n")

    def positions(self, folded: str) -> tuple[int, ...]:
        """Positions of the records that bear a folded name."""
        key = folded.encode()
        low, high = 0, self._block_count
        while low < high:
            middle = (low + high) // 2
            if self._first(middle) <= key:
                low = middle + 1
            else:
                high = middle
        return self._scan(low - 1, key) if low else ()

    def _varint(self, at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = self._data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value, at
            shift += 7

    def _start(self, block: int) -> int:
        (offset,) = struct.unpack_from("<I", self._data, self._offsets + 4 * block)
        return self._blocks + int(offset)

    def _first(self, block: int) -> bytes:
        at = self._start(block) + 1
        length, at = self._varint(at)
        return self._data[at : at + length]

    def _scan(self, block: int, key: bytes) -> tuple[int, ...]:
        at, name = self._start(block), b""
        last = min(BLOCK, self.names - block * BLOCK)
        for _ in range(last):
            common, at = self._varint(at)
            length, at = self._varint(at)
            name = name[:common] + self._data[at : at + length]
            at += length
            count, at = self._varint(at)
            position, found = 0, []
            for _ in range(count):
                step, at = self._varint(at)
                position += step
                found.append(position)
            if name == key:
                return tuple(found)
            if name > key:
                break
        return ()

    def record(self, position: int) -> Record:
        """The record at a position."""
        number, lat, lon, population, radius, label, unit, zone, country, kind, length = ENTRY.unpack_from(
            self._data, self._rows + position * ENTRY.size
        )
        start = self._labels + label
        return Record(
            number, bytes(self._data[start : start + length]).decode(errors="ignore"), KINDS[kind], country.decode(),
            self._units[unit], lat / 1e5, lon / 1e5, radius, population, self._zones[zone],
        )  # fmt: skip

    def position_of(self, number: int, kind: str) -> int | None:
        """Position of the record with a GeoNames number; records are sorted by kind and number."""
        low, high = 0, self.entries
        wanted = (KINDS.index(kind), number)
        while low < high:
            middle = (low + high) // 2
            row = ENTRY.unpack_from(self._data, self._rows + middle * ENTRY.size)
            if (row[9], row[0]) < wanted:
                low = middle + 1
            else:
                high = middle
        if low < self.entries:
            row = ENTRY.unpack_from(self._data, self._rows + low * ENTRY.size)
            if (row[9], row[0]) == wanted:
                return low
        return None

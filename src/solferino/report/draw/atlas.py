"""Read the packed basemap: countries as polygons of shared arcs."""

import json
import struct
import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, Literal

COAST, BORDER, DISPUTED = 0, 1, 2

Scale = Literal["large", "small"]
Ring = tuple[int, ...]  # arc numbers; the complement (~n) is arc n backwards
Box = tuple[float, float, float, float]  # west, south, east, north in degrees


@dataclass(frozen=True, slots=True)
class Country:
    """`name` is empty for units that are drawn but not labelled; `code` is ISO 3166-1 alpha-2 or None."""

    name: str
    code: str | None
    polygons: tuple[tuple[Ring, ...], ...]


class Atlas:
    """Outlines at one scale: `large` 1:10 million for maps, `small` 1:110 million for insets."""

    def __init__(self, packed: bytes) -> None:
        data = zlib.decompress(packed)
        (size,) = struct.unpack_from("<I", data)
        head: dict[str, Any] = json.loads(data[4 : 4 + size])
        self._scale, self._translate = head["scale"], head["translate"]
        self._starts: list[list[int]] = head["starts"]
        self.boxes: list[Box] = [self._degrees(box) for box in head["boxes"]]
        self.kinds: list[int] = head["kinds"]
        self.countries = tuple(
            Country(name, code, tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons))
            for name, code, polygons in head["countries"]
        )
        self._offsets = [0, *accumulate(head["counts"])]
        self._x, self._y = _columns(data[4 + size :])

    def _degrees(self, box: list[int]) -> Box:
        (kx, ky), (tx, ty) = self._scale, self._translate
        return box[0] * kx + tx, box[1] * ky + ty, box[2] * kx + tx, box[3] * ky + ty

    def points(self, arc: int) -> list[tuple[float, float]]:
        """Longitudes and latitudes along an arc, in degrees."""
        part = slice(self._offsets[arc], self._offsets[arc + 1])
        (kx, ky), (tx, ty) = self._scale, self._translate
        x0, y0 = self._starts[arc]
        xs = (step * kx + tx for step in accumulate(self._x[part], initial=x0))
        ys = (step * ky + ty for step in accumulate(self._y[part], initial=y0))
        return list(zip(xs, ys, strict=True))[1:]

    def ring_box(self, ring: Ring) -> Box:
        boxes = [self.boxes[arc if arc >= 0 else ~arc] for arc in ring]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _columns(raw: bytes) -> tuple["array[int]", "array[int]"]:
    half = len(raw) // 2
    return _column(raw[:half]), _column(raw[half:])


def _column(raw: bytes) -> "array[int]":
    """Steps of one axis, stored as all low bytes, then all high bytes."""
    count = len(raw) // 2
    joined = bytearray(len(raw))
    joined[0::2], joined[1::2] = raw[:count], raw[count:]
    column = array("h", bytes(joined))
    if sys.byteorder == "big":
        column.byteswap()
    return column


@cache
def atlas(scale: Scale) -> Atlas:
    return Atlas(resources.files("solferino.report.basemap").joinpath(f"{scale}.bin").read_bytes())


@cache
def towns() -> tuple[tuple[str, float, float], ...]:
    """Name, latitude and longitude of towns with at least 100,000 inhabitants, the largest first."""
    text = resources.files("solferino.report.basemap").joinpath("towns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple((name, float(lat), float(lon)) for name, lat, lon, _ in rows)


@cache
def _names() -> dict[str, str]:
    return {country.code: country.name for country in atlas("large").countries if country.code and country.name}


def country_name(code: str) -> str:
    """English name of an ISO 3166-1 alpha-2 code; the code itself where there is none."""
    return _names().get(code, code)

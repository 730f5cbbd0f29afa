"""From degrees to the page: one rectangle of the earth, true to scale at its middle latitude."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

METRES_PER_DEGREE = 111_320.0
LOWEST_COSINE = 0.09  # about 85 degrees: nothing is mapped nearer to a pole

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """`lon0`, `lat0`: the middle, in degrees. `px_per_degree` counts along the meridian; `width`, `height` in px."""

    lon0: float
    lat0: float
    px_per_degree: float
    width: float
    height: float

    @property
    def squeeze(self) -> float:
        return max(cos(radians(self.lat0)), LOWEST_COSINE)

    @property
    def metres_per_px(self) -> float:
        return METRES_PER_DEGREE / self.px_per_degree

    @property
    def box(self) -> tuple[float, float, float, float]:
        half_x = self.width / 2 / (self.px_per_degree * self.squeeze)
        half_y = self.height / 2 / self.px_per_degree
        return self.lon0 - half_x, self.lat0 - half_y, self.lon0 + half_x, self.lat0 + half_y

    def place(self, lon: float, lat: float) -> Point:
        """Where a point lies on the page: x to the right, y down."""
        x = self.width / 2 + (lon - self.lon0) * self.squeeze * self.px_per_degree
        return x, self.height / 2 - (lat - self.lat0) * self.px_per_degree

    def radii(self, radius_m: float, lat: float) -> Point:
        """Half-axes in px of a circle on the ground at a latitude."""
        ry = radius_m / self.metres_per_px
        return ry * self.squeeze / max(cos(radians(lat)), LOWEST_COSINE), ry

    def grown(self, factor: float) -> "Frame":
        return Frame(self.lon0, self.lat0, self.px_per_degree / factor, self.width, self.height)


def around(circles: Iterable[tuple[float, float, float]], *, size: Point, least_m: float, margin: float) -> Frame:
    """The frame of `size` px that holds all circles (longitude, latitude, radius in metres) with a margin.

    `margin` is the share of the half-width kept free; the longer side shows at least `least_m` metres.
    """
    rows = list(circles)
    lat0 = _middle([(lat, radius / METRES_PER_DEGREE) for _, lat, radius in rows])
    squeeze = max(cos(radians(lat0)), LOWEST_COSINE)
    lon0 = _middle([(lon, radius / METRES_PER_DEGREE / squeeze) for lon, _, radius in rows])
    half_x = max(abs(lon - lon0) * squeeze + radius / METRES_PER_DEGREE for lon, _, radius in rows)
    half_y = max(abs(lat - lat0) + radius / METRES_PER_DEGREE for _, lat, radius in rows)
    width, height = size
    px = min(
        width / 2 * (1 - margin) / max(half_x, 1e-9),
        height / 2 * (1 - margin) / max(half_y, 1e-9),
        max(width, height) / (least_m / METRES_PER_DEGREE),
    )
    return Frame(lon0, lat0, px, width, height)


def _middle(values: Sequence[tuple[float, float]]) -> float:
    return (min(value - reach for value, reach in values) + max(value + reach for value, reach in values)) / 2


def thinned(points: Sequence[Point], least_px: float) -> list[Point]:
    """Drop points nearer than `least_px` to the last one kept; the ends stay, so that shared arcs still meet."""
    if len(points) < 3:
        return list(points)
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least_px:
            kept.append(point)
    return [*kept, points[-1]]


def clipped_polygon(points: Sequence[Point], width: float, height: float, bleed: float = 4.0) -> list[Point]:
    """The part of a polygon inside the page and a small bleed (Sutherland-Hodgman); empty where there is none."""
    shape = list(points)
    for axis, limit, keep_below in (
        (0, -bleed, False),
        (0, width + bleed, True),
        (1, -bleed, False),
        (1, height + bleed, True),
    ):
        if len(shape) < 3:
            return []
        shape = _half_plane(shape, axis, limit, keep_below)
    return shape if len(shape) > 2 else []


def _half_plane(shape: list[Point], axis: int, limit: float, keep_below: bool) -> list[Point]:
    out: list[Point] = []
    for before, after in zip([shape[-1], *shape[:-1]], shape, strict=True):
        was, now = (before[axis] <= limit) == keep_below, (after[axis] <= limit) == keep_below
        if was != now:
            out.append(_crossing(before, after, axis, limit))
        if now:
            out.append(after)
    return out


def _crossing(before: Point, after: Point, axis: int, limit: float) -> Point:
    share = (limit - before[axis]) / (after[axis] - before[axis])
    other = before[1 - axis] + share * (after[1 - axis] - before[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def clipped_line(points: Sequence[Point], width: float, height: float, bleed: float = 4.0) -> list[list[Point]]:
    """The runs of a line whose segments touch the page and a small bleed."""
    runs: list[list[Point]] = []
    open_run = False
    for before, after in zip(points, points[1:], strict=False):
        if _outside(before, after, width + bleed, height + bleed, -bleed):
            open_run = False
            continue
        if not open_run:
            runs.append([before])
        runs[-1].append(after)
        open_run = True
    return runs


def _outside(a: Point, b: Point, right: float, bottom: float, least: float) -> bool:
    beside = max(a[0], b[0]) < least or min(a[0], b[0]) > right
    return beside or max(a[1], b[1]) < least or min(a[1], b[1]) > bottom


def path(lines: Iterable[Sequence[Point]], *, closed: bool) -> str:
    """SVG path data with one decimal."""
    parts = []
    for line in lines:
        points = " ".join(f"{x:.1f} {y:.1f}" for x, y in line)
        parts.append(f"M{points}{'Z' if closed else ''}")
    return "".join(parts)


def area(points: Sequence[Point]) -> float:
    """Area of a simple polygon in square px."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

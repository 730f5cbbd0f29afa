"""Maps of incidents: where sources put them, and how uncertain that is. From packed outlines, without a network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, radians, sin, sqrt

from solferino.report.draw import frame as framing
from solferino.report.draw.atlas import atlas, towns
from solferino.report.draw.frame import Frame
from solferino.report.draw.labels import CHARACTER_PX, DOT_PX, Box, Label, Spot, box_of, meets, placed
from solferino.report.draw.outline import CountryLabel, Outline, Pen

EARTH_RADIUS_M = 6_371_000.0
WIDTH, HEIGHT = 720.0, 430.0
INSET_WIDTH, INSET_HEIGHT = 150.0, 100.0
APART_M = (600_000.0, 900_000.0, 1_200_000.0, 2_500_000.0, 5_000_000.0)
MOST_MAPS = 24
LEAST_SPAN_M = 560_000.0
LARGEST_FRAMED_RADIUS_M = 400_000.0
MARGIN = 0.22
LEAST_FEATURES = 120
WIDENING = 1.5
WIDENINGS = 4
LONGEST_CLEARED_RING_PX = 60.0
MOST_TOWNS = 9
TOWN_DOT_PX = 2.0
SCALE_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
INSET_SPAN_M = 5_200_000.0


@dataclass(frozen=True, slots=True)
class Pin:
    """An incident on the map. `number` is its number in the register, `radius_m` the uncertainty around the point."""

    number: int
    name: str
    lat_deg: float
    lon_deg: float
    radius_m: int
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Incidents at one point: a dot, a ring of uncertainty, a label. All in px."""

    x: float
    y: float
    rx: float
    ry: float
    label: Label
    pins: tuple[Pin, ...]

    @property
    def has_ring(self) -> bool:
        return self.ry > DOT_PX + 1


@dataclass(frozen=True, slots=True)
class Town:
    """A larger town, for orientation only."""

    x: float
    y: float
    label: Label


@dataclass(frozen=True, slots=True)
class Inset:
    """A small overview in a corner; `frame` is the main map's rectangle on it (x, y, width, height)."""

    x: float
    y: float
    width: float
    height: float
    land: str
    borders: str
    frame: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Map:
    number: int
    width: float
    height: float
    outline: Outline
    names: tuple[CountryLabel, ...]
    towns: tuple[Town, ...]
    marks: tuple[Mark, ...]
    inset: Inset
    scale_px: float
    scale_km: int
    scale_x: float

    @property
    def dot_px(self) -> float:
        return DOT_PX

    @property
    def town_dot_px(self) -> float:
        return TOWN_DOT_PX

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted({pin.number for mark in self.marks for pin in mark.pins}))


def maps(pins: Sequence[Pin]) -> tuple[Map, ...]:
    """One map for each group of incidents that lie near each other, at most 24, in order of their first number."""
    ordered = sorted(pins, key=lambda pin: (pin.number, pin.lat_deg, pin.lon_deg))
    for reach in APART_M:
        groups = clusters(ordered, reach)
        if len(groups) <= MOST_MAPS:
            break
    else:
        groups = [ordered]
    return tuple(_draw(number, group) for number, group in enumerate(groups, 1) if group)


def clusters(pins: Sequence[Pin], reach_m: float) -> list[list[Pin]]:
    """Groups in which each pin lies within reach of another (single linkage)."""
    groups: list[list[Pin]] = []
    for pin in pins:
        near = [group for group in groups if any(distance_m(pin, other) <= reach_m for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([pin, *(other for group in near for other in group)], key=lambda pin: pin.number))
    return sorted(groups, key=lambda group: group[0].number)


def distance_m(a: Pin, b: Pin) -> float:
    """Great-circle distance (haversine)."""
    dlat, dlon = radians(b.lat_deg - a.lat_deg), radians(b.lon_deg - a.lon_deg)
    h = sin(dlat / 2) ** 2 + cos(radians(a.lat_deg)) * cos(radians(b.lat_deg)) * sin(dlon / 2) ** 2
    return 2 * EARTH_RADIUS_M * atan2(sqrt(h), sqrt(max(0.0, 1 - h)))


def _draw(number: int, pins: list[Pin]) -> Map:
    frame = _frame(pins)
    outline = Pen(atlas("large"), frame).outline()
    for _ in range(WIDENINGS):
        if outline.features >= LEAST_FEATURES:
            break
        frame = frame.grown(WIDENING)
        outline = Pen(atlas("large"), frame).outline()
    points = _points(pins, frame)
    inset_x, inset_y = _free_corner([(x, y) for x, y, _ in points])
    km, px = _scale(frame)
    scale_x = 16.0 if inset_x > 20 or inset_y < 20 else WIDTH - 16 - px
    taken: list[Box] = [(inset_x, inset_y, INSET_WIDTH, INSET_HEIGHT), (scale_x - 6, HEIGHT - 36, px + 12, 32)]
    spots = [_spot(x, y, group, frame) for x, y, group in points]
    labels = placed(spots, taken, (WIDTH, HEIGHT))
    taken += [label.box for label in labels if label.text] + [box_of(spot) for spot in spots]
    names = tuple(name for name in outline.labels if not any(meets(_box(name), box) for box in taken))
    taken += [_box(name) for name in names]
    return Map(
        number,
        WIDTH,
        HEIGHT,
        outline,
        names,
        tuple(_towns(frame, taken)),
        tuple(_mark(x, y, group, label, frame) for (x, y, group), label in zip(points, labels, strict=True)),
        _inset(frame, inset_x, inset_y),
        px,
        km,
        scale_x,
    )


def _towns(frame: Frame, taken: list[Box]) -> Iterator[Town]:
    """The largest towns in sight that find room beside everything else."""
    west, south, east, north = frame.box
    shown = 0
    for name, lat, lon in towns():
        if shown == MOST_TOWNS:
            return
        if not (west < lon < east and south < lat < north):
            continue
        x, y = frame.place(lon, lat)
        spot = Spot(x, y, (name,), TOWN_DOT_PX, CHARACTER_PX)
        (label,) = placed([spot], taken, (WIDTH, HEIGHT))
        if label.text and not any(meets(box_of(spot), box) for box in taken):
            taken += [label.box, box_of(spot)]
            shown += 1
            yield Town(round(x, 1), round(y, 1), label)


def _frame(pins: list[Pin]) -> Frame:
    circles = [(pin.lon_deg, pin.lat_deg, min(pin.radius_m, LARGEST_FRAMED_RADIUS_M)) for pin in pins]
    return framing.around(circles, size=(WIDTH, HEIGHT), least_m=LEAST_SPAN_M, margin=MARGIN)


def _points(pins: list[Pin], frame: Frame) -> list[tuple[float, float, tuple[Pin, ...]]]:
    """Incidents at one point share one mark."""
    at: dict[tuple[float, float], list[Pin]] = {}
    for pin in pins:
        at.setdefault((pin.lon_deg, pin.lat_deg), []).append(pin)
    return [(*frame.place(lon, lat), tuple(group)) for (lon, lat), group in sorted(at.items())]


def _spot(x: float, y: float, group: tuple[Pin, ...], frame: Frame) -> Spot:
    """Label texts of a mark, and the room its ring needs."""
    numbers = ", ".join(str(pin.number) for pin in group)
    rx, _ = frame.radii(max(pin.radius_m for pin in group), group[0].lat_deg)
    clear = rx if DOT_PX < rx <= LONGEST_CLEARED_RING_PX else DOT_PX
    return Spot(x, y, (f"{numbers} {group[0].name}".strip(), numbers), clear)


def _mark(x: float, y: float, group: tuple[Pin, ...], label: Label, frame: Frame) -> Mark:
    rx, ry = frame.radii(max(pin.radius_m for pin in group), group[0].lat_deg)
    return Mark(round(x, 1), round(y, 1), round(rx, 1), round(ry, 1), label, group)


def _free_corner(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The corner with the fewest marks nearby; the lower right one where several are free."""
    right, bottom = WIDTH - INSET_WIDTH - 10, HEIGHT - INSET_HEIGHT - 10
    corners = [(right, bottom), (10.0, bottom), (right, 10.0), (10.0, 10.0)]

    def crowd(corner: tuple[float, float]) -> int:
        x, y = corner
        return sum(x - 30 <= px <= x + INSET_WIDTH + 30 and y - 20 <= py <= y + INSET_HEIGHT + 20 for px, py in points)

    return min(corners, key=crowd)


def _scale(frame: Frame) -> tuple[int, float]:
    """The longest round distance that fits in 150 px."""
    fitting = [km for km in SCALE_STEPS_KM if km * 1000 / frame.metres_per_px <= 150] or [SCALE_STEPS_KM[0]]
    return fitting[-1], round(fitting[-1] * 1000 / frame.metres_per_px, 1)


def _box(name: CountryLabel) -> Box:
    return (name.x - name.width / 2, name.y - 10, name.width, 14.0)


def _inset(frame: Frame, x: float, y: float) -> Inset:
    span = max(INSET_SPAN_M, frame.width * frame.metres_per_px * 2.5)
    px = INSET_WIDTH / (span / framing.METRES_PER_DEGREE)
    lat0 = max(-60.0, min(60.0, frame.lat0))
    small = Frame(frame.lon0, lat0, px, INSET_WIDTH, INSET_HEIGHT)
    outline = Pen(atlas("small"), small).outline(labelled=False)
    west, south, east, north = frame.box
    left, top = small.place(west, north)
    right, bottom = small.place(east, south)
    seen = (round(left, 1), round(top, 1), round(max(right - left, 5), 1), round(max(bottom - top, 3), 1))
    return Inset(x, y, INSET_WIDTH, INSET_HEIGHT, outline.land, outline.borders + outline.disputed, seen)

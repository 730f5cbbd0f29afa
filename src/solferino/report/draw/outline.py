"""Land, boundaries and country names of one frame."""

from dataclasses import dataclass
from math import hypot

from solferino.report.draw import frame as framing
from solferino.report.draw.atlas import BORDER, COAST, DISPUTED, Atlas, Box, Ring
from solferino.report.draw.frame import Frame, Point

LEAST_STEP_PX = 0.7
LEAST_LABEL_AREA = 0.012  # share of the page that a country must fill to be named
GRID = 13
CHARACTER_PX = 8.4  # capitals, set apart
TURNS_DEG = (-360.0, 0.0, 360.0)


@dataclass(frozen=True, slots=True)
class CountryLabel:
    name: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Outline:
    """SVG path data for land and lines; `features` counts the points of coasts and boundaries in sight."""

    land: str
    coast: str
    borders: str
    disputed: str
    labels: tuple[CountryLabel, ...]
    features: int


class Pen:
    """Draws one frame from an atlas. Arcs are thinned before they are joined, so neighbours keep meeting."""

    def __init__(self, source: Atlas, frame: Frame) -> None:
        self.source, self.frame = source, frame
        self._kept: dict[tuple[int, float], list[Point]] = {}

    def outline(self, *, labelled: bool = True) -> Outline:
        """All that is in sight."""
        land: list[list[Point]] = []
        labels: list[CountryLabel] = []
        for country in self.source.countries:
            shapes = [shape for polygon in country.polygons for shape in self._polygon(polygon)]
            land.extend(shapes)
            if labelled and country.name and shapes:
                labels.extend(self._label(country.name, max(shapes, key=framing.area)))
        lines = {kind: self._lines(kind) for kind in (COAST, BORDER, DISPUTED)}
        return Outline(
            land=framing.path(land, closed=True),
            coast=framing.path(lines[COAST], closed=False),
            borders=framing.path(lines[BORDER], closed=False),
            disputed=framing.path(lines[DISPUTED], closed=False),
            labels=tuple(labels),
            features=sum(len(line) for kind in lines.values() for line in kind),
        )

    def _polygon(self, polygon: tuple[Ring, ...]) -> list[list[Point]]:
        """Clipped rings; holes are drawn as rings of their own and cut out by the even-odd rule."""
        shapes = []
        for turn in TURNS_DEG:
            for ring in polygon:
                if self._sees(self.source.ring_box(ring), turn):
                    shapes.append(framing.clipped_polygon(self._ring(ring, turn), self.frame.width, self.frame.height))
        return [shape for shape in shapes if shape]

    def _sees(self, box: Box, turn: float) -> bool:
        west, south, east, north = self.frame.box
        return box[0] + turn < east and box[2] + turn > west and box[1] < north and box[3] > south

    def _ring(self, ring: Ring, turn: float) -> list[Point]:
        points: list[Point] = []
        for arc in ring:
            part = self._arc(arc if arc >= 0 else ~arc, turn)
            points.extend(part if arc >= 0 else reversed(part))
        return points

    def _arc(self, arc: int, turn: float) -> list[Point]:
        key = (arc, turn)
        if key not in self._kept:
            placed = [self.frame.place(lon + turn, lat) for lon, lat in self.source.points(arc)]
            self._kept[key] = framing.thinned(placed, LEAST_STEP_PX)
        return self._kept[key]

    def _lines(self, kind: int) -> list[list[Point]]:
        runs = []
        for arc, box in enumerate(self.source.boxes):
            if self.source.kinds[arc] != kind:
                continue
            for turn in TURNS_DEG:
                if self._sees(box, turn):
                    runs.extend(framing.clipped_line(self._arc(arc, turn), self.frame.width, self.frame.height))
        return runs

    def _label(self, name: str, shape: list[Point]) -> list[CountryLabel]:
        """The name where the visible part is widest, or nowhere where it would not fit."""
        width, height = self.frame.width, self.frame.height
        if framing.area(shape) < LEAST_LABEL_AREA * width * height:
            return []
        half = len(name) * CHARACTER_PX / 2
        room, (x, y) = (
            max((_room(point, shape, width, height), point) for point in _grid(shape, width, height, half + 6))
            if _grid(shape, width, height, half + 6)
            else (0.0, (0.0, 0.0))
        )
        return [CountryLabel(name, round(x, 1), round(y, 1), 2 * half)] if room > 9 else []


def _grid(shape: list[Point], width: float, height: float, inset: float) -> list[Point]:
    left, right = max(inset, min(x for x, _ in shape)), min(width - inset, max(x for x, _ in shape))
    top, bottom = max(14.0, min(y for _, y in shape)), min(height - 14.0, max(y for _, y in shape))
    if right <= left or bottom <= top:
        return []
    steps = [(index + 0.5) / GRID for index in range(GRID)]
    return [(left + (right - left) * across, top + (bottom - top) * down) for across in steps for down in steps]


def _room(point: Point, shape: list[Point], width: float, height: float) -> float:
    """Distance from a point inside the shape to its nearest edge; negative outside."""
    x, y = point
    inside, nearest = False, min(x, y, width - x, height - y) + 40
    for (ax, ay), (bx, by) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
        nearest = min(nearest, _to_segment(x - ax, y - ay, bx - ax, by - ay))
    return nearest if inside else -1.0


def _to_segment(px: float, py: float, dx: float, dy: float) -> float:
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
    return hypot(px - share * dx, py - share * dy)

"""Labels beside dots that do not cover each other: tried in a fixed order, the number alone where nothing else fits."""

from collections.abc import Sequence
from dataclasses import dataclass

BOLD_CHARACTER_PX = 7.6
CHARACTER_PX = 6.4
LINE_PX = 14.0
LONGEST = 34
DOT_PX = 4.0

Box = tuple[float, float, float, float]  # x, y, width, height


@dataclass(frozen=True, slots=True)
class Label:
    """`anchor` is the SVG text-anchor; `text` is empty where not even the number found room."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """A point to label. `texts` from full to short; the label keeps `clear` px away from the middle of the point.

    `character_px`: room for one character; a browser's font is not known, so it is on the safe side.
    """

    x: float
    y: float
    texts: tuple[str, ...]
    clear: float
    character_px: float = BOLD_CHARACTER_PX


def placed(points: Sequence[Spot], taken: Sequence[Box], page: tuple[float, float]) -> list[Label]:
    """One label for each point, kept inside the page and off `taken`."""
    boxes = [*taken, *(box_of(spot) for spot in points)]
    labels = []
    for spot in points:
        label = _first_free(spot, boxes, page)
        labels.append(label)
        boxes.append(label.box)
    return labels


def box_of(spot: Spot) -> Box:
    return (spot.x - DOT_PX, spot.y - DOT_PX, 2 * DOT_PX, 2 * DOT_PX)


def _first_free(spot: Spot, boxes: list[Box], page: tuple[float, float]) -> Label:
    for text in spot.texts:
        short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        for label in _candidates(spot, short):
            if _inside(label.box, page) and not any(meets(label.box, box) for box in boxes):
                return label
    return Label("", spot.x, spot.y, "start", (spot.x, spot.y, 0.0, 0.0))


def _candidates(spot: Spot, text: str) -> list[Label]:
    """Right, left, above, below, then the four diagonals."""
    wide, far = len(text) * spot.character_px, spot.clear + 4
    near = far * 0.75
    rows = [
        ("start", far, 4.5), ("end", -far, 4.5), ("middle", 0.0, -far - 2), ("middle", 0.0, far + 9),
        ("start", near, -near), ("start", near, near + 8), ("end", -near, -near), ("end", -near, near + 8),
    ]  # fmt: skip
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}
    x, y = spot.x, spot.y
    return [
        Label(text, round(x + dx, 1), round(y + dy, 1), anchor, (x + dx - shift[anchor], y + dy - 11, wide, LINE_PX))
        for anchor, dx, dy in rows
    ]


def _inside(box: Box, page: tuple[float, float]) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[0] + box[2] <= page[0] - 2 and box[1] + box[3] <= page[1] - 2


def meets(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]

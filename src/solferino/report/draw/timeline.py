"""When incidents happened, as bars on an axis: a bar is as long as the date is uncertain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from solferino.report.moments import MONTHS

WIDTH = 720.0
LEFT, RIGHT = 14.0, 14.0
ROW_PX = 20.0
TOP_PX = 30.0
LEAST_BAR_PX = 7.0
MOST_ROWS = 40
PERIOD_HEIGHT_PX = 90.0
CHARACTER_PX = 7.2


@dataclass(frozen=True, slots=True)
class Event:
    """An incident with the first and last day it may have happened on."""

    number: int
    name: str
    start: date
    end: date
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in px with its text; `anchor` is the SVG text-anchor of the text at `text_x`."""

    event: Event
    x: float
    y: float
    width: float
    text: str
    text_x: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Column:
    """Number of incidents that began in one period, where there are too many for a bar each."""

    x: float
    width: float
    height: float
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    width: float
    height: float
    top: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]


class _Axis:
    def __init__(self, first: date, last: date) -> None:
        pad = max(1, (last - first).days // 30)
        self.first, self.last = _moved(first, -pad), _moved(last, pad + 1)
        self.days = (self.last - self.first).days

    def x(self, day: date) -> float:
        share = (day - self.first).days / self.days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _moved(day: date, days: int) -> date:
    """A day moved, but not beyond the calendar: a text may name any year."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def timeline(events: Sequence[Event]) -> Timeline | None:
    """A timeline of all events that have a date; None where none has."""
    if not events:
        return None
    ordered = sorted(events, key=lambda event: (event.start, event.end, event.number))
    axis = _Axis(ordered[0].start, max(event.end for event in ordered))
    ticks = tuple(_ticks(axis))
    if len(ordered) > MOST_ROWS:
        height = TOP_PX + PERIOD_HEIGHT_PX
        return Timeline(WIDTH, height, TOP_PX, ticks, (), tuple(_columns(ordered, axis)))
    bars = tuple(_bar(event, TOP_PX + 6 + ROW_PX * row, axis) for row, event in enumerate(ordered))
    return Timeline(WIDTH, TOP_PX + ROW_PX * len(ordered) + 8, TOP_PX, ticks, bars, ())


def _bar(event: Event, y: float, axis: _Axis) -> Bar:
    left, right = axis.x(event.start), axis.x(_moved(event.end, 1))
    width = max(right - left, LEAST_BAR_PX)
    text = f"{event.number} {event.name}".strip()
    if left + width + 8 + len(text) * CHARACTER_PX < WIDTH - RIGHT:
        return Bar(event, left, y, round(width, 1), text, round(left + width + 6, 1), "start")
    return Bar(event, left, y, round(width, 1), text, round(left - 6, 1), "end")


def _ticks(axis: _Axis) -> Iterator[Tick]:
    starts = list(_period_starts(axis.first, axis.last))
    every = max(1, -(-len(starts) // 9))
    for day, text in starts[::every]:
        x = axis.x(day)
        if LEFT <= x <= WIDTH - RIGHT:
            half = len(text) * CHARACTER_PX / 2
            anchor = "start" if x - half < 0 else "end" if x + half > WIDTH else "middle"
            yield Tick(x, text, anchor)


def _period_starts(first: date, last: date) -> Iterator[tuple[date, str]]:
    """First days of the periods between two days, with the words for them: days, months or years."""
    span = (last - first).days
    for day in (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)):
        if span <= 60:
            yield day, f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        elif day.day == 1 and (span <= 1000 or day.month == 1):
            yield day, f"{MONTHS[day.month - 1][:3]} {day.year}" if span <= 1000 else str(day.year)


def _columns(events: Sequence[Event], axis: _Axis) -> Iterator[Column]:
    edges = [axis.first, *(day for day, _ in _period_starts(axis.first, axis.last) if day > axis.first), axis.last]
    counts = [sum(a <= event.start < b for event in events) for a, b in zip(edges, edges[1:], strict=False)]
    most = max(counts)
    for (a, b), count in zip(zip(edges, edges[1:], strict=False), counts, strict=True):
        if count:
            x, right = axis.x(a), axis.x(b)
            height = round((PERIOD_HEIGHT_PX - 24) * count / most, 1)
            yield Column(x + 1, round(max(right - x - 2, 2), 1), height, count, f"{a.isoformat()} to {b.isoformat()}")

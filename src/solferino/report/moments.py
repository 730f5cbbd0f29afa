"""Dates and times in words, at the place, with the zone."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from solferino.model.circumstance import TimeSpan
from solferino.report import words

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
RANKS = ("minute", "hour", "part_of_day", "day", "week", "month", "year", "unknown")


@dataclass(frozen=True, slots=True)
class Moment:
    """When an incident happened, over all its accounts. Days are civil days at the place, inclusive.

    `clock`: the earliest hour that is told, `HH:MM` at the place.
    """

    start: date | None
    end: date | None
    text: str
    differs: bool = False
    clock: str | None = None


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(start: date | None, end: date | None) -> str:
    """`24 February 2022`, `3–5 March 2022`, `28 February – 2 March 2022`; whole months and years by their name."""
    first, last = start or end, end or start
    if first is None or last is None:
        return "date not stated"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def zone(moment: datetime) -> str:
    """`UTC`, `UTC+02:00`."""
    offset = moment.utcoffset()
    if not offset:
        return "UTC"
    minutes = int(offset.total_seconds()) // 60
    return f"UTC{'+' if minutes > 0 else '−'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def instant(moment: datetime) -> str:
    """A moment of custody or of making, to the second, with its zone."""
    return f"{day(moment.date())}, {moment:%H:%M:%S} {zone(moment)}"


def span(value: TimeSpan | None) -> str:
    """A time span as one source gives it."""
    if value is None or (value.date_start is None and value.date_end is None and value.earliest is None):
        return "date not stated"
    start = value.date_start or value.date_end or (value.earliest.date() if value.earliest else None)
    text = days(start, value.date_end or start)
    clock = _clock(value)
    if value.precision in ("week", "month", "year") and start is not None:
        text = f"some time in {text}" if (value.date_end or start) != start else f"about {text}"
    return f"{text}, {clock}" if clock else text


def _clock(value: TimeSpan) -> str:
    where = f" ({zone(value.earliest)})" if value.earliest else ""
    if value.time_local:
        return f"{'about ' if value.approximate else ''}{value.time_local} local time{where}"
    if value.precision == "part_of_day" and value.earliest and value.latest:
        return f"between {value.earliest:%H:%M} and {value.latest:%H:%M} local time{where}"
    return ""


def when_of(spans: Iterable[TimeSpan | None]) -> Moment:
    """The finest date that the accounts give; where the finest ones differ, the days from first to last."""
    known = [span for span in spans if span is not None and (span.date_start or span.date_end)]
    if not known:
        return Moment(None, None, "date not stated")
    finest = min(_day_rank(span) for span in known)
    best = sorted((span for span in known if _day_rank(span) == finest), key=_order)
    start = min(filter(None, (span.date_start or span.date_end for span in best)))
    end = max(filter(None, (span.date_end or span.date_start for span in best)))
    differs = len({(span.date_start, span.date_end) for span in best}) > 1
    if differs:
        return Moment(start, end, f"{days(start, end)} (sources differ)", differs=True)
    clock = min((span.time_local for span in best if span.time_local), default=None)
    return Moment(start, end, _with_times(best), differs=False, clock=clock)


def _day_rank(value: TimeSpan) -> int:
    """All precisions from minute to day give one civil day and rank alike."""
    return max(RANKS.index(value.precision), RANKS.index("day")) if value.precision in RANKS else len(RANKS)


def _order(value: TimeSpan) -> tuple[int, str, str]:
    return RANKS.index(value.precision), value.time_local or "~", repr(value)


def _with_times(spans: list[TimeSpan]) -> str:
    clocks = sorted({span.time_local for span in spans if span.time_local})
    if len(clocks) < 2:
        return span(spans[0])
    where = next((f" ({zone(span.earliest)})" for span in spans if span.time_local and span.earliest), "")
    first = spans[0]
    text = days(first.date_start or first.date_end, first.date_end or first.date_start)
    return f"{text}, at {words_of(clocks)} local time{where} (sources differ)"


def words_of(values: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return (
        values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}" if values else words.NOT_STATED
    )


def listed(values: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return (
        values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}" if values else words.NOT_STATED
    )

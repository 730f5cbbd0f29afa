"""The time of an event from the dates and clock times of its sentences."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from solferino.extract.clocks import ClockMention
from solferino.extract.dates import DateMention
from solferino.model.circumstance import Precision, TimeSpan
from solferino.model.document import Anchored, Document, Quote
from solferino.vocab.zones import zones

NOON = 12
ABOUT_MINUTES = 30  # "around 10.30": this much either side
PART_HOURS = {
    "dawn": (4, 7), "early": (0, 6), "morning": (5, 12), "noon": (11, 14), "afternoon": (12, 18), "evening": (17, 23),
    "night": (20, 24), "midnight": (23, 24),
}  # fmt: skip
PRECISIONS: dict[str, Precision] = {
    "day": "day", "part": "part_of_day", "range": "day", "week": "week", "month": "month", "year": "year",
}  # fmt: skip


def zone(name: str | None) -> tzinfo | None:
    """The time zone of that name; None where there is none."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def when(
    document: Document,
    day: DateMention | None,
    clock: ClockMention | None,
    part: ClockMention | None,
    local: tzinfo | None,
) -> Anchored[TimeSpan] | None:
    """The time span of an event. Without a day a clock time stands alone, without moments."""
    mentions = [m for m in (day, clock or part) if m is not None]
    if not mentions:
        return None
    quotes = tuple(Quote.of(document, a, b) for a, b in dict.fromkeys((m.start, m.end) for m in mentions))
    span = _span(day, clock, part, local)
    rule = f"times:{day.kind if day else 'clock'}"
    return Anchored(span, quotes, rule)


@dataclass(frozen=True, slots=True)
class _Struck:
    """A clock time on the calendar: civil day and clock time at the place, moments; None where not known."""

    day: date
    shown: time | None
    earliest: datetime | None
    latest: datetime | None


def _span(
    day: DateMention | None, clock: ClockMention | None, part: ClockMention | None, local: tzinfo | None
) -> TimeSpan:
    first, last = _days(day, clock)
    approximate = bool(clock and clock.approximate) or bool(part and not clock)
    anchor = day.anchor if day else None
    if first is None or last is None:
        shown = time(clock.hour, clock.minute) if clock and clock.hour is not None and not clock.zone else None
        return TimeSpan(None, None, "unknown", time_local=_hhmm(shown), approximate=approximate, anchor=anchor)
    struck = _struck(clock, first, local)
    if struck is not None and first == last:
        exact: Precision = "hour" if approximate else "minute"
        found = struck.earliest, struck.latest, exact, struck.day, struck.day
        return TimeSpan(*found, _hhmm(struck.shown), approximate, anchor)
    if part is not None and part.part and first == last:
        a, b = PART_HOURS[part.part]
        begin, end = _wall(first, time(a), local), _wall(first + timedelta(days=b // 24), time(b % 24), local)
        return TimeSpan(begin, end, "part_of_day", first, last, None, True, anchor)
    begin, end = _wall(first, time(0), local), _wall(last, time(23, 59, 59), local)
    precision = PRECISIONS[day.kind if day else "day"]
    return TimeSpan(begin, end, precision, first, last, _hhmm(struck.shown if struck else None), approximate, anchor)


def _days(day: DateMention | None, clock: ClockMention | None) -> tuple[date | None, date | None]:
    """First and last day; a clock time in a night that runs over two days picks one of them."""
    if day is None or day.first is None:
        return None, None
    first, last = day.first, day.last or day.first
    if day.kind == "part" and clock is not None and clock.hour is not None and not clock.zone:
        first = last = last if clock.hour < NOON else first
    return first, last


def _hhmm(shown: time | None) -> str | None:
    return f"{shown.hour:02d}:{shown.minute:02d}" if shown else None


def _wall(day: date, shown: time, local: tzinfo | None) -> datetime | None:
    """What the clock at the place shows, as a moment; None where its zone is not known."""
    return datetime.combine(day, shown, local) if local is not None else None


def _struck(clock: ClockMention | None, day: date, local: tzinfo | None) -> _Struck | None:
    """The clock time at the place. A stamp of another zone is converted; without the place's zone it stays a moment.

    Where clocks are put back an hour comes twice: both moments are meant. Where they are put forward it never comes:
    it is read with the offsets before and after.
    """
    if clock is None or clock.hour is None:
        return None
    shown = time(clock.hour, clock.minute)
    stamp = zones().stamp(clock.zone)
    slack = timedelta(minutes=ABOUT_MINUTES if clock.approximate else 0)
    if stamp is not None:
        moment = datetime.combine(day, shown, stamp)
        here = moment.astimezone(local) if local is not None else None
        told = here or moment
        return _Struck(told.date(), here.time() if here else None, _shift(told, -slack), _shift(told, slack))
    if local is None:
        return _Struck(day, shown, None, None)
    both = sorted(datetime.combine(day, shown, local).replace(fold=n).astimezone(UTC) for n in (0, 1))
    return _Struck(day, shown, (both[0] - slack).astimezone(local), (both[1] + slack).astimezone(local))


def _shift(moment: datetime, by: timedelta) -> datetime:
    """So much earlier or later in real time."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)

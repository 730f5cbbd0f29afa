"""The time of an event from the dates and clock times of its sentences."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from solferino.extract.clocks import ClockMention
from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.model.circumstance import Precision, TimeSpan
from solferino.model.document import Anchored, Document, Quote

ABOUT_MINUTES = 30  # "around 10.30": this much either side
PART_HOURS = {
    "dawn": (4, 7), "early": (0, 6), "morning": (5, 12), "noon": (11, 14), "afternoon": (12, 18), "evening": (17, 23),
    "night": (20, 24), "midnight": (23, 24),
}  # fmt: skip
# Offsets of the zone stamps that reports print beside a time, in hours.
STAMPS = {"GMT": 0, "UTC": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "BST": 1, "EST": -5, "EDT": -4}
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
    quotes = tuple(Quote.of(document, m.start, m.end) for m in mentions)
    span = _span(day, clock, part, local)
    rule = f"times:{day.kind if day else 'clock'}"
    return Anchored(span, quotes, rule)


def _span(
    day: DateMention | None, clock: ClockMention | None, part: ClockMention | None, local: tzinfo | None
) -> TimeSpan:
    first = day.first if day else None
    last = (day.last or first) if day else None
    stamp = _local_clock(clock, first, local)
    text = f"{stamp.hour:02d}:{stamp.minute:02d}" if stamp else None
    approximate = bool(clock and clock.approximate) or bool(part and not clock)
    anchor = day.anchor if day else None
    if first is None or last is None:
        return TimeSpan(None, None, "unknown", time_local=text, approximate=approximate, anchor=anchor)
    if stamp is not None and first == last:
        begin, end = _around(first, stamp, approximate=approximate, local=local or UTC)
        exact: Precision = "minute" if not approximate else "hour"
        return TimeSpan(begin, end, exact, first, last, text, approximate, anchor)
    if part is not None and part.part and first == last:
        a, b = PART_HOURS[part.part]
        zoned = local or UTC
        begin = datetime.combine(first, time(a), zoned)
        end = datetime.combine(first, time(0), zoned) + timedelta(hours=b)
        return TimeSpan(begin, end, "part_of_day", first, last, None, True, anchor)
    zoned = local or UTC
    begin = datetime.combine(first, time(0), zoned)
    end = datetime.combine(last, time(23, 59, 59), zoned)
    return TimeSpan(begin, end, PRECISIONS[day.kind if day else "day"], first, last, text, approximate, anchor)


def _local_clock(clock: ClockMention | None, day: date | None, local: tzinfo | None) -> time | None:
    """The clock time at the place; a stamp of another zone is converted where the place's zone is known."""
    if clock is None or clock.hour is None:
        return None
    plain = time(clock.hour, clock.minute)
    if clock.zone is None or clock.zone.upper() not in STAMPS or local is None or day is None:
        return plain
    moment = datetime.combine(day, plain, UTC) - timedelta(hours=STAMPS[clock.zone.upper()])
    return moment.astimezone(local).time()


def _around(day: date, stamp: time, *, approximate: bool, local: tzinfo) -> tuple[datetime, datetime]:
    moment = datetime.combine(day, stamp, local)
    slack = timedelta(minutes=ABOUT_MINUTES if approximate else 0)
    return moment - slack, moment + slack


def best_clock(found: Sequence[Facts], told: Sequence[Facts] = ()) -> ClockMention | None:
    """The clock time of the attack: of a sentence that tells of it, not of arrivals, posts or monitors."""
    for fact in (*found, *(fact for fact in told if "same_event" in fact.cues)):
        if fact.strength and not _of_arrival(fact):
            for clock in fact.clocks:
                return clock
    return None


def _of_arrival(fact: Facts) -> bool:
    low = fact.sentence.text.lower()
    return any(word in low for word in fact.sentence.known("not_of_attack"))


def part_of(found: Sequence[Facts]) -> ClockMention | None:
    """The part of the day, where a sentence that tells of the attack names one."""
    return next((part for fact in found if fact.strength for part in fact.parts), None)

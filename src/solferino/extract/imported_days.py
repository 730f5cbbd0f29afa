"""When a row of a register says that something happened.

A day with a precision code stands for the widest stretch that the code allows: a week that holds the day lies within
six days before and after it; a month and a year are those of the calendar. Nothing is made narrower.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from solferino.extract.cells import Cells
from solferino.model.circumstance import Precision, TimeSpan
from solferino.model.document import Anchored
from solferino.vocab.mapping import Dates

WEEK_REACH = timedelta(days=6)
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")


def when(cells: Cells, dates: Dates) -> Anchored[TimeSpan] | None:
    """The days of a row, None where it has no first day that can be read."""
    first, last = _day(cells, dates.start, dates.formats), _day(cells, dates.end, dates.formats)
    if first is None:
        return None
    if last is not None and last < first:
        cells.note(f"ends on {last} before it starts on {first}; the end is left empty")
        last = None
    code = cells.text(dates.precision)
    known = dates.codes.get(code) if code else None
    if code and known is None:
        cells.note(f"{dates.precision} “{code[:40]}” has no meaning in the mapping; left aside")
    ended = last is not None and last > first
    start, end = (first, last) if ended else _widened(first, known)
    precision: Precision = known or "day"
    clock = None if ended else _clock(cells, dates.time)
    span = TimeSpan(None, None, "minute" if clock and precision == "day" else precision, start, end, clock)
    return cells.anchored(
        span, dates.start, dates.end if last else None, dates.time if clock else None, dates.precision
    )


def _widened(day: date, precision: Precision | None) -> tuple[date, date]:
    if precision == "week":
        return _shifted(day, -WEEK_REACH), _shifted(day, WEEK_REACH)
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:  # the first or last days that the calendar has
        return day


def _day(cells: Cells, column: str | None, formats: tuple[str, ...]) -> date | None:
    value = cells.text(column)
    if value is None:
        return None
    if (iso := ISO.fullmatch(value)) and (found := _read(iso[1], "%Y-%m-%d")):
        return found
    for form in formats:
        if found := _read(value, form):
            return found
    cells.note(f"{column} “{value[:40]}” is no day that the mapping can read; left empty")
    return None


def _read(value: str, form: str) -> date | None:
    try:
        return datetime.strptime(value, form).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _clock(cells: Cells, column: str | None) -> str | None:
    """`HH:MM`; words such as "morning" stay in the text."""
    found = CLOCK.fullmatch(cells.text(column) or "")
    return f"{int(found[1]):02}:{found[2]}" if found else None

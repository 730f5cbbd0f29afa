"""A point or stretch of the calendar as a text gives it: only what is known, no invented month, day or hour."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta

SEASONS = {
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 2),
}  # northern; a winter is that of the year it ends in
PART_VALUES = {"DAWN": "MO", "DUSK": "EV", "EARLY": "MO"}  # parts that TIMEX has no letters for
FIXED_PARTS = {"NOON": (12, 0), "MIDNIGHT": (24, 0)}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Calendar fields, None where not said. Years before Christ are negative.

    `years` is 10 for a decade and 100 for a century, which then begins with `year`. `part` is a part of the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    years: int = 1

    @property
    def value(self) -> str:
        """In the manner of ISO 8601 as TIMEX2 widens it (`1943-05`, `193`, `BC0264`, `1940-SP`, `1943-05-05TEV`)."""
        out = self._year()
        if self.years > 1:
            return out[: -len(str(self.years)) + 1]
        if self.season:
            return f"{out}-{self.season}"
        timed = self.part or self.hour is not None
        if self.month or timed:
            out += f"-{self.month:02d}" if self.month else "-XX"
        if self.day or timed:
            out += f"-{self.day:02d}" if self.day else "-XX"
        return out + self._time()

    def _year(self) -> str:
        if self.year is None:
            return "XXXX"
        return f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"

    def _time(self) -> str:
        if self.hour is not None:
            return f"T{self.hour:02d}:{self.minute or 0:02d}"
        if self.part in FIXED_PARTS:
            hour, minute = FIXED_PARTS[self.part]
            return f"T{hour:02d}:{minute:02d}"
        return f"T{PART_VALUES.get(self.part, self.part)}" if self.part else ""

    @property
    def granularity(self) -> str:
        """century, decade, year, season, month, day, part, minute, or unknown."""
        if self.hour is not None:
            return "minute"
        if self.part:
            return "part"
        if self.day:
            return "day"
        if self.month:
            return "month"
        if self.season:
            return "season"
        if self.year is None:
            return "unknown"
        return {1: "year", 10: "decade"}.get(self.years, "century")

    @property
    def as_day(self) -> date | None:
        """The day, where one is known."""
        if self.year is None or not 0 < self.year <= MAXYEAR or not self.month or not self.day:
            return None
        return date(self.year, self.month, self.day)

    def span(self) -> tuple[date, date] | None:
        """First and last day; None where no year of our era is known."""
        if self.year is None or not 0 < self.year <= MAXYEAR - self.years:
            return None
        if (day := self.as_day) is not None:
            return day, day
        if self.month:
            return date(self.year, self.month, 1), date(self.year, self.month, monthrange(self.year, self.month)[1])
        if self.season:
            first, last = SEASONS[self.season]
            start = date(self.year - (first > last), first, 1)
            return start, date(self.year, last, monthrange(self.year, last)[1])
        return date(self.year, 1, 1), date(self.year + self.years - 1, 12, 31)

    def of_day(self) -> "Stamp":
        """Without part of day and hour."""
        return replace(self, part=None, hour=None, minute=None)


def possible(stamp: Stamp) -> bool:
    """The calendar has such a day; without a year 29 February counts."""
    if stamp.month is None or stamp.day is None:
        return stamp.month is None or 1 <= stamp.month <= 12
    year = stamp.year if stamp.year is not None and 0 < stamp.year <= MAXYEAR else 2000
    return 1 <= stamp.month <= 12 and 1 <= stamp.day <= monthrange(year, stamp.month)[1]


def moved(stamp: Stamp, number: int, unit: str) -> Stamp | None:
    """A stamp moved by days, weeks, months, years …; only as exact as it and the unit are. None where unknown."""
    if stamp.year is None:
        return None
    if unit in ("D", "W", "F"):
        return _moved_days(stamp, number * {"D": 1, "W": 7, "F": 14}[unit])
    if unit == "MO":
        if stamp.month is None:
            return None
        years, month = divmod(stamp.year * 12 + stamp.month - 1 + number, 12)
        return Stamp(years, month + 1)
    if unit in ("Y", "DE", "CE"):
        year = stamp.year + number * {"Y": 1, "DE": 10, "CE": 100}[unit]
        return Stamp(year + (year >= 0 > stamp.year) - (year <= 0 < stamp.year))  # there was no year 0
    return None


def _moved_days(stamp: Stamp, days: int) -> Stamp | None:
    day = stamp.as_day
    if day is None:
        return None
    try:
        day += timedelta(days=days)
    except OverflowError:
        return None
    return Stamp(day.year, day.month, day.day)


def of(day: date) -> Stamp:
    """The stamp of a day."""
    return Stamp(day.year, day.month, day.day)

"""Days told by their distance from another: "the day before", "two days later", "the following night"."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts

APPOSED_CHARS = 6  # ", on " between "three days earlier" and the date that says which day


@dataclass(frozen=True, slots=True)
class Named:
    """The day that a text named last, and whether it was a night."""

    day: date | None = None
    night: bool = False


def stepped(fact: Facts, named: Named, written: date | None) -> tuple[Facts, Named]:
    """The facts with such days counted from the day named before them, and the day named last after the sentence."""
    moved: dict[DateMention, DateMention | None] = {}
    told: Named | None = None
    for day in sorted(fact.dates, key=lambda day: day.start):
        if day.first is not None and day.kind in ("day", "part"):
            told = Named(day.first, day.role == "night")
        if day.first is not None or (day.step_days is None and day.month_day is None) or day.event:
            continue
        if _apposed(day, fact.dates):
            moved[day] = None
            continue
        back = (day.step_days or 0) < 0
        sequel = _sequel(fact, day, named, written) if told is None and back else None
        if told is None and sequel is None and fact.voices and back:
            continue  # "the day before" in a speaker's mouth counts from the day of speaking
        found = _shifted(day, told or sequel or named, written)
        if found is not None:
            moved[day] = found
    if not moved:
        return fact, told or named
    dates, acts = (
        tuple(new for day in days if (new := moved.get(day, day)) is not None)
        for days in (fact.dates, fact.event_dates)
    )
    return replace(fact, dates=dates, event_dates=acts), told or named


def _sequel(fact: Facts, day: DateMention, named: Named, written: date | None) -> Named | None:
    """ "The people shot the day before were buried on the 18th": counted from the day of what came after."""
    later = [other for other in fact.dates if other.start > day.end and other not in fact.event_dates]
    for other in later:
        first = other.first or (_of_month(other.month_day, named.day, written) if other.month_day else None)
        if first is not None:
            return Named(first)
    return None


def _apposed(day: DateMention, days: tuple[DateMention, ...]) -> bool:
    """ "Three days earlier, on 20 January": the date says which day."""
    return any(other.first is not None and 0 <= other.start - day.end <= APPOSED_CHARS for other in days)


def _shifted(day: DateMention, named: Named, written: date | None) -> DateMention | None:
    if day.month_day is not None:
        first = _of_month(day.month_day, named.day, written)
        return replace(day, first=first, last=first) if first else None
    if named.day is None or day.step_days is None:
        return None
    step = day.step_days
    if day.role == "night" and step > 0 and not named.night:
        step -= 1  # the night that follows a day begins on it
    first = named.day + timedelta(days=step)
    return replace(day, first=first, last=first + timedelta(days=day.role == "night"))


def _of_month(number: int, named: date | None, written: date | None) -> date | None:
    """The 14th: of the month named last, else the last such day before the text was written."""
    base = named or written
    if base is None:
        return None
    for month in (base.replace(day=1), base.replace(day=1) - timedelta(days=1)):
        try:
            found = month.replace(day=number)
        except ValueError:
            continue
        if written is None or found <= written:
            return found
    return None

"""What a form of time means: days of the week, nights, weeks, weekends."""

from dataclasses import replace

from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading, Timed
from solferino.extract.timex_rules import date, timed
from solferino.extract.timex_stamp import Stamp, moved, of

SATURDAY, SUNDAY, WEEK = 5, 6, 7
SAME_DATE_DAYS = 100  # as far back as "Friday 6" is looked for


def weekday(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Thursday: the last one before the day of writing; in a history the next one after the day spoken of."""
    number, name = (r.whole(found, "weekday") or 0), r.word(found, "part")
    now = r.now.as_day if r.now is not None else None
    word = r.low(found.first)
    if now is None:
        stamp: Stamp = Stamp(part=name) if name else Stamp()
        return (Timed(found.first, found.last, "date", stamp.value if name else "XXXX-XX-XX"),)
    if r.style == "history" or word == "next":
        days = (number - now.weekday()) % 7 or 7 * (word == "next")
    else:
        days = -((now.weekday() - number) % 7 or 7 * (word in ("last", "previous")))
    day = moved(of(now), days, "D") or of(now)
    stamp = replace(day, part=str(name)) if name else day
    anchor = "narrative" if r.style == "history" else "published"
    return (timed(found, stamp, anchor, "time" if name else "date"),)


def night(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Overnight, the night into Thursday: from the evening of one day to the morning of the next."""
    morning: Stamp | None = None
    if "weekday" in found.slots:
        stamp = weekday(r, found)[0].stamp
        morning = stamp.of_day() if stamp else None
    elif "month" in found.slots:
        said = date(r, found)
        morning = said[0].stamp if said else None
    elif r.now is not None:
        morning = r.now.of_day()
    evening = moved(morning, -1, "D") if morning else None
    if evening is None or morning is None:
        return (Timed(found.first, found.last, "time", "XXXX-XX-XXTNI"),)
    stamp = replace(evening, part="NI")
    anchor = "stated" if "year" in found.slots else "published" if r.style == "news" else "narrative"
    return (replace(timed(found, stamp, anchor, "time"), upto=morning),)


def week(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Last week: the week before that of the day of writing."""
    now = r.now.as_day if r.now else None
    if now is None:
        return (Timed(found.first, found.last, "date", "XXXX-WXX"),)
    day = moved(of(now), -7 if r.low(found.first) == "last" else 0, "D")
    year, number, _ = (day.as_day if day and day.as_day else now).isocalendar()
    anchor = "published" if r.style == "news" else "narrative"
    return (Timed(found.first, found.last, "date", f"{year:04d}-W{number:02d}", anchor=anchor, step=(0, "W")),)


def weekend(r: Reading, found: Found) -> tuple[Timed, ...]:
    """At the weekend: the last Saturday and Sunday that had come by the day of writing."""
    now = r.now.as_day if r.now else None
    if now is None or r.style == "history":
        return ()
    back = (now.weekday() - SATURDAY) % WEEK
    if r.word(found, "weekend") == "last" and back < 2:
        back += WEEK  # written at a weekend: the one before
    saturday = moved(of(now), -back, "D") or of(now)
    sunday = moved(saturday, 1, "D") or saturday
    return (replace(timed(found, saturday, "published"), upto=sunday),)


def weekday_span(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Between Sunday evening and Monday morning: the second day is the last such day, the first the one before it."""
    first, second = (r.whole(found, slot, "WEEKDAY") or 0 for slot in ("from_day", "to_day"))
    now = r.now.as_day if r.now else None
    if now is None or r.style == "history":
        return ()
    end = moved(of(now), -((now.weekday() - second) % WEEK), "D") or of(now)
    start = moved(end, -((second - first) % WEEK or WEEK), "D") or end
    return (replace(timed(found, start, "published"), upto=end),)


def weekday_of_week(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Thursday last week, Monday of this week."""
    now = r.now.as_day if r.now else None
    if now is None:
        return ()
    last = any(r.low(i) == "last" for i in range(found.first, found.last))
    step = (r.whole(found, "weekday") or 0) - now.weekday() - WEEK * last
    name = r.word(found, "part")
    day = moved(of(now), step, "D") or of(now)
    return (timed(found, replace(day, part=name) if name else day, "published", "time" if name else "date"),)


def weekdays_ago(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Two Fridays ago."""
    now, number = (r.now.as_day if r.now else None), int(r.number(found, "number") or 1)
    if now is None:
        return ()
    back = (now.weekday() - (r.whole(found, "weekdays") or 0)) % WEEK or WEEK
    day = moved(of(now), -back - WEEK * (number - 1), "D") or of(now)
    return (timed(found, day, "published"),)


def weekday_day(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Friday 6, Friday the 6th: the last such day of the last months that is of that date."""
    slot = "ordinal" if "ordinal" in found.slots else "day"
    now, wanted = (r.now.as_day if r.now else None), int(r.number(found, slot) or 0)
    if now is None:
        return ()
    back = (now.weekday() - (r.whole(found, "weekday") or 0)) % WEEK
    for days in range(back, SAME_DATE_DAYS, WEEK):
        day = moved(of(now), -days, "D")
        if day is not None and day.day == wanted:
            return (timed(found, day, "published" if r.style == "news" else "narrative"),)
    return ()


def weekday_before_last(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The Friday before last, last Friday week."""
    now = r.now.as_day if r.now else None
    if now is None:
        return ()
    back = (now.weekday() - (r.whole(found, "weekday") or 0)) % WEEK or WEEK
    day = moved(of(now), -back - WEEK, "D") or of(now)
    return (timed(found, day, "published"),)


def weeks_ago(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Three weeks ago today."""
    now, number = (r.now.as_day if r.now else None), int(r.number(found, "number") or 1)
    if now is None:
        return ()
    return (timed(found, moved(of(now), -WEEK * number, "D") or of(now), "published"),)

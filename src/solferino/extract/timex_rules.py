"""What a form of time means: calendar dates and spans. Lengths, sets and times of day stand in timex_lengths.py."""

from collections.abc import Callable
from dataclasses import replace

from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading, Timed
from solferino.extract.timex_stamp import Stamp, moved, possible

Rule = Callable[[Reading, Found], tuple[Timed, ...]]


YEARS_IN_CENTURY = 100


def timed(found: Found, stamp: Stamp, anchor: str | None, kind: str = "date") -> Timed:
    """A date over all words of a form."""
    return Timed(found.first, found.last, kind, stamp.value, stamp, None, anchor)


def _int(number: float | None) -> int | None:
    return None if number is None else int(number)


def _day_number(r: Reading, found: Found) -> int | None:
    for slot in ("day", "ord", "ordinal", "ordword"):
        if slot in found.slots:
            return _int(r.number(found, slot))
    return None


def stated_year(r: Reading, found: Found) -> int | None:
    """The year written in the words, before Christ negative."""
    if "ancient" in found.slots:
        return -int(r.number(found, "ancient") or 0) or None
    if "earlier_year" in found.slots:
        first, last = int(r.number(found, "earlier_year") or 0), int(r.number(found, "year") or 0)
        return last if last > YEARS_IN_CENTURY else first - first % YEARS_IN_CENTURY + last
    if "bc" in found.slots:
        number = _int(r.number(found, "bc"))
        sign = -1 if r.word(found, "era") == "BC" else 1
        return number * sign if number else None
    number = _int(r.number(found, "year")) or _int(r.number(found, "ad"))
    if number is None:
        return None
    return -number if r.word(found, "era") == "BC" else number


def date(r: Reading, found: Found) -> tuple[Timed, ...]:
    """A day, month or year, with what is not said taken from the reading."""
    if "iso" in found.slots:
        return _in_figures(r, found)
    if "apo" in found.slots:
        return _short_year(r, found)
    if "feast" in found.slots or "feastday" in found.slots:
        return _feast(r, found)
    if "next" in found.slots or "previous" in found.slots or r.low(found.first) == "last":
        return _month_beside(r, found)
    month, day = r.whole(found, "month"), _day_number(r, found)
    year, anchor = stated_year(r, found), "stated"
    if year is None and month is not None:
        return _without_year(r, found, month, day)
    stamp = Stamp(year, month, day)
    return (timed(found, stamp, anchor),) if possible(stamp) else ()


def _without_year(r: Reading, found: Found, month: int, day: int | None) -> tuple[Timed, ...]:
    year, anchor = r.year_for(month, day)
    if r.low(found.last - 1) == "year" and r.last is not None:
        year, anchor = r.last.year, "narrative"
    stamp = Stamp(year, month, day)
    return (timed(found, stamp, anchor),) if possible(stamp) else ()


def _short_year(r: Reading, found: Found) -> tuple[Timed, ...]:
    """'44: of the century spoken of; of the last hundred years in news."""
    near = r.last.year if r.last and r.last.year and r.last.year > 0 else r.written.year if r.written else None
    if near is None:
        return ()
    year = near - near % 100 + int(r.raw(found.first)[1:])
    year -= 100 if r.style == "news" and year > near else 0
    return (timed(found, Stamp(year), "stated"),)


EASTERN_CHRISTMAS = "01-07"


def _feast(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Christmas Day, New Year's Eve 2013."""
    said = EASTERN_CHRISTMAS if "eastern" in found.slots else r.word(found, "feast") or r.word(found, "feastday")
    month, day = (int(part) for part in (said or "").split("-"))
    eve = any(r.low(i) == "eve" for i in range(found.first, found.last))
    if eve:
        month, day = (month, day - 1) if day > 1 else ((month - 2) % 12 + 1, LAST_DAYS[(month - 2) % 12])
    year, anchor = stated_year(r, found), "stated"
    if year is None:
        year, anchor = r.year_for(month, day)  # type: ignore[assignment]
    return (timed(found, Stamp(year, month, day), anchor),)


LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _in_figures(r: Reading, found: Found) -> tuple[Timed, ...]:
    """2022-03-05, 05.03.2022, 23/03/2022; of 05/03/2022 nobody can tell which is the month."""
    said = r.raw(found.first)
    mark = next(char for char in said if not char.isdecimal())
    first, second, third = (int(part) for part in said.split(mark))
    if first > DAYS:
        stamp = Stamp(first, second, third)
    elif mark == "." or second <= MONTHS < first or first == second:
        stamp = Stamp(third, second, first)
    elif first <= MONTHS < second:
        stamp = Stamp(third, first, second)
    else:
        return ()
    return (timed(found, stamp, "stated"),) if possible(stamp) and stamp.year else ()


MONTHS, DAYS = 12, 31


def _month_beside(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The previous April, next May, last June."""
    month, now = r.whole(found, "month"), r.now
    if month is None or now is None or now.year is None or now.month is None:
        return (timed(found, Stamp(None, month), None),)
    later = "next" in found.slots
    year = now.year + (month <= now.month) if later else now.year - (month >= now.month)
    return (timed(found, Stamp(year, month), "narrative"),)


def day_of_month(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The 4th: of the month spoken of."""
    day, now = _int(r.number(found, "ordinal")), r.last
    if {"this", "last"} & {r.low(i) for i in range(found.first, found.last)} and r.now is not None:
        now = replace(r.now, day=None) if r.low(found.last - 2) == "this" else moved(replace(r.now, day=None), -1, "MO")
        stamp = Stamp(now.year, now.month, day) if now is not None else Stamp()
        return (timed(found, stamp, "published"),) if now is not None and possible(stamp) else ()
    if (now is None or now.month is None) and r.style == "news":
        return (Timed(found.first, found.last, "date", UNKNOWN["D"], step=(day or 0, "TH")),)
    if now is None or now.month is None:
        return ()
    stamp = Stamp(now.year, now.month, day)
    return (timed(found, stamp, "narrative"),) if possible(stamp) else ()


def span(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Both ends of a span; the first end takes month, year and era from the second."""
    first, second = _ends(r, found)
    anchor = "stated"
    if second.year is None and second.month is not None:
        year, anchor_of = r.year_for(second.month, second.day)
        first, second, anchor = replace(first, year=year), replace(second, year=year), anchor_of or "published"
    elif first.year is None:
        first = replace(first, year=second.year)
    if first.month and second.month and first.month > second.month and first.year == second.year and first.year:
        first = replace(first, year=first.year - 1)
    if not possible(first) or not possible(second) or _backward(first, second):
        return ()
    cut = _cut(r, found)
    left = Timed(found.first, cut[0], "date", first.value, first, None, anchor, second)
    return (left, Timed(cut[1], found.last, "date", second.value, second, None, anchor))


def _ends(r: Reading, found: Found) -> tuple[Stamp, Stamp]:
    if "first_year" in found.slots:
        year = int(r.number(found, "first_year") or 0)
        last = int(r.number(found, "second_year") or 0)
        return Stamp(year), Stamp(last if last >= YEARS_IN_CENTURY else year - year % YEARS_IN_CENTURY + last)
    if "first_bc" in found.slots:
        sign = -1 if r.word(found, "era") == "BC" else 1
        return Stamp(sign * int(r.number(found, "first_bc") or 0)), Stamp(sign * int(r.number(found, "second_bc") or 0))
    month, year_said = r.whole(found, "month"), stated_year(r, found)
    first_month = r.whole(found, "first_month", "MONTH") or month
    second_month = r.whole(found, "second_month", "MONTH") or month
    days = _int(r.number(found, "first")), _int(r.number(found, "second"))
    return Stamp(year_said, first_month, days[0]), Stamp(year_said, second_month, days[1])


def _cut(r: Reading, found: Found) -> tuple[int, int]:
    """Where the first end stops and the second begins: around the link."""
    slot = found.slots.get("link") or found.slots["dash"]
    return slot


def _backward(first: Stamp, second: Stamp) -> bool:
    def key(s: Stamp) -> tuple[int, int, int]:
        return s.year or 0, s.month or 0, s.day or 0

    return key(first) > key(second)


def season(r: Reading, found: Found) -> tuple[Timed, ...]:
    """A season of a year said, or of the year spoken of. A winter belongs to the year in which it ends."""
    name, year = r.word(found, "season"), stated_year(r, found)
    if year is not None:
        return (timed(found, Stamp(year, season=name), "stated"),)
    now = r.now
    if name is None or now is None or now.year is None:
        return (timed(found, Stamp(season=name), None),)
    step = _step(r, found)
    year = now.year + (step > 0) * (now.month is None or _season_past(now.month, name)) - (step < 0)
    if step == 0 and name == "WI" and now.month is not None and now.month > SUMMER_ENDS:
        year += 1
    return (timed(found, Stamp(year, season=name), "narrative"),)


def season_span(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The spring and summer of 1979: two seasons of one year."""
    right = season(r, found)[0]
    name = r.word(found, "first_season", "SEASON")
    left = Stamp(right.stamp.year if right.stamp else None, season=name)
    first, last = found.slots["link"]
    return (
        Timed(found.first, first, "date", left.value, left, None, right.anchor, right.stamp),
        replace(right, first=last),
    )


SUMMER_ENDS = 8
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 1}


def _season_past(month: int, name: str) -> bool:
    return month >= SEASON_BEGINS[name]


def _step(r: Reading, found: Found) -> int:
    """Next, previous or the same."""
    if r.low(found.first) == "last" or r.low(found.first + 1) == "last":
        return -1
    for slot in ("next", "previous", "same"):
        if slot in found.slots:
            return r.whole(found, slot) or 0
    return 0


def decade(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The 1930s, the '30s."""
    digits = "".join(c for c in r.raw(found.slots["decade"][0]) if c.isdecimal())
    year = int(digits)
    if year < 100:
        near = r.last.year if r.last and r.last.year else r.written.year if r.written else 2000
        year += near - near % 100 if near > 0 else 0
    return (timed(found, Stamp(year, years=10), "stated"),)


def century(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The 19th century is written 18, the 9th century BC BC08."""
    number = _int(r.number(found, "ord")) or _int(r.number(found, "ordinal"))
    if not number:
        return ()
    if r.word(found, "era") == "BC":
        value = f"BC{number - 1:02d}"
        return (Timed(found.first, found.last, "date", value, None, None, "stated"),)
    return (timed(found, Stamp((number - 1) * YEARS_IN_CENTURY, years=YEARS_IN_CENTURY), "stated"),)


def near(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The next day, that month, the previous year: one step from the time spoken of."""
    unit = next((slot for slot in ("dayunit", "monthunit", "yearunit", "night", "later") if slot in found.slots), "")
    if "year" in found.slots:
        return (timed(found, Stamp(stated_year(r, found)), "stated"),)
    step = _step(r, found)
    step += ("later" in found.slots and unit in ("later", "")) - ("earlier" in found.slots and unit in ("", "night"))
    shown = {r.low(i) for i in (found.first, found.first + 1)} if "dayunit" not in found.slots else {r.low(found.first)}
    written = bool(shown & {"last", "this", "next"}) and r.style == "news"
    now = r.now if written else r.last or r.now
    letter = {"dayunit": "D", "monthunit": "MO", "yearunit": "Y"}.get(unit, "D")
    stamp = _stepped(now, step, letter) if now is not None else None
    if stamp is None:
        return (Timed(found.first, found.last, "date", UNKNOWN[letter], step=(step, letter)),)
    if unit == "night":
        stamp = replace(stamp, part="NI")
    anchor = "published" if written else "narrative"
    return (replace(timed(found, stamp, anchor), step=(step, letter)),)


UNKNOWN = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "MO": "XXXX-XX", "Y": "XXXX"}


def _stepped(now: Stamp, step: int, letter: str) -> Stamp | None:
    if letter == "Y":
        return moved(Stamp(now.year), step, "Y")
    if letter == "MO":
        return moved(Stamp(now.year, now.month), step, "MO")
    return moved(now.of_day(), step, "D")

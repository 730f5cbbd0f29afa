"""What a form of time means: shifts, lengths, sets, parts of the day, clock times, pointing words."""

from dataclasses import replace

from solferino.extract.timex_clocks import clock
from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading, Timed
from solferino.extract.timex_rules import (
    UNKNOWN,
    Rule,
    century,
    date,
    day_of_month,
    decade,
    near,
    season,
    season_span,
    span,
    timed,
)
from solferino.extract.timex_stamp import Stamp, moved, of
from solferino.extract.timex_weeks import (
    night,
    week,
    weekday,
    weekday_before_last,
    weekday_day,
    weekday_of_week,
    weekday_span,
    weekdays_ago,
    weekend,
    weeks_ago,
)

CLOCK_UNITS = ("H", "M", "S")


def _letter(r: Reading, found: Found) -> str:
    return str(r.word(found, "unit") or r.word(found, "bare", "UNIT") or r.word(found, "one", "UNIT") or "D")


def _amount(r: Reading, found: Found) -> str:
    """How many: a figure, or X where the text does not say."""
    if "half" in found.slots:
        return "1.5" if r.low(found.slots["half"][0]) == "and" else "0.5"
    if "bare" in found.slots:
        return "X"
    if "some" in found.slots:
        vague = r.word(found, "some", "VAGUE")
        return str(vague) if vague and not _many(r, found) else "X"
    if "one" in found.slots and r.word(found, "one" if "unit" not in found.slots else "unit", "PLURAL"):
        return "X"
    slot = "length" if "length" in found.slots else "count"
    number = r.number(found, slot)
    if number is None:
        return "1"
    half = slot in found.slots and any(r.low(i) == "half" for i in range(found.first, found.last))
    return f"{number + 0.5:g}" if half else f"{number:.0f}"


def _many(r: Reading, found: Found) -> bool:
    """ "several dozen": more than one of them."""
    first, last = found.slots["some"]
    return last - first > 1 and r.low(first) not in ("a", "one")


def duration(amount: str, letter: str) -> str:
    """P3D, PXM, PT2H."""
    if letter == "F":
        return f"P{2 * int(amount)}W" if amount.isdecimal() else "PXW"
    if letter == "N":
        return f"P{amount}D"
    return f"P{'T' if letter in CLOCK_UNITS else ''}{amount}{'M' if letter == 'MO' else letter}"


def length(r: Reading, found: Found) -> tuple[Timed, ...]:
    """A stretch of time without a place in the calendar."""
    letter = _letter(r, found)
    if letter == "D" and "ordword" in found.slots:
        same = _apposed(r, found)
        if same is not None:
            return (timed(found, same, "narrative"),)
        return (Timed(found.first, found.last, "date", "XXXX-XX-XX"),)  # the first day of something
    value = duration(_amount(r, found), letter)
    return (Timed(found.first, found.last, "duration", value),)


def shift(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Two days later: counted from the time spoken of; "ago" from the day of writing."""
    letter, amount = _letter(r, found), _amount(r, found)
    back = "earlier" in found.slots or "ago" in found.slots or _low_slot(r, found, "event") == "before"
    if letter == "H" and amount.endswith(".5"):
        letter, amount = "M", f"{60 * float(amount):.0f}"
    if not amount.isdecimal():
        return (Timed(found.first, found.last, "date", _vaguely(r, letter, back=back)),)
    base = r.now if "ago" in found.slots or r.style == "history" else r.last
    step = -int(amount) if back else int(amount)
    stamp = moved(base.of_day(), step, letter) if base else None
    if stamp is None:
        known = base.year if base else None
        value = UNKNOWN.get(letter, "XXXX-XX-XXTXX")
        value = value.replace("XXXX", f"{known:04d}", 1) if known and known > 0 and letter in ("D", "W") else value
        return (Timed(found.first, found.last, "date", value, step=(step, letter)),)
    if letter == "Y":
        stamp = Stamp(stamp.year)
    anchor = "published" if "ago" in found.slots and r.style == "news" else "narrative"
    return (replace(timed(found, stamp, anchor), step=(step, letter)),)


def lately(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The past 24 hours: yesterday and the day of writing."""
    if r.style == "history" or r.written is None:
        return length(r, found)
    today = of(r.written)
    before = moved(today, -1, "D") or today
    return (replace(timed(found, before, "published"), upto=today),)


def after_event(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Five days after the fall of the town: counted from an act; in a history from the time spoken of.

    Behind a day and a comma it says the same day in other words.
    """
    if r.style == "news" or (_low_slot(r, found, "event") == "following" and not _amount(r, found).isdecimal()):
        return length(r, replace(found, last=found.last - 1))
    same = _apposed(r, found)
    return (timed(found, same, "narrative"),) if same else shift(r, found)


def event_day(r: Reading, found: Found) -> tuple[Timed, ...]:
    """The first day of the invasion: so many days from one that the words do not say."""
    same = _apposed(r, found)
    if same is not None:
        return (timed(found, same, "narrative"),)
    number = int(r.number(found, "ordinal") or 1)
    return (Timed(found.first, found.last, "date", UNKNOWN["D"], step=(number - 1, "D")),)


def _apposed(r: Reading, found: Found) -> Stamp | None:
    """The day just named, where only a comma or dash stands between."""
    beside = r.ended == found.first - 1 and r.low(found.first - 1) in (",", "-", "–", "—")
    return r.last.of_day() if beside and r.style == "history" and r.last and r.last.day else None


def _low_slot(r: Reading, found: Found, slot: str) -> str:
    return r.low(found.slots[slot][0]) if slot in found.slots else ""


def _vaguely(r: Reading, letter: str, *, back: bool) -> str:
    """A few weeks later: some week of the year spoken of."""
    if letter == "Y":
        return "PAST_REF" if back else "FUTURE_REF"
    value = UNKNOWN.get(letter, "XXXX-XX-XXTXX")
    year = r.last.year if r.last else None
    if letter in ("H", "M") and r.last and r.last.as_day:
        return f"{r.last.as_day}TXX"
    return value.replace("XXXX", f"{year:04d}", 1) if year and year > 0 and letter == "W" else value


def every(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Daily, every year."""
    value = r.word(found, "periodic")
    if (day := r.whole(found, "weekday")) is not None:
        value = f"XXXX-WXX-{day + 1}"
    if value is None and (part := r.word(found, "part")) and "unit" not in found.slots:
        value = f"XXXX-XX-XXT{part}"
    if value is None:
        letter = _letter(r, found)
        value = "XXXX-XX-XXTNI" if letter == "N" else UNKNOWN.get(letter, "XXXX-XX-XXTXX")
    return (Timed(found.first, found.last, "set", str(value)),)


def per(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Per year."""
    return (Timed(found.first, found.last, "set", duration("1", _letter(r, found))),)


def part(r: Reading, found: Found) -> tuple[Timed, ...]:
    """A part of the day spoken of; without one it is a part of any day."""
    name = str(r.word(found, "part"))
    pointing = found.last - found.first > 1 and r.low(found.first) not in ("one",) and found.form.check == "part"
    now = (r.last or r.now) if pointing else None
    step = 1 if "next" in found.slots else -1 if "previous" in found.slots or r.low(found.first) == "last" else 0
    beside = (step, "D") if "next" in found.slots or "previous" in found.slots else None
    if now is None or now.day is None:
        stamp = Stamp(part=name)
        return (replace(timed(found, stamp, None, "time"), step=beside),)
    written = r.low(found.first) in ("last", "this") and r.style == "news"
    base = r.now if written else now
    day = moved((base or now).of_day(), step, "D") or now.of_day()
    time = timed(found, replace(day, part=name), "published" if written else "narrative", "time")
    return (replace(time, step=beside),)


def deictic(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Yesterday, the day before yesterday: from the day of writing."""
    step = -2 if "twice" in found.slots else (r.whole(found, "today") or 0)
    name = r.word(found, "part") or ("NI" if r.low(found.first) == "tonight" else None)
    if r.style == "history" or r.written is None:
        value = "PRESENT_REF" if step == 0 and not name else Stamp(part=name).value if name else "XXXX-XX-XX"
        return (Timed(found.first, found.last, "date", value),)
    day = moved(of(r.written), step, "D") or of(r.written)
    stamp = replace(day, part=str(name)) if name else day
    return (timed(found, stamp, "published", "time" if name else "date"),)


def points(r: Reading, found: Found) -> tuple[Timed, ...]:
    """Now, former, future."""
    for slot, name in (("now", "NOW"), ("then", "THEN"), ("yettocome", "YETTOCOME")):
        if slot in found.slots:
            return (Timed(found.first, found.last, "reference", str(r.word(found, slot, name))),)
    name = next(slot for slot in found.slots if slot.endswith("_REF"))
    return (Timed(found.first, found.last, "reference", name),)


RULES: dict[str, Rule] = {
    "date": date, "day_of_month": day_of_month, "span": span, "season": season,
    "season_span": season_span, "decade": decade, "century": century,
    "near": near, "shift": shift, "length": length, "every": every, "per": per, "part": part, "clock": clock,
    "deictic": deictic, "weekday": weekday, "points": points, "night": night, "week": week, "weekend": weekend,
    "weekday_span": weekday_span, "weekday_of_week": weekday_of_week, "weekdays_ago": weekdays_ago, "lately": lately,
    "weeks_ago": weeks_ago, "weekday_before_last": weekday_before_last,
    "weekday_day": weekday_day, "event_day": event_day, "after_event": after_event,
}  # fmt: skip

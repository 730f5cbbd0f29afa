"""Clock times: hour and minute from figures or words, the half of the day from the words beside them, the zone."""

from dataclasses import replace

from solferino.extract.timex_grammar import Found
from solferino.extract.timex_reading import Reading, Timed
from solferino.extract.timex_rules import timed
from solferino.extract.timex_stamp import Stamp

NOON = 12
AFTER_NOON = ("AF", "EV", "DUSK")
SMALL_HOURS = 4  # "four at night" is before dawn, "six at night" after dusk
BESIDE = 6  # words between a clock time and the part of the day that it is of
HALF_DAY = {"late": "EV", "tonight": "EV"}
STOPS = (".", ";", ":", "(", ")", "\n", "“", "”", '"')


def clock(r: Reading, found: Found) -> tuple[Timed, ...]:
    """A clock time of the day spoken of."""
    read = _hour_minute(r, found)
    if read is None:
        return ()
    hour, minute = read
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return ()
    now = r.last  # the day of writing dates no clock time: its sentence may name another
    day = now.of_day() if now is not None and now.day else Stamp()
    stamp = replace(day, hour=hour, minute=minute)
    time = timed(found, stamp, "narrative" if day.day else None, "time")
    return (replace(time, zone=_zone(r, found), modifier="APPROX" if "early" in found.slots else None),)


def _zone(r: Reading, found: Found) -> str | None:
    """The stamp beside a clock time: `GMT`, `UTC+3`, "0645Z"."""
    name = r.word(found, "zone")
    if name is None and r.low(found.first)[-1:] == "z":
        return "UTC"
    if name is None or "ahead" not in found.slots:
        return name
    sign = "+" if r.low(found.slots["ahead"][0] - 1) == "+" else "-"
    return f"{name}{sign}{r.number(found, 'ahead'):.0f}"


def _hour_minute(r: Reading, found: Found) -> tuple[int, int] | None:
    half, part = r.word(found, "ampm"), r.word(found, "part")
    if "mil" in found.slots:
        figures = r.raw(found.slots["mil"][0])
        return int(figures[:2]), int(figures[2:])
    if "clock" in found.slots:
        read = r.clock(found.slots["clock"][0])
        if read is None:
            return None
        hour, minute, own = read
        half = half or own
    else:
        hour, minute = _spoken(r, found)
    half = _shared_half(r, found, hour, half) if half else half
    if half and hour > NOON:
        return (hour, minute) if half == "PM" and "clock" in found.slots and hour < 24 else None
    if half:
        return hour % NOON + NOON * (half == "PM"), minute
    if part is None and _open(r, found, hour):
        part = part_beside(r, found.first, found.last)
        part = None if part in ("MO", "DAWN", "EARLY") else part  # told of the day, not of this hour
    return _hour_of_part(hour, part), minute


def _shared_half(r: Reading, found: Found, hour: int, half: str) -> str:
    """ "From 10.30 to 11 p.m.": both of one half of the day; "from 11.30 to 1 a.m." begins in the other."""
    if "until" not in found.slots:
        return half
    at = found.slots["until"][0]
    read = r.clock(at)
    until = read[0] if read else int(r.number_of(at, at + 1) or 0)
    return half if hour % NOON <= until % NOON else {"AM": "PM", "PM": "AM"}[half]


def _spoken(r: Reading, found: Found) -> tuple[int, int]:
    """Hour and minute of words: "seven", "half past midnight", "ten minutes to six"."""
    named = ("early", "hour", "hourword") if "fixed" not in found.slots else ()
    slot = next((name for name in named if name in found.slots), None)
    hour = int(r.number(found, slot) or 0) if slot else r.whole(found, "fixed") or 0
    minute = 0
    if "fraction" in found.slots:
        minute = 30 if r.low(found.slots["fraction"][0]) == "half" else 15
    elif "minutes" in found.slots:
        minute = int(r.number(found, "minutes") or 0)
    if minute and "side" in found.slots and r.low(found.slots["side"][0]) in ("to", "before", "of"):
        return ((hour - 1) % NOON or NOON if slot else (hour - 1) % 24), 60 - minute
    return hour, minute


def _open(r: Reading, found: Found, hour: int) -> bool:
    """The words leave open which half of the day is meant: "6:30", not "06:30", "18:30" or "half past midnight"."""
    written = r.low(found.slots["clock"][0]) if "clock" in found.slots else ""
    return 1 <= hour <= NOON and "fixed" not in found.slots and not written.startswith("0") and "h" not in written


def _hour_of_part(hour: int, part: str | None) -> int:
    """ "Nine" of an evening is 21, "two" of a night 2, "twelve" of a night 0."""
    if part in AFTER_NOON or (part == "NI" and SMALL_HOURS < hour < NOON):
        return hour + NOON * (hour < NOON)
    return 0 if hour == NOON and part in ("NI", "MO", "DAWN", "EARLY") else hour


def part_beside(r: Reading, first: int, last: int) -> str | None:
    """The part of the day told beside tokens `first:last` in one clause: "on Monday night around nine"."""
    for step, start in ((1, last), (-1, first - 1)):
        for index in range(start, start + step * BESIDE, step):
            if r.low(index) in STOPS or not r.low(index):
                break
            part = _part_at(r, index)
            if part is not None:
                return part
    return None


def _part_at(r: Reading, index: int) -> str | None:
    """The part of a day that is pointed at: "that evening", "Monday night", "late on Monday"."""
    classes, around = r.grammar.alphabet.words.classes, r.grammar.alphabet.words.around
    low, before = r.low(index), r.low(index - 1)
    if low in HALF_DAY:
        after = r.low(index + 1) if r.low(index + 1) != "on" else r.low(index + 2)
        return HALF_DAY[low] if low == "tonight" or after in classes["WEEKDAY"] else None
    part = classes["PART"].get(low)
    of_day = r.low(index + 1) == "of" and r.low(index + 2)[:1].isdecimal() or r.low(index + 2) in classes["WEEKDAY"]
    if part is None or (r.low(index + 1) in around["not_after_fixed"] and not of_day):
        return None
    if before == "the":
        return None if r.low(index - 2) in around["not_of_part"] else str(part)
    named = before in classes["WEEKDAY"] or before in classes["NEXT"] or before in classes["PREVIOUS"]
    return str(part) if named or before in around["points_at_part"] else None

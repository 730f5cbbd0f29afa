"""Whether a sentence tells of the event just spoken of, of another one, or of none."""

from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key

SAME_CLOCK_MINUTES = 45  # two sources' clock times of one event lie this close


def opens_event(fact: Facts, current: Frame, sites: set[str]) -> bool:
    """The sentence tells of another act than the current frame does."""
    full = bool(fact.harm or fact.objects)
    if current.heading_only:
        return _outgrown(current, fact)
    regions = {key(place) for place in fact.places if place.role == "region"}
    elsewhere = bool(sites) and bool(current.sites) and not sites & current.sites and not sites & current.regions
    fresh = not (sites | regions) & (current.sites | current.regions)
    narrowed = not current.sites and not fact.harm  # a region first, then the spot within it
    moved = elsewhere or (bool(sites or regions) and current.has_harm and fresh and not narrowed)
    if not agrees(current, fact):
        return full or fact.strength >= 2
    if fact.cues & {"new_event", "ordinal"} and full and current.has_harm and (fact.harm or moved):
        return True
    if elsewhere and full and (fact.harm or fact.indefinite or fact.sentence.lead):
        return True
    if fact.also and fact.objects and current.has_harm and not _same_objects(fact, current):
        return True
    return moved and full and fact.indefinite


def _outgrown(heading: Frame, fact: Facts) -> bool:
    """A headline of several attacks together ("15 dead in strikes") is not the first of them."""
    several = all(f.plural for f in heading.facts)
    total, own = killed(heading), _largest(fact)
    return several and total is not None and own is not None and own < total and bool(fact.sites)


def _largest(fact: Facts) -> int | None:
    values = [
        (m.count.low if m.count.low is not None else m.count.high) or 0
        for m in fact.harm if m.outcome == "killed" and m.count is not None and m.part_of is None
    ]  # fmt: skip
    return max(values, default=None)


def _same_objects(fact: Facts, frame: Frame) -> bool:
    kinds = {o.row.id for f in frame.facts for o in f.objects}
    return not kinds or any(o.row.id in kinds for o in fact.objects)


def evidence(fact: Facts, listed: bool) -> bool:
    """The sentence tells of an act: a word for an attack with harm, an object, a place or a moment."""
    if fact.caption or (fact.cues & {"unreal", "general"} and not fact.harm):
        return False
    if fact.strength == 0:
        return bool(fact.harm)
    if fact.harm:
        return True
    located = bool(fact.places or fact.event_dates or fact.clocks)
    if fact.objects:
        return located or listed or not fact.plural
    if fact.strength >= 2:
        return located or listed
    return bool(fact.sites or (fact.event_dates and fact.places))


def is_total(fact: Facts) -> bool:
    """A figure for a day, a month, a war or several attacks together."""
    counted = [m.count for m in fact.tolls if m.count is not None]
    if not counted or "total" not in fact.cues:
        return False
    return not fact.clocks


def agrees(frame: Frame, fact: Facts) -> bool:
    """No clash of dates or clock times between a frame and a sentence."""
    day = next((d for d in fact.event_dates if d.first and not d.standing), None)
    span = frame.span if frame.days else None
    if day is not None and day.first is not None and span is not None and _clash(day, span):
        return False
    mine = frame.clocks
    full = fact.strength >= 2 or (fact.strength and fact.harm and fact.places)
    theirs = {c.hour * 60 + c.minute for c in fact.clocks if c.hour is not None} if full else set()
    return not mine or not theirs or min(abs(a - b) for a in mine for b in theirs) <= SAME_CLOCK_MINUTES


def _clash(day: DateMention, span: tuple[date, date]) -> bool:
    first, last = day.first or span[0], day.last or day.first or span[0]
    if last < span[0] - timedelta(days=1) or first > span[1] + timedelta(days=1):
        return True
    wide = day.kind in ("month", "year", "week")
    return not wide and day.kind == "day" and span[0] == span[1] and first != span[0]


def killed(frame: Frame) -> int | None:
    """The largest figure of dead that a frame gives."""
    return max((value for fact in frame.facts if (value := _largest(fact)) is not None), default=None)

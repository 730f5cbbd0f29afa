"""Whether a sentence tells of the event just spoken of, of another one, or of none."""

from collections.abc import Sequence
from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.places import PlaceMention, within

SAME_CLOCK_MINUTES = 45  # two sources' clock times of one event lie this close


def opens_event(fact: Facts, current: Frame, sites: set[str]) -> bool:
    """The sentence tells of another act than the current frame does."""
    if current.heading_only:
        return _outgrown(current, fact)
    full = bool(fact.harm or fact.objects)
    if not agrees(current, fact):
        return full or fact.strength >= 2
    if not full and not ("ordinal" in fact.cues and fact.strength):
        return False
    return sum(WEIGHTS[sign] for sign in signs(fact, current, sites)) >= THRESHOLD


# How much each sign speaks for another event. Fitted to the sentences of the annotated reports, then rounded.
WEIGHTS = {
    "other_site": 2.2, "same_site": -0.8, "new_site": 0.6, "other_region": 1.4, "other_means": 1.8, "same_means": -0.3,
    "other_objects": 1.0, "same_objects": -0.9, "introduced": 1.0, "new_event": 1.6, "ordinal": 1.0, "also_hit": 2.2, "sequel": 0.7,
    "other_culprit": 0.6, "harm": 0.5, "larger_toll": 0.4, "equal_toll": -1.0, "referred_back": -0.4, "said": -0.7,
    "no_act": -0.6, "superseded": -1.0, "part": -1.0, "clear_of_toll": -0.4,
}  # fmt: skip
THRESHOLD = 2.0


def signs(fact: Facts, current: Frame, sites: set[str]) -> list[str]:
    """What speaks for or against the sentence telling of another event than the frame."""
    regions = {key(place) for place in fact.places} - sites
    told, here = current.sites | current.regions, sites | regions
    means, mine = _means([fact]), _means(current.facts)
    things, own = {o.row.id for o in fact.objects}, {o.row.id for f in current.facts for o in f.objects}
    blamed = {a.row.id for a in fact.actors if a.role and not a.row.generic}
    named = {a.row.id for f in current.facts for a in f.actors if a.role and not a.row.generic}
    toll, before = killed_in(fact), killed(current)
    found = {
        "other_site": bool(sites and current.sites)
        and not (sites & told or here & current.sites or _nested(fact, current)),
        "same_site": bool(sites & current.sites),
        "new_site": bool(sites and not current.sites and not sites & told),
        "other_region": _apart(fact, current) and not (sites and current.sites),
        "other_means": bool(means and mine and not means & mine),
        "same_means": bool(means & mine),
        "other_objects": bool(things and own and not things & own),
        "same_objects": bool(things & own),
        "introduced": fact.indefinite,
        "new_event": "new_event" in fact.cues,
        "ordinal": "ordinal" in fact.cues,
        "sequel": bool(fact.sentence.lows) and fact.sentence.lows[0] in ("later", "afterwards", "afterward"),
        "also_hit": fact.also and bool(things and own and not things & own),
        "other_culprit": bool(blamed and named and not blamed & named),
        "harm": bool(fact.harm),
        "larger_toll": toll is not None and before is not None and toll > before,
        "equal_toll": toll is not None and toll == before,
        "referred_back": "same_event" in fact.cues,
        "said": bool(fact.voices),
        "no_act": not fact.strength,
        "superseded": "superseded" in fact.cues,
        "part": bool(fact.harm) and all(m.among or m.part_of is not None for m in fact.harm),
        "clear_of_toll": not current.has_harm,
    }
    return [sign for sign, holds in found.items() if holds]


def elsewhere(fact: Facts, current: Frame) -> bool:
    """The sentence names other places than the frame does."""
    found = signs(fact, current, {key(place) for place in fact.sites})
    return "other_site" in found or "other_region" in found


def _nested(fact: Facts, current: Frame) -> bool:
    """A place of the sentence lies in one of the frame, or the other way round; "Chuhuiv" and its air base are one."""
    seen = [place for told in current.facts for place in told.sites]
    if any(within(one, other) or within(other, one) or _alike(one, other) for one in fact.sites for other in seen):
        return True
    vague = not any(place.entries for place in seen)
    broad = [place for told in current.facts for place in told.places if place.role == "region"]
    return vague and any(within(one, other) for one in fact.sites for other in broad)


def _alike(left: PlaceMention, right: PlaceMention) -> bool:
    """One name holds the other."""
    a, b = set(key(left).split()), set(key(right).split())
    return a <= b or b <= a


def _apart(fact: Facts, current: Frame) -> bool:
    """Both name places that the gazetteer knows, and none of them lies in or is called like another."""
    mine = [place for place in fact.places if place.entries]
    seen = [place for told in current.facts for place in told.places if place.entries]
    return bool(mine and seen) and not any(
        _alike(one, other) or within(one, other) or within(other, one) for one in mine for other in seen
    )


FAMILIES = {
    "airstrike": "bombardment", "missile_or_rocket": "bombardment", "drone": "bombardment", "shelling": "bombardment",
    "bombing_ied": "bomb", "mine_or_uxo": "mine", "small_arms": "arms", "execution": "arms", "abduction": "abduction",
    "arson": "arson", "sexual_violence": "sexual_violence",
}  # fmt: skip


def _means(found: Sequence[Facts]) -> set[str]:
    """Families of the means that words for the act name."""
    rows = [mention.row for fact in found for mention in fact.triggers if mention.row.strength >= 3]
    return {FAMILIES[row.type] for row in rows if row.type in FAMILIES}


def _outgrown(heading: Frame, fact: Facts) -> bool:
    """A headline of several attacks together ("15 dead in strikes") is not the first of them."""
    several = all(f.plural for f in heading.facts)
    total, own = killed(heading), killed_in(fact)
    return several and total is not None and own is not None and own < total and bool(fact.sites)


def killed_in(fact: Facts) -> int | None:
    """The largest figure of dead that a sentence gives."""
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
    if "general" in fact.cues and not any(m.count and (m.count.low or m.count.high) for m in fact.harm):
        return False
    if _looks_back(fact):
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


def _looks_back(fact: Facts) -> bool:
    """ "No attack had taken more lives since Nov. 23, when five car bombs killed 215": the event of an earlier day."""
    text, start = fact.sentence.text, fact.sentence.start
    bounds = [day for day in fact.dates if day not in fact.stated_days]
    return any(text[day.end - start :].lstrip(" ,").startswith("when ") for day in bounds)


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
    return max((value for fact in frame.facts if (value := killed_in(fact)) is not None), default=None)

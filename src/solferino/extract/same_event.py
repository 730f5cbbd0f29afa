"""Whether a sentence tells of the event just spoken of, of another one, or of none."""

import re
from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.signs import Pair, elsewhere, killed, killed_in, means, other_site, part, pronoun, signs

SAME_CLOCK_MINUTES = 45  # two sources' clock times of one event lie this close


def opens_event(fact: Facts, current: Frame) -> bool:
    """The sentence tells of another act than the current frame does."""
    if current.heading_only:
        return _outgrown(current, fact)
    full = bool(fact.harm or fact.objects)
    if "recalled" in fact.cues and fact.harm and current.has_harm:
        return True
    if goes_on(fact, current):
        return False
    if not agrees(current, fact):
        return full or fact.strength >= 2
    if not full and not ("ordinal" in fact.cues and fact.strength) and not _announced(fact, current):
        return False
    if not fact.harm and fact.strength < 2 and not _anchored(fact):
        return False  # "windows burst and a façade came down" goes on about the event at hand
    weights = fact.sentence.vocabulary.event_signs
    return sum(weights[sign] for sign in signs(Pair(fact, current))) >= THRESHOLD


def goes_on(fact: Facts, current: Frame) -> bool:
    """The words themselves say that they are about the people told of before, whatever day they name."""
    known = aftermath(fact, current) or retold(fact, current) or shares(fact, current) or replaced(fact, current)
    return known or _in_quotes(fact, current)


def replaced(fact: Facts, current: Frame) -> bool:
    """ "Before that, the health director of Hajjah had spoken of 15 dead": an older figure of the event at hand."""
    return "superseded" in fact.cues and bool(fact.harm) and killed(current) is not None and not fact.event_dates


def _in_quotes(fact: Facts, current: Frame) -> bool:
    """ "The first rocket hit the pump," a mechanic said: who is quoted speaks of the event at hand."""
    quoted = fact.sentence.text.lstrip()[:1] in QUOTES
    named = fact.sites or fact.event_dates or fact.cues & {"new_event"}
    return quoted and not named and current.has_harm_or_act and agrees(current, fact)


QUOTES = ('"', "“", "„", "«", "‘", "'")


def shares(fact: Facts, current: Frame) -> bool:
    """ "Nine of the dead were women from the camp of Ein el-Hilweh": parts of a toll; where they lived is no site."""
    return fact.strength < 2 and part(Pair(fact, current)) and current.has_harm


def retold(fact: Facts, current: Frame) -> bool:
    """ "They were killed on 30 September by …": when and how those told of before came to harm."""
    return not fact.harm and pronoun(Pair(fact, current)) and any(f.harm for f in current.seen)


def aftermath(fact: Facts, current: Frame) -> bool:
    """ "A fifteenth died in hospital on Tuesday", "24 were buried on Monday": no act of its own."""
    if fact.strength >= 2 or not current.has_harm_or_act or fact.cues & {"new_event", "ordinal"}:
        return False
    words = {low for toll in fact.harm for low in fact.sentence.lows[slice(*toll.predicate)]}
    later = words & fact.sentence.known("aftermath") or set(fact.sentence.lows) & fact.sentence.known("aftermath")
    return bool(later) and not elsewhere(Pair(fact, current)) and not _before(fact, current)


def _before(fact: Facts, current: Frame) -> bool:
    """The sentence names an earlier day than the event's."""
    day = next((d for d in fact.event_dates if d.first and not d.standing), None)
    span = current.span
    return bool(day and day.first and span and day.first < span[0])


def _announced(fact: Facts, current: Frame) -> bool:
    """ "Meanwhile dynamite toppled two pylons near Tarma", "a rocket came down in Basra": another act and its place."""
    if "new_event" in fact.cues and fact.strength >= 2 and bool(fact.sites or fact.event_dates):
        return True
    return fact.indefinite and fact.strength >= 3 and other_site(Pair(fact, current)) and current.has_harm


def _anchored(fact: Facts) -> bool:
    """The sentence names a spot, a day or an hour, or says that another event begins."""
    return bool(fact.sites or fact.event_dates or fact.clocks or fact.cues & {"new_event", "ordinal"} or fact.also)


THRESHOLD = 2.0  # sum of weights from which a sentence opens an event; chosen on the annotated reports


def _outgrown(heading: Frame, fact: Facts) -> bool:
    """A headline of several attacks together ("15 dead in strikes") is not the first of them."""
    several = all(f.plural for f in heading.facts)
    total, own = killed(heading), killed_in(fact)
    return several and total is not None and own is not None and own < total and bool(fact.sites)


def evidence(fact: Facts, listed: bool) -> bool:
    """The sentence tells of an act: a word for an attack with harm, an object, a place or a moment."""
    if fact.caption or (fact.cues & {"unreal", "general"} and not fact.harm):
        return False
    if "general" in fact.cues and not any(m.count and (m.count.low or m.count.high) for m in fact.harm):
        return False
    if _looks_back(fact) or _stopped(fact):
        return False
    if fact.strength == 0:
        return bool(fact.harm)
    if fact.harm:
        return True
    located = bool(fact.local or fact.event_dates or fact.clocks)
    if fact.objects:
        return located or listed or not fact.plural
    if fact.strength >= 2:
        return located or listed
    return bool(fact.sites or (fact.event_dates and fact.local))


# "The Mission heard 37 undetermined explosions"
HEARD = re.compile(
    r"\b(?:heard|recorded|registered|counted) (?:\S+ ){0,5}(?:explosion|blast|burst|shot|round|detonation)s?\b"
)


def _stopped(fact: Facts) -> bool:
    """ "Air defences brought down three drones; there were no consequences": nothing and nobody was hit."""
    hurt = any(m.count is None or m.count.low or m.count.high for m in fact.harm)
    wrecked = any(o.relation in ("damaged", "destroyed") for o in fact.objects)
    struck = any(o.relation == "hit" for o in fact.objects) and "harmless" not in fact.cues
    flown = "bombardment" in means([fact])  # gunmen "intercept" cars
    stopped = (flown and "intercepted" in fact.cues and not struck) or bool(HEARD.search(fact.sentence.text))
    return stopped and not (hurt or wrecked)


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

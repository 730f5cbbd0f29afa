"""Whether a sentence goes on about the event just spoken of: no clash with it, or words that say so themselves."""

from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.overlap import Pair, killed
from solferino.extract.signs import elsewhere, part, pronoun

SAME_CLOCK_MINUTES = 45  # two sources' clock times of one event lie this close


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
    later = set(fact.sentence.lows) & fact.sentence.known("aftermath")
    return bool(later) and not elsewhere(Pair(fact, current)) and not _before(fact, current)


def _before(fact: Facts, current: Frame) -> bool:
    """The sentence names an earlier day than the event's."""
    day = next((d for d in fact.event_dates if d.first and not d.standing), None)
    span = current.span
    return bool(day and day.first and span and day.first < span[0])


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

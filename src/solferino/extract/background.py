"""Which events of a document are background: earlier ones brought up beside the one reported on."""

from collections import Counter
from datetime import date, timedelta

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.overlap import killed

LOOKS_BACK_DAYS = 21  # a text this long after the latest event it tells is an inquiry into all of them
OLD_DAYS = 4  # an event dated this many days before the one reported on is background
FEWEST_DATED = 2  # events with days of their own that a sum of them stands before


def unsaid(frames: list[Frame]) -> None:
    """The day on which a report of older events came out ("the group said today") is none of the events it sums up."""
    dated = [frame for frame in frames if any(day.first and day.kind == "day" for day in frame.days)]
    if len(dated) < FEWEST_DATED:
        return
    latest = max(day.first for frame in dated for day in frame.days if day.first)
    tolls = [killed(frame) or 0 for frame in dated]
    for frame in frames:
        own = killed(frame)
        reach = LOOKS_BACK_DAYS if own is None else OLD_DAYS  # without a figure it may be an event of its own
        if not frame.days and (own is None or own >= sum(tolls) > max(tolls)):
            frame.stated = [day for day in frame.stated if day.first and day.first <= latest + timedelta(days=reach)]


def mark_background(frames: list[Frame], published: date | None) -> None:
    """Events dated well before the latest one told are background, unless the text looks back on all of them.

    What is remembered or judged years later is background too.
    """
    for frame in frames:
        frame.background = frame.background or _long_past(frame, frames, published)
    exact = [f.span for f in frames if f.span and f.day and f.day.kind in ("day", "part", "range")]
    spans = [(a, min(b, published) if published else b) for a, b in exact or [f.span for f in frames if f.span]]
    if not spans:
        return
    if published is not None and published - max(span[1] for span in spans) > timedelta(days=LOOKS_BACK_DAYS):
        return
    votes = Counter(span[1] for span in spans)
    latest = max(votes)
    for frame in frames:
        span = frame.span
        age = latest - span[1] if span is not None else timedelta(0)
        passing = age > timedelta(days=REPORTED_DAYS) or not _told_in_full(frame)
        old = age > timedelta(days=OLD_DAYS) and passing and _told_after(frame, frames, latest)
        frame.background = frame.background or frame.entry is None and (old or _recalled(frame, frames))


def _told_after(frame: Frame, frames: list[Frame], latest: date) -> bool:
    """An event of the latest days is told before it: a report that begins with the older one tells both."""
    before = frames[: next(i for i, other in enumerate(frames) if other is frame)]
    return any(other.span and latest - other.span[1] <= timedelta(days=OLD_DAYS) for other in before)


def _recalled(frame: Frame, frames: list[Frame]) -> bool:
    """Brought to mind by a later event told before it, or told without a day as one of the past."""
    first = frame.facts[0]
    if frame is frames[0] or first.sentence.heading:
        return False
    return "recalled" in first.cues or ("background" in first.cues and frame.span is None)


def _long_past(frame: Frame, frames: list[Frame], published: date | None) -> bool:
    """An event of which a memorial or a court speaks, with no day of its own or one of a year before."""
    if published is not None and frame.entry is None and _dated_back(frame.facts[0], published):
        return True
    opening = [fact for f in frames for fact in (*f.facts, *f.told) if fact.sentence.index < MEMORIAL_SENTENCES]
    if not any(_remembers(fact) for fact in opening):
        return False
    span = frame.span
    if frame.entry is not None:
        return False
    if span is None or published is None:
        return _remembers(frame.facts[0])
    return published - span[1] > timedelta(days=REMEMBERED_DAYS) or any(_of_the_act(fact) for fact in frame.facts[:1])


def _of_the_act(fact: Facts) -> bool:
    """ "To mark the anniversary of the massacre": the day is that of the memorial."""
    lows = fact.sentence.lows
    at = next(
        (i for i, low in enumerate(lows) if low.startswith(("anniversar", "commemorat")) or _marks(lows, i)), None
    )
    acts = [mention.first for mention in fact.triggers]
    return at is not None and any(at < act <= at + ACT_REACH for act in acts) and not any(act < at for act in acts)


def _marks(lows: tuple[str, ...], at: int) -> bool:
    """ "Marked 76 years since", "marks the tenth year of"."""
    return lows[at] in MARKS and bool(set(lows[at + 1 : at + MARKED]) & {"year", "years", "decade", "decades"})


def _dated_back(fact: Facts, published: date) -> bool:
    """ "Thousands marched on Friday to bury victims of the massacre of July 1995": of an old act on a day of now."""
    now = [d for d in fact.dates if d.first and d.kind == "day" and published - d.first <= timedelta(days=OLD_DAYS)]
    past = [d for d in fact.dates if d.last and published - d.last > timedelta(days=REMEMBERED_DAYS)]
    old = [d for d in past if fact.sentence.lows[_before(fact, d)] == "of"]
    first = min((mention.last - 1 for mention in fact.triggers), default=None)
    return bool(now) and any(now[0].start < d.start and _before(fact, d) - 1 == first for d in old)


def _before(fact: Facts, day: DateMention) -> int:
    """The word before a date."""
    return max(0, sum(1 for word in fact.sentence.words if word.start < day.start) - 1)


MARKS = ("mark", "marks", "marked", "marking")
MARKED = 6  # words of "marked the end of 76 years"
ACT_REACH = 6  # words of "anniversary of the 1994 massacre"


def _remembers(fact: Facts) -> bool:
    lows = fact.sentence.lows
    if any(_marks(lows, i) for i in range(len(lows))):
        return True
    text = f" {' '.join(lows)} "
    return any(f" {phrase} " in text for phrase in fact.sentence.vocabulary.phrases["looking_back"])


MEMORIAL_SENTENCES = 3  # of the top of a text, one of which tells of a memorial or a court
REMEMBERED_DAYS = 300  # an act is remembered or judged so long after it
REPORTED_DAYS = 14  # an event this old may still be reported on beside a later one, where it is told in full
TOLD_IN_FULL = 4  # sentences from which an older event is reported on, not mentioned


def _told_in_full(frame: Frame) -> bool:
    """An older event with sentences and voices of its own is part of the report."""
    voices = any(fact.voices for fact in (*frame.facts, *frame.told))
    return len(frame.facts) + len(frame.told) >= TOLD_IN_FULL and voices and frame.has_harm

"""The last look over a document's frames: sums, background, statements about no single event, shared culprits."""

from collections import Counter
from datetime import date, timedelta

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.going_on import agrees
from solferino.extract.signs import Pair, elsewhere, killed, other_means

LEAD_SENTENCES = 3
LOOKS_BACK_DAYS = 21  # a text this long after the latest event it tells is an inquiry into all of them
OLD_DAYS = 4  # an event dated this many days before the one reported on is background
FEWEST_SUMMED = 3  # a dead or two are no sum of several attacks
FEWEST_NUMBERED = 2


def merge_announced(frames: list[Frame]) -> list[Frame]:
    """A headline or lead with the figure of a later entry or passage announces it: one event."""
    out: list[Frame] = []
    for frame in frames:
        toll = killed(frame)
        announced = [
            f for f in out
            if f.entry is None and toll is not None and killed(f) == toll
            and (frame.entry is not None or (f is out[0] and toll >= FEWEST_SUMMED))
            and all(agrees(f, fact) and not elsewhere(Pair(fact, f)) for fact in frame.facts)
        ]  # fmt: skip
        if announced and toll:
            for fact in frame.facts:
                announced[0].add(fact)
            announced[0].told += frame.told
            announced[0].lent += frame.lent
        else:
            out.append(frame)
    return out


def fold_headings(frames: list[Frame]) -> list[Frame]:
    """A headline whose figures the text repeats, or without any ("bombs on the Pool"), tells no event of its own."""
    body = [frame for frame in frames if not frame.heading_only]
    out: list[Frame] = []
    for frame in frames:
        headline = frame.heading_only and not frame.days and frame.entry is None and body
        told = _told_by(frame, body) if headline else None
        if told is not None and _counted(frame):
            told.facts[:0] = frame.facts
            told.sites |= frame.sites
            told.regions |= frame.regions
        elif told is not None:
            told.told[:0] = frame.facts
        elif not headline or _counted(frame):
            out.append(frame)
    return out


def _told_by(heading: Frame, body: list[Frame]) -> Frame | None:
    """The first event with all figures of a headline; for one without figures the first that it may be of."""
    figures = _counted(heading)
    if figures:
        return next((frame for frame in body if figures <= _counted(frame)), None)
    return next(
        (f for f in body if all(agrees(f, fact) and not elsewhere(Pair(fact, f)) for fact in heading.facts)), None
    )


def _counted(frame: Frame) -> set[tuple[str, int | None]]:
    """Everybody counted in a frame: what became of them, how many at least."""
    return {(m.outcome, m.count.low if m.count else None) for fact in frame.facts for m in fact.harm}


def merge_same_day(frames: list[Frame]) -> list[Frame]:
    """Told first in short and later in full: passages with one day of their own, one toll and no other place."""
    out: list[Frame] = []
    for frame in frames:
        day = _own_day(frame)
        told = [f for f in out if day is not None and _own_day(f) == day and _one_story(f, frame)]
        if told:
            for fact in frame.facts:
                told[-1].add(fact)
            told[-1].told += frame.told
        else:
            out.append(frame)
    return out


def _own_day(frame: Frame) -> date | None:
    """The one day that a frame outside lists names."""
    days = {day.first for day in frame.days if day.kind == "day"}
    return next(iter(days)) if len(days) == 1 and frame.entry is None else None


def _one_story(first: Frame, second: Frame) -> bool:
    """Nothing speaks against two passages of one day being one event."""
    here, there = killed(first), killed(second)
    differ = here is not None and there is not None and here != there
    pairs = [Pair(fact, first) for fact in second.facts]
    against = any(elsewhere(pair) or other_means(pair) or not agrees(first, pair.fact) for pair in pairs)
    return not (differ or against or (first.ordinal and second.ordinal))


def part_totals(frames: list[Frame]) -> tuple[list[Frame], list[Facts]]:
    """A lead that gives the sum of the other events is a total; its places serve those that name none."""
    lead = _sum_frame(frames)
    if lead is None:
        return frames, []
    rest = [frame for frame in frames if frame is not lead]
    for frame in rest:
        if not frame.sites and not frame.regions:
            frame.lent += lead.facts
    return rest, [fact for fact in lead.facts if fact.harm]


def _sum_frame(frames: list[Frame]) -> Frame | None:
    """The first frame, where its dead are the sum of those of two or more others."""
    if len(frames) < 3 or frames[0].entry is not None:
        return None
    first = killed(frames[0])
    if first is None:
        return None
    rest = [value for frame in frames[1:] if (value := killed(frame)) is not None and value < first]
    sums = _running_sums([_figures(frame) for frame in frames[1 : 1 + MOST_PARTS]], first)
    numbered = sum(1 for frame in frames[1:] if frame.ordinal)
    if numbered >= FEWEST_NUMBERED and rest and any(fact.plural for fact in frames[0].facts):
        return frames[0]  # "22 killed in strikes": then "the first strike", "the second"
    if first < FEWEST_SUMMED:
        return None
    if first in sums or (frames[0].heading_only and len(rest) > 1 and all(f.plural for f in frames[0].facts)):
        return frames[0]
    return None


def _figures(frame: Frame) -> set[int]:
    """All figures of dead that a frame gives as wholes: sources may differ on each part of a sum."""
    return {
        m.count.low
        for fact in frame.facts
        for m in fact.harm
        if m.outcome == "killed" and m.part_of is None and m.count is not None and m.count.low
    }


MOST_PARTS = 24  # events that a lead may sum up


def _running_sums(parts: list[set[int]], most: int) -> set[int]:
    """Sums over the first two frames or more, one figure of each, none above `most`."""
    out: set[int] = set()
    reached: set[int] = {0}
    for number, figures in enumerate(parts):
        reached = {total + figure for total in reached for figure in figures if total + figure <= most} or reached
        if number:
            out |= reached
    return out


def lend_lead(frames: list[Frame], totals: list[Facts]) -> None:
    """What a lead says of all events serves those behind it that say less: the day, the means."""
    day = next((d for fact in totals for d in fact.event_dates if d.first and d.kind in ("day", "part")), None)
    lead = totals[0].sentence.index if totals else 0
    opening = [fact for fact in totals if fact.sentence.index <= LEAD_SENTENCES]
    for frame in frames:
        frame.lead = opening if frame.entry is None else []
        behind = frame.facts[0].sentence.heading or frame.facts[0].sentence.index > lead
        if day is not None and lead <= LEAD_SENTENCES and behind and not frame.days and frame.inherited is None:
            frame.inherited = day


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
        old = age > timedelta(days=OLD_DAYS) and passing
        frame.background = frame.background or frame.entry is None and (old or _recalled(frame, frames))


def _recalled(frame: Frame, frames: list[Frame]) -> bool:
    """Brought to mind by a later event told before it, or told without a day as one of the past."""
    first = frame.facts[0]
    if frame is frames[0] or first.sentence.heading:
        return False
    return "recalled" in first.cues or ("background" in first.cues and frame.span is None)


def _long_past(frame: Frame, frames: list[Frame], published: date | None) -> bool:
    """An event of which a memorial or a court speaks, with no day of its own or one of a year before."""
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
    at = next((i for i, low in enumerate(fact.sentence.lows) if low.startswith(("anniversar", "commemorat"))), None)
    acts = [mention.first for mention in fact.triggers]
    return at is not None and any(at < act <= at + ACT_REACH for act in acts) and not any(act < at for act in acts)


ACT_REACH = 6  # words of "anniversary of the 1994 massacre"


def _remembers(fact: Facts) -> bool:
    text = f" {' '.join(fact.sentence.lows)} "
    return any(f" {phrase} " in text for phrase in fact.sentence.vocabulary.phrases["looking_back"])


MEMORIAL_SENTENCES = 3  # of the top of a text, one of which tells of a memorial or a court
REMEMBERED_DAYS = 300  # an act is remembered or judged so long after it
REPORTED_DAYS = 14  # an event this old may still be reported on beside a later one, where it is told in full
TOLD_IN_FULL = 4  # sentences from which an older event is reported on, not mentioned


def _told_in_full(frame: Frame) -> bool:
    """An older event with sentences and voices of its own is part of the report."""
    voices = any(fact.voices for fact in (*frame.facts, *frame.told))
    return len(frame.facts) + len(frame.told) >= TOLD_IN_FULL and voices and frame.has_harm


def part_general(frames: list[Frame]) -> list[Facts]:
    """Denials and accusations that name no single act answer the whole text, not the event told last."""
    if len(frames) < 2:
        return []
    out: list[Facts] = []
    for frame in frames:
        away = [fact for fact in frame.told if frame.entry is None and _unspecific(fact, frame)]
        gone = {id(fact) for fact in away}
        frame.told = [fact for fact in frame.told if id(fact) not in gone]
        out += away
    return out


def _unspecific(fact: Facts, frame: Frame) -> bool:
    stances = {voice.stance for voice in fact.voices}  # what is said ("in self-defence") answers the act told last
    answers = bool(stances & {"denies", "disputes"})
    shared = {key(p) for p in fact.places} & (frame.sites | frame.regions)
    return answers and "same_event" not in fact.cues and not shared and not fact.tolls

"""The last look over a document's frames: sums, background, statements about no single event, shared culprits."""

from datetime import date

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.going_on import agrees
from solferino.extract.overlap import Pair, killed
from solferino.extract.signs import elsewhere, other_means

LEAD_SENTENCES = 3
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
            told.told[:0] = frame.told
            told.sites |= frame.sites
            told.regions |= frame.regions
        elif told is not None:
            told.told[:0] = [*frame.facts, *frame.told]
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
    if len(rest) > 1 and sum(rest) <= first and _collective(frames):
        return frames[0]  # "a series of attacks killed 14": then "in the deadliest", "another bomb"
    if first in sums or (frames[0].heading_only and len(rest) > 1 and all(f.plural for f in frames[0].facts)):
        return frames[0]
    return None


def _collective(frames: list[Frame]) -> bool:
    """The lead speaks of several attacks together, or what follows singles one of them out."""
    phrases = frames[0].facts[0].sentence.vocabulary.phrases
    lead = " ".join(" ".join(fact.sentence.lows) for fact in frames[0].seen)
    opened = [" ".join(frame.facts[0].sentence.lows[:SINGLING]) for frame in frames[1:]]
    several = any(f" {phrase} " in f" {lead} " for phrase in phrases["of_several_attacks"])
    return several or any(text.startswith(f"{phrase} ") for phrase in phrases["one_of_several"] for text in opened)


SINGLING = 8  # words at the beginning of a sentence in which one of several attacks is singled out


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

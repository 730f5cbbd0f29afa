"""The clock time of an event: which of those in its sentences is the attack's, and which half of the day it means."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from solferino.extract.clocks import ClockMention
from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts

BREAKS = (";", ":", ".", "—", "and", "but", "while", "when", "before", "after", "until", "where")
HALF_DAY = 12
HIT = ("hit", "damaged", "destroyed")
REMAINS = ("body", "bodies", "corpse", "corpses")
RELATIVE = ("which", "who", "whose", "where", "that")
NAMED_ACT = 2  # strength of a word that names an act of violence
# hours up to noon that are of such a part of the day, told elsewhere in the report of the event
LATE_HOURS = {"afternoon": range(1, 8), "evening": range(4, 12), "night": range(6, 12), "midnight": range(9, 12)}


def best_clock(
    found: Sequence[Facts], told: Sequence[Facts] = (), day: DateMention | None = None
) -> ClockMention | None:
    """The clock time of the attack: of words that tell of it or of the attackers' coming, not of what came after."""
    same = [fact for fact in told if "same_event" in fact.cues]
    acts = [fact for fact in (*found, *same, *told) if fact.strength]
    others = [fact for fact in (*found, *told) if not fact.strength]
    acts.sort(key=lambda fact: fact.sentence.heading)  # a headline rounds: "A bomb at noon"
    for fact in acts:
        for clock in fact.clocks:
            if not _of_answer(fact, clock):
                return _in_half(clock, acts)
    for fact in found:
        for clock in fact.lapses if fact.strength else ():
            if not _of_answer(fact, clock):
                return clock
    for fact in others:
        for clock in fact.clocks:
            dated = day is not None and any(day.first == other.first for other in fact.event_dates)
            if not _of_answer(fact, clock) and (dated or _tells_coming(fact, clock)):
                return _in_half(clock, acts)
    return None


def part_of(found: Sequence[Facts]) -> ClockMention | None:
    """The part of the day, where a sentence that tells of the attack names one."""
    return next((part for fact in found if fact.strength for part in fact.parts), None)


def _of_answer(fact: Facts, clock: ClockMention) -> bool:
    """The clause tells of help, police, bodies, statements, posts, or of the coming of others than the attackers."""
    clause, known = _clause(fact, clock), fact.sentence.vocabulary.phrases
    if _holds(clause, known["not_of_attack"]):
        return True
    if not _holds(clause, known["arrivals"]) or _holds(clause, known["comers"]):
        return False
    found = fact.sentence.vocabulary.triggers.find(tuple(clause.split()))
    return not any(row.strength >= NAMED_ACT for _, _, row in found)  # "arrived at 10:30pm, shooting"


def _tells_coming(fact: Facts, clock: ClockMention) -> bool:
    clause, known = _clause(fact, clock), fact.sentence.vocabulary.phrases
    return _holds(clause, known["comings"]) or _holds(clause, known["comers"])


def _holds(clause: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in clause for phrase in phrases)


def _clause(fact: Facts, clock: ClockMention) -> str:
    """The words of the clause that a clock time stands in, blanks around them.

    Without what stands between commas ("the charge, which had been buried in the road, went off at three") and without
    the people and things that were hit ("an ambulance was struck at ten").
    """
    words, lows = fact.sentence.words, fact.sentence.lows
    first = next((i for i, word in enumerate(words) if word.end > clock.start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= clock.end), len(words))
    left = next((i + 1 for i in range(first - 1, -1, -1) if lows[i] in BREAKS), 0)
    right = next((i for i in range(last, len(lows)) if lows[i] in BREAKS), len(lows))
    gone = _hit(fact) | _aside(lows, left, first) | _aside(lows, last, right)
    text = f" {' '.join(low for i, low in enumerate(lows[left:right], left) if low[0].isalnum() and i not in gone)} "
    for phrase in fact.sentence.vocabulary.phrases["laid_in_wait"]:
        text = text.replace(f" {phrase} ", " ")
    return text


def _hit(fact: Facts) -> frozenset[int]:
    """The words for things that were hit and for people who were harmed."""
    spans = [(m.first, m.last) for m in fact.objects if m.relation in HIT]
    spans += [(m.first, m.last) for m in fact.harm]
    return frozenset(i for a, b in spans for i in range(a, b) if fact.sentence.lows[i] not in REMAINS)


def _aside(lows: Sequence[str], first: int, last: int) -> frozenset[int]:
    """The words of relative clauses between two commas."""
    opened = [i for i in range(first, last - 1) if lows[i] == "," and lows[i + 1] in RELATIVE]
    ends = [(i, next((j for j in range(i + 1, last) if lows[j] == ","), i)) for i in opened]
    return frozenset(i for a, b in ends for i in range(a, b))


def _in_half(clock: ClockMention, acts: Sequence[Facts]) -> ClockMention:
    """ "On Saturday afternoon … at ten past three": the hour in the half of the day that the event is told to be in."""
    if not clock.open or clock.hour is None:
        return clock
    parts = set(_parts(acts))
    late = bool(parts) and parts <= LATE_HOURS.keys() and any(clock.hour in LATE_HOURS[part] for part in parts)
    return replace(clock, hour=clock.hour + HALF_DAY) if late else clock


def _parts(acts: Sequence[Facts]) -> Iterator[str]:
    for fact in acts:
        yield from (part.part for part in fact.parts if part.part and not _bounds(fact, part))
        yield from ("night" for day in fact.event_dates if day.role == "night")


def _bounds(fact: Facts, part: ClockMention) -> bool:
    """ "By evening", "until night": when something ended or was counted."""
    lows = [low for word, low in zip(fact.sentence.words, fact.sentence.lows, strict=True) if word.end <= part.start]
    before = lows[-1] if lows else ""
    return before in fact.sentence.vocabulary.times.around["not_of_part"]

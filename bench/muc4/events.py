"""Which happenings of a text are incidents in the sense of MUC-4: accounts first, then what is told without one.

An account of the register needs harm and a place or day. MUC-4 also wants the murder that a statement only speaks of
("the murder of the six Jesuit priests"), attempts, and threats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from muc4.tables import EVENTS
from solferino.extract.accounts import account
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame
from solferino.extract.reading import Understood
from solferino.extract.where import Atlas
from solferino.model.claim import Account
from solferino.model.document import Document


@dataclass(frozen=True, slots=True)
class Event:
    """One incident: its sentences, its frame, its account where the register has one, its type."""

    facts: tuple[Facts, ...]
    frame: Frame
    account: Account | None
    kind: str


def events(document: Document, told: Understood, atlas: Atlas) -> Iterator[Event]:
    """Incidents of a text in order."""
    taken: set[int] = set()
    harmed: set[str] = set()
    for frame in told.story.frames:
        pair = account(document, frame, atlas)
        kind = pair and pair[0].event_type and EVENTS.get(pair[0].event_type.value)
        if pair and kind and not pair[0].background:
            event = Event((*frame.facts, *frame.told), frame, pair[0], kind)
            if _civil(event) and _recent(event, document):
                taken |= {fact.sentence.index for fact in event.facts}
                harmed |= set().union(*(_names(fact) for fact in event.facts))
                yield event
    if True:
        totals = {fact.sentence.index for fact in told.story.totals}
        found = [fact for fact in told.facts if fact.sentence.index not in totals | taken and not _names(fact) & harmed]
        yield from (event for event in _spoken_of(found) if _recent(event, document))


RECENT = timedelta(days=62)  # the task wants incidents of the two months before the text


def _recent(event: Event, document: Document) -> bool:
    days = [day.last or day.first for fact in event.facts for day in fact.event_dates if day.first]
    latest = max((day for day in days if day is not None), default=None)
    return latest is None or document.published_on is None or document.published_on - latest <= RECENT


COMBAT = frozenset(
    ("clash", "clashes", "clashed", "combat", "combats", "fighting", "battle", "battles", "confrontation")
)


def _civil(event: Event) -> bool:
    """Somebody or something else than fighters was hit or aimed at; fights between armed sides are left out."""
    fought = any(COMBAT & {*fact.sentence.lows} for fact in event.facts)
    people = [v for fact in event.facts for v in fact.victims if not v.combatant and v.standing != "military"]
    told = any(v.name or v.standing for v in people)
    things = any(o.relation != "near" for fact in event.facts for o in fact.objects)
    return told or things or (not fought and (bool(people) or event.kind == "BOMBING"))


def _spoken_of(facts: Sequence[Facts]) -> Iterator[Event]:
    """What a text only speaks of: all sentences with somebody harmed, taken for one incident."""
    found = [fact for fact in facts if _harms(fact)]
    if found:
        frame = Frame()
        for fact in found:
            frame.add(fact)
        yield Event(tuple(found), frame, None, "ATTACK")


def _names(fact: Facts) -> set[str]:
    """Last words of the names, offices and nouns of those harmed."""
    spans = [span for victim in fact.victims for span in (victim.name, victim.role) if span]
    return {fact.sentence.lows[last - 1] for _, last in spans}


def _harms(fact: Facts) -> bool:
    return not fact.cues & {"general", "background"} and any(
        victim.outcome in ("killed", "injured") and not victim.combatant and (victim.name or victim.standing)
        for victim in fact.victims
    )

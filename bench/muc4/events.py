"""Which happenings of a text are incidents in the sense of MUC-4: accounts first, then what is told without one.

An account of the register needs harm and a place or day. MUC-4 also wants the murder that a statement only speaks of
("the murder of the six Jesuit priests"), attempts, and threats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    any_found = False
    for frame in told.story.frames:
        pair = account(document, frame, atlas)
        kind = pair and pair[0].event_type and EVENTS.get(pair[0].event_type.value)
        if pair and kind and not pair[0].background:
            any_found = True
            yield Event((*frame.facts, *frame.told), frame, pair[0], kind)
    if not any_found:
        yield from _spoken_of(told.facts)


def _spoken_of(facts: Sequence[Facts]) -> Iterator[Event]:
    """What a text only speaks of: all sentences with somebody harmed, taken for one incident."""
    found = [fact for fact in facts if _harms(fact)]
    if found:
        frame = Frame()
        for fact in found:
            frame.add(fact)
        yield Event(tuple(found), frame, None, "ATTACK")


def _harms(fact: Facts) -> bool:
    return not fact.cues & {"general", "background"} and any(
        victim.outcome in ("killed", "injured") and not victim.combatant and (victim.name or victim.standing)
        for victim in fact.victims
    )

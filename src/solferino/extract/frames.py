"""Frames: the sentences that speak of one event, gathered while a document is read."""

from dataclasses import dataclass, field
from datetime import date

from solferino.extract.dates import DateMention
from solferino.extract.facts import Facts
from solferino.extract.places import PlaceMention
from solferino.extract.sentences import Sentence
from solferino.vocab.gazetteer import fold

FIRST_SEEN, LAST_SEEN = 20, 40  # sentences of a long event that later ones are compared with: cost stays linear


def _view(found: list[Facts]) -> list[Facts]:
    """The first and the last sentences of many."""
    return found if len(found) <= FIRST_SEEN + LAST_SEEN else [*found[:FIRST_SEEN], *found[-LAST_SEEN:]]


@dataclass(slots=True)
class Frame:
    """The sentences of one event, in order. Built while reading, then made into an account.

    `told` are sentences that add to it without telling of an act; `entry` is the list entry it stands in; `inherited`
    and `lent` are the date and the places of the passage it stands in, used where it names none of its own; `lead` is
    what the text says of all events together before it.
    """

    entry: int | None = None
    facts: list[Facts] = field(default_factory=list)
    told: list[Facts] = field(default_factory=list)
    days: list[DateMention] = field(default_factory=list)
    stated: list[DateMention] = field(default_factory=list)
    inherited: DateMention | None = None
    lent: list[Facts] = field(default_factory=list)
    sites: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    background: bool = False
    parent: "Frame | None" = None
    shared: list[Facts] = field(default_factory=list)
    lead: list[Facts] = field(default_factory=list)

    def add(self, fact: Facts) -> None:
        self.facts.append(fact)
        self.days += [day for day in fact.event_dates if day.first]
        if "new_event" in fact.cues or self.inherited is None:
            self.stated += [day for day in fact.stated_days if day.first and not fact.caption]
        for place in fact.places:
            (self.regions if place.role == "region" else self.sites).add(key(place))

    @property
    def seen(self) -> list[Facts]:
        """The sentences that tell of it, of very many the first and the last."""
        return _view(self.facts)

    @property
    def ordinal(self) -> bool:
        """One of several told together ("the second strike", "in the first")."""
        return any("ordinal" in fact.cues for fact in self.seen)

    @property
    def heading_only(self) -> bool:
        return all(fact.sentence.heading for fact in self.seen)

    @property
    def has_harm(self) -> bool:
        return any(fact.harm or fact.objects for fact in self.seen)

    @property
    def has_harm_or_act(self) -> bool:
        return self.has_harm or any(fact.strength >= 2 for fact in self.seen)

    @property
    def day(self) -> DateMention | None:
        """The day of the event: named with it or in what is told of it, else a statement's, else the passage's."""
        body = [fact for fact in _view(self.told) if not fact.caption and not fact.sentence.heading]
        told = [day for fact in body for day in fact.event_dates if day.first and not day.standing]
        if any(day.event and not day.first for fact in self.seen for day in fact.event_dates):
            told = []  # "on the first day of the invasion": what else is told has days of its own
        found = [day for fact in body if _dates_it(fact) for day in fact.dates if day.first]
        if found:
            return found[0]
        same = [day for fact in body if "same_event" in fact.cues for day in fact.event_dates if day in told]
        passage = [self.inherited] if self.entry is not None and self.inherited and not self.days else []
        own = [*self.days, *same, *passage, *told]
        exact = next((d for d in own if d.kind in ("day", "part", "range")), None)
        stated = next(iter([*self.days, *self.stated, *told]), None)
        return exact or stated or self.inherited or self._said

    @property
    def _said(self) -> DateMention | None:
        """The day on which somebody spoke of the event, where no other day is told."""
        spoken = [day for fact in _view(self.told) if "same_event" in fact.cues for day in fact.stated_days]
        return next((day for day in spoken if day.first and day.kind == "day"), None)

    @property
    def span(self) -> tuple[date, date] | None:
        day = self.day
        return (day.first, day.last or day.first) if day and day.first else None

    @property
    def clocks(self) -> set[int]:
        told = [f for f in self.seen if f.strength >= 2]
        return {c.hour * 60 + c.minute for f in told for c in f.clocks if c.hour is not None}


def _dates_it(fact: Facts) -> bool:
    """ "We put the event between 20 March and 5 April": an inquiry works out when it was."""
    return fact.sentence.once("dates it", lambda: _dating(fact.sentence))


def _dating(sentence: Sentence) -> bool:
    text = f" {' '.join(sentence.lows)} "
    return any(f" {phrase} " in text for phrase in sentence.vocabulary.phrases["dating"])


def key(place: PlaceMention) -> str:
    """A place name for comparing within one document."""
    return fold(place.name)

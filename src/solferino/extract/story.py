"""A document's sentences, in order, to frames: which sentences speak of the same happening."""

from dataclasses import dataclass, replace
from datetime import date

from solferino.extract.background import mark_background, unsaid
from solferino.extract.dates import DateMention
from solferino.extract.distribution import distributed
from solferino.extract.entries import entries, is_live, without_stamps
from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.going_on import aftermath, agrees, goes_on, replaced, retold, shares
from solferino.extract.lapses import Struck, lapsed
from solferino.extract.mishaps import attacks_only
from solferino.extract.overlap import Pair, killed, killed_in, lies_in
from solferino.extract.same_event import evidence, opens_event
from solferino.extract.scenes import belongs, brings_up, leads_on, only_blames, sets_scene, tells_when
from solferino.extract.settle import (
    fold_headings,
    lend_lead,
    merge_announced,
    merge_same_day,
    part_general,
    part_totals,
)
from solferino.extract.sharing import share_culprit
from solferino.extract.signs import STRONG, signs
from solferino.extract.stepped_days import Named, stepped
from solferino.extract.sums import continues_sum, counts_parts, heads_sums, is_sum, overviews
from solferino.extract.unreal import unreal_passages


@dataclass(frozen=True, slots=True)
class Choice:
    """Why a sentence opened an event or went on about the one before: the signs that hold, with their weights."""

    sentence: int
    opened: bool
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The frames of a document, sentences with totals, those that speak of no single event, and the choices made."""

    frames: tuple[Frame, ...]
    totals: tuple[Facts, ...]
    general: tuple[Facts, ...]
    choices: tuple[Choice, ...] = ()


def story(found: tuple[Facts, ...], published: date | None = None) -> Story:
    """Group the sentences of a document into events. `published`: its day of publication."""
    unreal = unreal_passages(found)
    reader = _Reader(entries(found, published), found, published)
    for fact in without_stamps(found) if reader.live else found:
        if fact.sentence.index in unreal:
            reader.general.append(fact)
            continue
        for part in distributed(fact):
            reader.take(part)
    return _settled(reader, found, published)


class _Reader:
    """Reads sentences in order and keeps the frames met so far."""

    def __init__(self, opened: dict[int, str], found: tuple[Facts, ...], written: date | None) -> None:
        self.opened = opened
        self.live = is_live(found)
        self.overviews = overviews(found)
        self.parts = counts_parts(found)
        self.sums = {killed_in(f) for f in found if self.parts and is_sum(f, headed=False, parts=True)}
        self.entry: int | None = None
        self.frames: list[Frame] = []
        self.current: Frame | None = None
        self.context: DateMention | None = None
        self.header: list[Facts] = []
        self.heading: list[Facts] = []
        self.introduced: DateMention | None = None
        self.totals: list[Facts] = []
        self.general: list[Facts] = []
        self.summing = False
        self.named, self.struck, self.written = Named(), Struck(), written
        self.opening: list[Facts] = []
        self.choices: list[Choice] = []
        self.pending: Facts | None = None
        self.scene: Facts | None = None

    def take(self, fact: Facts) -> None:
        """One sentence more."""
        fact, self.named = stepped(fact, self.named, self.written)
        fact, self.struck = lapsed(fact, self.struck)
        self._enter(fact)
        if self.entry is None and self.introduced is None:
            self.introduced = next((d for d in fact.dates if d.first and d.kind == "day"), None)
        if fact.sentence.heading and self.opened and not fact.triggers and _names_place(fact):
            self.heading = [fact]  # "Burkina Faso" above the entries of that country
        elif fact.sentence.heading and not self.frames:
            self.heading.append(fact)
        if (fact.not_attacks and fact.strength < 3 and not fact.weapons) or fact.sentence.index in self.overviews:
            self.general.append(fact)
        elif self._sums(fact):
            self.totals.append(fact)
        elif evidence(fact, self.entry is not None) or self._befalls(fact):
            self._event(fact)
        else:
            self._follow(fact)
        self._note_context(fact)
        if heads_sums(fact) or not fact.sentence.bullet:
            self.summing = heads_sums(fact)

    def _befalls(self, fact: Facts) -> bool:
        """ "A headman was going home. Three bullets hit him": what happened to the person of the scene just set."""
        whom = set(fact.sentence.lows) & {"him", "her", "them"}
        scene = self.pending or (self.scene if self.current is None else None)
        return scene is not None and fact.strength >= STRONG and bool(whom) and not fact.voices

    def _sums(self, fact: Facts) -> bool:
        """A sum, or the headline of one."""
        if fact.sentence.heading and killed_in(fact) is not None and killed_in(fact) in self.sums:
            return True
        if continues_sum(fact) and self.totals and self.totals[-1].sentence.index == fact.sentence.index - 1:
            return True
        return is_sum(fact, headed=self.summing and fact.sentence.bullet, parts=self.parts)

    def _enter(self, fact: Facts) -> None:
        paragraph = fact.sentence.paragraph
        if paragraph == self.entry:
            return
        if paragraph in self.opened and self.live:
            if fact.sentence.lead:  # a post of its own
                self.entry, self.current, self.header = None, None, []
        elif paragraph in self.opened:
            self.entry, self.current, self.header = paragraph, None, [fact, *self.heading]
            stated = (
                next((day for day in fact.dates if day.first), None) if self.opened[paragraph] == "section" else None
            )
            self.context = stated or self.context or self.introduced
        elif self.entry is not None and self._leaves(fact):
            self.entry, self.current, self.header = None, None, []

    def _leaves(self, fact: Facts) -> bool:
        """A paragraph that opens no entry ends the one before it; sections last until the next heading."""
        how = self.opened[self.entry] if self.entry is not None else ""
        return fact.sentence.heading if how == "section" else how != "place"

    def _note_context(self, fact: Facts) -> None:
        day = next((d for d in fact.event_dates if d.first and d.kind in ("day", "part", "range")), None)
        headed = fact.sentence.heading and len(fact.sentence.words) <= DATE_WORDS
        back = day is not None and self._looks_back(fact, day)
        if day is not None and not back and (fact.triggers or headed or fact.sentence.paragraph in self.opened):
            self.context = day
        elif "new_event" in fact.cues and self.current is not None and self.current.stated:
            self.context = self.current.stated[0]

    def _looks_back(self, fact: Facts, day: DateMention) -> bool:
        """ "The earlier raid, last Thursday, killed seven": what is told next is not of that day."""
        here = self.context or self.introduced
        recalls = bool(
            set(fact.sentence.lows) & fact.sentence.known("recalling") or fact.cues & {"background", "recalled"}
        )
        return (
            recalls
            and fact.sentence.paragraph not in self.opened
            and bool(here and here.first and day.first and day.first < here.first)
        )

    def _follow(self, fact: Facts) -> None:
        """A sentence without an act of its own: it adds to the event just spoken of."""
        if self.current is not None and self.current.has_harm and leads_on(fact, self.current):
            self.pending = fact
        if self.current is None and sets_scene(fact):
            self.scene = fact
        if self.current is None and self.entry is not None:
            self.header.append(fact)  # "09:15. Grayvoron. A drone …": the place of the entry
        elif self.current is not None and (agrees(self.current, fact) or only_blames(fact)):
            (self._hit(fact) or self.current).told.append(fact)
        else:
            self.general.append(fact)
            if not self.frames and tells_when(fact):
                self.opening.append(fact)

    def _hit(self, fact: Facts) -> Frame | None:
        """The one event before the last whose thing is spoken of again: "militants bombed the noodle shop"."""
        things = {mention.row.id for mention in fact.objects if mention.relation == "hit"}
        told = [f for f in self.frames if things & {o.row.id for seen in f.seen for o in seen.objects}]
        return told[0] if len(told) == 1 and told[0].entry == self.entry and "same_event" not in fact.cues else None

    def _event(self, fact: Facts) -> None:
        pending, self.pending = self.pending, None
        if pending is not None and pending.sentence.paragraph != fact.sentence.paragraph:
            pending = None
        frame = None if pending is not None else self._choose(fact)
        if self.current is not None:
            weights = fact.sentence.vocabulary.event_signs
            held = tuple((sign, weights[sign]) for sign in signs(Pair(fact, self.current)))
            self.choices.append(Choice(fact.sentence.index, frame is None, held))
        if frame is None:
            frame = Frame(self.entry, inherited=self.context, lent=list(self.header), parent=self.current)
            self.frames.append(frame)
            if pending is not None:
                frame.add(pending)
            elif self.current is None and self.scene is not None and belongs(self.scene, fact):
                frame.add(self.scene)
                self.general = [f for f in self.general if f is not self.scene]
            self._begin(frame, fact)
        if brings_up(fact, frame):
            frame.told.append(fact)
        elif frame.facts and aftermath(fact, frame):
            frame.add(replace(fact, event_dates=()))
        elif frame.sites and (shares(fact, frame) or replaced(fact, frame)):
            frame.add(replace(fact, places=()))
        elif frame.facts and retold(fact, frame):
            said, frame.days = frame.days, []  # "They were killed on Monday": not when their bodies were found
            frame.add(fact)
            frame.days += said
        else:
            frame.add(fact)
        self.current = frame

    def _begin(self, frame: Frame, fact: Facts) -> None:
        """The first event of a text takes what was told of its hour or day just before it."""
        if frame.entry is None:
            near = [f for f in self.opening if fact.sentence.index - f.sentence.index <= OPENING]
            frame.told += [f for f in near if f not in frame.facts]
        self.opening = []

    def _choose(self, fact: Facts) -> Frame | None:
        """The frame a sentence belongs to; None where it opens a new one."""
        open_frames = [f for f in self.frames if f.entry == self.entry]
        current = self.current
        if current is None and self.entry is None and not fact.harm and fact.voices:
            return self._matching(self.frames, fact)  # behind a list a party answers what an entry told
        if current is None:
            return None if self.entry is not None or not open_frames else self._matching(open_frames, fact)
        sites = {key(place) for place in fact.sites if place.role == "site"} or {key(place) for place in fact.sites}
        if current.heading_only and killed_in(fact) is not None and killed_in(fact) == killed(current):
            return current  # a headline names the town, the lead the district
        if goes_on(fact, current):
            return current
        if opens_event(fact, current):
            older = [f for f in open_frames if f is not current and sites & f.sites and agrees(f, fact)]
            fitting = [f for f in older if not opens_event(fact, f)]
            return fitting[-1] if fitting and not fact.indefinite else None
        if agrees(current, fact) and (
            not sites or not current.sites or sites & current.sites or lies_in(fact, current)
        ):
            return current
        return self._matching(open_frames, fact) or (current if agrees(current, fact) and not fact.harm else None)

    def _matching(self, frames: list[Frame], fact: Facts) -> Frame | None:
        sites = {key(place) for place in fact.sites}
        for frame in reversed(frames):
            if sites & frame.sites and agrees(frame, fact):
                return frame
        dated = [f for f in reversed(frames) if f.days and fact.event_dates and agrees(f, fact)]
        return dated[0] if dated and not sites else None


OPENING = 4  # sentences before the first word of an attack that may say when it was
DATE_WORDS = 5  # a heading this short that holds a date is one


def _names_place(fact: Facts) -> bool:
    """The line is a place and nothing else."""
    return any(place.start == fact.sentence.start and place.end >= fact.sentence.end - 1 for place in fact.places)


def _settled(reader: _Reader, found: tuple[Facts, ...], published: date | None) -> Story:
    """The last look over all frames together."""
    frames, summed = part_totals(merge_announced([frame for frame in reader.frames if frame.facts]))
    totals = sorted([*reader.totals, *summed], key=lambda fact: fact.sentence.index)
    frames = attacks_only(merge_same_day(fold_headings(frames)), found)
    lend_lead(frames, totals)
    unsaid(frames)
    mark_background(frames, published)
    general = [*reader.general, *part_general(frames)]
    share_culprit(frames, [*general, *totals])
    return Story(tuple(frames), tuple(totals), tuple(general), tuple(reader.choices))

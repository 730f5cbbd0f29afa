"""What a sentence and the event spoken of before it both name: places, means, things, parties, dead."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from solferino.extract.facts import Facts
from solferino.extract.frames import Frame, key
from solferino.extract.places import PlaceMention, within

FAMILIES = {
    "airstrike": "bombardment", "missile_or_rocket": "bombardment", "drone": "bombardment", "shelling": "bombardment",
    "bombing_ied": "bomb", "mine_or_uxo": "mine", "small_arms": "arms", "execution": "arms", "abduction": "abduction",
    "arson": "arson", "sexual_violence": "sexual_violence",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A sentence and the event spoken of before it, with what both name."""

    fact: Facts
    frame: Frame

    @cached_property
    def sites(self) -> set[str]:
        return {key(place) for place in self.fact.sites}

    @cached_property
    def places(self) -> set[str]:
        return {key(place) for place in self.fact.places}

    @cached_property
    def told(self) -> set[str]:
        return self.frame.sites | self.frame.regions

    @cached_property
    def means(self) -> tuple[set[str], set[str]]:
        return means([self.fact]), means(self.frame.seen)

    @cached_property
    def things(self) -> tuple[set[str], set[str]]:
        return {o.row.sort for o in self.fact.objects}, {o.row.sort for f in self.frame.seen for o in f.objects}

    @cached_property
    def blamed(self) -> tuple[set[str], set[str]]:
        return _blamed([self.fact]), _blamed(self.frame.seen)

    @cached_property
    def dead(self) -> tuple[int | None, int | None]:
        return killed_in(self.fact), killed(self.frame)


def nested(fact: Facts, current: Frame) -> bool:
    """A place of the sentence lies in one of the frame, or the other way round; "Chuhuiv" and its air base are one."""
    seen = [place for told in current.seen for place in told.sites]
    if any(within(one, other) or within(other, one) or _alike(one, other) for one in fact.sites for other in seen):
        return True
    if lies_in(fact, current):
        return True
    vague = not any(place.entries for place in seen)
    broad = [place for told in current.seen for place in told.places if place.role == "region"]
    return vague and any(within(one, other) for one in fact.sites for other in broad)


def lies_in(fact: Facts, current: Frame) -> bool:
    """The spots of the sentence lie in the place that the event was told of: a suburb without a name, a town."""
    seen = [_unnamed(told, place) for told in current.seen for place in told.sites]
    return bool(seen) and all(seen) or _in_town(fact, current)


def _unnamed(told: Facts, place: PlaceMention) -> bool:
    """ "A rebel-held suburb of Aleppo": the spot in it is named later."""
    lows = told.sentence.lows
    if lows[max(0, place.first - 1) : place.first] != ("of",) or lows[place.first - 2] not in told.sentence.known(
        "units"
    ):
        return False
    return bool(set(lows[max(0, place.first - UNNAMED) : place.first - 2]) & {"a", "an", "one"})


UNNAMED = 6  # words of "a rebel-held suburb of"


def _in_town(fact: Facts, current: Frame) -> bool:
    """A street or quarter told of in one paragraph with its town."""
    last = current.facts[-1]
    town = any(place.entries and place.entries[0].kind == "settlement" for place in last.sites)
    parts = all(
        not place.entries and place.name.lower().split()[-1] in fact.sentence.known("parts_of_towns")
        for place in fact.sites
    )
    return town and parts and last.sentence.paragraph == fact.sentence.paragraph


def _known(places: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """Places that the gazetteer knows, without countries where something smaller is named."""
    found = [place for place in places if place.entries]
    return [place for place in found if place.entries[0].kind != "country"] or found


def _alike(left: PlaceMention, right: PlaceMention) -> bool:
    """One name holds the other."""
    a, b = set(key(left).split()), set(key(right).split())
    return a <= b or b <= a


def apart(fact: Facts, current: Frame) -> bool:
    """Both name places that the gazetteer knows, and none of them lies in or is called like another."""
    mine = _known(fact.places)
    seen = _known(tuple(place for told in current.seen for place in told.places))
    return bool(mine and seen) and not any(
        _alike(one, other) or within(one, other) or within(other, one) for one in mine for other in seen
    )


def means(found: Sequence[Facts]) -> set[str]:
    """Families of the means that words for the act name."""
    rows = [mention.row for fact in found for mention in fact.triggers if mention.row.strength >= 3]
    return {FAMILIES[row.type] for row in rows if row.type in FAMILIES}


def _blamed(found: Sequence[Facts]) -> set[str]:
    """Parties blamed by name."""
    return {mention.row.id for fact in found for mention in fact.actors if mention.role and not mention.row.generic}


def killed_in(fact: Facts) -> int | None:
    """The largest figure of dead that a sentence gives."""
    values = [
        (m.count.low if m.count.low is not None else m.count.high) or 0
        for m in fact.harm if m.outcome == "killed" and m.count is not None and m.part_of is None
    ]  # fmt: skip
    return max(values, default=None)


def killed(frame: Frame) -> int | None:
    """The largest figure of dead that a frame gives."""
    return max((value for fact in frame.seen if (value := killed_in(fact)) is not None), default=None)

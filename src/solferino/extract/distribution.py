"""Sentences that share one act out over several places: "20 lives in Benghazi, 23 in Baida, three in Derna"."""

from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from solferino.extract.facts import Facts
from solferino.extract.places import PlaceMention
from solferino.extract.toll_mentions import TollMention


class Word(Protocol):
    """Anything that stands at words of a sentence."""

    @property
    def first(self) -> int: ...


class Span(Protocol):
    """Anything that stands at characters of a document."""

    @property
    def start(self) -> int: ...


REACH = 6  # words between a figure, or what it says of people, and its place


def distributed(fact: Facts) -> tuple[Facts, ...]:
    """One set of facts per place where two or more figures have a place of their own; else the facts as they are."""
    clauses = _clauses(fact)
    if len(clauses) > 1:
        return clauses
    pairs = _pairs(fact)
    if len(pairs) < 2 or len({place.name for _, place in pairs}) < len(pairs):
        return (fact,)
    shared = tuple(place for place in fact.places if place.role == "region")
    out = []
    for tolls, place in pairs:
        own = tuple(replace(toll, part_of=None, joined=None, among=False) for toll in tolls)
        out.append(replace(fact, tolls=own, places=(place, *shared), shared_out=True))
    return tuple(out)


def _clauses(fact: Facts) -> tuple[Facts, ...]:
    """ "The first, on 2 February, killed …; the second, on 24 February, killed …": clauses with a day or spot each."""
    marks = [i for i, low in enumerate(fact.sentence.lows) if low == ";"]
    bounds = [0, *marks, len(fact.sentence.words)]
    parts = [_clause(fact, a, b) for a, b in pairwise(bounds) if b > a]
    told = all(part.harm and (part.event_dates or part.sites) for part in parts)
    days = {day.first for part in parts for day in part.event_dates[:1]}
    spots = {place.name for part in parts for place in part.sites[:1]}
    return tuple(parts) if len(parts) > 1 and told and max(len(days), len(spots)) == len(parts) else (fact,)


def _clause(fact: Facts, first: int, last: int) -> Facts:
    """The facts that stand in the words `first:last`."""
    words = fact.sentence.words
    start, end = words[first].start, words[last - 1].end

    def inside(mention: Word) -> bool:
        return first <= mention.first < last

    def between(mention: Span) -> bool:
        return start <= mention.start < end

    tolls = tuple(replace(toll, part_of=None) for toll in fact.tolls if inside(toll))
    return replace(
        fact,
        tolls=tolls,
        dates=tuple(filter(between, fact.dates)),
        event_dates=tuple(filter(between, fact.event_dates)),
        clocks=tuple(filter(between, fact.clocks)),
        places=tuple(filter(inside, fact.places)),
        objects=tuple(filter(inside, fact.objects)),
        weapons=tuple(filter(inside, fact.weapons)),
        shared_out=True,
    )


def _pairs(fact: Facts) -> list[tuple[list[TollMention], PlaceMention]]:
    """Figures with the place that follows them; none where a figure is left without one."""
    sites = [place for place in fact.places if place.role == "site"]
    taken: dict[int, list[TollMention]] = {}
    for toll in fact.tolls:
        if toll.part_of is not None or toll.row.combatant:
            continue
        behind = [i for i, place in enumerate(sites) if toll.last <= place.first <= _end(toll, place) + REACH]
        if not behind:
            return []
        taken.setdefault(behind[0], []).append(toll)
    return [(tolls, sites[i]) for i, tolls in sorted(taken.items())]


def _end(toll: TollMention, place: PlaceMention) -> int:
    """Where the words about the people end, before the place."""
    return max(toll.last, toll.predicate[1] if toll.predicate[1] <= place.first else 0)

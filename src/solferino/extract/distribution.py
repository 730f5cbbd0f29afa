"""Sentences that share one act out over several places: "20 lives in Benghazi, 23 in Baida, three in Derna"."""

from dataclasses import replace

from solferino.extract.facts import Facts
from solferino.extract.places import PlaceMention
from solferino.extract.tolls import TollMention

REACH = 6  # words between a figure, or what it says of people, and its place


def distributed(fact: Facts) -> tuple[Facts, ...]:
    """One set of facts per place where two or more figures have a place of their own; else the facts as they are."""
    pairs = _pairs(fact)
    if len(pairs) < 2 or len({place.name for _, place in pairs}) < len(pairs):
        return (fact,)
    shared = tuple(place for place in fact.places if place.role == "region")
    out = []
    for tolls, place in pairs:
        own = tuple(replace(toll, part_of=None, joined=None, among=False) for toll in tolls)
        out.append(replace(fact, tolls=own, places=(place, *shared), shared_out=True))
    return tuple(out)


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

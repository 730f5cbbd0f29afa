"""Which accounts are compared at all: those that share one of several keys, so that no single wrong value parts them.

Keys join a place with a stretch of days (a cell of a grid, a name, a gazetteer entry), or a day with something that
few events of a day share (a toll, an object, a weapon model, a clock hour, a rare word). What is missing is not
different: accounts without a day meet all others of their place, accounts without a place those of their day and
province, accounts with neither those that share a word. The keys of an account depend on nothing but the account.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from hashlib import blake2b
from math import cos, floor, radians

from solferino.link.namesakes import key
from solferino.link.traits import Spot, Traits

CELL_DEG = 0.2  # about 22 km
STRETCH_DAYS = 8
NEAR_DAYS = 4  # accounts up to this many days apart meet
LONGEST_DAYS = 40  # longer ranges are met as if without a day
ANY_DAY = "any day"
Key = tuple[str, ...]
Pair = tuple[int, int]


def candidates(items: Sequence[Traits], repeated: Mapping[str, str] | None = None) -> set[Pair]:
    """Positions of accounts to compare, the lower first; never two of one document.

    `repeated` leads from an account to the one that it repeats: these meet whatever else they share.
    """
    blocks: dict[Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, item in enumerate(items):
        for block, asks in keys(item):
            blocks[block][asks].append(number)
    found = {
        (min(a, b), max(a, b))
        for told, asking in blocks.values()
        for a, b in _pairs(told, asking)
        if items[a].document != items[b].document
    }
    if repeated:
        place = {item.id: number for number, item in enumerate(items)}
        found |= {(place[b], place[a]) for a, b in repeated.items() if a in place and b in place}
    return found


def _pairs(told: Sequence[int], asking: Sequence[int]) -> Iterator[Pair]:
    """All pairs of a block, but of those that only ask only with those that tell."""
    for position, a in enumerate(told):
        for b in told[position + 1 :]:
            yield a, b
        for b in asking:
            yield a, b


def numbered_keys(item: Traits) -> dict[int, bool]:
    """The keys of an account as numbers of 63 bits, to be kept and looked up; each with whether it only asks."""
    found: dict[int, bool] = {}
    for block, asks in keys(item):
        number = int.from_bytes(blake2b("\x1f".join(block).encode(), digest_size=8).digest(), "big") >> 1
        found[number] = found.get(number, True) and asks
    return found


def keys(item: Traits) -> Iterator[tuple[Key, bool]]:
    """Keys of an account, each with whether it only asks: it meets those that tell the key, not others that ask."""
    days = _days(item)
    spots = set(_of_spots(item.sites))
    stretches = {str(day // STRETCH_DAYS) for day in (days[0] - NEAR_DAYS, days[-1] + NEAR_DAYS)} if days else set()
    for spot in spots:
        yield from (((*spot, stretch), False) for stretch in stretches)
        yield (*spot, ANY_DAY), bool(days)
    yield from ((("word", word), bool(days or spots)) for word in item.key_words)
    for day in days:
        for unit in (*item.units, *item.regions):
            yield ("unit", unit, str(day)), bool(spots)
        yield from ((("said", thing, str(day)), False) for thing in _telling(item))


def _days(item: Traits) -> list[int]:
    """Ordinals of the days on which it may have been, one more on each side."""
    if item.first_day is None or item.last_day is None or item.last_day - item.first_day > timedelta(LONGEST_DAYS):
        return []
    return list(range(item.first_day.toordinal() - 1, item.last_day.toordinal() + 2))


def _of_spots(spots: Iterable[Spot]) -> Iterator[Key]:
    for spot in spots:
        yield "name", spot.name
        if spot.entry:
            yield "entry", spot.entry
        yield from _cells(spot)


def _cells(spot: Spot) -> Iterator[Key]:
    """The cell of a point and its neighbours to the north and east: two points near each other share one."""
    if spot.lat_deg is None or spot.lon_deg is None:
        return
    row = floor(spot.lat_deg / CELL_DEG)
    for y in (row, row + 1):
        wide = CELL_DEG / max(0.05, cos(radians(y * CELL_DEG)))
        column = floor(spot.lon_deg / wide)
        yield from (("cell", f"{y},{x}") for x in (column, column + 1))


def _telling(item: Traits) -> Iterator[str]:
    if item.killed and item.killed[1]:
        yield from (f"killed {number}" for number in {item.killed[0], item.killed[1]})
    yield from (f"object {kind}" for kind in item.objects)
    yield from (f"weapon {model}" for model in item.weapons)
    yield from (f"word {word}" for word in item.key_words)
    yield from (f"victim {word}" for victim in item.victims for word in key(victim.name))
    if item.clock_min is not None:
        yield from (f"clock {hour}" for hour in {(item.clock_min - 45) // 60, (item.clock_min + 45) // 60})

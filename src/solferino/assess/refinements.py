"""Values of which one is more exact and lies inside the other: no conflict, but to be seen side by side.

The rules, with an example and a counter-example of each, are rows of `vocab/differences.toml`.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import TypeVar

from solferino.assess.cells import of_figure, once, position, reach
from solferino.assess.differences import HIT, moment, of_account
from solferino.assess.figures import Figure, figures
from solferino.assess.scene import Said, Scene
from solferino.assess.tolls import OUTCOMES
from solferino.assess.weapons import compatible
from solferino.model.assessment import Contradiction, Position
from solferino.model.circumstance import Outcome, Place, TimeSpan
from solferino.model.claim import Account
from solferino.model.document import Anchored
from solferino.model.geometry import distance_m
from solferino.vocab import wording
from solferino.vocab.rows import table

T = TypeVar("T")
WIDER = 2  # times the radius of a place from which on it is another sort of place and no other measurement


def refinements(scene: Scene) -> Iterator[Contradiction]:
    """A row for each field in which one voice is more exact than another."""
    rows: list[tuple[str, list[Position]]] = [(outcome, _counts(scene, outcome)) for outcome in OUTCOMES]
    rows += [("date", _dates(scene)), ("place", _places(scene)), ("object", _objects(scene))]
    rows += [("weapon", _weapons(scene))]
    for field, positions in rows:
        if positions:
            yield Contradiction(field, "refinement", once(positions), wording.say("ask_refinement"))


def _any(items: Sequence[T], inside: Callable[[T, T], bool]) -> bool:
    """Whether one of the items lies inside another."""
    return any(inside(narrow, wide) for narrow, wide in permutations(items, 2))


def _counts(scene: Scene, outcome: Outcome) -> list[Position]:
    rows = [row for row in figures(scene, outcome) if row.low is not None and not row.floor]
    return [of_figure(row) for row in rows] if _any(rows, _narrower) else []


def _narrower(narrow: Figure, wide: Figure) -> bool:
    """Rule refined-count."""
    low, high = reach(narrow)
    least, most = reach(wide)
    return least <= low and high <= most and (low, high) != (least, most) and narrow.root.key != wide.root.key


def _dates(scene: Scene) -> list[Position]:
    rows = [(a, a.when) for a in scene.accounts if a.when is not None and a.when.value.date_start is not None]
    if not _any([when.value for _, when in rows], _within):
        return []
    return [of_account(scene, account, when, moment(when.value)) for account, when in rows]


def _within(narrow: TimeSpan, wide: TimeSpan) -> bool:
    """Rules refined-date and refined-clock."""
    first, start = narrow.date_start, wide.date_start
    if first is None or start is None:
        return False
    last, end = narrow.date_end or first, wide.date_end or start
    if (first, last) == (start, end):
        return narrow.time_local is not None and wide.time_local is None
    return start <= first and last <= end


def _places(scene: Scene) -> list[Position]:
    rows = [(account, place) for account in scene.accounts if (place := _finest(account)) is not None]
    if not _any([place.value for _, place in rows], _inside):
        return []
    return [of_account(scene, account, place, wording.name(place.value.name)) for account, place in rows]


def _finest(account: Account) -> Anchored[Place] | None:
    sites = [place for place in account.places if place.value.role == "site" and place.value.radius_m]
    return min(sites, key=lambda place: place.value.radius_m or 0, default=None)


def _inside(narrow: Place, wide: Place) -> bool:
    """Rule refined-place."""
    points = [x for x in (narrow.lat_deg, narrow.lon_deg, wide.lat_deg, wide.lon_deg) if x is not None]
    if len(points) < 4 or not narrow.radius_m or not wide.radius_m:
        return False
    gap = distance_m(points[0], points[1], points[2], points[3])
    return wide.radius_m >= WIDER * narrow.radius_m and gap + narrow.radius_m <= wide.radius_m


def _objects(scene: Scene) -> list[Position]:
    """Rule refined-object: what one calls by the wider sort alone, another by a sort that belongs to it."""
    wider = table("differences.toml")["wider"]
    hit: dict[str, set[str]] = {}
    for said, kind in _hit(scene):
        hit.setdefault(said.account.id, set()).add(kind)
    pairs = {
        (wide, narrow)
        for one, other in permutations(hit.values(), 2)
        for wide in one
        for narrow in other & set(wider.get(wide, ()))
        if not one & set(wider[wide])
    }
    named = {kind for pair in pairs for kind in pair}
    return [position(said, kind.replace("_", " ")) for said, kind in _hit(scene) if kind in named]


def _hit(scene: Scene) -> Iterator[tuple[Said, str]]:
    for said in scene.said:
        if said.asserts:
            yield from ((said, thing.value.kind) for thing in said.objects if thing.value.relation in HIT)


def _weapons(scene: Scene) -> list[Position]:
    """Rule refined-weapon."""
    rows = [(said, weapon) for said in scene.said if said.asserts for weapon in said.weapons]
    found = any(
        one.value.id and not other.value.id and said.root.key != voice.root.key and compatible(one.value, other.value)
        for (said, one), (voice, other) in permutations(rows, 2)
    )
    return [position(said, wording.name(weapon.value.as_written)) for said, weapon in rows] if found else []

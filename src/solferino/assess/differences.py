"""Positions on date, place, weapon, party and description, empty where no two of them exclude each other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from solferino.assess.cells import position
from solferino.assess.grade import party_name
from solferino.assess.parties import generic_parties, party_of_actor
from solferino.assess.positions import rivals
from solferino.assess.scene import Said, Scene
from solferino.assess.title import day
from solferino.assess.weapons import compatible
from solferino.model.assessment import Position
from solferino.model.circumstance import Outcome, Place, TimeSpan
from solferino.model.claim import Account
from solferino.model.document import Anchored
from solferino.model.geometry import distance_m
from solferino.vocab import wording

PLACE_SLACK_M = 15_000  # two points of one town, or a town and its district
CLOCK_SLACK_MIN = 60
HIT = frozenset({"hit", "damaged", "destroyed"})
DESCRIBED = ("man", "woman", "boy", "girl")

T = TypeVar("T")


def any_apart(items: Sequence[T], apart: Callable[[T, T], bool]) -> bool:
    return any(apart(left, right) for left, right in combinations(items, 2))


def dates(scene: Scene) -> list[Position]:
    """Civil days that do not meet, or clock times more than an hour apart on one day."""
    rows = [(account, account.when) for account in scene.accounts if account.when is not None]
    if not any_apart([when.value for _, when in rows], _days_apart):
        return []
    return [of_account(scene, account, when, moment(when.value)) for account, when in rows]


def _days_apart(left: TimeSpan, right: TimeSpan) -> bool:
    if None in (left.date_start, right.date_start):
        return False
    first, second = _days(left), _days(right)
    if first[0] > second[1] or second[0] > first[1]:
        return True
    if not (left.time_local and right.time_local) or first != second:
        return False
    return abs(_minutes(left.time_local) - _minutes(right.time_local)) > CLOCK_SLACK_MIN


def _days(span: TimeSpan) -> tuple[int, int]:
    start = span.date_start.toordinal() if span.date_start else 0
    return start, span.date_end.toordinal() if span.date_end else start


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def moment(span: TimeSpan) -> str:
    """Day or days, and the time where one is given."""
    if span.date_start is None:
        return wording.say("no_day")
    text = day(span.date_start)
    if span.date_end and span.date_end != span.date_start:
        text = f"{text} – {day(span.date_end)}"
    return f"{text}, {span.time_local}" if span.time_local else text


def places(scene: Scene) -> list[Position]:
    """Sites too far apart to be one. A town and the region around it, or two names without a point, are no conflict."""
    rows = [
        (account, anchored)
        for account in scene.accounts
        for anchored in account.places
        if anchored.value.role == "site" and anchored.value.lat_deg is not None
    ]
    by_account: dict[str, list[Place]] = {}
    for account, anchored in rows:
        by_account.setdefault(account.id, []).append(anchored.value)

    def apart(left: list[Place], right: list[Place]) -> bool:
        return all(_far(one, other) for one in left for other in right)

    if not any_apart(list(by_account.values()), apart):
        return []
    return [of_account(scene, account, anchored, wording.name(anchored.value.name)) for account, anchored in rows]


def _far(left: Place, right: Place) -> bool:
    points = (left.lat_deg, left.lon_deg, right.lat_deg, right.lon_deg)
    if None in points:
        return False
    metres = distance_m(*(point for point in points if point is not None))
    return metres > (left.radius_m or 0) + (right.radius_m or 0) + PLACE_SLACK_M


def of_account(scene: Scene, account: Account, value: Anchored[T], text: str) -> Position:
    """A value of an account, said by whoever says the words, else by the publisher."""
    root, claims, hedged = scene.root_at(account, value.quotes[0])
    return Position(account.id, account.document, wording.name(root.name), text, claims, hedged or bool(value.hedges))


def weapons(scene: Scene) -> list[Position]:
    """Weapons of different voices of which none can be the other's."""
    by_root: dict[tuple[str, ...], list[Said]] = {}
    for said in scene.said:
        if said.asserts and said.weapons:
            by_root.setdefault(said.root.key, []).append(said)

    def apart(left: list[Said], right: list[Said]) -> bool:
        return not any(
            compatible(mine.value, other.value)
            for one in left
            for mine in one.weapons
            for two in right
            for other in two.weapons
        )

    if not any_apart(list(by_root.values()), apart):
        return []
    return [
        _position(said, wording.name(weapon.value.as_written), weapon)
        for rows in by_root.values()
        for said in rows
        for weapon in said.weapons
    ]


def _position(said: Said, value: str, anchored: Anchored[T]) -> Position:
    """A value as one voice states it, hedged where its own words are."""
    return position(said, value, hedged=said.hedged or bool(anchored.hedges))


def actors(scene: Scene) -> list[Position]:
    """Parties that different voices blame, where some blame none of those that others do."""
    if not rivals(scene):
        return []
    return [
        _position(said, party_name(scene, party_of_actor(actor.value)), actor)
        for said in scene.said
        if said.asserts or said.general
        for actor in said.actors
        if actor.value.role == "alleged_perpetrator" and party_of_actor(actor.value) not in generic_parties()
    ]


def descriptions(scene: Scene) -> Iterator[tuple[str, list[Position]]]:
    """A thing that one voice calls hit and another only near."""
    kinds = sorted({thing.value.kind for said in scene.said for thing in said.objects})
    for kind in kinds:
        rows = [(s, t) for s in scene.said if s.asserts for t in s.objects if t.value.kind == kind]
        hit = {said.root.key for said, thing in rows if thing.value.relation in HIT}
        near = {said.root.key for said, thing in rows if thing.value.relation == "near"}
        if near - hit and hit - near:
            shown = [_position(s, t.value.relation, t) for s, t in rows if t.value.relation != "intended"]
            yield kind.replace("_", " "), shown


def victims_described(scene: Scene) -> Iterator[tuple[str, list[Position]]]:
    """One person whom voices describe as different: a man, a boy."""
    outcomes: tuple[Outcome, ...] = ("killed", "injured")
    for outcome in outcomes:
        rows = list(_single(scene, outcome))
        kinds = {said.root.key: {k for s, k in rows if s.root.key == said.root.key} for said, _ in rows}
        if any_apart(list(kinds.values()), lambda left, right: not left & right):
            yield f"person {wording.label(outcome)}", [_plain(said, kind) for said, kind in rows]


def _single(scene: Scene, outcome: Outcome) -> Iterable[tuple[Said, str]]:
    for said in scene.said:
        whole = said.account.count_of(outcome)
        if not said.asserts or whole is None or not (whole.low == whole.high == 1):
            continue
        yield from (
            (said, x.value.kind) for x in said.lines if x.value.outcome == outcome and x.value.kind in DESCRIBED
        )


def _plain(said: Said, value: str) -> Position:
    claims, document = said.because, said.document.id
    return Position(said.account.id, document, wording.name(said.root.name), value, claims, said.hedged)

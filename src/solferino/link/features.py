"""What two accounts have in common and where they clash: one function per feature.

Each returns a reason or nothing. Its docstring is what a person is told the feature means.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from rapidfuzz import fuzz

from solferino.model.circumstance import Count, Outcome, Place
from solferino.model.claim import Account
from solferino.model.geometry import distance_m
from solferino.model.incident import Reason
from solferino.vocab.gazetteer.folding import fold
from solferino.vocab.rows import table

SAME_NAME = 88  # of 100: spellings of one name ("Dahyan", "Dahian") lie above, neighbours' names below
SLACK_M = 5_000
SAME_CLOCK_MINUTES, OTHER_CLOCK_MINUTES = 45, 120
CLOSE, FAR = 1.5, 4.0  # ratio of two tolls
FROM_AFAR = frozenset(("airstrike", "missile_or_rocket", "shelling", "drone"))
VIOLENCE = frozenset(("small_arms", "execution", "other", "arson"))
COMMON_OBJECTS = frozenset(("dwelling", "building", "vehicle"))

Feature = Callable[[Account, Account], Reason | None]


@cache
def weights() -> dict[str, float]:
    """The weight table."""
    return {name: float(value) for name, value in table("link_weights.toml").items()}


def reason(feature: str, detail: str) -> Reason:
    """A reason with the weight of its row."""
    return Reason(feature, weights()[feature], detail)


def sites(account: Account) -> list[Place]:
    """Places where the event happened or that it was near."""
    return [a.value for a in account.places if a.value.role != "region"]


def place(left: Account, right: Account) -> Reason | None:
    """Both name the same spot, spots within the reach of their uncertainty, or different spots."""
    mine, theirs = sites(left), sites(right)
    if not mine or not theirs:
        return None
    for a in mine:
        for b in theirs:
            if same_place(a, b):
                return reason("same_site", f"{a.name} / {b.name}")
    for a in mine:
        for b in theirs:
            gap = _gap_m(a, b)
            if gap is not None and gap <= (a.radius_m or 0) + (b.radius_m or 0) + SLACK_M:
                return reason("near_site", f"{a.name} and {b.name}, {gap / 1000:.0f} km apart")
    return reason("site_clash", f"{mine[0].name} / {theirs[0].name}")


def same_place(a: Place, b: Place) -> bool:
    """One gazetteer entry, or one name in two spellings that no distance contradicts."""
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return True
    gap = _gap_m(a, b)
    near = gap is None or gap <= (a.radius_m or 0) + (b.radius_m or 0) + SLACK_M
    return near and fuzz.ratio(fold(a.name), fold(b.name)) >= SAME_NAME


def _gap_m(a: Place, b: Place) -> float | None:
    if a.lat_deg is None or a.lon_deg is None or b.lat_deg is None or b.lon_deg is None:
        return None
    return distance_m(a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg)


def region(left: Account, right: Account) -> Reason | None:
    """Both lie in the same province or region, the same country, or in different countries."""
    mine, theirs = ({a.value.country for a in acc.places if a.value.country} for acc in (left, right))
    if mine and theirs and not mine & theirs:
        return reason("country_clash", f"{sorted(mine)[0]} / {sorted(theirs)[0]}")
    units = [{a.value.admin1 for a in acc.places if a.value.admin1} for acc in (left, right)]
    names = [{fold(a.value.name) for a in acc.places if a.value.role == "region"} for acc in (left, right)]
    shared = (units[0] & units[1]) or (names[0] & names[1])
    if shared:
        return reason("same_region", sorted(shared)[0])
    return reason("same_country", sorted(mine & theirs)[0]) if mine & theirs else None


def day(left: Account, right: Account) -> Reason | None:
    """Both happened on the same day, in ranges that overlap, on neighbouring days, or on different days."""
    a, b = window(left), window(right)
    if a is None or b is None:
        return None
    if a == b and a[0] == a[1]:
        return reason("same_day", str(a[0]))
    if a[0] <= b[1] and b[0] <= a[1]:
        short = max(a[1] - a[0], b[1] - b[0]) <= timedelta(days=1)
        return reason("same_day" if short else "day_within", f"{a[0]}–{a[1]} / {b[0]}–{b[1]}")
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap <= timedelta(days=1):
        return reason("next_day", f"{a[0]} / {b[0]}")
    return reason("date_clash", f"{a[0]} / {b[0]}")


def window(account: Account) -> tuple[date, date] | None:
    """First and last day of an account."""
    when = account.when.value if account.when else None
    if when is None or when.date_start is None:
        return None
    return when.date_start, when.date_end or when.date_start


def family(left: Account, right: Account) -> Reason | None:
    """Both are the same sort of event, or different sorts."""
    a, b = (acc.event_type.value if acc.event_type else None for acc in (left, right))
    if a is None or b is None:
        return None
    if a == b or {a, b} <= FROM_AFAR:
        return reason("same_family", f"{a} / {b}" if a != b else a)
    if "other" in (a, b) or {a, b} <= VIOLENCE:
        return None
    return reason("family_clash", f"{a} / {b}")


def clock(left: Account, right: Account) -> Reason | None:
    """Clock times within three quarters of an hour, or more than two hours apart."""
    times = [acc.when.value.time_local if acc.when else None for acc in (left, right)]
    if not times[0] or not times[1]:
        return None
    a, b = (int(t[:2]) * 60 + int(t[3:]) for t in times if t)
    if abs(a - b) <= SAME_CLOCK_MINUTES:
        return reason("same_clock", f"{times[0]} / {times[1]}")
    return reason("clock_clash", f"{times[0]} / {times[1]}") if abs(a - b) > OTHER_CLOCK_MINUTES else None


def killed(left: Account, right: Account) -> Reason | None:
    """The numbers of dead meet, are close, or are far apart."""
    a, b = _bounds(left, "killed"), _bounds(right, "killed")
    if a is None or b is None:
        return None
    if a[0] <= b[1] and b[0] <= a[1]:
        return reason("same_killed", f"{_text(a)} / {_text(b)}")
    low, high = min(a[1], b[1]), max(a[0], b[0])
    if low and high / low <= CLOSE:
        return reason("close_killed", f"{_text(a)} / {_text(b)}")
    return reason("far_killed", f"{_text(a)} / {_text(b)}") if not low or high / low > FAR else None


def injured(left: Account, right: Account) -> Reason | None:
    """The numbers of injured meet."""
    a, b = _bounds(left, "injured"), _bounds(right, "injured")
    if a is None or b is None or a[0] > b[1] or b[0] > a[1]:
        return None
    return reason("same_injured", f"{_text(a)} / {_text(b)}")


def _bounds(account: Account, outcome: Outcome) -> tuple[int, int] | None:
    count: Count | None = account.count_of(outcome)
    if count is None:
        return None
    low = count.low if count.low is not None else count.high
    high = count.high if count.high is not None else count.low
    return None if low is None or high is None else (low, high)


def _text(bounds: tuple[int, int]) -> str:
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]}–{bounds[1]}"


def objects(left: Account, right: Account) -> Reason | None:
    """Both name the same kind of thing that was hit; houses and vehicles are too common to count."""
    mine, theirs = ({o.value.kind for o in acc.objects if o.value.relation != "intended"} for acc in (left, right))
    shared = (mine & theirs) - COMMON_OBJECTS
    return reason("same_object", ", ".join(sorted(shared))) if shared else None


def weapon(left: Account, right: Account) -> Reason | None:
    """Both name the same weapon model."""
    mine, theirs = ({w.value.id for w in acc.weapons if w.value.id} for acc in (left, right))
    return reason("same_weapon", ", ".join(sorted(filter(None, mine & theirs)))) if mine & theirs else None


def actor(left: Account, right: Account) -> Reason | None:
    """Both blame the same party, or different ones."""
    mine, theirs = ({a.value.id for a in acc.actors if a.value.id} for acc in (left, right))
    if not mine or not theirs:
        return None
    shared = sorted(filter(None, mine & theirs))
    return reason("same_actor", ", ".join(shared)) if shared else reason("actor_clash", "different parties are blamed")


FEATURES: tuple[Feature, ...] = (place, region, day, family, clock, killed, injured, objects, weapon, actor)

"""One neutral line for an incident: what, where, when."""

from calendar import monthrange
from collections import Counter
from datetime import date

from solferino.assess.scene import Scene
from solferino.assess.weapons import refines
from solferino.model.circumstance import Place
from solferino.vocab import wording

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ROLES = ("site", "near", "region")


def title(scene: Scene) -> str:
    """`Missile strike, Vuhledar, 24 February 2022`."""
    return wording.say("title", event=wording.label(event(scene)), place=place(scene), day=days(scene))


def event(scene: Scene) -> str:
    """The type that most accounts give, the plainest only where nobody says more; a missile or a rocket by name."""
    found = Counter(account.event_type.value for account in scene.accounts if account.event_type)
    best = min(found, key=lambda kind: (kind == "other", -found[kind], kind), default="other")
    if best == "missile_or_rocket":
        kinds = {weapon.value.kind for said in scene.said for weapon in said.weapons if said.asserts}
        named = {kind for kind in ("missile", "rocket") if any(kind == k or refines_only(k, kind) for k in kinds)}
        return named.pop() if len(named) == 1 and "missile or rocket" not in kinds else best
    return best


def refines_only(special: str, general: str) -> bool:
    """A kind of missile that is no rocket, or the other way round."""
    other = "rocket" if general == "missile" else "missile"
    return special != "weapon system" and refines(special, general) and not refines(special, other)


def place(scene: Scene) -> str:
    """The most exact place that most accounts name; two where a statement covers two regions."""
    found = Counter(anchored.value for account in scene.accounts for anchored in account.places)
    names: Counter[tuple[str, str]] = Counter()
    radius: dict[tuple[str, str], int] = {}
    for value, count in found.items():
        key = (value.role, value.name)
        names[key] += count
        radius[key] = min(radius.get(key, _radius(value)), _radius(value))
    for role in ROLES:
        ranked = sorted((key for key in names if key[0] == role), key=lambda key: (-names[key], radius[key], key))
        if ranked:
            return _placed(role, [wording.name(_case(name)) for _, name in ranked])
    return wording.say("no_place")


def _placed(role: str, ranked: list[str]) -> str:
    if role == "near":
        return wording.say("near_place", place=ranked[0])
    if role == "region" and len(ranked) == 2:
        return wording.say("two_places", first=ranked[0], second=ranked[1])
    return ranked[0]


def _case(name: str) -> str:
    """A place name of a dateline in ordinary letters; short ones may be acronyms."""
    return name.title() if name.isupper() and len(name) > 4 else name


def _radius(value: Place) -> int:
    return value.radius_m if value.radius_m is not None else 1_000_000


def days(scene: Scene) -> str:
    """`24 February 2022`, `7–8 January 2021`, `January 2021`, `2021`, `date not stated`."""
    if scene.days is None:
        return wording.say("no_day")
    first, last = scene.days
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        return f"{MONTHS[first.month - 1]} {first.year}" if whole else f"{first.day}–{day(last)}"
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    return f"{day(first)} – {day(last)}"


def day(value: date) -> str:
    """`24 February 2022`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"

"""What two accounts have in common and where they clash: one function per feature.

Each returns the name of a row of `vocab/link_weights.toml` with the values that met or clashed, or nothing. Its
docstring is what a person is told the feature means.
"""

from collections.abc import Callable
from datetime import timedelta

from rapidfuzz import fuzz

from solferino.link.namesakes import met
from solferino.link.traits import Bounds, Spot, Traits
from solferino.model.geometry import distance_m

SAME_NAME = 88  # of 100: spellings of one name ("Dahyan", "Dahian") lie above, neighbours' names below
SLACK_M = 5_000
FAR_M = 60_000  # further than two reports of one event place it apart by mistake
FEW_DAYS = timedelta(days=3)
ONE_DAY = timedelta(days=1)
SAME_CLOCK_MINUTES, OTHER_CLOCK_MINUTES = 45, 120
CLOSE, FAR = 1.5, 4.0  # ratio of two tolls
MANY = 5  # figures that two events seldom share by chance
ALIKE = (("words_most", 0.35), ("words_many", 0.22), ("words_some", 0.12))  # cosine of two texts' rare words
FROM_AFAR = frozenset(("airstrike", "missile_or_rocket", "shelling", "drone"))
VIOLENCE = frozenset(("small_arms", "execution", "other", "arson"))

Found = tuple[str, str]
Feature = Callable[[Traits, Traits], Found | None]


def place(left: Traits, right: Traits) -> Found | None:
    """Both name the same spot, the same town, spots within the reach of their uncertainty, or different ones."""
    if not left.sites or not right.sites:
        return None
    mine, theirs = left.sites[0], right.sites[0]
    if same_spot(mine, theirs, gap_m(mine, theirs)):
        exact = mine.fine and theirs.fine
        return "same_spot" if exact else "same_site", f"{mine.shown} / {theirs.shown}"
    pairs = [(a, b, gap_m(a, b)) for a in left.sites for b in right.sites]
    for a, b, gap in pairs:
        if same_spot(a, b, gap):
            other = mine.fine and theirs.fine
            return "other_spot" if other else "same_town", f"{mine.shown} / {theirs.shown}"
    for a, b, gap in pairs:
        if gap is not None and gap <= _reach(a, b):
            return "near_site", f"{a.shown} and {b.shown}, {gap / 1000:.0f} km apart"
    far = all(gap is not None and gap > FAR_M for _, _, gap in pairs)
    return "site_far" if far else "site_clash", f"{mine.shown} / {theirs.shown}"


def same_spot(a: Spot, b: Spot, gap: float | None) -> bool:
    """One gazetteer entry, or one name in two spellings that no distance contradicts."""
    if a.entry and a.entry == b.entry:
        return True
    near = gap is None or gap <= _reach(a, b)
    return near and (a.name == b.name or fuzz.ratio(a.name, b.name) >= SAME_NAME)


def _reach(a: Spot, b: Spot) -> int:
    return a.reach_m + b.reach_m + SLACK_M


def gap_m(a: Spot, b: Spot) -> float | None:
    """Metres between two points, None where one has none."""
    if a.lat_deg is None or a.lon_deg is None or b.lat_deg is None or b.lon_deg is None:
        return None
    return distance_m(a.lat_deg, a.lon_deg, b.lat_deg, b.lon_deg)


def names(left: Traits, right: Traits) -> Found | None:
    """The names of their sites share a word besides the name of the town."""
    towns = left.town_words | right.town_words
    shared = (left.site_words & right.site_words) - towns
    return ("site_word", ", ".join(sorted(shared))) if shared else None


def region(left: Traits, right: Traits) -> Found | None:
    """Both lie in the same province or region, the same country, or in different countries."""
    mine, theirs = left.countries, right.countries
    if mine and theirs and not mine & theirs:
        return "country_clash", f"{min(mine)} / {min(theirs)}"
    shared = (left.units & right.units) or (left.regions & right.regions)
    if shared:
        return "same_region", min(shared)
    return ("same_country", min(mine & theirs)) if mine & theirs else None


def day(left: Traits, right: Traits) -> Found | None:
    """Both happened on the same day, in ranges that overlap, on neighbouring days, or on different days."""
    a, b, c, d = left.first_day, left.last_day, right.first_day, right.last_day
    if a is None or b is None or c is None or d is None:
        return None
    if a == c and b == d:
        return ("same_day", str(a)) if a == b else ("same_days", f"{a}–{b}")
    if a <= d and c <= b:
        short = max(b - a, d - c) <= ONE_DAY
        start = "same_start" if a == c else "day_within"
        return "days_meet" if short else start, f"{a}–{b} / {c}–{d}"
    gap = max(a, c) - min(b, d)
    name = "next_day" if gap <= ONE_DAY else "few_days" if gap <= FEW_DAYS else "date_clash"
    return name, f"{a} / {c}"


def family(left: Traits, right: Traits) -> Found | None:
    """Both are the same sort of event, or different sorts."""
    a, b = left.kind, right.kind
    if a is None or b is None:
        return None
    if a == b or {a, b} <= FROM_AFAR:
        return "same_family", f"{a} / {b}" if a != b else a
    if "other" in (a, b) or {a, b} <= VIOLENCE:
        return None
    return "family_clash", f"{a} / {b}"


def clock(left: Traits, right: Traits) -> Found | None:
    """Clock times within three quarters of an hour, or more than two hours apart."""
    a, b = left.clock_min, right.clock_min
    if a is None or b is None:
        return None
    detail = f"{a // 60:02}:{a % 60:02} / {b // 60:02}:{b % 60:02}"
    if abs(a - b) <= SAME_CLOCK_MINUTES:
        return "same_clock", detail
    return ("clock_clash", detail) if abs(a - b) > OTHER_CLOCK_MINUTES else None


def killed(left: Traits, right: Traits) -> Found | None:
    """The numbers of dead meet, are close, or are far apart; or nobody died in either, or only in one."""
    return _met(left.killed, right.killed, "killed")


def injured(left: Traits, right: Traits) -> Found | None:
    """The numbers of injured meet, are close, or are far apart; or nobody was hurt in either, or only in one."""
    return _met(left.injured, right.injured, "injured")


def _met(a: Bounds | None, b: Bounds | None, outcome: str) -> Found | None:
    if a is None or b is None:
        return None
    detail = f"{_text(a)} / {_text(b)}"
    if a[0] <= b[1] and b[0] <= a[1]:
        least = max(a[0], b[0])
        return (f"same_{outcome}" if least else f"none_{outcome}") if least < MANY else f"same_many_{outcome}", detail
    low, high = min(a[1], b[1]), max(a[0], b[0])
    if not low:
        return f"only_one_{outcome}", detail
    if high / low <= CLOSE:
        return f"close_{outcome}", detail
    return (f"far_{outcome}", detail) if high / low > FAR else None


def _text(bounds: Bounds) -> str:
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]}–{bounds[1]}"


def objects(left: Traits, right: Traits) -> Found | None:
    """Both name the same kind of thing that was hit; houses and vehicles are too common to count."""
    shared = left.objects & right.objects
    return ("same_object", ", ".join(sorted(shared))) if shared else None


def weapon(left: Traits, right: Traits) -> Found | None:
    """Both name the same weapon model."""
    shared = left.weapons & right.weapons
    return ("same_weapon", ", ".join(sorted(shared))) if shared else None


def actor(left: Traits, right: Traits) -> Found | None:
    """Both blame the same party, or different ones."""
    if not left.actors or not right.actors:
        return None
    shared = left.actors & right.actors
    if len(shared) > 1:
        return "same_actors", ", ".join(sorted(shared))
    return ("same_actor", ", ".join(sorted(shared))) if shared else ("actor_clash", "different parties are blamed")


def acts(left: Traits, right: Traits) -> Found | None:
    """A register codes the same acts for both, some of the same, or others."""
    if not left.acts or not right.acts:
        return None
    detail = f"{', '.join(sorted(left.acts))} / {', '.join(sorted(right.acts))}"
    if left.acts == right.acts:
        return "same_acts", detail
    return "shared_act" if left.acts & right.acts else "act_clash", detail


def target(left: Traits, right: Traits) -> Found | None:
    """A register codes the same kind of target for both, or others."""
    return _label(left.targets, right.targets, "target")


def context(left: Traits, right: Traits) -> Found | None:
    """A register codes the same context for both, or others."""
    return _label(left.contexts, right.contexts, "context")


def victims(left: Traits, right: Traits) -> Found | None:
    """Both name the same person among those harmed, or several."""
    if not left.victims or not right.victims:
        return None
    shared = [f"{left.victims[a].name} / {right.victims[b].name}" for a, b in met(left.victims, right.victims)]
    return ("same_victims" if len(shared) > 1 else "same_victim", ", ".join(shared)) if shared else None


def _label(mine: frozenset[str], theirs: frozenset[str], what: str) -> Found | None:
    if not mine or not theirs:
        return None
    detail = f"{', '.join(sorted(mine))} / {', '.join(sorted(theirs))}"
    return f"same_{what}" if mine & theirs else f"{what}_clash", detail


def words(left: Traits, right: Traits) -> Found | None:
    """Both are told with the same rare words, names mostly: some of them, many, or most."""
    if len(left.text) > len(right.text):
        left, right = right, left
    shared = {word: value * right.text[word] for word, value in left.text.items() if word in right.text}
    likeness = sum(shared.values())
    for name, least in ALIKE:
        if likeness >= least:
            return name, ", ".join(sorted(shared, key=lambda word: (-shared[word], word))[:6])
    return None


FEATURES: tuple[Feature, ...] = (
    place, names, region, day, family, clock, killed, injured, objects, weapon, actor, acts, target, context, victims,
    words,
)  # fmt: skip

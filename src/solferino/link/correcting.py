"""Accounts as people put them right: the corrected value stands, and what was read stays beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from solferino.link.counting import corrected_toll, count, told_count
from solferino.link.deciding import standing
from solferino.model.circumstance import Place, Precision, TimeSpan
from solferino.model.claim import Account, Claim
from solferino.model.decision import Correction, Decision
from solferino.model.document import Anchored
from solferino.vocab.gazetteer import Gazetteer

T = TypeVar("T")
FIELDS = ("killed", "injured", "date", "time", "place", "event", "background")
EVENT_TYPES = (
    "airstrike", "missile_or_rocket", "shelling", "drone", "small_arms", "bombing_ied", "mine_or_uxo",
    "sexual_violence", "arson", "abduction", "execution", "other",
)  # fmt: skip
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_POINT = re.compile(r"(?P<name>[^@]+)@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)\s*,\s*(?P<m>\d+)\s*m?")
NOT_STATED = "not stated"


def misfit(field: str, value: str) -> str | None:
    """What is wrong with a value for a field, and how it is written; None where it fits. Empty is "not stated"."""
    if field not in FIELDS:
        return f"no field {field!r}: fields are {', '.join(FIELDS)}"
    text = value.strip()
    if not text:
        return "yes or no is needed" if field == "background" else None
    if field in ("killed", "injured"):
        return None if count(text) else f"{text!r} is no number: write 4, 4-6 or 4+"
    if field == "date":
        return None if _days(text) else f"{text!r} is no date: write 2022-02-24, or 2022-02-24/2022-02-25"
    if field == "time":
        return None if _CLOCK.fullmatch(text) else f"{text!r} is no time of day: write 07:30"
    if field == "event":
        return None if text in EVENT_TYPES else f"no event type {text!r}: types are {', '.join(EVENT_TYPES)}"
    if field == "background":
        return None if text in ("yes", "no") else "yes or no is needed"
    return _no_place(text)


def _no_place(text: str) -> str | None:
    if "@" not in text:
        return None
    found = _POINT.fullmatch(text)
    if found and abs(float(found["lat"])) <= 90 and abs(float(found["lon"])) <= 180 and int(found["m"]):
        return None
    return f"{text!r} is no place: write a name, or NAME @ LAT, LON, RADIUS in metres (Uman @ 48.75, 30.22, 3000)"


def corrected(
    accounts: Sequence[Account], claims: Sequence[Claim], decisions: Sequence[Decision]
) -> tuple[tuple[Account, ...], tuple[Claim, ...], tuple[Correction, ...]]:
    """Accounts and claims with the last correction of each field in place, and what these replaced."""
    last = {
        (mark.now, decision.field): decision
        for decision in standing(decisions)
        if decision.verdict == "correct"
        for mark in decision.marks
        if mark.now and decision.field
    }
    by_id = {account.id: account for account in accounts}
    said = {claim.id: claim for claim in claims}
    made: list[Correction] = []
    for (key, field), decision in last.items():
        if key not in by_id or field is None:
            continue
        before = by_id[key]
        by_id[key], changed = _apply(before, [said[c] for c in before.claims if c in said], field, decision)
        said.update({claim.id: claim for claim in changed})
        machine, value = told(before, field), told(by_id[key], field)
        made.append(Correction(key, field, machine, value, decision.id))
    return tuple(by_id[a.id] for a in accounts), tuple(said[c.id] for c in claims), tuple(made)


def told(account: Account, field: str) -> str:
    """The value of a field as plain text."""
    if field in ("killed", "injured"):
        return told_count(account.count_of("killed" if field == "killed" else "injured")) or NOT_STATED
    when = account.when.value if account.when else None
    if field == "date":
        days = [str(day) for day in (when.date_start, when.date_end) if day] if when else []
        return "/".join(dict.fromkeys(days)) or NOT_STATED
    if field == "time":
        return (when.time_local if when else None) or NOT_STATED
    if field == "event":
        return account.event_type.value if account.event_type else NOT_STATED
    if field == "background":
        return "yes" if account.background else "no"
    return "; ".join(p.value.name for p in account.places if p.value.role != "region") or NOT_STATED


def _apply(
    account: Account, claims: Sequence[Claim], field: str, decision: Decision
) -> tuple[Account, tuple[Claim, ...]]:
    """The account, and those of its claims that change with it."""
    text, rule = (decision.value or "").strip(), f"decision:{decision.id}"
    if field in ("killed", "injured"):
        return corrected_toll(account, claims, "killed" if field == "killed" else "injured", text, rule)
    if field == "background":
        return replace(account, background=text == "yes"), ()
    if field == "event":
        old = account.event_type
        return replace(account, event_type=_anchored(account, old, text, rule) if text else None), ()
    if field == "place":
        return _place(account, text, rule), ()
    change = _date if field == "date" else _time
    return _when(account, lambda span: change(span, text), rule), ()


def _anchored(account: Account, old: Anchored[T] | None, value: T, rule: str) -> Anchored[T]:
    """A person's value beside the words that the machine read, or the account's first ones."""
    return Anchored(value, old.quotes if old else (account.anchor,), rule)


def _when(account: Account, change: Callable[[TimeSpan], TimeSpan | None], rule: str) -> Account:
    old = account.when
    span = change(old.value if old else TimeSpan(None, None, "unknown"))
    if span is None:
        return replace(account, when=None)
    zone = _zone(account)
    if zone is not None and span.date_start is not None:
        clock = time.fromisoformat(span.time_local) if span.time_local else None
        first = datetime.combine(span.date_start, clock or time(0), zone)
        last = first if clock else datetime.combine(span.date_end or span.date_start, time(23, 59, 59), zone)
        span = replace(span, earliest=first, latest=last)
    return replace(account, when=_anchored(account, old, span, rule))


def _date(span: TimeSpan, text: str) -> TimeSpan | None:
    days = _days(text)
    if days is None:
        return None
    one = days[0] == days[1]
    clock = span.time_local if one else None
    precision: Precision = "minute" if clock else "day" if one else "week"
    return TimeSpan(None, None, precision, *days, clock, span.approximate and bool(clock), "stated")


def _time(span: TimeSpan, text: str) -> TimeSpan | None:
    if not text:
        plain = replace(span, earliest=None, latest=None, time_local=None, approximate=False)
        return replace(plain, precision="day") if span.date_start else None
    return replace(span, earliest=None, latest=None, time_local=text, precision="minute", approximate=False)


def _days(text: str) -> tuple[date, date] | None:
    try:
        days = [date.fromisoformat(part.strip()) for part in text.split("/")]
    except ValueError:
        return None
    return (days[0], days[-1]) if len(days) in (1, 2) and days[0] <= days[-1] else None


def _zone(account: Account) -> tzinfo | None:
    """The time zone of the first place that has one; UTC only where a moment already stood in it."""
    gazetteer = Gazetteer.open()
    for place in account.places:
        entry = gazetteer.entry(place.value.gazetteer_id) if place.value.gazetteer_id else None
        name = gazetteer.timezone_of(entry) if entry else None
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            continue
    was = account.when.value.earliest if account.when else None
    return UTC if was is not None and not was.utcoffset() else None


def _place(account: Account, text: str, rule: str) -> Account:
    """The site that a person names in the place of the sites that were read; regions stay."""
    old = next((place for place in account.places if place.value.role != "region"), None)
    regions = tuple(place for place in account.places if place.value.role == "region")
    if not text:
        return replace(account, places=regions)
    known = [place.value.country for place in account.places if place.value.country]
    return replace(account, places=(_anchored(account, old, _named(text, known), rule), *regions))


def _named(text: str, countries: Sequence[str]) -> Place:
    """A place by its point, or by its name where the gazetteer knows only one of it in the countries spoken of."""
    point = _POINT.fullmatch(text)
    country = countries[0] if countries else None
    if point:
        lat, lon, radius_m = float(point["lat"]), float(point["lon"]), int(point["m"])
        return Place(point["name"].strip(), "site", country, None, lat, lon, radius_m)
    entries = [e for e in Gazetteer.open().lookup(text) if not countries or e.country in countries]
    if len(entries) != 1:
        return Place(text, "site", country, candidates=tuple(entry.id for entry in entries[:5]))
    (e,) = entries
    return Place(text, "site", e.country, e.id, e.lat_deg, e.lon_deg, e.radius_m, e.kind, e.admin1)

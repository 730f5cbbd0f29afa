"""MAVERICK: coded reports of violence around elections in Kenya, by their structured fields alone.

Reports of one article are held to be of different events, as everywhere. Weights are chosen on the other folds; a
fold is every fifth stretch of 45 days.
"""

import csv
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from linked.measures import show
from solferino.link import Weights, incidents, propose
from solferino.link.candidates import candidates
from solferino.link.learning import fit, pattern
from solferino.link.traits import Traits, all_traits
from solferino.model.circumstance import ActorMention, Count, Place, TimeSpan
from solferino.model.claim import Account, Label, Reported
from solferino.model.codec import digest_id
from solferino.model.document import Anchored, Quote

RADIUS_M = {"6": 500, "5": 1_500, "4": 5_000, "3": 5_000, "2": 25_000, "1": 100_000}
KINDS = (("Bomb", "bombing_ied"), ("Shooting", "small_arms"), ("Arson", "arson"), ("Sexual", "sexual_violence"))


FOLDS, BLOCK_DAYS = 5, 45


def grouped(accounts: Sequence[Account], items: Sequence[Traits], weights: Weights | None) -> dict[str, str]:
    """The incident of each account."""
    links = propose(items, weights=weights)
    return {a: i.id for i in incidents(accounts, items, links, weights=weights) for a in i.accounts}


def maverick(data: Path) -> dict[str, float]:
    """Print the figures, and give the last."""
    path = data / "linking-maverick" / "reports.csv"
    if not path.exists():
        print("MAVERICK: data not found")
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    accounts = [of_row(row) for row in rows]
    gold = {account.id: row["event_id"] for account, row in zip(accounts, rows, strict=True)}
    items = all_traits(accounts)
    print(f"MAVERICK, Kenya: {len(rows)} coded reports of {len(set(gold.values()))} events")
    show("never link", {a: a for a in gold}, gold)
    show("same place and first day", {a.id: _place_and_day(a) for a in accounts}, gold)
    show("weights of the program", grouped(accounts, items, None), gold)
    pairs = [
        (items[a], items[b], pattern(items[a], items[b]), gold[items[a].id] == gold[items[b].id])
        for a, b in candidates(items)
    ]
    folded: dict[str, Hashable] = {}
    for fold in range(FOLDS):
        weights = fit((how, one) for a, b, how, one in pairs if fold not in (_fold(a), _fold(b)))
        own = [n for n, item in enumerate(items) if _fold(item) == fold]
        found = grouped([accounts[n] for n in own], [items[n] for n in own], weights)
        folded.update({account: (fold, group) for account, group in found.items()})
    return show("weights learned without the fold", folded, gold)


def of_row(row: Mapping[str, str]) -> Account:
    """A coded report as an account. Reports of one article are held to be of different events, as everywhere."""
    identity = digest_id("a", row["id"])
    quote = Quote(digest_id("d", row["source"]), 0, 1, "x")
    days = sorted((date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])))
    doers = range(1, 7)
    violence = " ".join(row[f"actor{n}_violence"] for n in doers)
    kind = next((kind for word, kind in KINDS if word in violence), "other")
    ids = sorted({row[f"actor{n}_id"] for n in doers} - {""})
    return Account(
        id=identity,
        document=quote.document,
        event_type=Anchored(kind, (quote,), "row"),
        background=False,
        when=Anchored(TimeSpan(None, None, "day", days[0], days[1]), (quote,), "row"),
        places=tuple(Anchored(place, (quote,), "row") for place in _places(row)),
        tolls=(),
        reported=(
            Reported("killed", _count(row, "deaths")),
            Reported("injured", _count(row, "injuries")),
        ),
        objects=(),
        weapons=(),
        actors=tuple(Anchored(ActorMention(i, "alleged_perpetrator", i), (quote,), "row") for i in ids),
        claims=(),
        anchor=quote,
        labels=tuple(Anchored(label, (quote,), "row") for label in _labels(row)),
    )


def _places(row: Mapping[str, str]) -> Iterable[Place]:
    point = (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else (None, None)
    radius = RADIUS_M[row["geo_precision"][0]] if row["latitude"] else None
    if row["location"]:
        yield Place(row["location"], "site", "KE", None, *point, radius)
    if row["city"] and row["city"] != row["location"]:
        yield Place(row["city"], "site", "KE")


def _labels(row: Mapping[str, str]) -> Iterable[Label]:
    acts = {act for n in range(1, 7) for act in row[f"actor{n}_violence"].split("; ")}
    yield from (Label("act", act) for act in sorted(acts - {"", "Unknown"}))
    for scheme, column in (("target", "target"), ("context", "event_context")):
        if row[column] not in ("", "Unknown"):
            yield Label(scheme, row[column])


def _count(row: Mapping[str, str], what: str) -> Count:
    low, high = sorted((int(float(row[f"{what}_low"] or 0)), int(float(row[f"{what}_high"] or 0))))
    return Count(low, high)


def _place_and_day(account: Account) -> tuple[object, ...]:
    when = account.when.value if account.when else None
    place = account.places[0].value.name if account.places else account.id
    return place, when.date_start if when else None


def _fold(item: Traits) -> int:
    return item.first_day.toordinal() // BLOCK_DAYS % FOLDS if item.first_day else 0

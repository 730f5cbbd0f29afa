"""A large register: how the time of linking grows from 1,000 to 100,000 accounts, and what one more report costs.

Accounts are those read from the invented reports, each set in a drawn place on a drawn day, each event told by one to
four of them with figures that differ.
"""

import random
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from linked.corpora import INVENTED
from linked.measures import pairwise
from solferino import extract, read
from solferino.link import incidents, propose
from solferino.link.traits import traits
from solferino.model.circumstance import Count, Place, TimeSpan
from solferino.model.claim import Account
from solferino.model.codec import digest_id
from solferino.model.document import Anchored
from solferino.model.exhibit import Exhibit
from solferino.vocab.gazetteer import Gazetteer
from solferino.vocab.vocabulary import load

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
PLACES = 5_000
FIRST, DAYS, SEED = date(2011, 1, 1), 5_400, 1859
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def scale(data: Path) -> dict[str, float]:
    """Print processor time by size, the peak of memory, and what the drawn events are worth."""
    del data
    pool, places = _read_all(), drawn_places()
    print(f"Large register: accounts like the {len(pool)} read from invented reports, in {len(places)} places")
    figures = {}
    for size in SIZES:
        accounts, texts, gold = _drawn(size, pool, places)
        start = time.process_time()
        items = [traits(account, text) for account, text in zip(accounts, texts, strict=True)]
        links = propose(items)
        found = {a: i.id for i in incidents(accounts, items, links) for a in i.accounts}
        seconds = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        right, met = pairwise(found, gold)
        print(
            f"  {size:>7} accounts: {seconds:6.1f} s, {seconds / size * 1000:.2f} ms each; {len(links)} links; "
            f"peak {memory:.0f} MB; pairs P {right:.3f} R {met:.3f}"
        )
        figures[str(size)] = seconds
    return figures


def _read_all() -> list[tuple[Account, str]]:
    """Accounts of the invented reports with what is told of them."""
    found, vocabulary = [], load()
    for path in sorted(INVENTED.glob("*/docs/*.txt")):
        text = path.read_text(encoding="utf-8")
        document = read.document(_exhibit(path), text.encode())
        reading = extract.accounts(document, vocabulary)
        quotes = {claim.id: claim.quote.text for claim in reading.claims}
        for account in reading.accounts:
            told = " ".join((account.anchor.text, *(quotes[c] for c in account.claims if c in quotes)))
            found.append((account, told))
    return found


def _exhibit(path: Path) -> Exhibit:
    return Exhibit(digest_id("x", path.name).ljust(64, "0")[:64], 1, "text/plain", NOW, path.name, path.name)


def drawn_places() -> list[Place]:
    """Places near drawn points of the inhabited latitudes."""
    lot, gazetteer = random.Random(SEED), Gazetteer.open()  # noqa: S311
    found: dict[str, Place] = {}
    while len(found) < PLACES:
        for e in gazetteer.near(lot.uniform(-35, 60), lot.uniform(-110, 140), 30_000):
            if e.lat_deg is not None:
                found[e.id] = Place(
                    e.name, "site", e.country, e.id, e.lat_deg, e.lon_deg, e.radius_m or 5_000, e.kind, e.admin1
                )
    return list(found.values())


def _drawn(
    size: int, pool: Sequence[tuple[Account, str]], places: Sequence[Place]
) -> tuple[list[Account], list[str], dict[str, str]]:
    lot = random.Random(SEED)  # noqa: S311
    accounts: list[Account] = []
    texts: list[str] = []
    gold: dict[str, str] = {}
    event = 0
    while len(accounts) < size:
        event += 1
        model, text = lot.choice(pool)
        place, day = lot.choice(places), FIRST + timedelta(lot.randrange(DAYS))
        for told in range(min(lot.randint(1, 4), size - len(accounts))):
            account = _set(model, f"{event}-{told}", place, day, lot)
            accounts.append(account)
            texts.append(f"{text} {place.name}")
            gold[account.id] = str(event)
    return accounts, texts, gold


def _set(model: Account, key: str, place: Place, day: date, lot: random.Random) -> Account:
    """The account elsewhere and on another day, with figures that differ a little."""
    document = digest_id("d", key)
    quote = replace(model.anchor, document=document)
    reported = tuple(
        replace(line, count=Count(line.count.low + lot.choice((0, 0, 0, 1)), None))
        if line.count.low and not line.count.high
        else line
        for line in model.reported
    )
    when = TimeSpan(None, None, "day", day, day + timedelta(lot.choice((0, 0, 0, 1))))
    return replace(
        model,
        id=digest_id("a", key),
        document=document,
        anchor=quote,
        places=(Anchored(place, (quote,), "drawn"),),
        when=Anchored(when, (quote,), "drawn"),
        reported=reported,
    )

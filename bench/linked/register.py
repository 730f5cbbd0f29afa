"""A large register on disk: what reading would make of short invented reports, linked and kept as the program does.

Each event is told by one to four reports of drawn words, in one of some thousand places on one of some thousand days.
Assessing all of them would take most of the time and is measured elsewhere: one assessment stands for all.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from solferino import assess, link, store
from solferino.case.linking import Kept
from solferino.model.assessment import Assessment
from solferino.model.circumstance import Count, ObjectHit, Place, TimeSpan, TollLine
from solferino.model.claim import Account, Claim, Reading, Reported, Speaker
from solferino.model.codec import digest_id, to_json
from solferino.model.document import Anchored, Document, Quote
from solferino.model.incident import Incident
from solferino.store import tables
from solferino.vocab import law
from solferino.vocab.casing import casing

FIRST, DAYS, SEED = date(2011, 1, 1), 5_400, 1859
THINGS = ("hospital", "school", "market", "church", "bridge", "bakery")
WORDS, FILLER_WORDS, BATCH = 4_000, 40, 5_000
Told = tuple[Document, Reading]


def drawn(size: int, places: Sequence[Place]) -> Iterator[Told]:
    """So many reports, the same every time, then one more of the last event."""
    lot = random.Random(SEED)  # noqa: S311
    words = sorted(casing("en").small)[::7][:WORDS]
    made = 0
    while made <= size:
        place, day, thing = lot.choice(places), FIRST + timedelta(lot.randrange(DAYS)), lot.choice(THINGS)
        for _ in range(min(lot.randint(1, 4), size + 1 - made)):
            yield report(f"{made:064x}", (place, day, thing, lot.randint(1, 9)), lot, words)
            made += 1


def report(identity: str, event: tuple[Place, date, str, int], lot: random.Random, words: Sequence[str]) -> Told:
    """A report of one event in drawn words, and what it says, anchored in them."""
    place, day, thing, killed = event
    said = [f"{killed} killed", "shell", thing, place.name, f"{day}", *(lot.choice(words) for _ in range(FILLER_WORDS))]
    lot.shuffle(said)
    text = " ".join(said)
    publisher = f"Paper {lot.randrange(200)}"
    document = Document(identity, f"{identity}.txt", "text/1", text, "en", 0, publisher, published_on=day)

    def quote(words: str) -> Quote:
        start = text.index(words)
        return Quote(identity, start, start + len(words), words)

    count = Count(killed, killed)
    tolls = (Anchored(TollLine("killed", "civilian", count), (quote(f"{killed} killed"),), "drawn"),)
    claim = Claim(
        digest_id("c", identity), identity, (Speaker(publisher),), "reports", "asserted", "incident", quote(text),
        toll=tolls,
    )  # fmt: skip
    account = Account(
        digest_id("a", identity),
        identity,
        Anchored("shelling", (quote("shell"),), "drawn"),
        False,
        Anchored(TimeSpan(None, None, "day", day, day), (quote(f"{day}"),), "drawn"),
        (Anchored(place, (quote(place.name),), "drawn"),),
        tolls,
        (Reported("killed", count),),
        (Anchored(ObjectHit(thing, thing, "hit"), (quote(thing),), "drawn"),),
        (),
        (),
        (claim.id,),
        quote(text),
    )
    return document, Reading(identity, (claim,), (account,), ())


def build(path: Path, told: Sequence[Told]) -> store.Register:
    """A register of all these reports."""
    register = store.Register.open(path)
    for first in range(0, len(told), BATCH):
        put(register, told[first : first + BATCH], first)
    accounts = [account for _, reading in told for account in reading.accounts]
    items = link.all_traits(accounts, (claim for _, r in told for claim in r.claims), (d for d, _ in told))
    groups = link.incidents(accounts, items, link.propose(items))
    sketches = {document.id: link.sketch(document) for document, _ in told}
    one = _assessed(groups[0], told)
    whole = store.Whole((), groups, tuple(replace(one, incident=group.id) for group in groups))
    with register.changing() as changes:
        positions = {document.id: number for number, (document, _) in enumerate(told)}
        Kept(accounts, items, register.ordinals(), sketches).put(changes, whole, positions)
    return register


def put(register: store.Register, told: Sequence[Told], first: int) -> None:
    """Reports as they were read, from a position on; their quotes are right as drawn and not looked up again."""
    claims = [(r.document, n, claim) for _, r in told for n, claim in enumerate(r.claims)]
    accounts = [(r.document, n, account) for _, r in told for n, account in enumerate(r.accounts)]
    rows = {
        tables.DOCUMENTS: [
            {"id": d.id, "position": n, "name": d.name, "language": "en", "made_by": "bench", "payload": to_json(d)}
            for n, (d, _) in enumerate(told, first)
        ],
        tables.CLAIMS: [
            {"document": d, "position": n, "id": c.id, "stance": c.stance, "payload": to_json(c)} for d, n, c in claims
        ],
        tables.ACCOUNTS: [
            {"document": d, "position": n, "id": a.id, "background": False, "payload": to_json(a)}
            for d, n, a in accounts
        ],
    }
    with register.changing() as changes:
        for table, values in rows.items():
            changes._connection.execute(insert(table), values)  # noqa: SLF001 - in bulk, as no reading of one file is


def _assessed(incident: Incident, told: Sequence[Told]) -> Assessment:
    mine = [(d, r) for d, r in told if any(account.id in incident.accounts for account in r.accounts)]
    return assess.assess(
        incident,
        accounts=[account for _, r in mine for account in r.accounts],
        claims=[claim for _, r in mine for claim in r.claims],
        documents=[d for d, _ in mine],
        copies=(),
        decisions=(),
        rulebook=law.load(),
    )

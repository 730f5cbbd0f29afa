"""Assessing a large register: 10,000 incidents on one core, and how the time grows.

Run: `python bench/assess.py [incidents …]`. Accounts are those read from invented reports. Each incident is told by one
to four publishers with the claims of one of these accounts, one in three of them with those of another account instead:
they agree in part, and differ in part.
"""

import hashlib
import random
import resource
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from linked.corpora import INVENTED

from solferino import assess, extract, read
from solferino.model.claim import Account, Claim
from solferino.model.codec import digest_id
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.model.incident import Incident
from solferino.vocab import law
from solferino.vocab.vocabulary import load

SIZES = (1_000, 3_000, 10_000)
LIMIT_S, OF = 60, 10_000  # what the register must hold: so many seconds of one core for so many incidents
SEED, RIVALS = 1859, 1 / 3
LOOP = 5_000_000
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETS = ("a", "b", "d", "g")  # of the invented reports
Told = tuple[Document, Account, tuple[Claim, ...]]


def pool() -> list[Told]:
    """Each account of the invented reports with its document, cut to what the account needs, and its claims."""
    found: list[Told] = []
    vocabulary = load()
    for path in sorted(path for name in SETS for path in (INVENTED / name / "docs").glob("*.txt")):
        data = path.read_bytes()
        document = read.document(_exhibit(path, data), data)
        reading = extract.accounts(document, vocabulary)
        claims = {claim.id: claim for claim in reading.claims}
        for account in reading.accounts:
            found.append((document, account, tuple(claims[key] for key in account.claims if key in claims)))
    return found


def _exhibit(path: Path, data: bytes) -> Exhibit:
    name = hashlib.sha256(data).hexdigest()
    return Exhibit(name, len(data), "text/plain", NOW, path.name, path.name)


def drawn(size: int, told: list[Told]) -> tuple[list[Incident], list[Told]]:
    """Incidents of one to four accounts, each under ids of its own."""
    lot = random.Random(SEED)  # noqa: S311
    incidents: list[Incident] = []
    rows: list[Told] = []
    for number in range(size):
        model = lot.choice(told)
        tellers = [lot.choice(told) if lot.random() < RIVALS else model for _ in range(lot.randint(1, 4))]
        own = [_renamed(teller, f"{number}-{part}") for part, teller in enumerate(tellers)]
        rows += own
        incidents.append(Incident(f"i{number}", tuple(account.id for _, account, _ in own)))
    return incidents, rows


def _renamed(one: Told, key: str) -> Told:
    document, account, claims = one
    name = digest_id("d", key)
    new = {claim.id: digest_id("c", key, claim.id) for claim in claims}
    return (
        replace(document, id=name, source_name=f"Outlet {key}", source=None),
        replace(account, id=digest_id("a", key), document=name, claims=tuple(new[claim.id] for claim in claims)),
        tuple(
            replace(claim, id=new[claim.id], document=name, about=tuple(new[k] for k in claim.about if k in new))
            for claim in claims
        ),
    )


def plain() -> float:
    """Seconds of a plain loop of five million additions: what this machine's core is worth just now."""
    start, total = time.process_time(), 0
    for number in range(LOOP):
        total += number
    return time.process_time() - start


def main() -> None:
    """Print processor time by size and the rate."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    told = pool()
    print(f"Assessing incidents made of {len(told)} accounts of invented reports")
    book = law.load()
    for size in sizes:
        incidents, rows = drawn(size, told)
        loop = plain()
        start = time.process_time()
        found = assess.assess_all(
            incidents,
            accounts=[account for _, account, _ in rows],
            claims=[claim for _, _, claims in rows for claim in claims],
            documents=[document for document, _, _ in rows],
            copies=(),
            decisions=(),
            rulebook=book,
        )
        seconds = time.process_time() - start
        loop = (loop + plain()) / 2
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        share = LIMIT_S * size / OF / seconds
        print(
            f"  {len(found):>6} incidents, {len(rows)} accounts: {seconds:.1f} s of processor time, "
            f"{size / seconds:.0f} a second, {share:.1f} times as fast as {OF:,} in {LIMIT_S} s; "
            f"{seconds / loop / size * 1000:.1f} plain loops ({loop:.2f} s) for each 1,000; peak {memory:.0f} MB"
        )


if __name__ == "__main__":
    main()

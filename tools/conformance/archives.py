"""Forty-eight hostile archives: kept byte for byte, listed in bounded time, nothing written, each one's trick named."""

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tools.conformance.outcome import Outcome, outcome

from solferino.model.exhibit import Intake
from solferino.preserve import Vault, audit
from solferino.preserve.archives import Listing, listing

NOT_SHOWN = ("nul.tar",)  # the format ends the name at the NUL: what is left is harmless
MOST_SECONDS = 10.0


def run(folder: Path) -> Outcome:
    """Every archive into one vault."""
    found = {}
    now = datetime(2026, 1, 2, tzinfo=UTC)
    with tempfile.TemporaryDirectory() as name:
        vault = Vault.create(Path(name) / "vault", origin="solferino.hostile", by="tester", now=now)
        paths = sorted(p for p in (folder / "hostile-archives").iterdir() if p.suffix in (".zip", ".tar"))
        with vault.writing() as writer:
            kept = writer.deposit_all(
                [Intake(p.read_bytes(), str(p), p.name, "application/octet-stream", now, "tester") for p in paths]
            )
        for path, exhibit in zip(paths, kept, strict=True):
            before, start = sorted(Path(name).rglob("*")), time.monotonic()
            listed = listing(path)
            quick = time.monotonic() - start < MOST_SECONDS
            same = vault.read(exhibit.id) == path.read_bytes() and sorted(Path(name).rglob("*")) == before
            found[path.name] = quick and same and _named(path.name, listed)
        sound = audit(vault.path) == ()
    return outcome("hostile archives", {key: right and sound for key, right in found.items()})


def _named(name: str, listed: Listing | None) -> bool:
    """The trick is told, and no name that is shown can move a cursor."""
    if listed is None:
        return False
    told = bool(listed.warnings) or any(member.warnings or member.packed for member in listed.members)
    return (told or name in NOT_SHOWN) and all(member.shown.isprintable() for member in listed.members)

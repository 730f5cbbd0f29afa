"""The flip loop: every bit or byte of a small export changed, one at a time; each must be found and its file named.

`python -m tools.flips` tries one bit of every byte, and all eight bits of notes, proofs and keys; `--every 31` each
31st place. A second pass flips what the log and its proofs say and lets the manifests agree, as a forger would make
them anew: there the log itself must find it.
"""

import argparse
import functools
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tools.faults import signer

from solferino.model.exhibit import Intake
from solferino.preserve import Vault, write_bag
from solferino.preserve.kit import verify
from solferino.preserve.signing import introduce, sign_newest

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
EVERY_BIT = ("data/custody/checkpoint", "proofs/", "trust/")
LOGGED = ("data/custody/", "proofs/", "trust/log.vkey")  # what the log proves whatever the manifests say
TAGS = "tagmanifest-sha256.txt"


def small_export(folder: Path) -> Path:
    """An export of three short texts, with an older signed checkpoint and a signed newest one."""
    vault = Vault.create(folder / "vault", origin="solferino.faults", by="tester", now=NOW)
    key = signer(folder / "key")
    introduce(vault, key, by="tester", now=NOW)
    one = Intake(b"one text", "in/1", "1.txt", "text/plain", NOW, "tester")
    with vault.writing() as writer:
        writer.deposit_all([one, replace(one, data=b"another", location="in/2", name="2.txt")])
    sign_newest(vault, [key])
    with vault.writing() as writer:
        writer.deposit(replace(one, data=b"a third", location="in/3", name="record.json"))
    sign_newest(vault, [key])
    write_bag(vault, folder / "bag")
    return folder / "bag"


class Known(verify.Bag):
    """A bag whose untouched files need not be hashed again."""

    known: dict[tuple[str, str], str] = {}  # noqa: RUF012 - set for each flip

    def digest(self, path: str, algorithm: str) -> str:
        """As known, else computed."""
        return self.known.get((path, algorithm)) or super().digest(path, algorithm)


def places(name: str, size: int, every: int) -> Iterator[tuple[int, int]]:
    """Which bit of which byte: one that moves with the place, or all eight."""
    bits = name.startswith(EVERY_BIT)
    for number in range(0, size * (8 if bits else 1), every):
        yield (number // 8, number % 8) if bits else (number, number % 8)


def flips(bag: Path, every: int = 1) -> Iterator[tuple[str, str, int, bool]]:
    """Pass, file, place and whether the flip was found and its file named. The bag is as it was afterwards."""
    whole = verify.Export(str(bag))
    if whole.findings:
        raise ValueError(f"the export is not intact: {whole.findings}")
    before, check = (verify.Bag, verify.ed25519)
    verify.Bag, verify.ed25519 = Known, functools.cache(check)  # type: ignore[misc]
    try:
        for name in sorted(whole.bag.files):
            for trial in ("as received", "manifests made anew") if name.startswith(LOGGED) else ("as received",):
                Known.known = dict(whole.bag.digests)
                if trial == "as received":
                    Known.known.pop((name, "sha256"), None)
                for place, found in _file(bag, name, every):
                    yield trial, name, place, found
    finally:
        verify.Bag, verify.ed25519 = before, check  # type: ignore[misc]


def _file(bag: Path, name: str, every: int) -> Iterator[tuple[int, bool]]:
    path = bag / name
    data = path.read_bytes()
    with path.open("r+b", buffering=0) as file:
        for place, bit in places(name, len(data), every):
            file.seek(place)
            file.write(bytes([data[place] ^ (1 << bit)]))
            findings = verify.Export(str(bag)).findings
            yield place, any(_names(finding, name) for finding in findings)
            file.seek(place)
            file.write(data[place : place + 1])


def _names(finding: verify.Finding, name: str) -> bool:
    """The finding names the file, or the log entry that it holds."""
    entry = name.startswith("data/custody/") and finding.where.startswith(("log entry", "data/custody/"))
    return entry or name in (finding.where, *finding.what.replace(",", " ").split())


def main(words: list[str]) -> int:
    """Print a line for each pass and file. Exit code 1 where a flip was not found or not located."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    counts: dict[tuple[str, str], list[int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        bag = small_export(Path(folder))
        for trial, name, place, found in flips(bag, parser.parse_args(words).every):
            counts.setdefault((trial, name), []).append(-1 if found else place)
        shutil.rmtree(bag)
    for (trial, name), tried in counts.items():
        missed = [place for place in tried if place >= 0]
        print(f"{trial}: {name}: {len(tried)} flips" + (f", NOT FOUND at {missed[:20]}" if missed else ""))
    lost = sum(place >= 0 for tried in counts.values() for place in tried)
    print(f"{sum(map(len, counts.values()))} flips, {lost} not found or not located")
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Vault: ingest, log, proofs, audit; each against what the machine does with the bare bytes, in the same run.

Run it alone: `python bench/vault.py [megabytes] [leaves]`. The folder for it: the environment variable TMPDIR.
"""

import hashlib
import os
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from solferino.model.exhibit import CustodyEvent, Intake
from solferino.preserve import Vault, audit
from solferino.preserve.proof_text import InclusionProof
from solferino.preserve.tile_reader import TileReader

MEGABYTES, LEAVES, SMALL, BATCH = 512, 1_000_000, 2_000, 100
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def copied(source: Path, target: Path) -> float:
    """Seconds for a plain copy with SHA-256, forced to disk."""
    start = time.perf_counter()
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(1 << 22):
            digest.update(chunk)
            write.write(chunk)
        write.flush()
        os.fsync(write.fileno())
    return time.perf_counter() - start


def hashed(path: Path) -> float:
    """Seconds for SHA-256 over a file."""
    start = time.perf_counter()
    with path.open("rb") as file:
        hashlib.file_digest(file, "sha256")
    return time.perf_counter() - start


def large(folder: Path, megabytes: int) -> None:
    """One large file: received, then audited."""
    source = folder / "large.bin"
    block = os.urandom(1 << 20)
    with source.open("wb") as file:
        for number in range(megabytes):
            file.write(number.to_bytes(4, "big") + block[4:])
    os.sync()
    plain = min(copied(source, folder / "copy.bin") for _ in range(2))
    vault = Vault.create(folder / "large", origin="bench", by="bench", now=NOW)
    start = time.perf_counter()
    with vault.writing() as writer:
        writer.deposit(Intake(b"", str(source), "large.bin", "x", NOW, "bench", file=str(source)))
    took = time.perf_counter() - start
    ratio = f"{plain / took:.0%} of a plain copy with SHA-256"
    print(f"large file: {megabytes / took:.0f} MB/s, {ratio}")
    raw = min(hashed(source) for _ in range(2))
    start = time.perf_counter()
    audit(vault.path)
    took = time.perf_counter() - start
    print(f"audit: {megabytes / took:.0f} MB/s, {raw / took:.0%} of plain SHA-256")


def small(folder: Path) -> None:
    """Many small files in batches of 200, as `add` does it."""
    intakes = [Intake(b"%d " % n * 300, f"in/{n}", f"{n}.txt", "text/plain", NOW, "bench") for n in range(SMALL)]
    vault = Vault.create(folder / "small", origin="bench", by="bench", now=NOW)
    start = time.perf_counter()
    with vault.writing() as writer:
        for at in range(0, SMALL, 200):
            writer.deposit_all(intakes[at : at + 200])
    print(f"small files: {SMALL / (time.perf_counter() - start):.0f}/s, forced to disk in batches of 200")


def entries(folder: Path, leaves: int) -> None:
    """Log entries in durable batches; then a large log and its proofs."""
    vault = Vault.create(folder / "log", origin="bench", by="bench", now=NOW)
    events = [CustodyEvent(-1, NOW, "bench", "note", f"{n}", {"text": "x" * 60}) for n in range(10_000)]
    with vault.writing() as writer:
        start = time.perf_counter()
        for at in range(0, len(events), BATCH):
            writer.record_all(events[at : at + BATCH])
        print(f"log: {len(events) / (time.perf_counter() - start):.0f} durable entries/s at batch {BATCH}")
        for _ in range(leaves // len(events) - 1):
            writer.record_all(events)
    times, longest = [], 0
    for index in range(0, vault.size, max(1, vault.size // 200)):
        start = time.perf_counter()
        reader = TileReader(vault.path / "log", vault.size)
        proof = InclusionProof(index, reader.inclusion(index), vault.note().encode()).encode()
        times.append(time.perf_counter() - start)
        longest = max(longest, len(proof))
    typical = sorted(times)[len(times) // 2] * 1000
    print(f"proof at {vault.size:,} entries: {typical:.2f} ms (median, tiles read anew), at most {longest} bytes")


def main(words: list[str]) -> int:
    """Measure and print."""
    megabytes, leaves = (int(w) for w in (words + [str(MEGABYTES), str(LEAVES)][len(words) :]))
    with tempfile.TemporaryDirectory() as name:
        large(Path(name), megabytes)
        shutil.rmtree(Path(name) / "large")
        small(Path(name))
        entries(Path(name), leaves)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

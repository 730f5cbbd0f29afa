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


Took = tuple[float, float]  # seconds by the wall clock, seconds of this process on the processor


def clocks() -> Took:
    """Both clocks: on a busy machine only the second says what a thing costs."""
    return time.perf_counter(), time.process_time()


def since(start: Took) -> Took:
    """Seconds since."""
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def share(plain: Took, took: Took) -> str:
    """How much of the plain speed is left, by both clocks."""
    return f"{plain[0] / took[0]:.0%} of it by the wall clock, {plain[1] / took[1]:.0%} by processor time"


def copied(source: Path, target: Path) -> Took:
    """A plain copy with SHA-256 into a new file, forced to disk."""
    target.unlink(missing_ok=True)
    os.sync()
    start = clocks()
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(1 << 20):
            digest.update(chunk)
            write.write(chunk)
        write.flush()
        os.fsync(write.fileno())
    return since(start)


def hashed(path: Path) -> Took:
    """SHA-256 over a file."""
    start = clocks()
    with path.open("rb") as file:
        hashlib.file_digest(file, "sha256")
    return since(start)


def audited(path: Path) -> Took:
    """An audit of a vault; the second one finds the file in memory, as the plain hashing does."""
    start = clocks()
    audit(path)
    return since(start)


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
    start = clocks()
    with vault.writing() as writer:
        writer.deposit(Intake(b"", str(source), "large.bin", "x", NOW, "bench", file=str(source)))
    took = since(start)
    print(f"large file: {megabytes / took[0]:.0f} MB/s; a plain copy with SHA-256: {share(plain, took)}")
    raw = min(hashed(source) for _ in range(2))
    took = min(audited(vault.path) for _ in range(2))
    print(f"audit: {megabytes / took[0]:.0f} MB/s; plain SHA-256: {share(raw, took)}")


def small(folder: Path) -> None:
    """Many small files in batches of 200, as `add` does it."""
    intakes = [Intake(b"%d " % n * 300, f"in/{n}", f"{n}.txt", "text/plain", NOW, "bench") for n in range(SMALL)]
    vault = Vault.create(folder / "small", origin="bench", by="bench", now=NOW)
    start = clocks()
    with vault.writing() as writer:
        for at in range(0, SMALL, 200):
            writer.deposit_all(intakes[at : at + 200])
    wall, used = since(start)
    print(
        f"small files: {SMALL / wall:.0f}/s, forced to disk in batches of 200 ({SMALL / used:.0f} per processor second)"
    )


def entries(folder: Path, leaves: int) -> None:
    """Log entries in durable batches; then a large log and its proofs."""
    vault = Vault.create(folder / "log", origin="bench", by="bench", now=NOW)
    events = [CustodyEvent(-1, NOW, "bench", "note", f"{n}", {"text": "x" * 60}) for n in range(10_000)]
    with vault.writing() as writer:
        start = clocks()
        for at in range(0, len(events), BATCH):
            writer.record_all(events[at : at + BATCH])
        wall, used = since(start)
        rate = f"{len(events) / wall:.0f} durable entries/s at batch {BATCH}"
        print(f"log: {rate} ({len(events) / used:.0f} per processor second)")
        for _ in range(leaves // len(events) - 1):
            writer.record_all(events)
    times: list[Took] = []
    longest = 0
    for index in range(0, vault.size, max(1, vault.size // 200)):
        start = clocks()
        reader = TileReader(vault.path / "log", vault.size)
        proof = InclusionProof(index, reader.inclusion(index), vault.note().encode()).encode()
        times.append(since(start))
        longest = max(longest, len(proof))
    wall, used = (sorted(clock)[len(times) // 2] * 1000 for clock in zip(*times, strict=True))
    figures = f"{wall:.2f} ms by the wall clock, {used:.2f} ms of the processor"
    print(f"proof at {vault.size:,} entries: {figures} (medians, tiles read anew), at most {longest} bytes")


def main(words: list[str]) -> int:
    """Measure and print."""
    megabytes, leaves = (int(w) for w in (words + [str(MEGABYTES), str(LEAVES)][len(words) :]))
    with tempfile.TemporaryDirectory() as name:
        small(Path(name))
        entries(Path(name), leaves)
        large(Path(name), megabytes)
        shutil.rmtree(Path(name) / "large")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

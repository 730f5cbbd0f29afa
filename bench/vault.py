"""Vault: ingest, log, proofs, audit, bag; each against what the machine does with the bare bytes, in the same run.

Run it alone: `python bench/vault.py [megabytes] [leaves]`. The folder for it: the environment variable TMPDIR.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from solferino.model.exhibit import CustodyEvent, Intake
from solferino.preserve import Vault, audit, write_bag
from solferino.preserve.proof_text import InclusionProof
from solferino.preserve.tile_reader import TileReader

MEGABYTES, LEAVES, SMALL, BATCH, REPEATS = 512, 1_000_000, 2_000, 100, 5
NOW = datetime(2026, 1, 2, tzinfo=UTC)


Took = tuple[float, float]  # seconds by the wall clock, seconds of this process on the processor


def clocks() -> Took:
    """Both clocks: on a busy machine only the second says what a thing costs."""
    return time.perf_counter(), time.process_time()


def since(start: Took) -> Took:
    """Seconds since."""
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def share(pairs: list[tuple[Took, Took]]) -> str:
    """How much of the plain speed is left, by both clocks: median, least and most of the pairs (plain, ours)."""
    words = []
    for clock, name in enumerate(("by the wall clock", "by processor time")):
        found = sorted(plain[clock] / ours[clock] for plain, ours in pairs)
        words.append(f"{found[len(found) // 2]:.0%} of it {name} ({found[0]:.0%} to {found[-1]:.0%})")
    return ", ".join(words)


def touched(folder: Path, megabytes: int) -> None:
    """Use as much memory for files as what is timed next, and give it back; nothing is left to be written.

    Many virtual machines take unused memory away: whoever uses it first then waits several times as long for it as for
    the disk. With this before each timing, both sides find it in the same state.
    """
    path, block = folder / "touched", os.urandom(1 << 20)
    with path.open("wb") as file:
        for _ in range(megabytes + 128):
            file.write(block)
    path.unlink()
    os.sync()


def copied(source: Path, target: Path) -> Took:
    """A plain copy with SHA-256 into a new file, forced to disk."""
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
    """An audit of a vault; after the first one it finds the file in memory, as the plain hashing does."""
    start = clocks()
    audit(path)
    return since(start)


def received(source: Path, folder: Path) -> Took:
    """The same file deposited in a new vault, until its log entry is on the disk."""
    vault = Vault.create(folder, origin="bench", by="bench", now=NOW)
    start = clocks()
    with vault.writing() as writer:
        writer.deposit(Intake(b"", str(source), "large.bin", "x", NOW, "bench", file=str(source)))
    return since(start)


def large(folder: Path, megabytes: int) -> None:
    """One large file: received, then audited; each beside the plain way, in turn."""
    source = folder / "large.bin"
    block = os.urandom(1 << 20)
    with source.open("wb") as file:
        for number in range(megabytes):
            file.write(number.to_bytes(4, "big") + block[4:])
    pairs = []
    for _ in range(REPEATS):
        touched(folder, megabytes)
        plain = copied(source, folder / "copy.bin")
        (folder / "copy.bin").unlink()
        shutil.rmtree(folder / "large", ignore_errors=True)
        touched(folder, megabytes)
        pairs.append((plain, received(source, folder / "large")))
    rate = megabytes / sorted(ours[0] for _, ours in pairs)[REPEATS // 2]
    print(f"large file: {rate:.0f} MB/s; a plain copy with SHA-256, forced to disk: {share(pairs)}")
    audited(folder / "large")
    pairs = [(hashed(source), audited(folder / "large")) for _ in range(REPEATS)]
    rate = megabytes / sorted(ours[0] for _, ours in pairs)[REPEATS // 2]
    print(f"audit: {rate:.0f} MB/s; plain SHA-256: {share(pairs)}")


def bag(folder: Path, megabytes: int) -> None:
    """A bag of the large file, checked by its own program in a bare interpreter."""
    target = folder / "bag"
    start = clocks()
    write_bag(Vault.open(folder / "large"), target)
    wrote = since(start)[0]
    start = clocks()
    subprocess.run([sys.executable, "-I", "-S", target / "verify.py", target], check=True, stdout=subprocess.DEVNULL)
    checked = since(start)[0]
    figures = f"{checked / megabytes * 1000:.0f} s for each GB (written in {wrote / megabytes * 1000:.0f})"
    print(
        f"bag: verify.py takes {figures}, {hashed(folder / 'large.bin')[0] / checked:.0%} of the speed of plain SHA-256"
    )


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
        bag(Path(name), megabytes)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

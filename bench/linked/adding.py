"""What one more report costs in a register of 1,000 to 100,000 accounts, from its reading on."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from linked.register import Told, build, drawn, put
from linked.scale import drawn_places
from solferino import store
from solferino.case import growing

SIZES = (1_000, 10_000, 100_000)
TIMES = 5


def adding(data: Path) -> dict[str, float]:
    """Print the seconds that a report of a known event takes, by size: linking and assessing it, and writing."""
    del data
    print("One more report: linked, assessed and written (median of five, seconds of the clock)")
    return dict(_timed(size) for size in SIZES)


def _timed(size: int) -> tuple[str, float]:
    told = list(drawn(size + TIMES, drawn_places()))
    with tempfile.TemporaryDirectory() as folder:
        register = build(Path(folder) / "register.sqlite", told[:size])
        rows = sorted(_one(register, told, position) for position in range(size, size + TIMES))
        register.close()
    total, linked = rows[len(rows) // 2]
    print(f"  {size:>7} accounts: {total:.3f} s, of it {linked:.3f} s to link and assess")
    return str(size), total


def _one(register: store.Register, told: Sequence[Told], position: int) -> tuple[float, float]:
    put(register, told[position : position + 1], position)
    start = time.perf_counter()
    found = growing.grown(register, (), position)
    linked = time.perf_counter() - start
    with register.changing() as changes:
        changes.drop(found.gone)
        found.kept.put(changes, found.after, found.positions)
    return time.perf_counter() - start, linked

"""Figures of this machine: how fast texts are preserved, read and extracted."""

import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from solferino import preserve
from solferino.case.reading import read_one
from solferino.model.exhibit import Intake
from solferino.preserve.vault import Vault

TEXTS = 200
TEMPLATE = (
    "date: 2022-02-25\nsource: Made for the benchmark\n\n"
    "Three civilians died and {n} were wounded when a missile struck close to a clinic in Uman, Ukraine, about 9.15am "
    "on Thursday, the governor said.\n\nTwo men and a woman reportedly died; four nurses are "
    "among the wounded.\n\nA man was killed in another attack, when shells hit a house in Kramatorsk, according to the "
    "police. The defence ministry denied attacking cities.\n"
)


def measure() -> Iterator[str]:
    """One sentence for each figure. Everything happens in a temporary folder that is taken away again."""
    now = datetime.now(UTC)
    data = [TEMPLATE.format(n=i).encode() for i in range(TEXTS)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        vault = Vault.create(path, origin="solferino.bench", by="bench", now=now)
        start = time.perf_counter()
        with vault.writing() as writer:
            intakes = [Intake(d, f"/{i}", f"{i}.txt", "text/plain", now, "bench") for i, d in enumerate(data)]
            exhibits = writer.deposit_all(intakes)
        rate = TEXTS / (time.perf_counter() - start)
        yield f"Preserved {TEXTS} small files: {rate:.0f} a second, each forced to disk."
        read_one(exhibits[0], data[0])  # the vocabulary is loaded once
        used = time.process_time()
        for exhibit, content in zip(exhibits, data, strict=True):
            read_one(exhibit, content)
        yield f"Read and extracted them: {TEXTS / (time.process_time() - used):.0f} a second and core."
        start = time.perf_counter()
        faults = preserve.audit(path)
        yield f"Audited the vault in {time.perf_counter() - start:.2f} s: {len(faults)} faults."
    yield f"Peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB."

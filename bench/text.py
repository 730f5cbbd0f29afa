"""Text pipeline: reports read and extracted per second on one core, and the peak memory of doing it.

Texts: the annotated reports in `shared/` beside the repository, else the sample case; repeated, best of several runs.
Run it alone: `python bench/text.py [repeats] [runs]`.
"""

import hashlib
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from solferino.extract import accounts
from solferino.model.exhibit import Exhibit
from solferino.read import document
from solferino.vocab.vocabulary import load

ROOT = Path(__file__).resolve().parent.parent
REPEATS, RUNS = 20, 5
LEAST_PER_SECOND, MOST_MEMORY_MB = 20, 500


def texts() -> tuple[str, list[Path]]:
    """Where the texts come from, and the texts."""
    annotated = sorted((ROOT.parent / "shared" / "reports" / "docs").glob("*.txt"))
    if annotated:
        return "annotated reports", annotated
    return "sample case", sorted((ROOT / "samples" / "reports").glob("*.txt"))


def once(data: list[tuple[Exhibit, bytes]]) -> float:
    """Seconds of processor time for one pass over all texts."""
    vocabulary = load()
    start = time.process_time()
    for exhibit, content in data:
        accounts(document(exhibit, content), vocabulary)
    return time.process_time() - start


def main() -> int:
    """Measure and print."""
    repeats, runs = (int(word) for word in (sys.argv[1:3] + [str(REPEATS), str(RUNS)][len(sys.argv[1:3]) :]))
    name, paths = texts()
    now = datetime.now(UTC)
    data = []
    for path in paths:
        content = path.read_bytes()
        identity = hashlib.sha256(content).hexdigest()
        data.append((Exhibit(identity, len(content), "text/plain", now, str(path), path.name), content))
    best = min(once(data * repeats) for _ in range(runs))
    number = len(data) * repeats
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number} texts ({name}, {repeats} times), best of {runs}: {number / best:.0f} a second and core")
    print(f"peak memory {memory:.0f} MB")
    print(f"wanted: at least {LEAST_PER_SECOND} a second and core, at most {MOST_MEMORY_MB} MB")
    return 0 if number / best >= LEAST_PER_SECOND and memory <= MOST_MEMORY_MB else 1


if __name__ == "__main__":
    sys.exit(main())

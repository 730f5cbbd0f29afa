"""Web pages: the report on each of 181 newspaper pages against the text that people marked, by runs of four words.

Run it alone: `python bench/article_text.py [folder]`. Precision, recall and F1 are those of the data's own scorer: runs
that agree, are too many, are missing, as shares of each page, summed over pages. A title that stands above the report
is not part of what was marked.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from solferino.errors import UnreadableInput
from solferino.read import page
from solferino.read.extracted import Extracted

SHARED = Path(__file__).resolve().parents[2] / "shared" / "bench" / "article-text"
RUN_WORDS = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of runs, pages without any text, and pages for each second of the processor."""

    precision: float
    recall: float
    f1: float
    unread: int
    pages_per_second: float


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with how often each stands; a shorter text is one run."""
    words = _WORD.findall(text)
    last = max(len(words) - RUN_WORDS + 1, min(len(words), 1))
    return Counter(tuple(words[at : at + RUN_WORDS]) for at in range(last))


def body(found: Extracted) -> str:
    """The report without the title above it."""
    first = found.parts[0] if found.parts else None
    return found.text[first.end if first and first.kind == "title" else 0 : found.body_end]


def score(folder: Path) -> Score:
    """Read every page and compare."""
    marked = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    right = wrong = missing = 0.0
    unread, used = 0, 0.0
    for name, row in marked.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        start = time.process_time()
        try:
            text = body(page.extract(data, name))
        except UnreadableInput:
            text, unread = "", unread + 1
        used += time.process_time() - start
        ours, theirs = runs(text), runs(row["articleBody"])
        counts = ((ours & theirs).total(), (ours - theirs).total(), (theirs - ours).total())
        whole = sum(counts) or 1
        right, wrong, missing = (sum_ + n / whole for sum_, n in zip((right, wrong, missing), counts, strict=True))
    precision, recall = right / (right + wrong), right / (right + missing)
    return Score(precision, recall, 2 * precision * recall / (precision + recall), unread, len(marked) / used)


def main(words: list[str]) -> int:
    """Measure and print."""
    found = score(Path(words[0]) if words else SHARED)
    print(f"pages: F1 {found.f1:.3f} (precision {found.precision:.3f}, recall {found.recall:.3f})")
    print(f"{found.unread} pages without text; {found.pages_per_second:.0f} pages for each second of the processor")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Near-copies: documents that repeat another one's text. Candidates by MinHash, then exact containment."""

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from solferino.link.departures import changes
from solferino.model.document import Document
from solferino.model.incident import CopyPair

SHINGLE_WORDS = 4
# bands of one row: nearly all pairs that share a fiftieth of their text are compared, so short extracts find theirs
PERMUTATIONS, BANDS, SEED = 128, 128, 1859
# share of the shorter text's runs of words found in the longer: copies of the annotated reports have .72 and more,
# other reports of one event .04 and less
COPY = 0.4
FEWEST_SHINGLES = 12
_WORD = re.compile(r"\w+")


def shingles(document: Document) -> frozenset[str]:
    """Runs of four words of the report's body, lower case, without marks."""
    words = _WORD.findall(document.body.lower())
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def copies(documents: Sequence[Document]) -> tuple[CopyPair, ...]:
    """For each document that repeats an earlier one, the one it repeats most. The earlier received is the original."""
    index = RMinHashLSH(threshold=COPY, num_perm=PERMUTATIONS, num_bands=BANDS)
    seen: list[frozenset[str]] = []
    out: list[CopyPair] = []
    source: dict[str, Document] = {}
    for number, document in enumerate(documents):
        own = shingles(document)
        seen.append(own)
        if len(own) < FEWEST_SHINGLES:
            continue
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(own))
        best = max(((_containment(own, seen[other]), -other) for other in index.query(sketch)), default=(0.0, 0))
        index.insert(number, sketch)
        if best[0] >= COPY:
            repeated = documents[-best[1]]
            origin = source[document.id] = source.get(repeated.id, repeated)
            out.append(CopyPair(document.id, origin.id, round(best[0], 3), changes(origin, document)))
    return tuple(out)


def _containment(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the shorter text's runs that the longer has too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0

"""Near-copies: documents that repeat another one's text. Candidates by MinHash, then exact containment."""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import sqrt
from operator import eq

from rensa import RMinHash, RMinHashLSH

from solferino.link.departures import changes
from solferino.model.document import Document
from solferino.model.incident import CopyPair

SHINGLE_WORDS = 4
# bands of one row: nearly all pairs that share a fiftieth of their text are looked at, so short extracts find theirs
PERMUTATIONS, BANDS, SEED = 128, 128, 1859
# share of the shorter text's runs of words found in the longer: copies of the annotated reports have .72 and more,
# other reports of one event .04 and less
COPY = 0.4
FEWEST_SHINGLES = 12
SIGMAS = 4  # a copy whose sketch agrees by so many standard deviations too little is one in thirty thousand
KEPT_TEXTS = 2_000  # whose runs of words are held in memory
WIDTH = PERMUTATIONS + 1
CELL = array("I").itemsize
_WORD = re.compile(r"\w+")


def shingles(document: Document) -> frozenset[str]:
    """Runs of four words of the report's body, lower case, without marks."""
    words = _WORD.findall(document.body.lower())
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def copies(documents: Sequence[Document]) -> tuple[CopyPair, ...]:
    """For each document that repeats an earlier one, the one it repeats most. The earlier received is the original."""
    return Texts(documents).pairs


class Texts:
    """Texts in order of receipt: `pairs` of copy and original, and the sketches of those long enough to have one."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.sketches: dict[str, bytes] = {}
        self._documents = documents
        self._runs = lru_cache(maxsize=KEPT_TEXTS)(lambda number: shingles(documents[number]))
        self._rows: dict[int, array[int]] = {}
        self._index = RMinHashLSH(threshold=COPY, num_perm=PERMUTATIONS, num_bands=BANDS)
        self.pairs = tuple(self._found())

    def _found(self) -> Iterator[CopyPair]:
        source: dict[str, Document] = {}
        for number, document in enumerate(self._documents):
            own = self._runs(number)
            if len(own) < FEWEST_SHINGLES:
                continue
            made = _minhash(own)
            row = self._rows[number] = array("I", (len(own), *made.digest()))
            self.sketches[document.id] = row.tobytes()
            near = sorted(n for n in self._index.query(made) if _may_be(row, self._rows[n]))
            self._index.insert(number, made)
            found = _most(own, near, self._runs)
            if found is not None:
                repeated = self._documents[found[0]]
                origin = source[document.id] = source.get(repeated.id, repeated)
                yield copy_pair(document, origin, found[1])


def copy_pair(document: Document, origin: Document, containment: float) -> CopyPair:
    """A copy and the text that it goes back to."""
    return CopyPair(document.id, origin.id, round(containment, 3), changes(origin, document))


def most_repeated(document: Document, earlier: Sequence[Document]) -> tuple[Document, float] | None:
    """Of documents in order of receipt the one that a later one repeats most, with the containment; None: none."""
    found = _most(shingles(document), range(len(earlier)), lambda number: shingles(earlier[number]))
    return (earlier[found[0]], found[1]) if found else None


def _most(
    own: frozenset[str], numbers: Sequence[int], runs: Callable[[int], frozenset[str]]
) -> tuple[int, float] | None:
    best = max(((_containment(own, runs(number)), -number) for number in numbers), default=(0.0, 0))
    return (-best[1], best[0]) if best[0] >= COPY else None


def _containment(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the shorter text's runs that the longer has too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def sketch(document: Document) -> bytes:
    """How many runs a text has and the least of their hashes, packed; empty where it is too short to be a copy."""
    own = shingles(document)
    return array("I", (len(own), *_minhash(own).digest())).tobytes() if len(own) >= FEWEST_SHINGLES else b""


def _minhash(own: frozenset[str]) -> RMinHash:
    made = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    made.update(sorted(own))
    return made


def alike(wanted: bytes, rows: "array[int]") -> list[int]:
    """Which of sketches, one behind the other, can be of texts that repeat the wanted one or are repeated by it."""
    own = array("I", wanted)
    count = len(rows) // WIDTH
    met: dict[int, int] = {}
    for column in range(1, WIDTH):
        values = rows[column::WIDTH].tobytes()
        for number in _where(own[column : column + 1].tobytes(), values):
            met[number] = met.get(number, 0) + 1
    return sorted(n for n, agree in met.items() if n < count and agree >= _fewest(own[0], rows[n * WIDTH]))


def _where(cell: bytes, values: bytes) -> Iterator[int]:
    """Positions of a cell among cells of its size."""
    at = values.find(cell)
    while at >= 0:
        if at % CELL == 0:
            yield at // CELL
        at = values.find(cell, at + 1)


def _may_be(left: "array[int]", right: "array[int]") -> bool:
    least = _fewest(left[0], right[0])
    return least <= 1 or sum(map(eq, left[1:], right[1:])) >= least


def _fewest(left: int, right: int) -> float:
    """How many of two sketches' hashes agree at least where the shorter text is a copy, of texts of so many runs."""
    shared = COPY * min(left, right)
    alike = shared / (left + right - shared)
    return PERMUTATIONS * alike - SIGMAS * sqrt(PERMUTATIONS * alike * (1 - alike))

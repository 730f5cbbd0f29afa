"""Find the longest known phrase at each place of a token sequence."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from solferino.vocab.words import split_words

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """Phrases of lower-case words, each with a value. Immutable once built; longer phrases win over shorter ones."""

    __slots__ = ("_found", "_heads", "size")

    def __init__(self, rows: Iterable[tuple[str | tuple[str, ...], V]]) -> None:
        """`rows`: phrases, or their folded words where somebody has split them already, and values."""
        heads: dict[str, dict[int, dict[tuple[str, ...], V]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = split_words(phrase) if isinstance(phrase, str) else phrase
            if words and words not in seen:
                seen.add(words)
                heads.setdefault(words[0], {}).setdefault(len(words), {})[words] = value
        self._heads = {head: tuple(sorted(by.items(), reverse=True)) for head, by in heads.items()}
        self._found: tuple[Sequence[str], tuple[tuple[int, int, V], ...]] = ((), ())
        self.size = len(seen)

    @property
    def heads(self) -> frozenset[str]:
        """The words that a phrase begins with: a text without any of them holds none."""
        return frozenset(self._heads)

    def at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        """The longest phrase that starts at `index`: its end index and value."""
        for length, phrases in self._heads.get(words[index], ()):
            written = (
                words[index : index + length] if isinstance(words, tuple) else tuple(words[index : index + length])
            )
            if written in phrases:
                return index + length, phrases[written]
        return None

    def find(self, words: Sequence[str]) -> tuple[tuple[int, int, V], ...]:
        """All phrases from left to right, not overlapping: start index, end index, value."""
        last, found = self._found
        if last is words and isinstance(words, tuple):  # several readers ask for the same sentence one after the other
            return found
        out: list[tuple[int, int, V]] = []
        heads, end = self._heads, 0
        if not heads.keys().isdisjoint(words):  # most sentences hold none of the words that a phrase begins with
            for index in [at for at, word in enumerate(words) if word in heads]:
                hit = self.at(words, index) if index >= end else None
                if hit is not None:
                    out.append((index, hit[0], hit[1]))
                    end = hit[0]
        found = tuple(out)
        self._found = (words, found)
        return found

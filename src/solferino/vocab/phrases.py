"""Find the longest known phrase at each place of a token sequence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from solferino.vocab.words import split_words

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """Phrases of lower-case words, each with a value. Immutable once built; longer phrases win over shorter ones."""

    __slots__ = ("_heads", "size")

    def __init__(self, rows: Iterable[tuple[str | tuple[str, ...], V]]) -> None:
        """`rows`: phrases, or their folded words where somebody has split them already, and values."""
        heads: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        seen: set[tuple[str, ...]] = set()
        for phrase, value in rows:
            words = split_words(phrase) if isinstance(phrase, str) else phrase
            if words and words not in seen:
                seen.add(words)
                heads.setdefault(words[0], []).append((words, value))
        for options in heads.values():
            options.sort(key=lambda option: -len(option[0]))
        self._heads = heads
        self.size = len(seen)

    def at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        """The longest phrase that starts at `index`: its end index and value."""
        for phrase, value in self._heads.get(words[index], ()):
            end = index + len(phrase)
            if len(phrase) == 1 or tuple(words[index:end]) == phrase:
                return end, value
        return None

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, V]]:
        """All phrases from left to right, not overlapping: start index, end index, value."""
        index = 0
        heads = self._heads
        while index < len(words):
            hit = self.at(words, index) if words[index] in heads else None
            if hit is None:
                index += 1
            else:
                yield index, hit[0], hit[1]
                index = hit[0]

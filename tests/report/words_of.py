"""Build quotes, hedges and anchored values by looking for their words in a document."""

from typing import TypeVar

from solferino.model.claim import Speaker
from solferino.model.document import Anchored, Document, Hedge, Quote

T = TypeVar("T")


def quote(document: Document, words: str, nth: int = 0) -> Quote:
    """The nth place where the words stand."""
    start = document.text.index(words)
    for _ in range(nth):
        start = document.text.index(words, start + 1)
    return Quote.of(document, start, start + len(words))


def hedge(document: Document, words: str, factuality: str = "reported") -> Hedge:
    return Hedge(quote(document, words), factuality, f"hedge.{words.split()[0].lower()}")


def anchored(value: T, document: Document, words: str, *, rule: str, hedges: tuple[Hedge, ...] = ()) -> Anchored[T]:
    return Anchored(value, (quote(document, words),), rule, hedges)


def speaker(document: Document, name: str, kind: str, *, named: bool = True, side: str | None = None) -> Speaker:
    return Speaker(name, quote(document, name), kind, side, named)

"""Quotes and hedges for mentions: from words of a sentence to anchored values."""

from collections.abc import Iterable

from solferino.extract.facts import Facts
from solferino.model.document import Document, Hedge, Quote

HEDGE_REACH = 60  # characters between a hedge and what it weakens, within one sentence


def quote_words(document: Document, fact: Facts, first: int, last: int) -> Quote:
    """The words `first:last` of a sentence as a quote."""
    words = fact.sentence.words
    return Quote.of(document, words[first].start, words[last - 1].end)


def quote_sentence(document: Document, fact: Facts) -> Quote:
    """The whole sentence as a quote."""
    return Quote.of(document, fact.sentence.start, fact.sentence.end)


def hedges_near(document: Document, fact: Facts, start: int, end: int) -> tuple[Hedge, ...]:
    """Hedges of the same clause as the characters `start:end`: no comma or semicolon between."""
    out = []
    for hedge in fact.hedges:
        left, right = (hedge.end, start) if hedge.end <= start else (end, hedge.start)
        between = document.text[left:right] if left <= right else ""
        if len(between) <= HEDGE_REACH and not any(mark in between for mark in (";", ", ", ". ", "“", "”", " but ")):
            quote = Quote.of(document, hedge.start, hedge.end)
            out.append(Hedge(quote, hedge.factuality, f"en.hedge:{quote.text.lower()}"))
    return tuple(out)


WEAKEST = ("asserted", "reported", "probable", "possible", "denied", "unknown")


def weakest(factualities: Iterable[str]) -> str:
    """The weakest link of a chain (spec assess section 2)."""
    return max(factualities, key=WEAKEST.index, default="asserted")

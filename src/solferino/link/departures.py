"""Where a copy departs from its original: words left out, added, put otherwise."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from solferino.model.document import Document, Quote
from solferino.model.incident import Change

LONGEST_WORDS = 4_000  # comparing takes time by the square of the length; longer texts are named a copy and no more
_WORD = re.compile(r"\w+")

Span = tuple[int, int]


def changes(original: Document, copy: Document) -> tuple[Change, ...] | None:
    """Departures in the order of the copy, None where a text is too long to compare. Marks and case do not count."""
    ours, theirs = _words(original), _words(copy)
    if max(len(ours), len(theirs)) > LONGEST_WORDS:
        return None
    matcher = SequenceMatcher(None, _folded(original, ours), _folded(copy, theirs), autojunk=False)
    return tuple(
        Change(_quote(original, ours[a:b]), _quote(copy, theirs[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    )


def _words(document: Document) -> list[Span]:
    return [
        match.span()
        for match in _WORD.finditer(document.text, document.body_start, document.body_start + len(document.body))
    ]


def _folded(document: Document, spans: Sequence[Span]) -> list[str]:
    return [document.text[start:end].casefold() for start, end in spans]


def _quote(document: Document, spans: Sequence[Span]) -> Quote | None:
    return Quote.of(document, spans[0][0], spans[-1][1]) if spans else None

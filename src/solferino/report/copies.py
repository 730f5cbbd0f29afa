"""How a copy is told of: where its words depart from its original's."""

from typing import Any

from solferino.model.document import Quote
from solferino.model.incident import Change, CopyPair

SHOWN, LONGEST = 12, 160  # departures, characters of each
NO_WORDS = ""


def departures(pair: CopyPair) -> list[str]:
    """One line per departure, the longest first where there are many; the rest stands in register.json."""
    changes = pair.changes or ()
    kept = sorted(range(len(changes)), key=lambda n: (-_size(changes[n]), n))[:SHOWN]
    lines = [_told(changes[n]) for n in sorted(kept)]
    left = len(changes) - len(lines)
    return [*lines, f"and {left} more, in register.json"] if left else lines


def _size(change: Change) -> int:
    return len(_words(change.original)) + len(_words(change.copy))


def _told(change: Change) -> str:
    original, copy = _words(change.original), _words(change.copy)
    if not copy:
        return f"left out: “{original}”"
    return f"“{original}” became “{copy}”" if original else f"added: “{copy}”"


def _words(quote: Quote | None) -> str:
    text = " ".join(quote.text.split()) if quote else NO_WORDS
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 2 :].lstrip()}"


def change_rows(copied: CopyPair | None) -> list[dict[str, Any]] | None:
    """Where a copy departs from its original, for register.json; None where it is none, or words are kept back."""
    if copied is None or copied.changes is None:
        return None
    return [{"original": _row(change.original), "copy": _row(change.copy)} for change in copied.changes]


def _row(quote: Quote | None) -> list[Any] | None:
    return [quote.start, quote.end, quote.text] if quote else None

"""Highlighted words in a text: spans that nest or cross become nested elements, cut only where they cross."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from solferino.report.visible import visible


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from highlighted words to the statement that rests on them."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open code points of a text. `id` is unique on the page, or empty where nothing links here."""

    start: int
    end: int
    id: str
    kinds: tuple[str, ...]
    backs: tuple[Back, ...] = ()


def marked(text: str, spans: Iterable[Span], *, start: int = 0, end: int | None = None) -> Markup:
    """Escaped text of `start:end` with its spans as `<mark>` elements. Spans not wholly inside are left out."""
    stop = len(text) if end is None else end
    inside = sorted(
        (span for span in spans if start <= span.start < span.end <= stop),
        key=lambda span: (span.start, -span.end, span.id),
    )
    page = _Page(text, start)
    for span in inside:
        page.close_until(span.start)
        page.text_to(span.start)
        page.open(span)
    page.close_until(stop)
    page.text_to(stop)
    return Markup("").join(page.pieces)


class _Page:
    """Output under way: `stack` holds the open spans, outermost first."""

    def __init__(self, text: str, position: int) -> None:
        self.text, self.position = text, position
        self.stack: list[Span] = []
        self.pieces: list[Markup] = []

    def text_to(self, stop: int) -> None:
        if stop > self.position:
            self.pieces.append(escape(visible(self.text[self.position : stop])))
            self.position = stop

    def open(self, span: Span, *, again: bool = False) -> None:
        self.stack.append(span)
        names = " ".join((*span.kinds, "again") if again else span.kinds)
        anchor = Markup(' id="{}"').format(span.id) if span.id and not again else Markup("")
        self.pieces.append(Markup('<mark{} class="{}">').format(anchor, names))

    def close_until(self, position: int) -> None:
        """Close every span that ends at or before `position`, in the order of their ends."""
        while ending := [span for span in self.stack if span.end <= position]:
            self._close(min(ending, key=lambda span: (span.end, -self.stack.index(span))))

    def _close(self, span: Span) -> None:
        self.text_to(span.end)
        depth = self.stack.index(span)
        crossing = self.stack[depth + 1 :]
        self.pieces.append(Markup("</mark>") * (len(crossing) + 1))
        del self.stack[depth:]
        self.pieces.extend(_back(back) for back in span.backs)
        for other in crossing:
            self.open(other, again=True)


def _back(back: Back) -> Markup:
    return Markup('<a class="back" href="{}">{}</a>').format(back.href, back.label)


def passages(
    length: int, spans: Sequence[Span], *, cap: int, context: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Which parts of a text of `length` code points to print, at most `cap` in all: the last passage is cut short.

    Without `context` the whole text where it fits, else its beginning and 2,000 code points around each span; with it,
    only that many around each span. Passages that touch are one.
    """
    if context is None and length <= cap:
        return ((0, length),) if length else ()
    around = 2_000 if context is None else context
    parts: list[tuple[int, int]] = [(0, min(length, around))] if length and context is None else []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        first, last = max(0, span.start - around), min(length, span.end + around)
        if parts and first <= parts[-1][1]:
            first, last = parts[-1][0], max(last, parts.pop()[1])
        kept = sum(end - begin for begin, end in parts)
        if kept + last - first > cap:
            shorter = max(cap - kept, 0)
            return tuple(parts + [(first, first + shorter)] if shorter else parts)
        parts.append((first, last))
    return tuple(parts)

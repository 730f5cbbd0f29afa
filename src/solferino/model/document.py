"""A document as it was read, and the words of it that carry a value."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from solferino.errors import InvalidValue, UnanchoredQuote

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or speaker with a row of its own.

    `kind` is one of the closed list of source kinds in `vocab/sources.toml`; `side` is `attacked`, `attacking` or
    `neither`. Two sources of one owner, or of which one republishes the other, are not independent.
    """

    id: str
    name: str
    kind: str | None = None
    side: str | None = None
    owner: str | None = None
    country: str | None = None
    republishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a document's text that has a place of its own: `title`, `heading`, `page`, `caption`, `cue`.

    `start` and `end` count code points, half-open; `label` is what the document calls the part, such as a page number.
    """

    kind: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of an exhibit, fixed once read. `id` is the exhibit's id; offsets count code points, half-open.

    `body_start` is where the report itself begins, after any header lines; `body_end` where it ends, `None` at the end
    of the text: captions and what else stands apart follow it and are not read as the report. `published_on` is `None`
    where nothing states it: relative dates then stay unresolved. `notes` says what a reader had to do to get the text.
    """

    id: str
    name: str
    reader: str
    text: str
    language: str
    body_start: int = 0
    source_name: str | None = None
    source: Source | None = None
    url: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    notes: tuple[str, ...] = ()
    body_end: int | None = None
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.body_start <= (len(self.text) if self.body_end is None else self.body_end) <= len(self.text):
            raise InvalidValue(f"the body {self.body_start}:{self.body_end} lies outside the text", where=self.name)
        if any(not 0 <= part.start <= part.end <= len(self.text) for part in self.parts):
            raise InvalidValue("a part lies outside the text", where=self.name)

    @property
    def body(self) -> str:
        """The report itself, which begins at `body_start` of the text."""
        return self.text[self.body_start : self.body_end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document and where they stand: `document.text[start:end] == text`."""

    document: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> "Quote":
        """Quote the words at `start:end`. Raises `UnanchoredQuote` where there are none."""
        if not 0 <= start < end <= len(document.text):
            raise UnanchoredQuote(f"no words at {start}:{end}", where=document.name)
        return cls(document.id, start, end, document.text[start:end])

    def check(self, document: Document) -> None:
        """Raise `UnanchoredQuote` unless the document has exactly these words at this place."""
        if self.document != document.id:
            named = f"quote of {self.document[:12]} checked against {document.id[:12]}"
            raise UnanchoredQuote(named, where=document.name)
        found = document.text[self.start : self.end] if 0 <= self.start < self.end else ""
        if not found or found != self.text:
            raise UnanchoredQuote(
                f"the text has {found!r} at {self.start}:{self.end}, the quote says {self.text!r}", where=document.name
            )


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a value: `reportedly`, `likely`, `according to`. `row` names the vocabulary row."""

    quote: Quote
    factuality: str
    row: str


@dataclass(frozen=True, slots=True)
class Anchored(Generic[T]):
    """A value with the words it was read from and the rule that read it. At least one quote."""

    value: T
    quotes: tuple[Quote, ...]
    rule: str
    hedges: tuple[Hedge, ...] = ()

    def __post_init__(self) -> None:
        if not self.quotes:
            raise UnanchoredQuote("a value without words", where=self.rule, hint="quote it or leave it empty")

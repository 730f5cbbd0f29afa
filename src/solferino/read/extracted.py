"""What a reader takes from a file: text with its parts, and what the file says of itself."""

import re
from dataclasses import dataclass, field
from datetime import date

from solferino.model.document import Part

LARGEST_TEXT = 8 << 20  # characters; no report is that long
_UNPAIRED = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text and parts with offsets in code points; `body_start` and `body_end` as in `Document`."""

    text: str
    parts: tuple[Part, ...] = ()
    body_start: int = 0
    body_end: int | None = None
    source: str | None = None
    url: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    notes: tuple[str, ...] = ()


@dataclass
class TextBuilder:
    """A text that grows piece by piece, with the parts of it that have a place of their own."""

    pieces: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, kind: str = "", label: str = "", *, end: str = "\n\n") -> None:
        """A piece, stripped, and what stands behind it; a part of a kind where one is named. Nothing for nothing."""
        plain = _UNPAIRED.sub("\ufffd", text).strip()
        if not plain:
            return
        if kind:
            self.parts.append(Part(kind, self.length, self.length + len(plain), label))
        self.pieces += (plain, end)
        self.length += len(plain) + len(end)

    def mark(self, kind: str, start: int, label: str = "") -> None:
        """Everything from an offset to here is a part."""
        self.parts.append(Part(kind, start, self.length, label))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.pieces)

"""Plain text."""

import re
from datetime import date

from solferino.errors import UnreadableInput
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.read.decode import decode
from solferino.read.header import header
from solferino.read.language import language
from solferino.vocab.sources import identify

MEDIA_TYPES = ("text/plain",)
SUFFIXES = (".txt", ".text", "")
READER = "text/1"
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")  # colours and cursor movements of a terminal, ECMA-48
MOST_BYTES = 8 * 1024 * 1024  # more than the extraction reads of one text, in any encoding


def read(exhibit: Exhibit, data: bytes, *, published_on: date | None, source_name: str | None) -> Document:
    """The text as it is, line ends included; header lines are part of it, `body_start` is where the report begins."""
    return read_as(READER, exhibit, data, published_on=published_on, source_name=source_name)


def read_as(
    reader: str, exhibit: Exhibit, data: bytes, *, published_on: date | None, source_name: str | None
) -> Document:
    """Decode, find the header, tell the language."""
    if len(data) > MOST_BYTES:
        raise UnreadableInput(
            f"a text of {len(data) // 2**20} MB; at most {MOST_BYTES // 2**20} MB are read",
            where=exhibit.name,
            hint="it is preserved; add it in parts",
        )
    text, notes = decode(data)
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise UnreadableInput("the file holds no text", where=exhibit.name, hint="it is preserved; nothing can be read")
    if CONTROL.search(text):
        text = CONTROL.sub("", text)
        notes = (*notes, "terminal control sequences (colours) were left out of the text")
    if "\x00" in text:
        notes = (*notes, "the text holds NUL characters; they are kept")
    head = header(text)
    day = published_on or head.published_on
    basis = "option" if published_on else head.basis
    name = source_name or head.source
    found = language(text[head.body_start :])
    if found != "en":
        notes = (*notes, "the text does not look like English")
    return Document(
        exhibit.id, exhibit.name, reader, text, found, head.body_start, name, identify(name) if name else None,
        head.url, day, basis, (*notes, *head.notes),
    )  # fmt: skip

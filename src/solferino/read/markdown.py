"""Markdown: read as it is written, front matter as header."""

from datetime import date

from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.read.text import read_as

MEDIA_TYPES = ("text/markdown",)
SUFFIXES = (".md", ".markdown")
READER = "markdown/1"


def read(exhibit: Exhibit, data: bytes, *, published_on: date | None, source_name: str | None) -> Document:
    """The text with its markup; quotes show it as it stands."""
    return read_as(READER, exhibit, data, published_on=published_on, source_name=source_name)

"""Bytes to documents: one file per format, each with MEDIA_TYPES, READER and `read`."""

from datetime import date
from types import ModuleType

from solferino.errors import UnreadableInput
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.model.table import READER as TABLE_READER
from solferino.read import markdown, table, text
from solferino.read.media_types import recognise

READERS: dict[str, ModuleType] = {kind: module for module in (text, markdown) for kind in module.MEDIA_TYPES}
VERSION = "+".join(sorted({TABLE_READER, *(module.READER for module in READERS.values())}))


def media_type(data: bytes, name: str) -> str:
    """Media type of bytes: by content, by name where content does not tell."""
    return recognise(data, name)[0]


def document(
    exhibit: Exhibit, data: bytes, *, published_on: date | None = None, source_name: str | None = None
) -> Document:
    """The document in an exhibit's bytes. Raises `UnreadableInput` where there is none, or no reader for it."""
    if not data:
        raise UnreadableInput("the file is empty", where=exhibit.name, hint="it is preserved; nothing can be read")
    kind, called = recognise(data, exhibit.name)
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadableInput(
            f"{called}: this version has no reader for it",
            where=exhibit.name,
            hint="it is preserved; add its text as a .txt file to have it read",
        )
    found: Document = reader.read(exhibit, data, published_on=published_on, source_name=source_name)
    return found


__all__ = ["READERS", "VERSION", "document", "media_type", "table"]

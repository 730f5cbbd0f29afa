"""Bytes to documents: one file per format, each with MEDIA_TYPES, READER and `read`."""

from collections.abc import Iterator
from datetime import date
from types import ModuleType

from solferino.errors import InvalidValue, UnreadableInput
from solferino.model.document import Document
from solferino.model.exhibit import Exhibit
from solferino.model.table import READER as TABLE_READER
from solferino.read import apart, markdown, table, text
from solferino.read.formats import FORMATS, HOLDERS, Format
from solferino.read.held import Member
from solferino.read.language import language
from solferino.read.media_types import recognise
from solferino.vocab.sources import identify

READERS: dict[str, ModuleType] = {kind: module for module in (text, markdown) for kind in module.MEDIA_TYPES}
VERSION = "+".join(
    sorted({TABLE_READER, *(m.READER for m in READERS.values()), *(row.reader for row in FORMATS.values())})
)


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
    if kind in FORMATS:
        return _apart(FORMATS[kind], exhibit, data, published_on=published_on, source_name=source_name)
    if kind in HOLDERS:
        raise UnreadableInput(
            f"{called}: it has no text of its own", where=exhibit.name, hint="what it holds is taken out and read"
        )
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadableInput(
            f"{called}: this version has no reader for it",
            where=exhibit.name,
            hint="it is preserved; add its text as a .txt file to have it read",
        )
    found: Document = reader.read(exhibit, data, published_on=published_on, source_name=source_name)
    return found


def members(kind: str, data: bytes, name: str) -> Iterator[Member]:
    """What a file of this media type holds: files of their own, or why not. Raises `UnreadableInput`; none for most."""
    module, first = HOLDERS.get(kind), 0
    while module is not None:
        found = apart.unpack(module, name, data, first)
        yield from found.members
        if found.following <= first:  # the child is not trusted to come to an end
            return
        first = found.following


def _apart(
    row: Format, exhibit: Exhibit, data: bytes, *, published_on: date | None, source_name: str | None
) -> Document:
    """The document that a child process makes of the bytes; what a person said when adding it goes before."""
    found = apart.ask(row.module, exhibit.name, data)
    name = source_name or found.source
    spoken = language(found.text[found.body_start : found.body_end])
    notes = (*found.notes, *(() if spoken == "en" else ("the text does not look like English",)))
    try:
        return Document(
            exhibit.id,
            exhibit.name,
            row.reader,
            found.text,
            spoken,
            found.body_start,
            name,
            identify(name) if name else None,
            found.url,
            published_on or found.published_on,
            "option" if published_on else found.published_basis,
            notes,
            found.body_end,
            found.parts,
        )
    except InvalidValue as error:  # the child is not trusted with its own offsets
        raise UnreadableInput(f"its reader gave what cannot be: {error.what}", where=exhibit.name) from error


__all__ = ["HOLDERS", "READERS", "VERSION", "document", "media_type", "members", "table"]

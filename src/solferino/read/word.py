"""Word documents (DOCX): paragraphs, headings, tables in their order. Parsed in a child process (`read.apart`)."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from solferino.errors import UnreadableInput
from solferino.read.extracted import Extracted, TextBuilder

BROKEN = (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError)
TEMPLATE = date(2013, 12, 23)  # of the library's own blank document: whoever writes with it rarely changes it
BESIDE = ("footnotes", "endnotes", "comments")  # parts of the package that are not read


def extract(data: bytes, name: str) -> Extracted:
    """The document's text. Raises `UnreadableInput` where it is damaged or empty."""
    try:
        document = docx.Document(io.BytesIO(data))
    except BROKEN as error:
        raise UnreadableInput(f"it is damaged: {error}", where=name) from error
    out = TextBuilder()
    _write(out, document.iter_inner_content())
    if not out.length:
        raise UnreadableInput("the document holds no text", where=name)
    parts = {str(part.partname) for part in document.part.package.iter_parts()}
    notes = [f"not read: its {kind}" for kind in BESIDE if f"/word/{kind}.xml" in parts]
    made = document.core_properties.created
    if made and made.date() != TEMPLATE:
        day = made.date().isoformat()
        notes.append(f"the file says that it was made on {day}; whether it was published then, it does not say")
    return Extracted(out.text, tuple(out.parts), notes=tuple(notes))


def _write(out: TextBuilder, blocks: Iterable[Paragraph | Table]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            style = (block.style.name or "") if block.style is not None else ""
            kind = "title" if style == "Title" else "heading" if style.startswith("Heading") else ""
            listed = "List" in style and block.text.strip()
            out.add(f"- {block.text.strip()}" if listed else block.text, kind, end="\n" if listed else "\n\n")
        else:
            for row in block.rows:
                cells = {cell._tc: " ".join(cell.text.split()) for cell in row.cells}  # noqa: SLF001 - merged ones twice
                out.add(" | ".join(text for text in cells.values() if text), end="\n")

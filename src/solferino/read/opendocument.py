"""OpenDocument texts (ODT): paragraphs, headings, lists, tables in their order. Parsed in a child process."""

import io
import zipfile
from typing import Any

from lxml import etree

from solferino.errors import UnreadableInput
from solferino.read.extracted import Extracted, TextBuilder

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LEFT_OUT = frozenset((f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}tracked-changes", f"{TEXT}table-of-content"))
LARGEST_XML = 64 << 20


def extract(data: bytes, name: str) -> Extracted:
    """The document's text. Raises `UnreadableInput` where it is damaged or empty."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("content.xml").file_size > LARGEST_XML:
                raise UnreadableInput("its text is too large to be one", where=name)
            xml = archive.read("content.xml")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        body = etree.fromstring(xml, parser).find(f"{OFFICE}body/{OFFICE}text")
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as error:
        raise UnreadableInput(f"it is damaged: {error}", where=name) from error
    out = TextBuilder()
    notes: set[str] = set()
    if body is not None:
        _write(out, body, notes)
    if not out.length:
        raise UnreadableInput("the document holds no text", where=name)
    return Extracted(out.text, tuple(out.parts), notes=tuple(sorted(notes)))


def _write(out: TextBuilder, parent: Any, notes: set[str]) -> None:  # noqa: ANN401 - an element of lxml
    for element in parent:
        if element.tag in LEFT_OUT:
            notes.add("not read: notes, comments or tracked changes in it")
        elif element.tag == f"{TEXT}h":
            out.add(_words(element, notes), "heading")
        elif element.tag == f"{TEXT}p":
            out.add(_words(element, notes))
        elif element.tag == f"{TEXT}list-item":
            own = [child for child in element if child.tag in (f"{TEXT}p", f"{TEXT}h")]
            words = " ".join(_words(child, notes) for child in own).strip()
            out.add(f"- {words}" if words else "", end="\n")
            _write(out, [child for child in element if child not in own], notes)
        elif element.tag == f"{TABLE}table-row":
            cells = (" ".join(_words(cell, notes).split()) for cell in element)
            out.add(" | ".join(cell for cell in cells if cell), end="\n")
        elif isinstance(element.tag, str):
            _write(out, element, notes)


def _words(element: Any, notes: set[str]) -> str:  # noqa: ANN401
    """The words of an element; what an annotation in it says is left out."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag in LEFT_OUT:
            notes.add("not read: notes, comments or tracked changes in it")
        elif child.tag == f"{TEXT}s":
            pieces.append(" " * min(int(child.get(f"{TEXT}c") or 1), 100))
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            pieces.append(" ")
        elif isinstance(child.tag, str):
            pieces.append(_words(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)

"""Web pages: the main text with title, headings, lists, tables; captions apart; what the page says of itself.

Parsed in a child process (`read.apart`). Menus, comments and advertisements are left out by trafilatura.
"""

import re
from collections.abc import Iterator
from typing import Any

import trafilatura

from solferino.errors import UnreadableInput
from solferino.read.extracted import Extracted, TextBuilder
from solferino.read.page_dates import dates

BLOCKS = frozenset(("p", "head", "item", "quote", "code", "row"))
LINES = frozenset(("item", "row"))  # stand one below the other
FIRST_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}  # the same on any day
_SPACE = re.compile(r"\s+")


def extract(data: bytes, name: str) -> Extracted:
    """The report on a page. Raises `UnreadableInput` where the page has no text of its own."""
    tree = trafilatura.load_html(data)
    if tree is None:
        raise UnreadableInput("this is no page that can be read", where=name)
    captions = [" ".join(c.text_content().split()) for c in tree.iter("figcaption")]
    found = trafilatura.bare_extraction(
        data,
        fast=True,
        include_comments=False,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params=FIRST_DATE,
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise UnreadableInput("the page holds no text of its own", where=name)
    out = TextBuilder()
    blocks = list(_blocks(found.body))
    title = " ".join((found.title or "").split())
    if title and (not blocks or blocks[0][1] != title):
        out.add(title, "title")
    for (kind, text), (after, _) in zip(blocks, [*blocks[1:], ("", "")], strict=True):
        ends = "\n" if kind in LINES and after == kind else "\n\n"
        out.add(text, "heading" if kind == "head" else "", end=ends)
    body_end = out.length
    for caption in dict.fromkeys(captions):
        out.add(caption, "caption")
    told = dates(tree, found.url, found.date)
    source = found.sitename or None
    return Extracted(out.text, tuple(out.parts), 0, body_end, source, found.url, told.day, told.basis, told.notes)


def _blocks(body: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an element of lxml
    """Kind and text of each paragraph, heading, item and row, in the order of the page."""
    loose: list[str] = [body.text or ""]
    for child in body:
        if not isinstance(child.tag, str):
            loose.append(child.tail or "")
            continue
        if child.tag in BLOCKS or any(True for _ in child.iter("p", "item", "row", "head")):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child)
        else:
            loose.append("".join(child.itertext()))
        loose.append(child.tail or "")
    yield from _paragraph(loose)


def _block(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    if element.tag == "row":
        cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
        text = " | ".join(cell for cell in cells if cell)
    elif element.tag in BLOCKS and not any(True for _ in element.iter("p", "item", "row") if _ is not element):
        text = _SPACE.sub(" ", "".join(element.itertext())).strip()
        text = f"- {text}" if element.tag == "item" and text else text
    else:
        yield from _blocks(element)
        return
    if text:
        yield element.tag, text


def _paragraph(pieces: list[str]) -> Iterator[tuple[str, str]]:
    text = _SPACE.sub(" ", "".join(pieces)).strip()
    if text:
        yield "p", text

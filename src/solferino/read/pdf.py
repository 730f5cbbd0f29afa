"""PDF files: text page by page, lines put together to paragraphs; pages without text are named, for they may be scans.

Parsed in a child process (`read.apart`) by PDFium.
"""

import re
from collections import Counter
from collections.abc import Sequence

import pypdfium2

from solferino.errors import UnreadableInput
from solferino.read.extracted import Extracted, TextBuilder

MOST_PAGES = 5_000
SHORT = 0.75  # of the usual length: a line that ends so early ends its paragraph
USUAL = 0.9  # quantile of the lengths of a page's lines
EDGE_LINES = 2  # at the top and bottom of a page, where running heads stand
FEWEST_PAGES = 3  # on which a line must stand to be a running head
HYPHEN = "\ufffe"  # what PDFium gives for a hyphen that ends a line
_NUMBER = re.compile(r"\d+")
_ITEM = re.compile(r"\s*(?:[•▪●○–—*-]|\(?\d{1,3}[.)]|\([a-z]\))\s+\S")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
ENDS = (".", "!", "?", ":", "”", '"', ")", ";")


def extract(data: bytes, name: str) -> Extracted:
    """The text of all pages. Raises `UnreadableInput` for a locked or damaged file, and where no page has text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "it is locked with a password" if locked else f"it is damaged: {error}"
        raise UnreadableInput(what, where=name) from error
    if len(document) > MOST_PAGES:
        raise UnreadableInput(f"it has {len(document)} pages", where=name)
    pages = [_lines(document, number) for number in range(len(document))]
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableInput(
            "its pages hold no text: they may be scans",
            where=name,
            hint="it is preserved; text must be recognised first",
        )
    out = TextBuilder()
    kept, heads = without_heads(pages)
    for number, lines in enumerate(kept, 1):
        start = out.length
        for paragraph in paragraphs(lines):
            out.add(paragraph)
        if out.length > start:
            out.mark("page", start, str(number))
    return Extracted(out.text, tuple(out.parts), notes=_notes(document, empty, heads))


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[str]:
    """Lines of a page, those without signs left out."""
    page = document[number]
    text = page.get_textpage()
    try:
        found = text.get_text_range()
    finally:
        text.close()
        page.close()
    return [line.rstrip() for line in found.replace("\r\n", "\n").split("\n") if line.strip()]


def without_heads(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], int]:
    """Pages without lines that stand at the edge of most of them, but for their numbers; how many such lines."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_NUMBER.sub("#", line.strip()) for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])})
    heads = {line for line, times in seen.items() if times >= max(FEWEST_PAGES, len(pages) / 2)}

    def is_head(lines: Sequence[str], at: int) -> bool:
        edge = at < EDGE_LINES or at >= len(lines) - EDGE_LINES
        return edge and _NUMBER.sub("#", lines[at].strip()) in heads

    return [[line for at, line in enumerate(lines) if not is_head(lines, at)] for lines in pages], len(heads)


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines put together: one that ends early, or before an item of a list, ends its paragraph."""
    if not lines:
        return []
    lengths = sorted(map(len, lines))
    usual = lengths[min(int(len(lengths) * USUAL), len(lengths) - 1)]
    out: list[str] = []
    current = ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        current = joined(current, line.strip())
        early = len(line) < SHORT * usual and (line.endswith(ENDS) or not after[:1].islower())
        heading = line.endswith(ENDS) and len(after) < SHORT * usual and not after.endswith(ENDS)
        if early or heading or not after or _ITEM.match(after):
            out.append(current.replace(HYPHEN, "-"))
            current = ""
    return out


def joined(before: str, line: str) -> str:
    """A line put behind the one before: a word that was broken at its end is whole again."""
    if before.endswith(HYPHEN):
        return before[:-1] + line
    if before.endswith("-") and line[:1].islower() and before[-2:-1].isalpha():
        return before + line
    return f"{before} {line}" if before else line


def _notes(document: pypdfium2.PdfDocument, empty: Sequence[int], heads: int) -> tuple[str, ...]:
    notes = []
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" and more" if len(empty) > 10 else "")  # noqa: PLR2004
        notes.append(f"not read: {'page' if len(empty) == 1 else 'pages'} {shown}: no text there, perhaps a scan")
    if heads:
        notes.append(f"lines that stand at the edge of most pages ({heads}) were left out")
    made = _DATE.match(document.get_metadata_value("CreationDate") or "")
    if made:
        day = "-".join(made.groups())
        notes.append(f"the file says that it was made on {day}; whether it was published then, it does not say")
    return tuple(notes)

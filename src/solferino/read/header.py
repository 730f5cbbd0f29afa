"""What a text says of itself in its first lines: date, source, address."""

import re
from dataclasses import dataclass
from datetime import date

KEYS = ("date", "source", "url", "title", "author", "published", "language")
MOST_LINES = 12
_LINE = re.compile(r"\s*([A-Za-z]{2,12})\s*:\s*(.*)")
# " date 2022-02-25 Russia has …": the date has run into the text
_RUN_IN = re.compile(r"\s*date\s*:?\s+(\d{4}-\d{2}-\d{2})[ \t]+(?=\S)", re.IGNORECASE)
_RETOLD = re.compile(r"\s*\(retold\)\s*$")


@dataclass(frozen=True, slots=True)
class Header:
    """Values of the header and the offset at which the report begins."""

    body_start: int = 0
    published_on: date | None = None
    basis: str | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def header(text: str) -> Header:
    """Header lines up to the first blank line, front matter between `---`, or a date run into the text."""
    run_in = _RUN_IN.match(text)
    if run_in:
        day = _day(run_in.group(1))
        if day is not None:
            return Header(run_in.end(), day, "first line")
    start = text.find("\n") + 1 if text.startswith("---") and text.split("\n", 1)[0].strip() == "---" else 0
    values, end = _lines(text, start, fenced=bool(start))
    if not values or not set(values) & {"date", "source", "url", "published"}:
        return Header()
    stated = values.get("date") or values.get("published")
    day = _day(stated) if stated else None
    notes = (f"the header's date {stated!r} is no date YYYY-MM-DD",) if stated and day is None else ()
    source = _RETOLD.sub("", values["source"]) if values.get("source") else None
    return Header(end, day, "header" if day else None, source or None, values.get("url") or None, notes)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def _lines(text: str, start: int, *, fenced: bool) -> tuple[dict[str, str], int]:
    """Key and value of each header line, and the offset behind the line that ends the header."""
    values: dict[str, str] = {}
    at = start
    for _ in range(MOST_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        after = end + 1 if end >= 0 else len(text)
        if (fenced and line.strip() == "---") or (not fenced and not line.strip()):
            return values, _skip_blank(text, after)
        found = _LINE.fullmatch(line.rstrip("\r"))
        if found is None or found.group(1).lower() not in KEYS:
            break
        values.setdefault(found.group(1).lower(), found.group(2).strip())
        at = after
        if end < 0:
            return values, at
    return {}, 0


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in "\r\n":
        at += 1
    return at

"""Datelines: where and when a report was written, which is not where and when something happened."""

import re
from collections.abc import Sequence
from datetime import date

from solferino.extract.dates import dates
from solferino.extract.sentences import Sentence

# "MANILA (Update 6, 10:02 a.m., Jan. 28) - ", "CAIRO, Jan 26, 2005 (AP) — ": where and when it was written
DATELINE = re.compile(
    r"[A-Z][\w .,'’]{1,40}?(?:\([^)]{1,40}\)|,\s(?:\w{3,9}\.?\s\d{1,2}|\d{1,2}\s\w{3,9})"
    r"(?:,?\s\d{4})?(?:\s\([^)]*\))?)\s*[-–—]{1,2}\s"
)
# "(Dakar, June 15, 2023) - ", "(Niamey, 28 April 2021) "
BRACKETED = re.compile(
    r"\((?:[A-Z][\w .'’-]{1,30},\s)?(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9} \d{4})\)\s*[-–—]{0,2}\s*"
)
# "August 10, 2018 - A school bus was hit on Thursday"
# "JAYAPURA - ", "STRABANE, Monday - ", "ZUMPANGO, Mexico - "
PLACE_ONLY = re.compile(r"[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]{1,}){0,2}(?:,\s[A-Z][\w. ]{2,20})?\s[-–—]{1,2}\s")
DATE_ONLY = re.compile(r"(?:\w{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} \w{3,9}(?: \d{4})?)\s*[-–—]{1,2}\s")
HEAD_CHARS = 110
HEAD_TOKEN = re.compile(r"\s*(\d[\d./]*(?::\d+)?(?:st|nd|rd|th)?|[^\W\d_][\w'’.]*|[-–—|:()\[\],/])")
FEWEST_CAPITALS = 4
SMALL = frozenset("of the de da del al el and by our on at a.m. p.m. am pm".split())
DASHES = ("-", "–", "—", "|")
OPEN = 4  # sentences at the top of a text among which a dateline of the looser kind may stand


def heads_listed(found: Sequence[Sentence]) -> bool:
    """Several paragraphs open with a place before a dash, or a place and a day: there it is where, no dateline."""
    leads = [sentence for sentence in found if sentence.lead]
    if sum(1 for sentence in leads if _heads(sentence.text)) > 1:
        return True
    return sum(1 for sentence in leads if _loose_head(sentence.text) and _figure(sentence.text)) > 1


def dateline(sentence: Sentence, text: str, base: date | None, *, listed: bool) -> int:
    """How many characters of the dateline open a sentence, 0 where there is none.

    The looser kind ("GAZA CITY, 22 July: …", "[Kabul, 3 May 2011] …") counts where its day is that of writing.
    """
    if not sentence.lead or (listed and _heads(sentence.text)):
        return 0
    forms = (DATELINE, BRACKETED, DATE_ONLY, PLACE_ONLY)
    found = next((m for form in forms if (m := form.match(sentence.text))), None)
    if found is not None:
        return len(found.group())
    size = 0 if listed or sentence.index > OPEN or base is None else _loose_head(sentence.text)
    if not size:
        return 0
    days = dates(text, sentence.start, sentence.start + size, base, sentence.vocabulary)
    return size if any(day.kind == "day" and day.first == base for day in days) else 0


def _heads(text: str) -> bool:
    """A place before a dash, with or without a day: where several paragraphs begin so, it is where, not a dateline."""
    dated = DATELINE.match(text)
    return bool(PLACE_ONLY.match(text) or (dated and "(" not in dated.group()))


def _figure(text: str) -> bool:
    return any(char.isdecimal() for char in text[: _loose_head(text)])


def _loose_head(text: str) -> int:
    """How long an opening of names, figures and marks is, up to a dash, a bar, a colon or a closing bracket."""
    at, closed = 0, 0
    in_capitals = text[:FEWEST_CAPITALS].isupper() or text.startswith("By ")  # "Libya, 3 July: …" is an entry
    while at < HEAD_CHARS and (match := HEAD_TOKEN.match(text, at)):
        piece, start, at = match[1], match.start(1), match.end()
        dash = piece in DASHES and text[start - 1 : start] in " ." and text[at : at + 1].isspace()
        if closed and not dash:
            break  # no dash behind the bracket
        if piece[0].islower() and piece not in SMALL:
            break
        if dash or (piece == ":" and in_capitals and text[at : at + 1].isspace()):
            return at + 1
        closed = at + 1 if piece in ")]" and text[:1] in "([" else closed
    return closed

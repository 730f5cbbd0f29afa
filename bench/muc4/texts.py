"""The texts of MUC-4: capitals, hard lines, a dateline with place and day, remarks of the transcribers in brackets."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from solferino.model.document import Document

HEAD = re.compile(r"^(DEV-MUC3-\d{4})\b.*$", re.M)
DAY = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
HEADER_REACH = 400  # characters in which the dateline stands
DASH = re.compile(r"\s--\s")
REMARK = re.compile(r"\[(?:TEXT|EXCERPTS?|REPORT|ARTICLE|COMMENTARY|PASSAGE OMITTED|[A-Z ]*REPORT[A-Z ]*|COMMUNIQUE)\]")
DETERMINERS = re.compile(
    r"^(?:(?:THE|A|AN|HIS|HER|THEIR|ITS|SOME|SEVERAL|MANY|ANOTHER|OTHER|VARIOUS|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|"
    r"TEN|ELEVEN|TWELVE|ONE|ABOUT|AT LEAST|MORE THAN|ALMOST|NEARLY|\d+)\s+)+"
)


def normal(text: str) -> str:
    """A string filler for comparing: capitals, single blanks, no quotation marks, no article or number before it."""
    plain = re.sub(r"\s+", " ", text.upper().replace('"', "").replace("’", "'")).strip(" .,'")
    bare = DETERMINERS.sub("", plain)
    return bare or plain


def texts(path: Path) -> Iterator[tuple[str, Document, str]]:
    """Id, document and dateline's place of each text of a file. Characters keep their positions in the body."""
    whole = path.read_text(encoding="latin-1")
    heads = list(HEAD.finditer(whole))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(whole)
        body = _unwrapped(whole[head.end() : end])
        yield head.group(1), _document(head.group(1), body), _place(body)


def _unwrapped(text: str) -> str:
    """One line per paragraph: line ends inside a paragraph become blanks, remarks in brackets too."""
    text = re.sub(r"(?<=\S)[ \t]*\n(?!\s*\n|   +)", lambda m: " " * len(m.group()), text)
    return REMARK.sub(lambda m: " " * len(m.group()), text)


def _document(identity: str, text: str) -> Document:
    day = DAY.search(text[:HEADER_REACH])
    published = _date(day) if day else None
    dash = DASH.search(text[:HEADER_REACH])
    start = dash.end() if dash else 0
    return Document(identity, identity, "muc4", text, "en", body_start=start, published_on=published)


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(1900 + int(match.group(3)), MONTHS.index(match.group(2)) + 1, int(match.group(1)))
    except ValueError:
        return None


def _place(text: str) -> str:
    head = text[:HEADER_REACH].strip()
    return re.split(r"[,(\[]", head, maxsplit=1)[0].strip() if "," in head[:60] else ""

"""Mails (RFC 5322): subject and body; attachments are counted, `mailbox` takes them out. Parsed in a child process."""

import email
import email.policy
from datetime import date
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from solferino.errors import UnreadableInput
from solferino.read import page
from solferino.read.decode import decode
from solferino.read.extracted import Extracted, TextBuilder
from solferino.read.mailbox import attached

SHOWN = ("From", "To", "Date", "Subject")


def extract(data: bytes, name: str) -> Extracted:
    """Header lines, then subject and body. Raises `UnreadableInput` where it has no text."""
    found = email.message_from_bytes(data, policy=email.policy.default)
    out = TextBuilder()
    for key in SHOWN[:-1]:
        out.add(f"{key}: {_header(found, key)}" if _header(found, key) else "", end="\n")
    start = out.length
    out.add(_header(found, "Subject"), "title")
    body, notes = _body(found, name)
    for paragraph in body.replace("\r\n", "\n").split("\n\n"):
        out.add(" ".join(paragraph.split("\n")) if not paragraph.lstrip().startswith((">", "-")) else paragraph)
    if out.length == start:
        raise UnreadableInput("the mail holds no text", where=name)
    count = sum(1 for _ in attached(found, name))
    notes += (f"{count} attachment{'' if count == 1 else 's'}, not part of this text",) if count else ()
    day = _day(_header(found, "Date"))
    basis = "the mail's Date line" if day else None
    return Extracted(out.text, tuple(out.parts), start, None, None, None, day, basis, notes)


def _header(found: EmailMessage, key: str) -> str:
    """A header's value in one line; what cannot be decoded is left as it is."""
    try:
        return " ".join(str(found.get(key, "")).split())
    except (ValueError, LookupError, AttributeError, IndexError):
        return ""


def _body(found: EmailMessage, name: str) -> tuple[str, tuple[str, ...]]:
    """The plain text of a mail, else the text of its HTML."""
    part = found.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", ()
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    if part.get_content_type() == "text/html":
        read = page.extract(data, name)
        return read.text[: read.body_end], read.notes
    charset = part.get_content_charset()
    try:
        return data.decode(charset or "utf-8"), ()
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _day(text: str) -> date | None:
    """The day as the sender's clock gives it."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None

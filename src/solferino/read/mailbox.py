"""Mails in a file of several (mboxrd, mboxo), and the attachments of one mail. Parsed in a child process."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from functools import partial

from solferino.errors import UnreadableInput
from solferino.read.held import Held

DEEPEST = 30  # parts in parts; mail programs make three or four
LINE = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]*\r?\n")
BODIES = ("text/plain", "text/html")
ENDINGS = {"message/rfc822": ".eml", "image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}


def held(data: bytes, name: str) -> Iterator[Held]:
    """Each mail of a mailbox as it stands there, or each attachment of a mail, decoded."""
    return _mails(data) if data.startswith(b"From ") else _attachments(data, name)


def _mails(data: bytes) -> Iterator[Held]:
    starts = list(LINE.finditer(data))
    ends = [found.start() + 1 for found in starts[1:]] + [len(data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield Held(f"mail {number:05}.eml", partial(_cut, data, found.end(), end))


def _cut(data: bytes, start: int, end: int) -> bytes:
    return data[start:end]


def _attachments(data: bytes, name: str) -> Iterator[Held]:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(attached(mail, name), 1):
        yield Held(_name(part, number), partial(_content, part))


def attached(part: Message, name: str, depth: int = 0) -> Iterator[Message]:
    """Parts of a mail that are files or mails of their own. Raises `UnreadableInput` for parts nested too deep."""
    if depth > DEEPEST:
        raise UnreadableInput("parts nested too deep", where=name)
    if depth and part.get_content_type() == "message/rfc822":
        yield part
    elif part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from attached(inner, name, depth + 1)
    elif part.get_content_disposition() == "attachment" or _file_name(part) or part.get_content_type() not in BODIES:
        if depth:
            yield part


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _name(part: Message, number: int) -> str:
    kind = part.get_content_type()
    plain = re.sub(r"[/\\]+", "_", _file_name(part)).strip()
    return f"{number:02} {plain or 'attachment' + ENDINGS.get(kind, '')}"


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            return inner[0].as_bytes(policy=email.policy.compat32)
        raise UnreadableInput("a mail that cannot be read")
    found = part.get_payload(decode=True)
    if not isinstance(found, bytes):
        raise UnreadableInput("its encoding cannot be read")
    return found

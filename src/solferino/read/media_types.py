"""What kind of file bytes are: by what they begin with, by their name only where that tells nothing."""

import re
import zlib
from pathlib import PurePath

# First bytes of formats, and what a person calls them.
MAGIC = (
    (b"%PDF-", "application/pdf", "a PDF"),
    (b"PK\x03\x04", "application/zip", "a ZIP archive or office document"),
    (b"PK\x05\x06", "application/zip", "an empty ZIP archive"),
    (b"\x1f\x8b", "application/gzip", "a gzip archive"),
    (b"\xff\xd8\xff", "image/jpeg", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "a PNG image"),
    (b"GIF8", "image/gif", "a GIF image"),
    (b"II*\x00", "image/tiff", "a TIFF image"),
    (b"MM\x00*", "image/tiff", "a TIFF image"),
    (b"RIFF", "application/octet-stream", "a RIFF media file"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage", "an old office document"),
    (b"WARC/", "application/warc", "a web archive"),
    (b"{\\rtf", "application/rtf", "an RTF document"),
    (b"\x7fELF", "application/x-executable", "a program"),
    (b"MZ", "application/x-executable", "a program"),
    (b"OggS", "audio/ogg", "an Ogg media file"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "an SQLite database"),
)
TAR_HEAD, FIRST_MEMBER, ZIP_END = 512, 128, 66_000  # bytes: of a header, of a name with what follows, of a list's end
BOX_TYPES = (b"ftyp",)
CONTROL_SHARE = 0.02
SAMPLE_BYTES = 8192
MARKDOWN = (".md", ".markdown")
PACKAGES = (  # kinds of ZIP, by the name of a member or by what the first member holds
    (
        b"word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "a Word document",
    ),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text", "an ODT document"),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"),
    (
        b"ppt/presentation.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "a PowerPoint presentation",
    ),
    (b"mimetypeapplication/vnd.oasis.opendocument.", "application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub+zip", "application/epub+zip", "an e-book"),
    (b"datapackage.json", "application/wacz", "a web archive (WACZ)"),
)
PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
PAGE_NAMES = (".html", ".htm", ".xhtml")
SUBRIP = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\d{2}:\d{2}:\d{2},\d{3} --> ")
HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):", re.MULTILINE)
MAIL_HEADERS = frozenset((b"from", b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"))
FEWEST_HEADERS = 2  # of these, in the lines before the first blank one: then it is a mail
BINARY = ("application/octet-stream", "a binary file")


def recognise(data: bytes, name: str) -> tuple[str, str]:
    """Media type, and what a person would call it."""
    for magic, media_type, called in MAGIC:
        if data.startswith(magic):
            return _inner(data, media_type) or (media_type, called)
    if data[257:262] == b"ustar":
        return "application/x-tar", "a TAR archive"
    if data[4:8] in BOX_TYPES:
        return "video/mp4", "a video or image file"
    if _looks_binary(data):
        return BINARY
    return _text(data, PurePath(name).suffix.lower())


def _inner(data: bytes, kind: str) -> tuple[str, str] | None:
    """What a ZIP or gzip file is by what it holds."""
    if kind == "application/zip":
        names = _listed(data)
        return next(((kind, called) for mark, kind, called in PACKAGES if mark in names), None)
    if kind != "application/gzip":
        return None
    try:
        head = zlib.decompressobj(31).decompress(data[:SAMPLE_BYTES], TAR_HEAD)
    except zlib.error:
        return None
    if head.startswith((b"WARC/", b"filedesc:")):
        return "application/warc", "a web archive"
    return ("application/x-tar", "a TAR archive") if head[257:262] == b"ustar" else None


def _listed(data: bytes) -> bytes:
    """The list of a ZIP's members and the begin of its first; all, where a beginning of the file is all there is.

    An archive may hold a Word document: its list is not the archive's.
    """
    end = data.rfind(b"PK\x05\x06", -ZIP_END)
    if end < 0:
        return data
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    return data[:FIRST_MEMBER] + data[start : start + size]


def _text(data: bytes, ending: str) -> tuple[str, str]:
    """Kinds of text; a page may begin with comments, an XML line, blanks."""
    head = data[:SAMPLE_BYTES]
    if (
        PAGE.search(head)
        and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
        or (ending in PAGE_NAMES and b"<" in head)
    ):
        return "text/html", "an HTML page"
    if head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return "text/vtt", "subtitles"
    if SUBRIP.match(head):
        return "application/x-subrip", "subtitles"
    if head.startswith(b"From ") and _is_mail(head.partition(b"\n")[2]):
        return "application/mbox", "a mailbox"
    if _is_mail(head):
        return "message/rfc822", "a mail"
    return ("text/markdown", "Markdown") if ending in MARKDOWN else ("text/plain", "plain text")


def _is_mail(head: bytes) -> bool:
    before = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    found = {name.lower() for name in HEADER_LINE.findall(before)}
    return b"from" in found and len(found & MAIL_HEADERS) >= FEWEST_HEADERS


def _looks_binary(data: bytes) -> bool:
    """Many control characters that texts do not have; UTF-16 has zeros at every second place only."""
    sample = data[:SAMPLE_BYTES]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = sample.count(0)
    if zeros > CONTROL_SHARE * len(sample):
        return not _wide(sample)
    control = sum(byte < 9 or 13 < byte < 32 for byte in sample) - zeros
    return bool(sample) and control > CONTROL_SHARE * len(sample)


def _wide(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 10 * min(even, odd)

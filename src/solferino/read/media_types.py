"""What kind of file bytes are: by what they begin with, by their name only where that tells nothing."""

from pathlib import PurePath

# First bytes of formats that no reader takes yet, and what to call them in a message.
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
BOX_TYPES = (b"ftyp",)
CONTROL_SHARE = 0.02
SAMPLE_BYTES = 8192
MARKDOWN = (".md", ".markdown")
BINARY = ("application/octet-stream", "a binary file")


def recognise(data: bytes, name: str) -> tuple[str, str]:
    """Media type, and what a person would call it."""
    for magic, media_type, called in MAGIC:
        if data.startswith(magic):
            return media_type, called
    if data[4:8] in BOX_TYPES:
        return "video/mp4", "a video or image file"
    if data[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "text/html", "an HTML page"
    if _looks_binary(data):
        return BINARY
    return ("text/markdown", "Markdown") if PurePath(name).suffix.lower() in MARKDOWN else ("text/plain", "plain text")


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

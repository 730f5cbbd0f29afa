"""Formats that a child process reads: by media type the name and version of the reader, and its module."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table."""

    reader: str
    module: str


FORMATS = {
    "text/html": Format("html/1", "solferino.read.page"),
    "application/pdf": Format("pdf/1", "solferino.read.pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format("docx/1", "solferino.read.word"),
    "application/vnd.oasis.opendocument.text": Format("odt/1", "solferino.read.opendocument"),
    "application/rtf": Format("rtf/1", "solferino.read.rtf"),
    "message/rfc822": Format("mail/2", "solferino.read.mail"),
    "application/x-subrip": Format("subtitles/1", "solferino.read.subtitles"),
    "text/vtt": Format("subtitles/1", "solferino.read.subtitles"),
}

# Files that hold files: by media type the module that takes them out, in the same child.
HOLDERS = {
    "message/rfc822": "solferino.read.mailbox",
    "application/mbox": "solferino.read.mailbox",
    "application/zip": "solferino.read.packed",
    "application/wacz": "solferino.read.packed",
    "application/x-tar": "solferino.read.packed",
    "application/gzip": "solferino.read.packed",
    "application/warc": "solferino.read.capture",
}

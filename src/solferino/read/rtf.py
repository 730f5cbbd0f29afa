"""RTF documents. Parsed in a child process (`read.apart`)."""

from striprtf.striprtf import rtf_to_text

from solferino.errors import UnreadableInput
from solferino.read.extracted import Extracted, TextBuilder


def extract(data: bytes, name: str) -> Extracted:
    """The document's text. Raises `UnreadableInput` where it holds none."""
    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    out = TextBuilder()
    for line in text.splitlines():
        out.add(line)
    if not out.length:
        raise UnreadableInput("the document holds no text", where=name)
    return Extracted(out.text, tuple(out.parts))

"""Subtitles (SubRip, WebVTT): the words, each cue's time as the label of its part. The times are those of the film."""

import re

from solferino.errors import UnreadableInput
from solferino.read.decode import decode
from solferino.read.extracted import Extracted, TextBuilder

_CUE = re.compile(
    r"((?:\d{1,3}:)?\d\d:\d\d[.,]\d{3})[ \t]+-->[ \t]+((?:\d{1,3}:)?\d\d:\d\d[.,]\d{3})[^\n]*\n(.*)", re.DOTALL
)
_TAG = re.compile(r"<[^<>\n]{0,80}>|\{\\[^{}\n]{0,80}\}")


def extract(data: bytes, name: str) -> Extracted:
    """The words of all cues, joined to sentences. Raises `UnreadableInput` where there are none."""
    text, notes = decode(data)
    out = TextBuilder()
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        cue = _CUE.search(block)
        if cue is None:
            continue
        words = " ".join(_TAG.sub("", cue.group(3)).split())
        out.add(words, "cue", f"{cue.group(1)} --> {cue.group(2)}", end=" ")
    if not out.length:
        raise UnreadableInput("the subtitles hold no words", where=name)
    return Extracted(out.text, tuple(out.parts), notes=notes)

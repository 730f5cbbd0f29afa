"""The method text that an export must carry: `method.md`, the same as docs/method.md."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: tuple[str, ...]


@cache
def text() -> str:
    """The whole text in Markdown."""
    return resources.files("solferino.report").joinpath("method.md").read_text("utf-8")


@cache
def version() -> str:
    """`Version 1`: which method text this is; it changes with the rules that the text tells of."""
    return text().split("\n\n", 2)[1].split(" of this text")[0]


@cache
def sections() -> tuple[Section, ...]:
    """The sections with their sentences, for pages that are no Markdown."""
    found = []
    for part in text().split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        items = (" ".join(item.split()) for item in body.strip().removeprefix("- ").split("\n- "))
        found.append(Section(title.strip(), tuple(item for item in items if item)))
    return tuple(found)

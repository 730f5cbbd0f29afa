"""Read a written page as a reader's program would."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "path", "circle", "ellipse"}
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "xlink:href"}


class Page(HTMLParser):
    """Ids, links, tags, attributes and the text of a page; fails on tags that do not nest.

    `passages`: printed parts of documents without the links back.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.stack: list[str] = []
        self.classes: list[str] = []
        self.passages: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag not in VOID:
            self.stack.append(tag)
            self.classes.append(values.get("class", ""))
            if values.get("class") == "passage":
                self.passages.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.stack and self.stack.pop() == tag, f"</{tag}> does not nest"
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.stack), data))
        if "passage" in self.classes and "back" not in self.classes:
            self.passages[-1] += data

    def prose(self, *, without: tuple[str, ...] = ("style", "mark", "blockquote")) -> str:
        """The text outside some elements."""
        return " ".join(" ".join(text for stack, text in self.texts if not set(without) & set(stack)).split())

"""Texts at hand, and documents of event corpora in CoNLL form."""

import re
import xml.etree.ElementTree as ET  # noqa: S405 - files of the project's own data
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from muc4.texts import texts as muc4_texts

INVENTED = Path(__file__).resolve().parents[2] / "tests" / "corpus" / "invented"
OPENED = re.compile(r"#begin document \((.+)\); part \d+")


@dataclass(frozen=True, slots=True)
class Story:
    """One document and the event it tells."""

    key: str
    text: str
    event: str


def all_texts(data: Path) -> Iterator[str]:
    """Texts of reports and news, the same in the same order every time; the invented reports first."""
    for folder in (*sorted(INVENTED.glob("*/docs")), data.parent / "reports" / "docs"):
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8").split("\n\n", 1)[-1]
    for name in ("TR-News", "GeoVirus"):
        path = data / "places" / f"{name}.xml"
        if path.exists():
            yield from (a.findtext("text") or "" for a in ET.parse(path).getroot())  # noqa: S314
    yield from (story.text for story in (*ecbplus(data), *gvc(data)))
    for path in sorted((data / "incidents-muc4" / "texts").glob("*")):
        yield from (document.text[document.body_start :] for _, document, _ in muc4_texts(path))


def ecbplus(data: Path) -> list[Story]:
    """ECB+ validation part. The event is the subtopic: topic and which of its two events."""
    path = data / "linking-ecbplus" / "val.conll"
    stories = _conll(path) if path.exists() else []
    return [Story(key, text, _ecb_event(key)) for key, text in stories]


def _ecb_event(key: str) -> str:
    topic, part, _ = key.split("/")
    return f"{topic}/{part.removeprefix(topic)}"


def gvc(data: Path) -> list[Story]:
    """Gun Violence Corpus, development part. The event stands in the document's key, which is stripped of it."""
    path = data / "linking-gvc" / "dev.conll"
    stories = _conll(path) if path.exists() else []
    return [Story(key.rsplit("/", 1)[-1], text, key.split("/")[1]) for key, text in stories]


def _conll(path: Path) -> list[tuple[str, str]]:
    """Key and text of each document; sentences are lines."""
    found: list[tuple[str, list[list[str]]]] = []
    sentence = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        opened = OPENED.match(line)
        columns = line.split("\t")
        if opened:
            found.append((opened[1], []))
            sentence = ""
        elif found and len(columns) > 3:  # noqa: PLR2004 - key, sentence, token number, token
            if columns[1] != sentence or not found[-1][1]:
                found[-1][1].append([])
                sentence = columns[1]
            found[-1][1][-1].append(columns[3])
    return [(key, "\n".join(" ".join(words) for words in lines)) for key, lines in found]

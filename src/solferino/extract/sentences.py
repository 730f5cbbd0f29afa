"""Sentences with their words, and where each stands in the document."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sentencex import get_sentence_boundaries

from solferino.model.document import Document
from solferino.vocab.vocabulary import Vocabulary
from solferino.vocab.words import HYPHENS, WORD, fold_word

T = TypeVar("T")
# The splitter breaks after these although the sentence goes on.
_NO_BREAK = re.compile(
    r"(?:\b(?:incl|approx|Gen|Col|Lt|Capt|Maj|Sgt|Brig|Gov|Sen|Rep|Mr|Mrs|Ms|Dr|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|a\.m|p\.m|km|c)\.)\s*$"
)
_TIME_END = re.compile(r"\b(?:a\.m|p\.m)\.\s*$")
PLAIN_BULLETS = str.maketrans("•‣▪●◦·", "------")  # the splitter takes a line with such a mark for one sentence
_NUMBER_ONLY = re.compile(r"\s*\(?\d{1,2}[.)]\s*$")
_BULLET = re.compile(r"\s*(?:[-•*–]\s+|\(?(?:\d{1,2}|[a-z])\)\s+|\d{1,2}\.\s+)")
_BRACKETED = re.compile(r"(\s*)\((?=(?:\d{1,2}|[a-z]|[ivx]{2,4})\)\s)")  # nor does it break a line behind "(1)"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: offsets into the document, text as written, folded form."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets into the document, its number, the number of its paragraph, its words.

    `heading` is a short line without a full stop; `bullet` a list item; `lead` the first sentence of its paragraph.
    `lows` are the folded words, `idioms` the indexes of words used in another sense ("on strike"), `vocabulary` the
    language they are read in.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    heading: bool
    bullet: bool
    lead: bool
    lows: tuple[str, ...]
    idioms: frozenset[int]
    vocabulary: Vocabulary = field(repr=False, compare=False)
    made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made when first asked for: several readers of a sentence ask for the same."""
        if key not in self.made:
            self.made[key] = make()
        found: T = self.made[key]
        return found

    def known(self, words: str) -> frozenset[str]:
        """A list of small words of the sentence's language."""
        return self.vocabulary.lists[words]


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Words of `text[start:end]` with offsets into `text`; hyphens are left out."""
    return tuple(
        Word(m.start(), m.end(), m.group(), fold_word(m.group()))
        for m in WORD.finditer(text, start, end)
        if m.group() not in HYPHENS
    )


def _joined(pieces: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out and _NUMBER_ONLY.match(text[out[-1][0] : out[-1][1]]):
            out[-1] = (out[-1][0], end)  # "1. On Sunday …"
            continue
        if out and _NO_BREAK.search(text[out[-1][0] : out[-1][1]]):
            before = text[out[-1][0] : out[-1][1]]
            goes_on = not _TIME_END.search(before) or not text[start:end].lstrip()[:1].isupper()
            if goes_on:
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


def _line_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans inside one line, stripped of blanks, offsets into the whole text."""
    line = text[start:end]
    if not line.strip():
        return []
    trimmed = []
    for a, b in _joined(_boundaries(line), line):
        piece = line[a:b]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if left < right:
            trimmed.append((start + a + left, start + a + right))
    return trimmed


def _boundaries(line: str) -> list[tuple[int, int]]:
    plain = line.translate(PLAIN_BULLETS)
    number = _BRACKETED.match(plain)
    if number:
        plain = number.group(1) + " " + plain[number.end() :]
    found = get_sentence_boundaries("en", plain)
    return [(item["start_index"], item["end_index"]) for item in found if item["end_index"] > item["start_index"]]


def _idioms(lows: tuple[str, ...], vocabulary: Vocabulary) -> frozenset[int]:
    found = {i for a, b, _ in vocabulary.idioms.find(lows) for i in range(a, b)}
    found |= {at + 1 for at in found if lows[at + 1 : at + 2] in EFFECTS}  # "a strike by nurses hit the hospitals"
    likened = {at + 2 for at, low in enumerate(lows) if low == "like" and lows[at + 1 : at + 2] in ARTICLES}
    return frozenset(found | likened | {at + 1 for at in likened})


EFFECTS = (("hit",), ("hits",), ("struck",), ("strikes",))
ARTICLES = (("a",), ("an",))  # "it came like a bomb": no bomb


def sentences(document: Document, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """All sentences of the document's body in order."""
    out: list[Sentence] = []
    text, position, paragraph = document.text, document.body_start, 0
    for line in document.body.splitlines(keepends=True):
        start, end = position, position + len(line)
        position = end
        if not line.strip():
            continue
        spans = _line_sentences(text, start, end)
        paragraph += 1
        bullet = bool(_BULLET.match(line))
        for number, (a, b) in enumerate(spans):
            piece = text[a:b]
            heading = len(spans) == 1 and not piece.rstrip("”\"')").endswith((".", "!", "?", "…", ":", ";"))
            words = words_of(text, a, b)
            lows = tuple(word.low for word in words)
            out.append(
                Sentence(
                    len(out), paragraph, a, b, piece, words, heading and not bullet, bullet, number == 0,
                    lows, _idioms(lows, vocabulary), vocabulary,
                )
            )  # fmt: skip
    return tuple(out)

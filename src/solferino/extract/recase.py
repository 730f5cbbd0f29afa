"""Texts in capitals only: small letters restored, so that names stand out again. Every character keeps its position.

Old wire reports, telexes and cables are written in capitals. Reading depends on capitals (a name is a run of them), so
such a text is read in mixed case: words known to be written small become small, all others begin with a capital.
"""

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from solferino.model.document import Document, Quote
from solferino.vocab.casing import Casing, casing
from solferino.vocab.vocabulary import Vocabulary
from solferino.vocab.words import WORD, fold_word

T = TypeVar("T")
FEWEST_LETTERS = 40  # a line in capitals may be a headline
MOST_SMALL = 0.06  # share of small letters in a text in capitals: "pH", "McDonald", a stray heading
SHORTEST_ACRONYM, LONGEST_ACRONYM, LONGEST_EXPLAINED = 2, 6, 10
SHORT_CODE = 4  # letters before a hyphen and a number: "AK-47"
VOWELS = frozenset("AEIOUY")
OPEN, CLOSE = ("[", "("), ("]", ")")
ENDS = frozenset(".!?:")
SMALL_INSIDE = ("of", "the", "and", "for", "de", "del")
NAME_SIZES = (4, 3, 2)  # words of a place name that the gazetteer is asked for
PARTICLES = frozenset(("la", "las", "los", "el", "san", "santa", "santo"))


def mixed(document: Document, vocabulary: Vocabulary) -> Document:
    """The document itself, or in mixed case where its text is in capitals only."""
    if not capitals_only(document.body):
        return document
    head, tail = document.text[: document.body_start], document.text[document.body_start + len(document.body) :]
    return replace(document, text=head + recased(document.body, vocabulary) + tail)


def capitals_only(text: str) -> bool:
    """Nearly no small letter in a text long enough to tell."""
    large = sum(map(str.isupper, text))
    small = sum(map(str.islower, text))
    return large >= FEWEST_LETTERS and small <= MOST_SMALL * (large + small)


def recased(text: str, vocabulary: Vocabulary) -> str:
    """The text in mixed case, as long as before."""
    out = list(text)
    begin = 0
    lines = []
    for paragraph in re.split(r"(\n\s*)", text):
        words = [_Token(begin + m.start(), m.group(), fold_word(m.group())) for m in WORD.finditer(paragraph)]
        lines.append(_Line(tuple(words), vocabulary, frozenset()))
        begin += len(paragraph)
    short = frozenset(low for line in lines for low in line.acronyms())
    for line in lines:
        for token, written in zip(line.words, replace(line, short=short).written(), strict=True):
            if len(written) == len(token.text):
                out[token.start : token.start + len(written)] = written
    return "".join(out)


def restored(value: T, document: Document) -> T:
    """The same value with every quote in the words of the document as it was received."""
    return _restored(value, document)  # type: ignore[no-any-return]


def _restored(value: Any, document: Document) -> Any:  # noqa: ANN401 - any tree of values
    if isinstance(value, Quote):
        return Quote.of(document, value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_restored(item, document) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        new = {item.name: _restored(getattr(value, item.name), document) for item in fields(value)}
        return replace(value, **new)
    return value


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str
    low: str


def _small(text: str) -> str:
    """Small letters; characters whose small form is longer stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _capital(text: str) -> str:
    return text[:1] + _small(text[1:])


def _like(text: str, example: str) -> str:
    """The word with its capitals where the example has them."""
    if example.isupper() or "." in text:
        return text
    return _capital(text) if example[:1].isupper() else _small(text)


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of one paragraph."""

    words: tuple[_Token, ...]
    vocabulary: Vocabulary
    short: frozenset[str]

    def acronyms(self) -> list[str]:
        """Words that stand in brackets behind a name, or before brackets that explain them."""
        known = casing(self.vocabulary.language)
        return [w.low for at, w in enumerate(self.words) if self._is_short(at) and not known.is_small(w.low)]

    def _is_short(self, at: int) -> bool:
        token = self.words[at]
        if len(token.text) < SHORTEST_ACRONYM or not token.text.isalpha() or token.low in TITLES:
            return False
        bracketed = at > 1 and self._mark(at - 1) in OPEN and self._mark(at + 1) in CLOSE
        inside = [self._mark(at + 2), self._mark(at + 3), self._mark(at + 4)]
        explained = self._mark(at + 1) in OPEN and all(word.isalpha() for word in inside)
        return bracketed and len(token.text) <= LONGEST_ACRONYM or explained and len(token.text) <= LONGEST_EXPLAINED

    def written(self) -> list[str]:
        """Each word as it is written in mixed case."""
        known = casing(self.vocabulary.language)
        lows = [token.low for token in self.words]
        out = [self._plain(at, known) for at in range(len(lows))]
        for first, last, name in known.names.find(lows):
            if len(name) == last - first:
                out[first:last] = [_like(w.text, n) for w, n in zip(self.words[first:last], name, strict=True)]
        self._particles(out, lows)
        self._places(out)
        self._organisations(out, lows)
        for at, token in enumerate(self.words):
            if (not at or self.words[at - 1].text in ENDS) and out[at].islower():
                out[at] = _capital(token.text)
        return out

    def _plain(self, at: int, known: Casing) -> str:
        token = self.words[at]
        if not token.text[:1].isalpha() or any(c.isdigit() for c in token.text) or "." in token.text:
            return token.text
        coded = len(token.text) <= SHORT_CODE and self._mark(at + 1) == "-" and self._mark(at + 2)[:1].isdigit()
        if known.is_small(token.low) and not (coded and not VOWELS & set(token.text[1:])):
            return _small(token.text)
        if token.low in self.short or (coded or not VOWELS & set(token.text)) and token.low not in TITLES:
            return token.text
        if _plainly_english(
            token.low, self.vocabulary.phrases["endings_of_words"]
        ) and not self.vocabulary.gazetteer.has(token.low):
            return _small(token.text)
        return _capital(token.text)

    def _mark(self, at: int) -> str:
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def _particles(self, out: list[str], lows: list[str]) -> None:
        """ "La Paz", "El Salvador": an article of another language before a name."""
        for at in range(len(out) - 2, -1, -1):
            inside = at > 0 and out[at - 1] in ("de", "del")
            if lows[at] in PARTICLES and out[at + 1][:1].isupper() and not inside:
                out[at] = _capital(self.words[at].text)

    def _places(self, out: list[str]) -> None:
        """Names of places with a plain word in them: "Guatemala City"."""
        for size in NAME_SIZES:
            for at in range(len(out) - size + 1):
                piece = out[at : at + size]
                if not any(p[:1].isupper() for p in piece) or not any(p.islower() for p in piece):
                    continue
                if piece[0].islower() and piece[0] not in PARTICLES or piece[-1] in SMALL_INSIDE:
                    continue
                if all(p[:1].isalpha() for p in piece) and self.vocabulary.gazetteer.has(" ".join(piece)):
                    out[at : at + size] = [_capital(w.text) for w in self.words[at : at + size]]

    def _organisations(self, out: list[str], lows: list[str]) -> None:
        """ "National Liberation Front", "Army of National Liberation": words of names around a word for a body."""
        heads, parts = self.vocabulary.lists["body_heads"], self.vocabulary.lists["body_parts"]
        for at, low in enumerate(lows):
            if low not in heads:
                continue
            first = at
            while first and (lows[first - 1] in parts or (out[first - 1][:1].isupper() and out[first - 1].isalpha())):
                first -= 1
            last = at + 1
            while last < len(lows) and (
                lows[last] in parts or (lows[last] in ("of", "for") and self._low(last + 1) in parts)
            ):
                last += 1
            if any(lows[i] in parts for i in range(first, last) if i != at):
                for i in range(first, last):
                    out[i] = out[i] if out[i].isupper() or lows[i] in SMALL_INSIDE else _capital(self.words[i].text)

    def _low(self, at: int) -> str:
        return self.words[at].low if at < len(self.words) else ""


def _plainly_english(word: str, endings: tuple[str, ...]) -> bool:
    """Long words with endings that names seldom have."""
    return len(word) >= LONG and word.endswith(endings)


LONG = 8
TITLES = ("mr", "mrs", "ms", "dr", "st", "lt", "sgt", "capt", "col", "maj", "gen", "msgr", "fr")

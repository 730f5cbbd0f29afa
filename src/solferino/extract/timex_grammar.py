"""The forms of a language's times, compiled: a form is a regular expression over the characters of words.

See the head of `vocab/languages/en_time.toml` for how a form is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from solferino.errors import BrokenRow
from solferino.extract.timex_tokens import Alphabet, Tokens
from solferino.vocab.times import TimeForm, TimeWords
from solferino.vocab.vocabulary import Vocabulary

ITEM = re.compile(r"\(|\)(?::(\w+))?(\?)?|\||(?P<word>[^\s:?]+)(?::(?P<name>\w+))?(?P<opt>\?)?")
PREFIXES = ("MODIFIED", "PARTED", "ABOUT", "EXACT")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form with its expression; `slots` names the groups of it: (name, group number)."""

    form: TimeForm
    pattern: re.Pattern[str]
    slots: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A form found: tokens `first:last`, and the tokens of its slots."""

    form: TimeForm
    first: int
    last: int
    slots: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """All forms of a language. `by_kind` gives the forms that can start with a character."""

    alphabet: Alphabet
    by_kind: dict[str, tuple[Compiled, ...]]
    prefixes: dict[str, re.Pattern[str]]
    starts: re.Pattern[str]
    the: str

    def at(self, tokens: Tokens, index: int) -> Iterator[Found]:
        """Every form that fits from a token on."""
        for compiled in self.by_kind.get(tokens.kinds[index], ()):
            match = compiled.pattern.match(tokens.kinds, index)
            if match is not None:
                slots = {name: match.span(group) for name, group in compiled.slots if match.start(group) >= 0}
                yield Found(compiled.form, index, match.end(), slots)


def _literals(words: TimeWords) -> frozenset[str]:
    texts = [*words.macros.values(), *(form.form for form in words.forms), "the", *LITERALS]
    found = {m["word"].replace("\\", "") for text in texts for m in ITEM.finditer(text) if m["word"]}
    return frozenset(word for word in found if not word.isupper())


# Words that the rules ask for by name.
LITERALS = ("of", "to", "'s", "a", "an", "the", "in", "on", "at", "by", "for", ",", ".", "(", ")")


class _Compiler:
    """Turns forms into expressions."""

    def __init__(self, words: TimeWords, alphabet: Alphabet) -> None:
        self.macros = words.macros
        self.alphabet = alphabet

    def compile(self, text: str) -> tuple[re.Pattern[str], tuple[tuple[str, int], ...]]:
        slots: list[tuple[str, int]] = []
        counter = [0]
        return re.compile(self._body(text, slots, counter)), tuple(slots)

    def _body(self, text: str, slots: list[tuple[str, int]], counter: list[int]) -> str:
        out: list[str] = []
        opened: list[tuple[int, int]] = []
        for item in ITEM.finditer(text):
            piece = item.group()
            if piece == "(":
                counter[0] += 1
                opened.append((len(out), counter[0]))
                out.append("(")
            elif piece[0] == ")":
                _, number = opened.pop()
                if item[1]:
                    slots.append((item[1], number))
                out.append(")" + (item[2] or ""))
            elif piece == "|":
                out.append("|")
            else:
                out.append(self._word(item["word"], item["name"], item["opt"] or "", slots, counter))
        return "".join(out)

    def _word(
        self, word: str, name: str | None, optional: str, slots: list[tuple[str, int]], counter: list[int]
    ) -> str:
        counter[0] += 1
        group = counter[0]
        if word in self.macros:
            body = self._body(self.macros[word], slots, counter)
            if name or word in NAMED_MACROS:
                slots.append((name or word.lower(), group))
            return f"({body}){optional}"
        if word in self.alphabet.classes:
            slots.append((name or word.lower(), group))
            return f"([{re.escape(self.alphabet.classes[word])}]){optional}"
        literal = word.replace("\\", "")
        if literal.isupper():
            raise BrokenRow(f"a form of time names an unknown class {literal}", where="vocab/languages")
        if name:
            slots.append((name, group))
        return f"({re.escape(self.alphabet.chars[literal])}){optional}"


NAMED_MACROS = ("LENGTH", "COUNT", "SOME", "ORDINAL")


@lru_cache(maxsize=8)
def _grammar(words: TimeWords) -> Grammar:
    alphabet = Alphabet(words, _literals(words))
    compiler = _Compiler(words, alphabet)
    compiled = [Compiled(form, *compiler.compile(form.form)) for form in words.forms]
    prefixes = {name: compiler.compile(words.macros[name])[0] for name in PREFIXES}
    by_kind: dict[str, list[Compiled]] = {}
    for form in compiled:
        for kind in first_characters(form.pattern.pattern):
            by_kind.setdefault(kind, []).append(form)
    heads = set(by_kind).union(*(first_characters(p.pattern) for p in prefixes.values()))
    starts = re.compile("[" + "".join(map(re.escape, sorted(heads))) + "]")
    table = {kind: tuple(forms) for kind, forms in by_kind.items()}
    return Grammar(alphabet, table, prefixes, starts, alphabet.chars["the"])


def grammar(vocabulary: Vocabulary) -> Grammar:
    """The grammar of a vocabulary's language, compiled once."""
    return _grammar(vocabulary.times)


def first_characters(pattern: str) -> set[str]:
    """The characters with which a match of one of our expressions (groups, sets, `|`, `?`) can begin."""
    return _First(pattern).alternatives()[0]


class _First:
    """Walks through an expression as the compiler writes it: groups, sets, single characters, `?`, `|`."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> tuple[set[str], bool]:
        """First characters of a run of alternatives up to its end, and whether it can be empty."""
        out: set[str] = set()
        empty = False
        while True:
            chars, skip = self._sequence()
            out |= chars
            empty = empty or skip
            if self.at < len(self.pattern) and self.pattern[self.at] == "|":
                self.at += 1
                continue
            return out, empty

    def _sequence(self) -> tuple[set[str], bool]:
        out: set[str] = set()
        open_ = True
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            chars, skip = self._atom()
            if open_:
                out |= chars
            open_ = open_ and skip
        return out, open_

    def _atom(self) -> tuple[set[str], bool]:
        skip = False
        if self.pattern[self.at] == "(":
            self.at += 1
            chars, skip = self.alternatives()
            self.at += 1
        elif self.pattern[self.at] == "[":
            end = self.pattern.index("]", self.at)
            chars = set(self.pattern[self.at + 1 : end].replace("\\", ""))
            self.at = end + 1
        else:
            if self.pattern[self.at] == "\\":
                self.at += 1
            chars = {self.pattern[self.at]}
            self.at += 1
        if self.at < len(self.pattern) and self.pattern[self.at] == "?":
            self.at += 1
            skip = True
        return chars, skip

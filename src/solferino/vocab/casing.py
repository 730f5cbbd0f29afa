"""What is written small and what is written with a capital: for reading texts in capitals only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from solferino.vocab.parties import actor_rows
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import raw, records, table
from solferino.vocab.words import split_words

ROWS = (
    ("persons.toml", "person"), ("objects.toml", "object"), ("weapons.toml", "weapon"),
    ("roles.toml", "role"),
    *(("languages/{}.toml", key) for key in ("outcome", "quantifier", "vague", "trigger", "speech", "effect", "hedge")),
)  # fmt: skip
STEM = 3  # letters that must stay of a word
SMALL_INSIDE = ("of", "the", "and", "in", "for")


@dataclass(frozen=True, slots=True, eq=False)
class Casing:
    """`small`: words written small. `names`: phrases written with capitals, each with its words as they are written.

    `endings`: by which a word is known where the word without it is, with what may stand in its place; `beginnings`.
    """

    small: frozenset[str]
    names: PhraseTable[tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]
    beginnings: tuple[str, ...]

    @lru_cache(maxsize=32_768)  # noqa: B019 - one value per language, kept for ever
    def is_small(self, word: str) -> bool:
        """Whether a folded word is no name: in the list, or made from a word in it."""
        if self._made(word):
            return True
        return any(
            word.startswith(start) and len(word) > len(start) + STEM and self._made(word[len(start) :])
            for start in self.beginnings
        )

    def _made(self, word: str) -> bool:
        return word in self.small or any(self._stem(word, ending, other) for ending, other in self.endings)

    def _stem(self, word: str, ending: str, other: str) -> bool:
        if not word.endswith(ending) or len(word) - len(ending) < STEM:
            return False
        stem = word[: -len(ending)]
        doubled = len(stem) > STEM and stem[-1] == stem[-2] and not other and stem[:-1] in self.small
        return stem + other in self.small or doubled


@cache
def casing(language: str = "en") -> Casing:
    """The casing of a language. Raises `BrokenRow` where its files are missing or malformed."""
    lines = raw(f"languages/{language}-words.txt").decode("utf-8").splitlines()
    small = {line for line in lines if line and not line.startswith("#")}
    data = table(f"languages/{language}.toml")
    small.update(word for row in _rows(language) for phrase in row["words"] for word in split_words(phrase))
    small.update(word for words in data["lists"].values() for phrase in words for word in split_words(phrase))
    parts = table(f"languages/{language}_time.toml")["day_parts"]
    small.update(word for phrases in parts.values() for phrase in phrases for word in split_words(phrase))
    phrases = list(_names(data))
    small.difference_update(word for word, _ in phrases if word not in data["may_be_small"])
    endings = tuple((ending, other) for ending, others in data["word_endings"] for other in others)
    return Casing(frozenset(small), PhraseTable(phrases), endings, tuple(data["word_beginnings"]))


def _rows(language: str) -> Iterator[dict[str, Any]]:
    for file, key in ROWS:
        yield from records(file.format(language), key)


def _names(data: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of countries and their people, of parties, months, days: the folded phrase, its words as written."""
    for name in (*data["months"], *data["weekdays"]):
        if name not in data["may_be_small"]:
            yield name, (name.capitalize(),)
    for row in records("countries.toml", "country"):
        for name in (row["name"], *row.get("other_names", ()), *row.get("adjectives", ())):
            if name.lower() not in data["may_be_small"]:
                yield name.lower(), _written(name)
    for row in actor_rows():
        for phrase in () if row.get("generic") or row.get("common") else row["words"]:
            if phrase not in data["may_be_small"]:
                short = len(phrase) < STEM + 2 and " " not in phrase
                yield phrase, (phrase.upper(),) if short else _written(phrase)


def _written(name: str) -> tuple[str, ...]:
    """Capitals for every word but the small ones inside."""
    words = split_words(name)
    return tuple(word if at and word in SMALL_INSIDE else word.capitalize() for at, word in enumerate(words))

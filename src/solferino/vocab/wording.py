"""Generated sentences come from one table, the same for every side, and never say more than a source said."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from solferino.errors import BrokenRow, ForbiddenWording
from solferino.vocab.rows import records, table

FILE = "wording.toml"
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
SENTENCE = re.compile(r"[^.!?]+[.!?]?")


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that no generated sentence may hold, unless `allowed` stands in the same sentence."""

    pattern: re.Pattern[str]
    allowed: re.Pattern[str] | None
    why: str


@cache
def forbidden() -> tuple[Forbidden, ...]:
    return tuple(
        Forbidden(
            re.compile(row["pattern"], re.IGNORECASE),
            re.compile(row["allowed"], re.IGNORECASE) if "allowed" in row else None,
            row["why"],
        )
        for row in records(FILE, "forbidden")
    )


@cache
def _any() -> re.Pattern[str]:
    """Every forbidden word at once: most texts hold none."""
    return re.compile("|".join(f"(?:{row.pattern.pattern})" for row in forbidden()), re.IGNORECASE)


@lru_cache(maxsize=16_384)
def check(text: str) -> str:
    """The text itself. Raises `ForbiddenWording` where it judges outside quotation marks."""
    bare = QUOTED.sub(" ", text)
    if _any().search(bare) is None:
        return text
    for row in forbidden():
        if row.pattern.search(bare) is None:
            continue
        for sentence in SENTENCE.findall(bare):
            found = row.pattern.search(sentence)
            if found and not (row.allowed and row.allowed.search(sentence)):
                raise ForbiddenWording(f"generated text says {found.group(0)!r}: {row.why}", where=text)
    return text


def say(template: str, /, **values: object) -> str:
    """A sentence of the table with its values filled in and checked. Values that come from sources go through `name`.

    Raises `BrokenRow` for an unknown template or a value that it does not ask for.
    """
    text = table(FILE)["templates"].get(template)
    if text is None:
        raise BrokenRow(f"no sentence {template!r}", where=FILE)
    try:
        filled = text.format(**values)
    except (KeyError, IndexError) as error:
        raise BrokenRow(f"the sentence {template!r} misses {error}", where=FILE) from error
    return check(filled)


def label(key: str) -> str:
    """The plain word for a value of a closed list."""
    return str(table(FILE)["labels"].get(key, key.replace("_", " ")))


def population(key: str) -> str:
    return str(table(FILE)["populations"][key])


@lru_cache(maxsize=16_384)
def name(words: str) -> str:
    """A source's own words inside a generated sentence: quoted where the register itself would not say them."""
    clean = " ".join(words.replace("“", "‘").replace("”", "’").replace('"', "’").split())
    try:
        return check(clean)
    except ForbiddenWording:
        return f"“{clean}”"


def listed(items: tuple[str, ...] | list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)

"""Whose a text is by its own words: "originally published by X", "first reported by X", `KYIV (Reuters) -`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from solferino.errors import BrokenRow
from solferino.vocab.rows import phrases_of
from solferino.vocab.sources import identify

FILE = "credits.toml"
ENDS = 400  # characters at either end of a text where it says that it is taken over
WIRE = "wire on site"
NAME = r"(?:[Tt]he )?(?P<name>[A-Z0-9][\w’'&-]*(?:\.[a-z]{2,3}\b)?(?: (?:(?:of|and|for|the) )?[A-Z0-9][\w’'&-]*){0,4})"
DATELINE = re.compile(
    r"^\W{0,3}[A-Z][\w’'. -]{1,40}(?:, [A-Z][\w’'. -]{1,30})?(?:,? \w{3,9}\.? \d{1,2})?,? "
    r"\((?P<name>[A-Z][\w’' -]{1,30})\) ?[-–—:]"
)


@dataclass(frozen=True, slots=True)
class Credits:
    """`text`: the house that a text is taken over from, None where it says nothing; `leads`: who had it first."""

    text: str | None = None
    leads: tuple[str, ...] = ()


@lru_cache(maxsize=4_096)
def credits_of(body: str) -> Credits:
    """What the body of a report says of where it comes from; the first house named is the one."""
    ends = body if len(body) <= 2 * ENDS else f"{body[:ENDS]}\n{body[-ENDS:]}"
    taken = _dateline(body) or next(iter(_named(ends, "text")), None)
    return Credits(taken, tuple(dict.fromkeys(_named(body, "lead"))))


def _dateline(body: str) -> str | None:
    found = DATELINE.match(body.lstrip()[:ENDS])
    known = identify(found["name"]) if found else None
    return known.name if known and known.kind == WIRE else None


def _named(text: str, says: str) -> list[str]:
    return [match["name"] for match in _form(says).finditer(text)]


@cache
def _form(says: str) -> re.Pattern[str]:
    rows = phrases_of(FILE, "credit")
    for _, row in rows:
        if row.get("says") not in ("text", "lead"):
            raise BrokenRow("a credit says `text` or `lead`", where=f"{FILE}: {row['id']}")
    words = sorted({word for word, row in rows if row["says"] == says}, key=len, reverse=True)
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, words))}) {NAME}")

"""What sources may describe, as rows: facts, who speaks for a party, vague numbers, classes of weapon.

A fact says which values of an account make it; what a fact raises stands in the rows of `law/raising.toml`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from solferino.errors import BrokenRow
from solferino.vocab.phrases import PhraseTable
from solferino.vocab.rows import records, table

FILE = "law/facts.toml"
SELECTORS = (
    "objects",
    "protection",
    "outcomes",
    "victims",
    "weapons",
    "traits",
    "events",
    "places",
    "words",
    "both",
    "computed",
)


@dataclass(frozen=True, slots=True, eq=False)
class FactRow:
    """A fact that sources may describe. Each filled selector is an alternative; `relations` narrows objects.

    `text` is a clause that fits behind "According to X,". `any_voice`: also what a denial or a dispute says counts.
    `computed` names a function of `assess.positions` instead. `own`: a clause that the vocabulary, and no source,
    adds to the things named; `said` is the sentence for what the source does say of them. Both are empty, or none.
    """

    id: str
    text: str
    objects: frozenset[str]
    protection: frozenset[str]
    relations: frozenset[str]
    outcomes: frozenset[str]
    victims: frozenset[str]
    weapons: frozenset[str]
    traits: frozenset[str]
    events: frozenset[str]
    places: frozenset[str]
    words: PhraseTable[bool]
    both: tuple[str, ...]
    computed: str | None
    any_voice: bool
    said: str
    own: str


@dataclass(frozen=True, slots=True)
class VagueRow:
    """What a vague number means for a range: `low` to `high`, open upwards or not."""

    word: str
    low: int
    high: int
    open_upper: bool


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """Traits of a kind of weapon, and the more general kinds that it is a case of."""

    kind: str
    traits: frozenset[str]
    refines: frozenset[str]


def _row(row: dict[str, Any]) -> FactRow:
    if not any(row.get(name) for name in SELECTORS):
        raise BrokenRow(f"the fact {row.get('id', row)} selects nothing", where=FILE)
    if ("own" in row) != ("said" in row):
        raise BrokenRow(f"the fact {row['id']} needs both of said and own, or none", where=FILE)
    sets = {
        name: frozenset(row.get(name, ()))
        for name in ("objects", "protection", "relations", "outcomes", "victims", "weapons", "traits", "events")
    }
    return FactRow(
        id=row["id"],
        text=row["text"],
        **sets,
        places=frozenset(row.get("places", ())),
        words=PhraseTable((phrase, True) for phrase in row.get("words", ())),
        both=tuple(row.get("both", ())),
        computed=row.get("computed"),
        any_voice=bool(row.get("any_voice")),
        said=row.get("said", ""),
        own=row.get("own", ""),
    )


@cache
def facts() -> dict[str, FactRow]:
    """Every fact by its id, in the order of the rows. Raises `BrokenRow` where one names a fact that is not there."""
    rows = {row["id"]: _row(row) for row in records(FILE, "fact")}
    for row in rows.values():
        for part in row.both:
            if part not in rows or rows[part].both:
                raise BrokenRow(f"the fact {row.id} is made of {part}, which is no simple fact", where=FILE)
    return rows


@cache
def vague_words() -> dict[str, VagueRow]:
    """Vague numbers by their word."""
    rows = {}
    for row in records("law/quantities.toml", "vague"):
        for word in row["words"]:
            rows[word] = VagueRow(word, row["low"], row["high"], bool(row.get("open_upper")))
    return rows


@cache
def weapon_classes() -> dict[str, WeaponClass]:
    """Kinds of weapon by name."""
    return {
        row["kind"]: WeaponClass(row["kind"], frozenset(row.get("traits", ())), frozenset(row.get("refines", ())))
        for row in records("law/weapon_classes.toml", "weapon_class")
    }


@cache
def hearsay() -> frozenset[str]:
    """Names of a voice that is nobody: `reports` may be anybody's, also those of a source that is counted already."""
    return frozenset(table("law/channels.toml")["hearsay"])


@cache
def titles() -> frozenset[str]:
    """Words of office in front of a person's name."""
    return frozenset(table("law/channels.toml")["titles"])


@cache
def channels() -> PhraseTable[str]:
    """Words in a speaker's name that tell the kind of source."""
    return PhraseTable((word, row["kind"]) for row in records("law/channels.toml", "channel") for word in row["words"])

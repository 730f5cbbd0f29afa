"""The fields of a coding sheet, and what its cells mean."""

from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from solferino.model.coding import Level
from solferino.vocab.rows import records

FILE: Final = "coding.toml"
NOT_STATED: Final = "-"  # the report does not say; an empty cell was not coded at all
UNIT: Final = "unit"
CONTEXT: Final = (UNIT, "document", "published", "words")  # columns before the fields: what a coder is given


@dataclass(frozen=True, slots=True)
class CodingField:
    id: str
    level: Level
    says: str


@cache
def fields() -> tuple[CodingField, ...]:
    """The fields in the order of the sheet."""
    return tuple(CodingField(row["id"], cast(Level, row["level"]), row["says"]) for row in records(FILE, "field"))

"""The rules of the arithmetic in sentences, and the named ways of other recorders to make one figure of many."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from solferino.vocab.rows import records

FILE = "law/arithmetic.toml"


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One named rule. `outcomes`: those that the recorders behind it count, none for every one."""

    id: str
    name: str
    says: str
    after: str
    outcomes: frozenset[str]


@cache
def rules() -> Mapping[str, str]:
    """What each rule says, by its id."""
    return {row["id"]: row["says"] for row in records(FILE, "rule")}


@cache
def methods() -> Mapping[str, MethodRow]:
    """The named rules in the order in which they are shown, ours first."""
    rows = records(FILE, "method")
    return {
        row["id"]: MethodRow(row["id"], row["name"], row["says"], row["after"], frozenset(row.get("outcomes", ())))
        for row in rows
    }

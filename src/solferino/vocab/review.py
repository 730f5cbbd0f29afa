"""What a person may rule on questions of law: rows of `law/review.toml`."""

import re
from collections.abc import Mapping
from functools import cache

from solferino.vocab.law import load
from solferino.vocab.rows import records

FILE = "law/review.toml"
CONFLICT = "conflict"  # the question what kind of conflict it is
VICTIMS = "victims"  # the question how many people a list of victims names, after a person compared its entries
COUNTED = re.compile(r"(killed|injured|missing|abducted)=(\d{1,7})")


@cache
def findings() -> Mapping[str, str]:
    """What a reviewer may say of an element, with its words."""
    return {row["id"]: row["says"] for row in records(FILE, "finding")}


@cache
def conflicts() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Kinds of conflict: the words for each, and which rules are then cited (`iac`, `niac`)."""
    return {row["id"]: (row["says"], frozenset(row["cites"])) for row in records(FILE, CONFLICT)}


@cache
def _elements() -> Mapping[str, bool]:
    return {element.id: element.human_only for row in load().indicators for element in row.elements}


def answers(question: str) -> tuple[str, ...]:
    """The values that a ruling on this question may have; none for a question of law as a whole."""
    if question == CONFLICT:
        return tuple(conflicts())
    return tuple(findings()) if _elements().get(question) else ()


def victim_counts(value: str | None) -> dict[str, int]:
    """`killed=4, injured=10` as numbers by outcome; empty where it is not so written, or gives an outcome twice."""
    parts = [COUNTED.fullmatch(part.strip()) for part in (value or "").split(",")]
    found = {part.group(1): int(part.group(2)) for part in parts if part}
    return found if len(found) == len(parts) else {}


def misfit(question: str, value: str | None) -> str | None:
    """Why a person cannot rule so; None where it can be recorded."""
    if question in _elements() and not _elements()[question]:
        return f"{question} is read from what sources say: it is not for a person to set"
    if question == VICTIMS:
        return None if victim_counts(value) else "victims needs a value such as killed=4 or killed=4,injured=10"
    allowed = answers(question)
    if allowed and value not in allowed:
        return f"{question} needs a value: one of {', '.join(allowed)}"
    if not allowed and question not in {row.id for row in load().indicators}:
        return f"there is no question of law called {question}"
    if not allowed and value is not None:
        return f"{question} takes no value; name one of its elements to rule on"
    return None

"""Values that only the vocabulary can give: anything else is a source's own wording and stays back."""

import re
from functools import cache

from solferino.report import words
from solferino.vocab.parties import actor_rows
from solferino.vocab.rows import records

STATE = re.compile(r"state:[A-Z]{2}")
FEATURE = re.compile(r"[a-z_]{1,24}")


@cache
def object_kinds() -> dict[str, str | None]:
    """Kind of object to its class of protection."""
    return {row["id"]: row.get("protection") for row in records("objects.toml", "object")}


@cache
def weapon_kinds() -> frozenset[str]:
    rows = [*records("weapons.toml", "weapon"), *records("munitions.toml", "munition")]
    return frozenset(row["kind"] for row in rows if "kind" in row) | frozenset(row["id"] for row in rows)


@cache
def actor_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in actor_rows())


def is_actor(key: str | None) -> bool:
    return key is not None and (key in actor_ids() or STATE.fullmatch(key) is not None)


def feature(name: str) -> str:
    return name if FEATURE.fullmatch(name) else "other_reason"


def event(kind: str) -> str:
    return kind if kind in words.EVENTS else "other"

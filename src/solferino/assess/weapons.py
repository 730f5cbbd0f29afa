"""What a kind or a model of weapon raises as a question, and whether two names can mean one weapon."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from solferino.model.circumstance import WeaponUse
from solferino.vocab.facts import weapon_classes
from solferino.vocab.rows import records

YEARS = re.compile(r"\((\d{4})-(\d{4})?\)")


@cache
def models() -> Mapping[str, Mapping[str, Any]]:
    """Rows of `munitions.toml` by their id in lower case."""
    return {row["id"].lower(): row for row in records("munitions.toml", "munition")}


def traits_of(weapon: WeaponUse) -> frozenset[str]:
    """Traits of the kind, and of the model where a source of its row was read."""
    row = weapon_classes().get(weapon.kind)
    traits = row.traits if row else frozenset()
    model = models().get((weapon.id or "").lower()) if weapon.id else None
    if model is None or model.get("checked") != "source":
        return traits
    effects = set(model.get("wide_area_effect", ()))
    more = {"wide_area"} if effects else set()
    more |= {"inaccurate"} if "inaccuracy" in effects else set()
    more |= {"cluster"} if model.get("cluster") is True else set()
    return traits | more


def compatible(left: WeaponUse, right: WeaponUse) -> bool:
    """Whether two names can mean one weapon: the same, one more exact than the other, or part and whole."""
    if left.id and right.id and left.id.lower() != right.id.lower():
        return _related(left.id.lower(), right.id.lower())
    return left.kind == right.kind or refines(left.kind, right.kind) or refines(right.kind, left.kind)


def refines(special: str, general: str) -> bool:
    """Whether one kind is a case of the other; a kind without a row says too little to contradict."""
    rows = weapon_classes()
    return special not in rows or general not in rows or general in rows[special].refines


def _related(left: str, right: str) -> bool:
    def kin(key: str) -> set[str]:
        row = models().get(key, {})
        return {name.lower() for name in (*row.get("parents", ()), *row.get("children", ()))}

    near_left, near_right = kin(left), kin(right)
    return right in near_left or left in near_right


def shared(weapon: WeaponUse, country: str | None, day: date | None) -> bool:
    """Whether a source says that both sides of the conflict in this country hold the model."""
    model = models().get((weapon.id or "").lower()) if weapon.id else None
    if model is None or country is None or day is None:
        return False
    return any(_fits(conflict, country, day) for conflict in model.get("used_by_both", ()))


def _fits(conflict: str, country: str, day: date) -> bool:
    years = YEARS.search(conflict)
    if country not in conflict or years is None:
        return False
    return int(years.group(1)) <= day.year <= int(years.group(2) or date.max.year)

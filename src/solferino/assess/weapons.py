"""What a kind or a model of weapon raises as a question, and whether two names can mean one weapon."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from solferino.model.circumstance import WeaponUse
from solferino.vocab.facts import weapon_classes
from solferino.vocab.rows import records

YEARS = re.compile(r"\((\d{4})-(\d{4})?\)")


@cache
def models() -> Mapping[str, Mapping[str, Any]]:
    """Rows of `munitions.toml` by their id in lower case."""
    return {row["id"].lower(): row for row in records("munitions.toml", "munition")}


@lru_cache(maxsize=4096)
def traits_of(weapon: WeaponUse) -> frozenset[str]:
    """Traits of the kind, and of the model where a source of its row was read."""
    return _of_kind(weapon) | _of_model(weapon)


def _of_kind(weapon: WeaponUse) -> frozenset[str]:
    row = weapon_classes().get(weapon.kind)
    return row.traits if row else frozenset()


def _of_model(weapon: WeaponUse) -> frozenset[str]:
    model = _model(weapon)
    if model is None or model.get("checked") != "source":
        return frozenset()
    effects = set(model.get("wide_area_effect", ()))
    more = {"wide_area"} if effects else set()
    more |= {"inaccurate"} if "inaccuracy" in effects else set()
    more |= {"cluster"} if model.get("cluster") is True else set()
    return frozenset(more)


def _model(weapon: WeaponUse) -> Mapping[str, Any] | None:
    return models().get(weapon.id.lower()) if weapon.id else None


def rows_of(weapon: WeaponUse, traits: frozenset[str]) -> str:
    """The rows that give a weapon one of these traits: `weapon_classes.toml: ballistic missile`."""
    rows = [f"weapon_classes.toml: {weapon.kind}"] if _of_kind(weapon) & traits or not traits else []
    model = _model(weapon)
    if model is not None and _of_model(weapon) & traits:
        rows.append(_named(model, "wide_area_source"))
    return "; ".join(rows)


def _named(model: Mapping[str, Any], sources: str) -> str:
    """A row of `munitions.toml` with the texts that it rests on."""
    after = ", ".join(model.get(sources, ()))
    return f"munitions.toml: {model['id']}" + (f", after {after}" if after else "")


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


def shared(weapon: WeaponUse, country: str | None, day: date | None) -> str | None:
    """The row after which both sides of the conflict in this country hold the model, None where none says so."""
    model = _model(weapon)
    if model is None or country is None or day is None:
        return None
    held = any(_fits(conflict, country, day) for conflict in model.get("used_by_both", ()))
    return _named(model, "used_by_both_source") if held else None


def _fits(conflict: str, country: str, day: date) -> bool:
    years = YEARS.search(conflict)
    if country not in conflict or years is None:
        return False
    return int(years.group(1)) <= day.year <= int(years.group(2) or date.max.year)

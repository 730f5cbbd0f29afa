"""Fill every free text of a dossier with a mark that names its field, to see which fields leave a view."""

import re
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

CANARY = re.compile(r"ZQ(\w+?)Z(\w+?)QZ")
T = TypeVar("T")

# Keys that hold the dossier together, and closed words that pages look up.
KEYS = {"id", "document", "copy_of", "account", "left", "right", "incident", "rule", "view"}
KEY_LISTS = {"accounts", "claims", "because", "about", "incidents", "decisions"}
CLOSED = {
    ("Source", "kind"),
    ("Speaker", "kind"),
    ("Citation", "checked"),
    ("Contradiction", "kind"),
    ("Link", "band"),
    ("TollLine", "kind"),
    ("VictimLine", "kind"),
    ("ObjectHit", "protection"),
    ("ObjectHit", "kind"),
    ("Place", "gazetteer_id"),
    ("Place", "country"),
    ("Place", "kind"),
    ("Place", "admin1"),
    ("ActorMention", "id"),
    ("TimeSpan", "time_local"),
    ("Dossier", "log_root"),
    ("Document", "language"),
}


def planted(value: T) -> T:
    """The same value with `ZQ<class>Z<field>QZ` in every free text."""
    if is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value))
        changed = {field.name: _field(value, field.name, hints[field.name]) for field in fields(value)}
        return cast(T, type(value)(**changed))
    if isinstance(value, tuple):
        return cast(T, tuple(planted(item) for item in value))
    return value


def _field(owner: object, name: str, hint: object) -> object:
    value = getattr(owner, name)
    kind = type(owner).__name__
    is_key = name in KEYS or (name in KEY_LISTS and kind != "Dossier")
    if is_key or (kind, name) in CLOSED or _is_literal(hint):
        return value
    mark = f"ZQ{kind}Z{name}QZ"
    if isinstance(value, str):
        return f"{value}{mark}" if value else value
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        return tuple(f"{item}{mark}" for item in value)
    if isinstance(value, dict):
        return {mark: mark}
    if (kind, name) == ("Dossier", "unread"):
        return tuple((f"{a}{mark}", f"{b}{mark}") for a, b in value)
    return planted(value)


def _is_literal(hint: object) -> bool:
    if get_origin(hint) in (Union, types.UnionType):
        return any(_is_literal(part) for part in get_args(hint))
    return get_origin(hint) is Literal


def seen(text: str) -> set[str]:
    """Fields whose mark stands in a text, as `Class.field`."""
    return {f"{kind}.{name}" for kind, name in CANARY.findall(text)}


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(key)
            yield from strings(item)

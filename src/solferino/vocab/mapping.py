"""Mappings: which column of somebody else's register means what. A TOML file, checked whole before it is used.

Each names columns only; what a column's codes mean stands in tables beside it. What the mapping does not name stays in
the text of the document and becomes no value.
"""

import tomllib
from importlib import resources
from typing import Literal

import msgspec

from solferino.errors import BadMapping
from solferino.model.circumstance import ActorRole, Precision
from solferino.vocab.rows import raw

FOLDER = "mappings"
EventType = Literal[
    "airstrike", "missile_or_rocket", "shelling", "drone", "small_arms", "bombing_ied", "mine_or_uxo",
    "sexual_violence", "arson", "abduction", "execution", "other",
]  # fmt: skip
PersonKind = Literal[
    "person", "civilian", "man", "woman", "child", "boy", "girl", "health_worker", "patient", "aid_worker",
    "journalist", "displaced_person", "migrant", "combatant",
]  # fmt: skip


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Figure(_Part, frozen=True):
    """Columns of one number of persons: the lowest, the best and the highest estimate, as far as there are such."""

    kind: PersonKind = "person"
    low: str | None = None
    best: str | None = None
    high: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for name in (self.low, self.best, self.high) if name)


class Figures(Figure, frozen=True):
    """A whole number and the numbers that are parts of it.

    `adds_up`: columns of which the best estimate is the sum by the register's own codebook; a row where it is not is
    odd.
    """

    part: tuple[Figure, ...] = ()
    adds_up: tuple[str, ...] = ()


class Dates(_Part, frozen=True):
    """First and last day, how days are written (`strptime`; ISO 8601 is always read), and what precision codes mean."""

    start: str
    end: str | None = None
    formats: tuple[str, ...] = ()
    time: str | None = None
    precision: str | None = None
    codes: dict[str, Precision] = {}


class Where(_Part, frozen=True):
    """Place, the areas that hold it, its point in degrees. `radius_m`: metres around the point per precision code.

    `default_radius_m` is for rows without a code, or with one that `radius_m` lacks. A code in `area` says that the
    named place is an area and the point only its middle.
    """

    name: str | None = None
    admin: tuple[str, ...] = ()
    country: str | None = None
    lat: str | None = None
    lon: str | None = None
    precision: str | None = None
    radius_m: dict[str, int] = {}
    default_radius_m: int | None = None
    area: tuple[str, ...] = ()


class Coded(_Part, frozen=True):
    """A column and what its values mean; a value that is not in the table means nothing here."""

    column: str
    values: dict[str, EventType] = {}


class Weapon(_Part, frozen=True):
    """A column of weapons and the kind that each value is; the words are kept as written."""

    column: str
    kinds: dict[str, str] = {}


class Actor(_Part, frozen=True):
    """A column of parties and the part they have, in the rows where `when` has one of the values `among`."""

    column: str
    role: ActorRole
    when: str | None = None
    among: tuple[str, ...] = ()


class Mapping(_Part, frozen=True):
    """A whole mapping. `unit`: rows are different events (`incident`), or may tell the same one (`report`).

    `optional`: columns that a file of this shape may lack.
    """

    name: str
    unit: Literal["incident", "report"]
    date: Dates
    id: str | None = None
    place: Where = Where()
    killed: Figures | None = None
    injured: Figures | None = None
    actor: tuple[Actor, ...] = ()
    event: Coded | None = None
    weapon: Weapon | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    labels: dict[str, str] = {}
    optional: tuple[str, ...] = ()

    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each column that is named, with the field that names it."""
        d, p = self.date, self.place
        rows: list[tuple[str, str | None]] = [
            ("id", self.id), ("date.start", d.start), ("date.end", d.end), ("date.time", d.time),
            ("date.precision", d.precision), ("place.name", p.name), *(("place.admin", name) for name in p.admin),
            ("place.country", p.country), ("place.lat", p.lat), ("place.lon", p.lon),
            ("place.precision", p.precision), ("source", self.source), ("url", self.url),
            ("event.column", self.event.column if self.event else None),
            ("weapon.column", self.weapon.column if self.weapon else None),
            *(("notes", name) for name in self.notes), *(("labels", name) for name in self.labels.values()),
            *(("actor.column", one.column) for one in self.actor), *(("actor.when", one.when) for one in self.actor),
        ]  # fmt: skip
        for field, figures in (("killed", self.killed), ("injured", self.injured)):
            for one in (figures, *figures.part) if figures else ():
                rows += [(field, name) for name in one.columns]
            rows += [(f"{field}.adds_up", name) for name in figures.adds_up] if figures else []
        return tuple((field, name) for field, name in rows if name)

    def check(self, columns: tuple[str, ...], where: str) -> None:
        """Raise `BadMapping` where the mapping names a column that the table lacks."""
        missing = [(f, c) for f, c in self.columns() if c not in columns and c not in self.optional]
        if missing:
            fields: dict[str, str] = {}
            for field, column in missing:
                fields.setdefault(column, field)
            named = ", ".join(f"{column!r} ({field})" for column, field in fields.items())
            shown = ", ".join(columns)
            raise BadMapping(
                f"the mapping {self.name!r} names columns that the file does not have: {named}",
                where=where,
                hint=f"the file has {shown}; correct the mapping, or list what may be missing under `optional`",
            )


def parse(text: str, where: str) -> Mapping:
    """A mapping from its TOML text. Raises `BadMapping` with the field at fault."""
    try:
        found = msgspec.convert(tomllib.loads(text), Mapping)
    except tomllib.TOMLDecodeError as error:
        raise BadMapping(f"the mapping is no TOML: {error}", where=where, hint="mend that line") from error
    except msgspec.ValidationError as error:
        hint = "docs/registers.md lists the fields of a mapping and their values"
        raise BadMapping(f"the mapping cannot be used: {error}", where=where, hint=hint) from error
    figures = [f for f in (found.killed, found.injured) if f]
    empty = any(not one.columns for f in figures for one in (f, *f.part) if one is not f or not f.part)
    if empty or (found.place.lat is None) != (found.place.lon is None):
        what = "a number without a column" if empty else "place.lat and place.lon belong together"
        raise BadMapping(f"the mapping cannot be used: {what}", where=where, hint="name the columns that are missing")
    if found.place.lat and not found.place.default_radius_m:
        hint = "say how far from the point a place of unknown precision may be: place.default_radius_m, in metres"
        raise BadMapping("a point without a radius", where=where, hint=hint)
    return found


def names() -> tuple[str, ...]:
    """The mappings that come with the program."""
    folder = resources.files("solferino.vocab").joinpath(FOLDER)
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def text_of(name: str) -> str:
    """The text of a mapping that comes with the program. Raises `BadMapping` where there is none of that name."""
    if name not in names():
        hint = f"use one of {', '.join(names())}, or name a file that ends with .toml"
        raise BadMapping(f"no mapping is called {name!r}", hint=hint)
    return raw(f"{FOLDER}/{name}.toml").decode("utf-8")

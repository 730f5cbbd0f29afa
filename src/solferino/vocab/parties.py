"""Parties: the rows of `actors/*.toml` and the states and their forces, made from `countries.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from solferino.errors import BrokenRow
from solferino.vocab.rows import records
from solferino.vocab.words import split_words

FILES = tuple(
    f"actors/{region}.toml"
    for region in ("africa", "americas", "asia", "europe", "middle_east", "worldwide", "generic")
)
POLICE_FORCES = (
    "security forces",
    "police",
    "national police",
    "federal police",
    "military police",
    "riot police",
    "secret police",
    "intelligence service",
    "gendarmerie",
    "national guard",
    "coast guard",
    "border guards",
    "special forces",
)
DEMONYMS = ("an", "i")  # adjectives of countries that with an "s" are their people
NATIONAL_FORCES = (
    "army",
    "armed forces",
    "military",
    "forces",
    "troops",
    "soldiers",
    "air force",
    "government forces",
    "navy",
    "government",
    "warplanes",
    "aircraft",
)
FORCES_OF = ("armed forces", "army", "air force", "forces", "military", "navy", "troops", "soldiers", "warplanes")
# … and what they send, in whose name a report tells of them
NATIONAL_ARMS = (
    "artillery",
    "commandos",
    "defence forces",
    "defense forces",
    "drones",
    "fighter jets",
    "ground forces",
    "gunners",
    "helicopters",
    "infantry",
    "invaders",
    "jets",
    "marines",
    "military personnel",
    "naval forces",
    "occupation forces",
    "occupiers",
    "paratroopers",
    "planes",
    "regime",
    "regime forces",
    "servicemen",
    "side",
    "snipers",
    "tanks",
    "warships",
)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A party. `id`: the row's, or `state:` and a code where the row names forces of a state.

    `generic` names say what it is, not which; `common` ones are also written small ("the junta"). `capitals`: folded
    words that count only in capitals, because in lower case they are other words ("US"). `bare`: the name or adjective
    of a country alone; `state`: forces of a state whose name is not said ("the army"); `seat`: a capital that stands
    for its government ("Moscow denied").
    """

    id: str
    name: str
    generic: bool = False
    country: str | None = None
    common: bool = False
    capitals: frozenset[str] = frozenset()
    bare: bool = False
    state: bool = False
    seat: bool = False


@dataclass(frozen=True, slots=True)
class Adversary:
    """Whom reports from a country mean by words like "the occupiers", when; not where one of `not_where` is named.

    `only_where`: parties of which one must be named.
    """

    country: str
    words: frozenset[str]
    party: ActorRow
    since: int
    until: int
    not_where: frozenset[str]
    only_where: frozenset[str] = frozenset()


@cache
def adversaries() -> tuple[Adversary, ...]:
    """The rows of `adversaries.toml`."""
    return tuple(
        Adversary(
            row["country"],
            frozenset(row["words"]),
            ActorRow(row["party"], row["name"], country=row.get("state")),
            row["since"],
            row.get("until", LAST_YEAR),
            frozenset(row.get("not_where", ())),
            frozenset(row.get("only_where", ())),
        )
        for row in records("adversaries.toml", "adversary")
    )


LAST_YEAR = 9999


@cache
def actor_rows() -> tuple[dict[str, Any], ...]:
    """All rows of the files of parties, in order. Raises `BrokenRow` for a row without words or an id used twice."""
    rows = tuple(row for file in FILES for row in records(file, "actor"))
    seen: set[str] = set()
    for row in rows:
        if not row.get("words"):
            raise BrokenRow("a party without words", where=f"{row.get('id', row)}")
        if row["id"] in seen:
            raise BrokenRow("two parties have one id", where=row["id"])
        seen.add(row["id"])
    return rows


def party_id(actor: str, country: str | None) -> str:
    """One id for a state and its forces: `us_forces` of the United States is `state:US`."""
    return f"state:{country}" if country else actor


def phrases() -> Iterator[tuple[tuple[str, ...], ActorRow]]:
    """Folded words of every name of a party, with the party; rows of the files come before those made from countries.

    Where a generic phrase begins with "the" ("the army"), longer names that go on from it have that form too, for the
    longest phrase must not lose to one that begins a word earlier ("the Army of the Republic of Vietnam").
    """
    rows = actor_rows()
    begun = tuple(f"{w.removeprefix('the ')} " for row in rows for w in row["words"] if w.startswith("the "))
    for row in rows:
        generic, country, common = bool(row.get("generic")), row.get("country"), bool(row.get("common"))
        plain = ActorRow(
            party_id(row["id"], country), row["name"], generic, country, common, state=bool(row.get("state"))
        )
        for word in row["words"]:
            capitals, words = _capitals(word), split_words(word)
            party = replace(plain, capitals=capitals) if capitals else plain
            yield words, party
            if word.startswith(begun):
                yield ("the", *words), party
    for country in records("countries.toml", "country"):
        yield from _state(country)


def _state(country: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], ActorRow]]:
    """A state by its names and adjectives, alone and before words for its forces."""
    row = ActorRow(party_id("", country["iso2"]), country["name"], country=country["iso2"])
    adjectives = country.get("adjectives", ())
    forces = [split_words(force) for force in NATIONAL_FORCES]
    arms = [split_words(arm) for arm in NATIONAL_ARMS]
    police = [(force, split_words(force)) for force in POLICE_FORCES]
    for name in (country["name"], *country.get("other_names", ()), *adjectives):
        words, named = split_words(name), replace(row, capitals=_capitals(name))
        yield words, replace(named, bare=True)
        yield from ((words + force, named) for force in forces)
    for seat in country.get("capitals", ()):
        words = split_words(seat)
        yield words, replace(row, bare=True, seat=True)
        yield from ((words + force, row) for force in forces)
    for name in (country["name"], *country.get("other_names", ())):
        named = replace(row, capitals=_capitals(name))
        for article in ((), ("the",)):
            yield from (((*split_words(force), "of", *article, *split_words(name)), named) for force in FORCES_OF)
    for adjective in adjectives:
        words = split_words(adjective)
        yield from ((words + arm, row) for arm in arms)
        if adjective.endswith(DEMONYMS):
            yield ("the", *split_words(f"{adjective}s")), replace(row, bare=True, common=True)  # "the Russians shelled"
        yield from ((words + tail, replace(row, name=f"{adjective} {force}")) for force, tail in police)


def _capitals(phrase: str) -> frozenset[str]:
    """Folded words of a phrase that the row writes in capitals: "LRA rebels" must not be read from "lra"."""
    if phrase.islower():
        return frozenset()
    return frozenset(low for word in phrase.split() if word.isupper() for low in split_words(word) if low.isalnum())

"""Countries and territories of `countries.toml`. Looking a place up by name is the gazetteer's work."""

from dataclasses import dataclass
from functools import cache

from solferino.errors import BrokenRow
from solferino.vocab.rows import records

FILE = "countries.toml"


@dataclass(frozen=True, slots=True)
class Country:
    """One row. `capitals`: spellings of the seat of government that stand for the government in reports."""

    iso2: str
    iso3: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str | None
    capitals: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all other names."""
        return (self.name, *self.other_names)


@cache
def countries() -> tuple[Country, ...]:
    """All rows in the order of their codes. Raises `BrokenRow` where one lacks codes, a name or adjectives."""
    found = []
    for row in records(FILE, "country"):
        where = f"{FILE}, {row.get('iso2', row)}"
        missing = [key for key in ("iso2", "iso3", "name", "adjectives") if not row.get(key)]
        if missing:
            raise BrokenRow(f"a country without {', '.join(missing)}", where=where)
        if len(row["iso2"]) != 2 or len(row["iso3"]) != 3:
            raise BrokenRow("codes are ISO 3166: two and three letters", where=where)
        found.append(
            Country(
                row["iso2"], row["iso3"], row["name"], tuple(row.get("other_names", ())), tuple(row["adjectives"]),
                row.get("capital"), tuple(row.get("capitals", ())),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda country: country.iso2))


@cache
def _by_code() -> dict[str, Country]:
    return {country.iso2: country for country in countries()}


@cache
def _by_adjective() -> dict[str, Country]:
    return {adjective.casefold(): country for country in countries() for adjective in country.adjectives}


@cache
def _names() -> frozenset[str]:
    return frozenset(name.casefold() for country in countries() for name in country.names)


def is_name(text: str) -> bool:
    """Whether a text is the name of a country, in any case of letters."""
    return text.casefold() in _names()


def country(iso2: str) -> Country | None:
    """The row with an ISO 3166 alpha-2 code."""
    return _by_code().get(iso2)


def of_adjective(word: str) -> Country | None:
    """The country whose people, forces or things a word describes: `Yemeni` is Yemen."""
    return _by_adjective().get(word.strip().casefold())

"""Read the TOML tables of this package."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from solferino.errors import BrokenRow


@cache
def raw(name: str) -> bytes:
    """Bytes of a data file of this package. Raises `BrokenRow` where it is missing."""
    path = resources.files("solferino.vocab").joinpath(*name.split("/"))
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BrokenRow("a data file of the package is missing", where=name, hint="install Solferino again") from error


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML table of this package. Raises `BrokenRow` where it is no TOML. Treat it as read-only."""
    try:
        return tomllib.loads(raw(name).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenRow(f"not readable as TOML: {error}", where=name) from error


def records(name: str, key: str) -> list[dict[str, Any]]:
    """The rows of one array of tables; empty where there is none."""
    rows = table(name).get(key, [])
    if not isinstance(rows, list):
        raise BrokenRow(f"{key} is not an array of tables", where=name)
    return rows


def phrases_of(name: str, key: str) -> list[tuple[str, dict[str, Any]]]:
    """Every phrase of the rows of one array, with its row. Raises `BrokenRow` for a row without any."""
    out = []
    for row in records(name, key):
        if not row.get("words"):
            raise BrokenRow(f"a row of {key} without words: {row.get('id', row)}", where=name)
        out += [(word, row) for word in row["words"]]
    return out

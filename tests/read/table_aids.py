"""Tables for tests, read by a mapping."""

from datetime import UTC, datetime

from solferino import read
from solferino.extract import rows
from solferino.model.claim import Reading
from solferino.model.exhibit import Exhibit
from solferino.model.table import Table
from solferino.vocab.mapping import parse, text_of

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def table(text: str | bytes, name: str = "table.csv") -> Table:
    """The table in a text."""
    data = text.encode() if isinstance(text, str) else text
    return read.table.read(Exhibit("a" * 64, len(data), "text/plain", NOW, "/in", name), data, publisher="Register")


def imported(text: str, mapping: str) -> tuple[Table, Reading]:
    """A table and what its rows say, by the text of a mapping or the name of one that comes with the program."""
    found = parse(mapping if "\n" in mapping else text_of(mapping), "test")
    read_table = table(text)
    found.check(read_table.columns, "test")
    return read_table, rows(read_table, found)

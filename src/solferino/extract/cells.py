"""One row of a register while it is read: its cells with their quotes, and what is odd about it."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from solferino.model.document import Anchored, Quote
from solferino.model.table import Cell, Row, Table

T = TypeVar("T")
NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.0+)?")
MOST_DIGITS = 9  # no attack has more dead; longer ones are a slip or another column


@dataclass
class Cells:
    """Reads the cells of one row. `odd` collects what a person should look at, in words without the row's number."""

    table: Table
    row: Row
    odd: list[str] = field(default_factory=list)

    def cell(self, column: str | None) -> Cell | None:
        return self.row.cell(column)

    def text(self, column: str | None) -> str | None:
        found = self.row.cell(column)
        return found.value if found else None

    def quote(self, *columns: str | None) -> tuple[Quote, ...]:
        """The words of those columns that hold any."""
        found = (self.row.cell(column) for column in columns)
        return tuple(self.table.quote(cell) for cell in found if cell)

    def anchored(self, value: T, *columns: str | None) -> Anchored[T]:
        """A value read from these columns; the first must not be empty."""
        return Anchored(value, self.quote(*columns), f"column:{columns[0]}")

    def number(self, column: str | None) -> int | None:
        """A whole number that is not below zero, None where there is none; anything else is odd."""
        found = self.row.cell(column)
        if found is None:
            return None
        if not NUMBER.fullmatch(found.value) or len(found.value) > MOST_DIGITS:
            self.note(f"{found.column} {_short(found.value)} is no number of persons; left empty")
            return None
        return int(found.value.split(".")[0].replace(",", ""))

    def degrees(self, column: str | None, most: int) -> float | None:
        """A coordinate from minus `most` to `most`, None where there is none; anything else is odd."""
        found = self.row.cell(column)
        if found is None:
            return None
        if re.fullmatch(r"[+-]?[0-9]{1,4}(?:\.[0-9]{1,20})?", found.value) and abs(float(found.value)) <= most:
            return float(found.value)
        self.note(f"{found.column} {_short(found.value)} is no point on the Earth; left empty")
        return None

    def note(self, what: str) -> None:
        self.odd.append(what)


def _short(value: str) -> str:
    line = " ".join(value.split())
    return f"“{line}”" if len(line) <= 40 else f"“{line[:39]}…”"

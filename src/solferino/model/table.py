"""A table as it was read: its text as a document, and where each cell of each row stands in it."""

from dataclasses import dataclass

from solferino.model.document import Document, Quote

READER = "table/1"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that is not empty, without blanks around it: `document.text[start:start + len(value)] == value`."""

    column: str
    value: str
    start: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` counts from 1, the header not counted; `start:end` is its block of text."""

    number: int
    cells: tuple[Cell, ...]
    start: int
    end: int

    def cell(self, column: str | None) -> Cell | None:
        """The cell of a column, None where it is empty or no column is asked for."""
        return next((cell for cell in self.cells if cell.column == column), None) if column else None


@dataclass(frozen=True, slots=True)
class Table:
    """A document whose text is the plain rendering of a table, its columns and rows in the order of the file."""

    document: Document
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def quote(self, cell: Cell) -> Quote:
        """The words of a cell."""
        return Quote.of(self.document, cell.start, cell.start + len(cell.value))


def is_table(document: Document) -> bool:
    """Whether the text is the rendering of a table: its column names are no words of a report."""
    return document.reader == READER

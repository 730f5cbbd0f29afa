"""A filled-in coding sheet (CSV): bytes in, one coder's codes out."""

import csv
import io

from solferino.errors import UnreadableInput
from solferino.model.coding import Sheet
from solferino.read.decode import decode
from solferino.read.table import separator
from solferino.vocab.coding import NOT_STATED, UNIT, fields

HINT = "write the sheet anew with solferino code DIR -o FILE and fill in its cells"


def sheet(data: bytes, coder: str) -> Sheet:
    """Empty cells were not coded and are left out; `-` says that the report does not state it.

    Raises `UnreadableInput` for what is no such sheet, a unit that stands twice, or a number that is none.
    """
    rows = _rows(data, coder)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for number, row in enumerate(rows, 2):
        unit = _cell(row, UNIT)
        if unit in found:
            raise UnreadableInput(f"line {number} codes {unit} a second time", where=coder, hint="leave one of the two")
        if unit:
            found[unit] = _codes(row, number, coder)
    return Sheet(coder, tuple((unit, codes) for unit, codes in found.items() if codes))


def _rows(data: bytes, coder: str) -> list[dict[str, str | None]]:
    text = decode(data)[0].lstrip("\ufeff")
    head = text.splitlines()[0] if text.strip() else ""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator(head))
    try:
        rows = list(reader)
    except csv.Error as error:
        raise UnreadableInput(f"this is no table: {error}", where=coder, hint=HINT) from error
    names = set(reader.fieldnames or ())
    if UNIT not in names or not names & {field.id for field in fields()}:
        raise UnreadableInput("this is no coding sheet: its columns are missing", where=coder, hint=HINT)
    return rows


def _cell(row: dict[str, str | None], column: str) -> str:
    """A cell without the apostrophe that spreadsheets put before text."""
    return (row.get(column) or "").strip().removeprefix("'").strip()


def _codes(row: dict[str, str | None], number: int, coder: str) -> tuple[tuple[str, str], ...]:
    found = []
    for field in fields():
        value = _cell(row, field.id)
        if field.level == "interval" and value not in ("", NOT_STATED) and not value.isdecimal():
            what = f"line {number}, {field.id}: {value!r} is no whole number"
            raise UnreadableInput(
                what, where=coder, hint=f"write a number, or {NOT_STATED} where the report gives none"
            )
        if value:
            found.append((field.id, value))
    return tuple(found)

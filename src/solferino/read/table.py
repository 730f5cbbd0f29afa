"""Tables: CSV, TSV, and JSON lists of objects. The text is a plain rendering, one block per row, nothing dropped.

Each cell is a line `column: value`, in the order of the file; a blank line stands between rows. Values keep their
own line ends, empty ones leave the line with its column.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from solferino.errors import UnreadableInput
from solferino.model.document import Document, Source
from solferino.model.exhibit import Exhibit
from solferino.model.table import READER, Cell, Row, Table
from solferino.read.decode import decode
from solferino.vocab.sources import identify

SEPARATORS = (",", "\t", ";")
DATASET = "dataset"  # a register carries what others say: a row of the kinds in vocab/sources.toml
HINT = "it is preserved; save it as CSV, TSV or a JSON list of objects"
Line = tuple[tuple[str, str], ...]


def read(exhibit: Exhibit, data: bytes, *, publisher: str) -> Table:
    """The table in these bytes. Raises `UnreadableInput` where there is none."""
    text, notes = decode(data)
    text = text.removeprefix("\ufeff")
    whole = text.lstrip()[:1] in ("[", "{")
    columns, lines = _json(text, exhibit.name) if whole else _csv(text, exhibit.name)
    if not lines:
        raise UnreadableInput("the table has no rows", where=exhibit.name, hint=HINT)
    rendered, rows = _render(lines)
    known = identify(publisher)
    source = known if known and known.kind == DATASET else Source(f"register:{publisher}", publisher, DATASET)
    document = Document(
        exhibit.id, exhibit.name, READER, rendered, "en", source_name=publisher, source=source, notes=notes
    )
    return Table(document, columns, rows)


def _csv(text: str, where: str) -> tuple[tuple[str, ...], list[Line]]:
    head = text.lstrip("\r\n").split("\n", 1)[0]
    try:
        found = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator(head)) if row]
    except csv.Error as error:
        raise UnreadableInput(f"the table cannot be read: {error}", where=where, hint=HINT) from error
    columns = _columns(found[0]) if found else ()
    widest = max((len(row) for row in found), default=0)
    names = (*columns, *(f"(beyond the columns {n})" for n in range(1, widest - len(columns) + 1)))
    return columns, [tuple(zip(names, row, strict=False)) for row in found[1:]]


def separator(head: str) -> str:
    """The sign that stands between the columns of a first line; spreadsheets of some languages write semicolons."""
    return max(SEPARATORS, key=lambda sign: (head.count(sign), -SEPARATORS.index(sign)))


def _columns(names: Sequence[str]) -> tuple[str, ...]:
    """Names without blanks around them; a second column of one name gets a number, a nameless one its position."""
    made: list[str] = []
    for position, name in enumerate(names, 1):
        plain = " ".join(name.split()) or f"(column {position})"
        number, unique = 1, plain
        while unique in made:
            number += 1
            unique = f"{plain} ({number})"
        made.append(unique)
    return tuple(made)


def _json(text: str, where: str) -> tuple[tuple[str, ...], list[Line]]:
    try:
        found = json.loads(text, parse_int=_Written, parse_float=_Written)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"the file is no JSON: {error}", where=where, hint=HINT) from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise UnreadableInput("the JSON is no list of objects", where=where, hint=HINT)
    lines = [tuple((" ".join(name.split()), _plain(value)) for name, value in row.items()) for row in found]
    return tuple(dict.fromkeys(name for line in lines for name, _ in line)), lines


class _Written(str):
    """A number of JSON as it was written."""

    __slots__ = ()


def _plain(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _render(lines: Iterable[Line]) -> tuple[str, tuple[Row, ...]]:
    parts: list[str] = []
    rows: list[Row] = []
    at = 0
    for number, line in enumerate(lines, 1):
        start, cells = at, []
        for column, value in line:
            opening = f"{column}:{' ' if value else ''}"
            parts.append(f"{opening}{value}\n")
            if plain := value.strip():
                cells.append(Cell(column, plain, at + len(opening) + value.index(plain)))
            at += len(parts[-1])
        rows.append(Row(number, tuple(cells), start, at))
        parts.append("\n")
        at += 1
    return "".join(parts), tuple(rows)

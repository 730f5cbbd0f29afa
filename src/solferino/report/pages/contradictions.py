"""Where sources differ: one row for each field, one column for each report."""

from collections.abc import Sequence
from dataclasses import dataclass

from solferino.model.assessment import Contradiction, Position
from solferino.report import words
from solferino.report.lookup import Lookup
from solferino.report.pages.evidence import Evidence, Ref

COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice's value."""

    speaker: str
    value: str
    hedged: bool
    refs: list[Ref]


@dataclass(frozen=True, slots=True)
class Row:
    field: str
    kind: str
    question: str
    cells: list[list[Voice]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of at most four reports; more reports make more tables."""

    columns: list[tuple[str, str]]
    rows: list[Row]


def sheets(contradictions: Sequence[Contradiction], lookup: Lookup, evidence: Evidence) -> list[Sheet]:
    """Tables of all fields on which voices differ, over all reports that take a position."""
    taking = {position.document for row in contradictions for position in row.positions}
    documents = [key for key in lookup.documents if key in taking] + sorted(taking - set(lookup.documents))
    return [
        _sheet(contradictions, documents[first : first + COLUMNS], lookup, evidence)
        for first in range(0, len(documents), COLUMNS)
    ]


def _sheet(rows: Sequence[Contradiction], documents: list[str], lookup: Lookup, evidence: Evidence) -> Sheet:
    columns = [(lookup.document_label(key), lookup.publisher(key)) for key in documents]
    table = []
    for row in rows:
        cells = [[_voice(p, evidence) for p in row.positions if p.document == key] for key in documents]
        field, kind = words.plain(row.field), words.label(words.FIELDS, row.kind)
        table.append(Row(field, "" if kind == field else kind, row.question, cells))
    return Sheet(columns, [row for row in table if any(row.cells)])


def _voice(position: Position, evidence: Evidence) -> Voice:
    return Voice(position.speaker, position.value, position.hedged, evidence.refs(position.claims))

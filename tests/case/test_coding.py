"""Blind double coding: an empty sheet out, filled-in ones in."""

import csv
import io
from pathlib import Path

import pytest
from tests.case.case_aids import filled

from solferino.case import Case
from solferino.errors import UnreadableInput
from solferino.model.coding import FieldAgreement
from solferino.report.coding import sheet
from solferino.vocab.coding import CONTEXT, fields

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return filled(tmp_path_factory.mktemp("coding"))


def empty(case: Case) -> Rows:
    return list(csv.DictReader(io.StringIO(sheet(case.show()).decode(), newline="")))


def coded(rows: Rows, *values: dict[str, str], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows({**row, **value} for row, value in zip(rows, values, strict=True))
    return out.getvalue().encode("utf-8-sig")


def of(found: tuple[FieldAgreement, ...], name: str) -> FieldAgreement:
    return next(row for row in found if row.field == name)


def test_sheet_shows_words_and_nothing_that_the_program_read(case: Case) -> None:
    rows = empty(case)
    assert list(rows[0]) == [*CONTEXT, *(field.id for field in fields())]
    assert len(rows) == 2 and all(row["unit"] and row["words"] for row in rows)
    assert all(row[field.id] == "" for row in rows for field in fields())


def test_coders_are_compared_field_by_field_with_every_disagreement(case: Case) -> None:
    rows = empty(case)
    one = coded(
        rows, {"killed_min": "4", "place": "Uman", "time": "-"}, {"killed_min": "3", "place": "Uman", "time": "-"}
    )
    other = coded(rows, {"killed_min": "4", "place": "the Uman"}, {"killed_min": "5", "place": "Kyiv"}, separator=";")
    found = case.code([("Ann", one), ("Ben", other)])
    assert found.coders == ("Ann", "Ben")
    killed = of(found.fields, "killed_min")
    assert (killed.units, killed.same) == (2, 1) and killed.alpha is not None and killed.alpha < 1
    assert of(found.fields, "time").units == 0, "an empty cell was not coded"
    told = {(row.field, row.values) for row in found.disagreements}
    assert told == {
        ("killed_min", (("Ann", "3"), ("Ben", "5"))),
        ("place", (("Ann", "Uman"), ("Ben", "Kyiv"))),
    }


def test_program_may_be_one_of_the_coders(case: Case) -> None:
    rows = empty(case)
    sheets = [
        ("Ann", coded(rows, {"killed_min": "4", "date": "2022-02-24"}, {"killed_min": "3", "date": "2022-02-24"}))
    ]
    found = case.code(sheets, program=True)
    assert found.coders == ("Ann", "the program")
    assert of(found.fields, "killed_min").alpha == pytest.approx(1)
    assert of(found.fields, "date").same == 2


def test_unit_that_the_register_does_not_hold_is_told(case: Case) -> None:
    rows = empty(case)
    rows[1]["unit"] = "a0000000000000000"
    found = case.code([("Ann", coded(rows, {"place": "Uman"}, {"place": "Uman"}))])
    assert found.unknown == ("a0000000000000000",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"a,b\r\n1,2\r\n", "no coding sheet"),
        (b"", "no coding sheet"),
        (b"unit,killed_min\r\na1,four\r\n", "line 2, killed_min: 'four' is no whole number"),
        (b"unit,killed_min\r\na1,4\r\na1,5\r\n", "line 3 codes a1 a second time"),
    ],
)
def test_what_is_no_sheet_or_no_number_is_refused_with_its_line(case: Case, data: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        case.code([("Ann", data)])


def test_apostrophe_of_a_spreadsheet_is_no_part_of_a_value(case: Case, tmp_path: Path) -> None:
    rows = empty(case)
    found = case.code([(n, coded(rows, {"place": v}, {"place": "Uman"})) for n, v in (("A", "'-"), ("B", "-"))])
    assert found.disagreements == () and of(found.fields, "place").same == 2

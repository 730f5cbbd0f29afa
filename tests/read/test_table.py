"""Tables are rendered whole, and every cell stands where it is said to."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st
from tests.read.table_aids import table

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=12)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_cells_stand_where_they_are_said_to_and_nothing_is_dropped(values: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["one", "two words", "three"], *values])
    found = table(out.getvalue())
    assert [row.number for row in found.rows] == list(range(1, len(values) + 1))
    for row, line in zip(found.rows, values, strict=True):
        for cell in row.cells:
            found.quote(cell).check(found.document)
        assert [cell.value for cell in row.cells] == [value.strip() for value in line if value.strip()]
        assert all(value in found.document.text[row.start : row.end] for value in line)


@given(st.lists(st.dictionaries(st.sampled_from(["a", "b", "c"]), WORDS | st.integers() | st.none()), min_size=1))
def test_lists_of_objects_are_read_alike(values: list[dict[str, object]]) -> None:
    found = table(json.dumps(values), "table.json")
    for row, line in zip(found.rows, values, strict=True):
        written = [str(value).strip() for value in line.values() if value is not None]
        assert [cell.value for cell in row.cells] == [value for value in written if value]
        for cell in row.cells:
            found.quote(cell).check(found.document)


def test_text_is_one_block_per_row_in_the_order_of_the_file() -> None:
    found = table("id\tplace\n7\tUman\n8\t\n")
    assert found.document.text == "id: 7\nplace: Uman\n\nid: 8\nplace:\n\n"
    assert found.document.source is not None and found.document.source.kind == "dataset"


def test_columns_of_one_name_and_cells_beyond_the_columns_are_kept_apart() -> None:
    found = table("n,n,\n1,2,3,4\n")
    assert [(cell.column, cell.value) for cell in found.rows[0].cells] == [
        ("n", "1"), ("n (2)", "2"), ("(column 3)", "3"), ("(beyond the columns 1)", "4"),
    ]  # fmt: skip

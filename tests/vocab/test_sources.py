"""Known sources."""

from typing import Any

import pytest

from solferino.vocab.rows import records, table
from solferino.vocab.sources import identify


@pytest.mark.parametrize("row", records("sources.toml", "source"), ids=lambda row: str(row["id"]))
def test_source_is_found_by_its_example_and_not_by_its_counter_example(row: dict[str, Any]) -> None:
    found = identify(row["example"])
    assert found is not None and found.id == row["id"]
    other = identify(row["counter_example"])
    assert other is None or other.id != row["id"]
    assert row["kind"] in table("sources.toml")["kinds"]


def test_names_are_folded_and_brackets_left_aside() -> None:
    for name in ("amnesty international", "The Amnesty", "Amnesty International (retold)"):
        found = identify(name)
        assert found is not None and found.id == "amnesty"
    assert identify("Nobody in particular") is None

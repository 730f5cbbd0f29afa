"""Public suites of hostile archives and broken captures: each gives its members or a reason, none breaks anything."""

from pathlib import Path

import pytest

from solferino import read
from solferino.errors import UnreadableInput


def outcome(path: Path) -> tuple[int, int]:
    """How many members are taken out of a file, and how many things it holds, or it itself, are refused by name."""
    data = path.read_bytes()
    try:
        found = list(read.members(read.media_type(data, path.name), data, path.name))
    except UnreadableInput:
        return 0, 1
    assert all(bool(one.data) != bool(one.refused) for one in found)
    assert all(one.place.isprintable() for one in found)
    refused = sum(1 for one in found if one.refused)
    return len(found) - refused, refused


@pytest.mark.shared
def test_each_file_of_the_suites_gives_members_or_reasons(shared: Path) -> None:
    folder = shared / "conformance"
    paths = [p for part in ("hostile-archives", "warcio-data/data") for p in (folder / part).rglob("*") if p.is_file()]
    found = {path.name: outcome(path) for path in paths}
    assert found["bomb1000.zip"] == (0, 1)
    assert found["truncated.zip"] == (0, 1)
    assert found["hardlink.tar"] == (0, 1)
    assert found["symlink.zip"] == (1, 1)
    assert found["relative2.tar"] == (1, 0)
    assert found["post-test.warc.gz"] == (3, 0)
    assert found["example-trunc.warc"][1] > 0

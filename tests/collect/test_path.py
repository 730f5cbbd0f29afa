"""Files and folders on their way in."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from solferino.collect import fetch
from solferino.errors import MissingInput, RefusedInput, SolferinoError

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def names(location: Path) -> list[str]:
    return [intake.name for intake in fetch(str(location), by="tester", now=NOW)]


def test_folder_is_read_in_order_without_hidden_files_and_what_is_no_file_is_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "z.txt", ".hidden", "Thumbs.db"):
        (tmp_path / name).write_text(name)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("c")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    refused: list[SolferinoError] = []
    found = [i.name for i in fetch(str(tmp_path), by="tester", now=NOW, refuse=refused.append)]
    assert found == ["a.txt", "b.txt", "c.txt", "z.txt"]
    assert [(e.where, e.what) for e in refused] == [
        (str(tmp_path / "link.txt"), "this is a link"),
        (str(tmp_path / "sub" / "loop"), "this is a link"),
    ]


def test_folders_deeper_than_any_stack_are_read(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 1200)
    folders = [deep, *deep.parents][:1200]
    for folder in reversed(folders):
        folder.mkdir()
    (deep / "a.txt").write_text("a")
    try:
        assert names(tmp_path) == ["a.txt"]
    finally:  # whoever clears up after the tests may have a smaller stack
        (deep / "a.txt").unlink()
        for folder in folders:
            folder.rmdir()


def test_bytes_come_as_they_are_with_where_they_lay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x00\xff words")
    (intake,) = fetch(str(path), by="tester", now=NOW)
    assert intake.data == b"\x00\xff words"
    assert intake.location == str(path.resolve())
    assert (intake.received_by, intake.received_at) == ("tester", NOW)


def test_missing_path_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="check the spelling"):
        names(tmp_path / "none.txt")


def test_link_is_never_followed_even_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    (tmp_path / "somewhere").symlink_to(tmp_path / "a.txt")
    for name in ("nowhere", "somewhere"):
        with pytest.raises(RefusedInput, match="by its own path"):
            names(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedInput, match="no regular file"):
        names(tmp_path / "pipe")
    (tmp_path / "a.txt").write_text("a")
    refused: list[SolferinoError] = []
    assert [i.name for i in fetch(str(tmp_path), by="tester", now=NOW, refuse=refused.append)] == ["a.txt"]
    assert [e.where for e in refused] == [str(tmp_path / "pipe")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    with pytest.raises(MissingInput, match="cannot be read"):
        names(path)

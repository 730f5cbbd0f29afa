"""Pipes, empty folders, a lock with data, junk beside anchors and sealed exhibits: nothing in a vault goes unnamed."""

import os
from pathlib import Path

import pytest
from tests.preserve.vault_aids import intake, new_vault

from solferino.preserve import ORPHAN, audit


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    made = new_vault(tmp_path)
    with made.writing() as writer:
        writer.deposit(intake(b"text"))
    assert audit(made.path) == ()
    return made.path


def wrong(vault: Path) -> list[str]:
    return [fault.where for fault in audit(vault) if fault.kind != ORPHAN]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.parametrize("place", ["objects/pipe", "anchors/2/pipe", "log/checkpoints/7", "pipe"])
def test_pipe_is_named_and_not_waited_for(vault: Path, place: str) -> None:
    (vault / place).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(vault / place)
    assert wrong(vault) == [place]


def test_empty_folder_and_data_in_the_lock_are_named(vault: Path) -> None:
    (vault / "objects" / "a message").mkdir()
    (vault / ".lock").write_bytes(b"a message")
    assert wrong(vault) == [".lock", "objects/a message"]


@pytest.mark.parametrize(
    "place",
    ["anchors/2/junk.note", "anchors/2/0123456789ab.note", "anchors/2/0123456789ab.tsq", "objects/sealed/junk.age"],
)
def test_junk_is_no_leftover(vault: Path, place: str) -> None:
    (vault / place).parent.mkdir(parents=True, exist_ok=True)
    (vault / place).write_bytes(b"a message")
    assert wrong(vault) == [place]


def test_entries_that_cannot_be_read_are_told_once(vault: Path) -> None:
    entries = next((vault / "log" / "tile" / "entries").rglob("*.p")).glob("*")
    for path in entries:
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-3])
    assert {fault.kind for fault in audit(vault)} == {"entries"}

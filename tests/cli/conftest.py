"""A case to type commands at."""

from pathlib import Path

import pytest
from tests.cli.custody_aids import TEXT, say


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a case in it, and a passphrase in the environment."""
    monkeypatch.setenv("SOLFERINO_PASSPHRASE", "correct horse")
    monkeypatch.setenv("SOLFERINO_USER", "tester")
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    say("init", tmp_path / "case")
    say("add", tmp_path / "case", tmp_path / "in.txt")
    return tmp_path

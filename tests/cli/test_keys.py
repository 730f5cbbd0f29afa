"""Where keys may lie, and what is left of one that no log took."""

import os
import sys
from pathlib import Path

import pytest
from tests.cli.custody_aids import say

from solferino import cli
from solferino.errors import BrokenVault, CaseExists, NotACase, UnwritableOutput
from solferino.preserve import audit


def test_no_key_is_made_in_the_vault(words: Path) -> None:
    case = words / "case"
    (words / "door").symlink_to(case / "vault" / "anchors")
    for folder in (case / "vault" / "k", case / "vault" / "tmp", words / "door" / "k", case):
        for command in (("sign", case), ("seal", case, words / "in.txt")):
            with pytest.raises(UnwritableOutput, match="not belong into the vault"):
                say(*command, "--new-key", folder)
    assert audit(case / "vault") == ()


def test_a_key_that_is_refused_is_not_left_behind(words: Path) -> None:
    case, key = words / "case", words / "key"
    (case / "vault" / "anchors").mkdir()
    (case / "vault" / "anchors" / "link").symlink_to(words)
    with pytest.raises(BrokenVault, match="a link"):
        say("sign", case, "--new-key", key)
    assert not key.exists()
    with pytest.raises(NotACase):
        say("seal", words / "none", words / "in.txt", "--new-key", key)
    assert not key.exists()
    (case / "vault" / "anchors" / "link").unlink()
    say("sign", case, "--new-key", key)


def test_a_file_is_no_folder_for_a_key(words: Path) -> None:
    for command in ("sign", "seal"):
        with pytest.raises(CaseExists):
            say(command, words / "case", "--new-key", words / "in.txt")


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights there")
def test_what_the_system_refuses_is_one_sentence(
    words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("solferino.preserve.vault.locked", refuse)
    monkeypatch.setattr(sys, "argv", ["solferino", "sign", str(words / "case"), "--new-key", str(words / "key")])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    assert "the system refused: Permission denied" in capsys.readouterr().err
    assert not (words / "key").exists()

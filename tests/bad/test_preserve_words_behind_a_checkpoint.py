"""Extension lines in a checkpoint: words that the vault never wrote, and that a signature would have vouched for."""

from pathlib import Path

import pytest
from tests.preserve.test_anchors import anchors, signed_vault, witness
from tests.preserve.test_signing import add, quick_key
from tests.preserve.vault_aids import NOW

from solferino.errors import BrokenVault
from solferino.preserve import Vault, against, audit
from solferino.preserve.disk import Disk
from solferino.preserve.note import Note, parse
from solferino.preserve.proof_text import WitnessRequest
from solferino.preserve.signing import sign_newest
from solferino.preserve.witness import cosign

WORDS = "received and verified complete by the court"


def with_words(path: Path) -> Path:
    text, signatures = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text(f"{text}\n{WORDS}\n\n{signatures}", encoding="utf-8")
    return path


def test_words_in_an_older_unsigned_checkpoint_are_named(tmp_path: Path) -> None:
    vault = signed_vault(tmp_path)
    with_words(vault.path / "log" / "checkpoints" / "1")
    assert [(f.kind, f.where) for f in audit(vault.path)] == [("checkpoint", "log/checkpoints/1")]


def test_words_in_the_newest_checkpoint_are_named_and_never_signed(tmp_path: Path) -> None:
    vault, key = signed_vault(tmp_path), quick_key(tmp_path / "key")
    add(vault, "later")
    newest = vault.path / "log" / "checkpoint"
    for path in (newest, newest.with_name("checkpoints") / str(vault.size)):
        with_words(path)
    assert "log/checkpoint" in {f.where for f in audit(vault.path)}
    with pytest.raises(BrokenVault, match="no log of ours"):
        sign_newest(vault, [key])
    with pytest.raises(BrokenVault, match="no log of ours"):
        Vault.open(vault.path)
    assert "\N{EM DASH}" not in newest.read_text(encoding="utf-8")


def test_words_in_a_checkpoint_kept_elsewhere_are_named(tmp_path: Path) -> None:
    vault = signed_vault(tmp_path)
    kept = tmp_path / "kept"
    kept.write_bytes(vault.note().encode())
    assert against(vault, kept) == ()
    assert [f.kind for f in against(vault, with_words(kept))] == ["unreadable"]


def test_a_witness_of_another_log_takes_its_extension_lines(tmp_path: Path) -> None:
    vault, log, mine = signed_vault(tmp_path), quick_key(tmp_path / "key"), witness(tmp_path / "w")
    text = f"{vault.note().text}another kind of log\n"
    request = WitnessRequest(0, (), Note(text, (log.sign(text),)).encode())
    assert cosign(mine, request.encode(), [log.key], NOW, Disk())
    assert parse(anchors(vault).ask_witness(0).split(b"\n\n", 1)[1]).text == vault.note().text

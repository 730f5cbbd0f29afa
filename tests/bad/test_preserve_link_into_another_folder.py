"""A hostile vault has links where its folders should be: nothing is deleted or written through them."""

import hashlib
from pathlib import Path

import pytest
from tests.preserve.vault_aids import intake, new_vault

from solferino.errors import BrokenVault
from solferino.preserve.objects import object_path


@pytest.mark.parametrize("name", ["tmp", "log/tile", "log", "objects", "objects/sha256", ".lock", "log/tile/zz"])
def test_a_link_in_a_vault_stops_every_writer(tmp_path: Path, name: str) -> None:
    vault = new_vault(tmp_path)
    victim = tmp_path / "victim"
    path = vault.path / name
    if path.exists():
        path.rename(victim)
    else:
        victim.mkdir()
    path.symlink_to(victim)
    mine = victim / "mine.txt" if victim.is_dir() else victim
    mine.write_text("mine")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BrokenVault, match="a link"), vault.writing():
        pass
    assert mine.read_text() == "mine"
    assert sorted(tmp_path.iterdir()) == before


def test_an_object_is_not_written_through_a_link(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    victim = tmp_path / "victim"
    victim.mkdir()
    data = b"new"
    folder = object_path(vault.path, hashlib.sha256(data).hexdigest()).parent.parent
    folder.symlink_to(victim)
    with pytest.raises(BrokenVault, match="a link"), vault.writing() as writer:
        writer.deposit(intake(data))
    assert not list(victim.iterdir())

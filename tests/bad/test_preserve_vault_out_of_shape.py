"""Folders in place of files, pipes, sizes beyond all entries: an answer at once, and never a traceback."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preserve.test_anchors import signed_vault
from tests.preserve.test_signing import add, quick_key

from solferino.errors import BrokenVault, SolferinoError
from solferino.preserve import ORPHAN, Vault, audit, parse_policy, policy_faults, policy_size
from solferino.preserve.log import edge_names, tile_names
from solferino.preserve.tiles import is_tile

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return signed_vault(tmp_path)


def wrong(vault: Vault) -> set[str]:
    return {fault.where for fault in audit(vault.path) if fault.kind != ORPHAN}


@needs_pipes
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_a_policy_is_met_by_what_can_be_read(tmp_path: Path, vault: Vault, make: Callable[[Path], None]) -> None:
    for place in ("log/checkpoints/zz", "anchors/3/x.cosignature", "anchors/3/x.note"):
        (vault.path / place).parent.mkdir(parents=True, exist_ok=True)
        make(vault.path / place)
    policy = parse_policy(f"log {quick_key(tmp_path / 'key').key}\nquorum none\n".encode())
    assert policy_faults(vault, policy, "p") == ()
    assert policy_size(vault, policy) == vault.size
    assert wrong(vault) >= {"log/checkpoints/zz"}


@pytest.mark.parametrize("both", [True, False])
def test_a_checkpoint_of_more_entries_than_could_be_read_is_told_at_once(vault: Vault, both: bool) -> None:
    text = vault.note().text.split("\n")
    note = "\n".join([text[0], "99999999999", *text[2:], ""])
    for path in (vault.path / "log" / "checkpoints").iterdir():
        if both:
            path.unlink()
    for name in ("checkpoint", "checkpoints/99999999999")[: 2 if both else 1]:
        (vault.path / "log" / name).write_text(note, encoding="utf-8")
    assert wrong(vault)
    with pytest.raises(BrokenVault):
        Vault.open(vault.path)


def test_what_the_vault_needs_and_a_copy_may_lack_is_made_again(vault: Vault) -> None:
    (vault.path / "tmp").rmdir()
    shutil.rmtree(vault.path / "log" / "checkpoints")
    (vault.path / ".lock").unlink()
    add(vault, "later")
    assert Vault.open(vault.path).size == vault.size


@pytest.mark.parametrize("place", ["tmp/x", ".lock", "log/checkpoint", "log/checkpoints/5", "tmp"])
def test_a_folder_in_place_of_a_file_and_the_other_way_round_is_refused(vault: Vault, place: str) -> None:
    path = vault.path / place
    if place == "tmp":
        path.rmdir()
        path.write_bytes(b"")
    else:
        path.unlink(missing_ok=True)
        path.mkdir()
    assert place in wrong(vault) | {fault.where for fault in audit(vault.path)}
    with pytest.raises(SolferinoError):
        add(vault, "later")


@needs_pipes
def test_a_pipe_for_a_lock_is_refused(vault: Vault) -> None:
    (vault.path / ".lock").unlink()
    os.mkfifo(vault.path / ".lock")
    with pytest.raises(BrokenVault, match="no lock"):
        add(vault, "later")


def test_a_file_beyond_all_measure_is_not_read(vault: Vault) -> None:
    with (vault.path / "log" / "checkpoints" / "1").open("r+b") as file:
        file.truncate(1 << 40)
    assert "log/checkpoints/1" in wrong(vault)


def test_names_of_tiles_are_told_by_arithmetic() -> None:
    for size in (1, 255, 256, 257, 65_535, 65_536, 65_537):
        names = set(tile_names(size))
        assert all(is_tile(name, size) for name in names)
        assert {name for name in edge_names(size + 1) if is_tile(name, size)} <= names
    for name in ("tile/0/000", "tile/0/0.p/1", "tile/0/000.p/01", "tile/0/x000/000.p/1", "tile/1/000.p/1", "x"):
        assert not is_tile(name, 1)

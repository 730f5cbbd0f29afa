"""The audit names every file that is not as it was."""

from pathlib import Path

import pytest
from tests.preserve.vault_aids import intake, new_vault

from solferino.preserve import ORPHAN, Vault, audit


@pytest.fixture(scope="module")
def vault_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    vault = new_vault(tmp_path_factory.mktemp("audit"))
    with vault.writing() as writer:
        writer.deposit_all([intake(f"text {i}".encode() * 5, f"{i}.txt") for i in range(3)])
    with vault.writing() as writer:
        writer.deposit(intake(b"a later one", "later.txt"))
    return vault.path


def files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file() and p.name != ".lock")


def test_any_single_byte_flipped_is_found_and_its_file_named(vault_path: Path) -> None:
    for path in files(vault_path):
        whole = path.read_bytes()
        places = range(0, len(whole), max(1, len(whole) // 60))
        mode = path.stat().st_mode
        path.chmod(0o600)
        for place in places:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << place % 8)]) + whole[place + 1 :])
            named = {fault.where for fault in audit(vault_path)}
            assert path.relative_to(vault_path).as_posix() in named, (path, place)
            if path.parent.parent.parent.name == "sha256":
                assert named == {path.relative_to(vault_path).as_posix()}
        path.write_bytes(whole)
        path.chmod(mode)
    assert audit(vault_path) == ()


def test_truncated_and_deleted_files_are_named(vault_path: Path) -> None:
    for path in files(vault_path):
        whole, mode = path.read_bytes(), path.stat().st_mode
        old = path.parent.name == "checkpoints" and path.name != "5"  # nothing says which older ones there were
        for change in (whole[:-1],) if old else (whole[:-1], None):
            path.chmod(0o600)
            if change is None:
                path.unlink()
            else:
                path.write_bytes(change)
            named = {fault.where for fault in audit(vault_path)}
            assert path.relative_to(vault_path).as_posix() in named, path
            path.write_bytes(whole)
            path.chmod(mode)
    assert audit(vault_path) == ()


def test_added_file_swapped_objects_and_links_are_named(vault_path: Path) -> None:
    stray = vault_path / "objects" / "notes.txt"
    stray.write_text("mine")
    assert [(f.kind, f.where) for f in audit(vault_path)] == [("unexpected", "objects/notes.txt")]
    stray.unlink()
    first, second = [p for p in files(vault_path) if "sha256" in p.parts][:2]
    a, b = first.read_bytes(), second.read_bytes()
    for path in (first, second):
        path.chmod(0o600)
    first.write_bytes(b)
    second.write_bytes(a)
    assert {f.where for f in audit(vault_path)} == {p.relative_to(vault_path).as_posix() for p in (first, second)}
    first.write_bytes(a)
    second.write_bytes(b)
    link = vault_path / "objects" / "link"
    link.symlink_to(vault_path / "FORMAT")
    assert [f.kind for f in audit(vault_path)] == ["link"]
    link.unlink()
    assert audit(vault_path) == ()


def test_object_without_log_entry_is_an_orphan_and_costs_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    other = new_vault(tmp_path / "other")
    with other.writing() as writer:
        exhibit = writer.deposit(intake(b"unlogged"))
    source = other.path / "objects" / "sha256" / exhibit.id[:2] / exhibit.id[2:4] / exhibit.id
    target = vault.path / source.relative_to(other.path)
    target.parent.mkdir(parents=True)
    target.write_bytes(b"unlogged")
    assert [f.kind for f in audit(vault.path)] == [ORPHAN]
    assert Vault.open(vault.path).exhibits() == ()

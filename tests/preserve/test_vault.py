"""The vault: written once, logged, whole after every cut."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from tests.preserve.vault_aids import NOW, FailingDisk, PowerCut, intake, new_vault

from solferino.errors import CaseExists, InvalidValue, NotACase, UnknownItem, VaultBusy
from solferino.preserve import ORPHAN, Vault, audit
from solferino.preserve.objects import object_path

THREE = (intake(b"first", "1.txt"), intake(b"second", "2.txt"), intake(b"third", "3.txt"))


def snapshot(path: Path) -> dict[str, bytes]:
    return {p.relative_to(path).as_posix(): p.read_bytes() for p in path.rglob("*") if p.is_file()}


def test_received_bytes_come_back_and_are_logged(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        exhibit = writer.deposit(intake(b"words", "report.txt", source="Somebody"))
    assert vault.read(exhibit.id) == b"words"
    assert exhibit.details == {"source": "Somebody"}
    assert [e.action for e in vault.events()] == ["genesis", "receive"]
    assert audit(vault.path) == ()


def test_objects_cannot_be_written_to(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        exhibit = writer.deposit(intake(b"words"))
    assert stat.S_IMODE(object_path(vault.path, exhibit.id).stat().st_mode) == 0o444


def test_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.deposit_all(THREE)
    before = snapshot(vault.path)
    with vault.writing() as writer:
        writer.deposit_all(THREE)
    assert snapshot(vault.path) == before


def test_same_bytes_from_elsewhere_are_a_second_receipt_of_one_object(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.deposit(intake(b"words", "a.txt", "/one"))
        writer.deposit(intake(b"words", "b.txt", "/two"))
    assert [e.action for e in vault.events()] == ["genesis", "receive", "receive"]
    assert [e.name for e in vault.exhibits()] == ["a.txt"]


def test_later_description_overrides_details(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.deposit(intake(b"words"))
        writer.deposit(intake(b"words", published="2022-02-25"))
    assert [e.action for e in vault.events()] == ["genesis", "receive", "describe"]
    assert vault.exhibits()[0].details == {"published": "2022-02-25"}


@pytest.mark.parametrize("number", [1, 255, 256, 300])
def test_logs_of_every_size_pass_the_audit(tmp_path: Path, number: int) -> None:
    vault = new_vault(tmp_path)
    with vault.writing() as writer:
        writer.deposit_all([intake(str(i).encode(), f"{i}.txt") for i in range(number)])
        writer.record(action="note", about="case", detail={"text": "done"}, by="tester", at=NOW)
    again = Vault.open(vault.path)
    assert again.size == number + 2
    assert audit(vault.path) == ()


def test_opening_writes_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    before = snapshot(vault.path)
    Vault.open(vault.path).exhibits()
    assert snapshot(vault.path) == before


def test_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    other = Vault.open(vault.path)
    with vault.writing(), pytest.raises(VaultBusy, match="another process"), other.writing():
        pytest.fail("two writers at once")


def _add(path: str, name: str) -> None:
    for number in range(5):
        while True:
            try:
                with Vault.open(Path(path)).writing() as writer:
                    writer.deposit(intake(f"{name}{number}".encode(), f"{name}{number}.txt"))
                break
            except VaultBusy:
                continue


def test_two_processes_lose_and_double_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add, args=(str(vault.path), name)) for name in ("a", "b")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert len(Vault.open(vault.path).exhibits()) == 10
    assert audit(vault.path) == ()


def test_missing_and_existing_vaults_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        Vault.open(tmp_path / "none")
    vault = new_vault(tmp_path)
    with pytest.raises(CaseExists):
        new_vault(tmp_path)
    with pytest.raises(UnknownItem):
        vault.read("0" * 64)


def test_an_event_too_large_for_a_leaf_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    before = snapshot(vault.path)
    with pytest.raises(InvalidValue, match="log entry"), vault.writing() as writer:
        writer.record(action="note", about="case", detail={"text": "x" * 70_000}, by="tester", at=NOW)
    assert snapshot(vault.path) == before


def operations(tmp_path: Path) -> int:
    """How many disk operations adding three files takes."""
    vault = new_vault(tmp_path / "count")
    vault.disk = FailingDisk(10**9)
    with vault.writing() as writer:
        writer.deposit_all(THREE)
    return vault.disk.done


def test_cut_at_any_operation_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    for stop_at in range(1, operations(tmp_path) + 1):
        vault = new_vault(tmp_path / str(stop_at))
        vault.disk = FailingDisk(stop_at)
        with pytest.raises(PowerCut), vault.writing() as writer:
            writer.deposit_all(THREE)
        again = Vault.open(vault.path)
        assert again.size in (1, 4), stop_at
        assert [f for f in audit(vault.path) if f.kind != ORPHAN] == [], stop_at
        with again.writing() as writer:
            writer.deposit_all(THREE)
        assert [e.name for e in again.exhibits()] == ["1.txt", "2.txt", "3.txt"], stop_at
        assert audit(vault.path) == (), stop_at

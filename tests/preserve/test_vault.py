"""The vault: written once, logged, whole after every cut."""

import errno
import hashlib
import multiprocessing
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from tests.preserve.vault_aids import NOW, FailingDisk, PowerCut, intake, new_vault

from solferino.errors import (
    CaseExists,
    InvalidValue,
    MissingInput,
    NotACase,
    RefusedInput,
    UnknownItem,
    UnwritableOutput,
    VaultBusy,
)
from solferino.preserve import ORPHAN, Vault, audit
from solferino.preserve.disk import Disk
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


def test_large_file_is_copied_while_it_is_hashed(tmp_path: Path) -> None:
    vault, source = new_vault(tmp_path), tmp_path / "film.bin"
    data = bytes(range(256)) * 40_000  # more than two pieces of a copy
    source.write_bytes(data)
    with vault.writing() as writer:
        exhibit = writer.deposit(replace(intake(data[:10], "film.bin"), file=str(source)))
        again = writer.deposit(replace(intake(data[:10], "film.bin"), file=str(source)))
    assert vault.read(exhibit.id) == data
    assert again == exhibit
    assert exhibit.size_bytes == len(data)
    assert vault.size == 2
    assert list((vault.path / "tmp").iterdir()) == []
    assert audit(vault.path) == ()


def test_large_file_that_changes_under_the_copy_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault, source = new_vault(tmp_path), tmp_path / "film.bin"
    source.write_bytes(b"x" * 9_000_000)
    fill = Disk.fill

    def meddle(disk: Disk, file: IO[bytes], data: bytes) -> None:
        with source.open("ab") as grown:
            grown.write(b"y")
        fill(disk, file, data)

    monkeypatch.setattr(Disk, "fill", meddle)
    with pytest.raises(RefusedInput, match="changed"), vault.writing() as writer:
        writer.deposit(replace(intake(b"x", "film.bin"), file=str(source)))
    monkeypatch.undo()
    assert (vault.size, list((vault.path / "tmp").iterdir())) == (1, [])


def test_large_file_is_pushed_to_the_disk_in_parts_that_leave_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solferino.preserve.copying.BEHIND_BYTES", 3 << 20)
    vault, source, parts = new_vault(tmp_path), tmp_path / "film.bin", []
    data = os.urandom(1 << 20) * 40 + b"end"
    source.write_bytes(data)
    push = Disk.push

    def noted(disk: Disk, file: IO[bytes], at: int, length: int) -> None:
        parts.append((at, length))
        push(disk, file, at, length)

    monkeypatch.setattr(Disk, "push", noted)
    with vault.writing() as writer:
        exhibit = writer.deposit(replace(intake(b"x", "film.bin"), file=str(source)))
    assert parts == [(at << 20, 3 << 20) for at in range(0, 39, 3)]
    assert vault.read(exhibit.id) == data
    detail = vault.events()[-1].detail
    assert (detail["sha512"], detail["size_bytes"]) == (hashlib.sha512(data).hexdigest(), len(data))
    assert audit(vault.path, every_digest=True) == ()


def test_large_file_that_the_disk_does_not_take_is_not_registered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("solferino.preserve.copying.BEHIND_BYTES", 1 << 20)
    vault, source = new_vault(tmp_path), tmp_path / "film.bin"
    source.write_bytes(bytes(5 << 20))

    def fails(disk: Disk, file: IO[bytes], at: int, length: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Disk, "push", fails)
    with pytest.raises(OSError, match="input/output"), vault.writing() as writer:
        writer.deposit(replace(intake(b"x", "film.bin"), file=str(source)))
    monkeypatch.undo()
    assert (Vault.open(vault.path).size, audit(vault.path)[0].kind) == (1, ORPHAN)
    with vault.writing() as writer:
        writer.deposit(replace(intake(b"x", "film.bin"), file=str(source)))
    assert audit(vault.path) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_pipes_and_links_are_refused_at_once(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name, error in (("pipe", RefusedInput), ("link", MissingInput), ("none", MissingInput)):
        with pytest.raises(error), vault.writing() as writer:
            writer.deposit(replace(intake(b"x", name), file=str(tmp_path / name)))
    assert audit(vault.path) == ()


@pytest.mark.parametrize("broken", ["link", "lock", "rename"])
def test_file_systems_that_break_their_promises_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    if broken == "link":
        monkeypatch.setattr(os, "link", lambda source, target, **_: Path(target).write_bytes(Path(source).read_bytes()))
    elif broken == "lock":
        fcntl = pytest.importorskip("fcntl")
        monkeypatch.setattr(fcntl, "flock", lambda *_: None)
    else:
        monkeypatch.setattr(Path, "replace", lambda source, target: None)
    with pytest.raises(UnwritableOutput, match="cannot hold a vault"):
        new_vault(tmp_path)

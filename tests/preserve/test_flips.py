"""Every changed bit of an export is found and its file named; `python -m tools.flips` tries every byte."""

import shutil
from pathlib import Path

import pytest
from tools import flips

from solferino.preserve.kit import verify


def test_reduced_flip_loop_finds_and_names_everything(tmp_path: Path) -> None:
    bag = flips.small_export(tmp_path)
    before = {path: path.read_bytes() for path in bag.rglob("*") if path.is_file()}
    found = list(flips.flips(bag, every=127))
    assert {name for _, name, _, _ in found} == {
        path.relative_to(bag).as_posix() for path, data in before.items() if data
    }
    assert [row for row in found if not row[3]] == []
    assert {path: path.read_bytes() for path in before} == before


def test_loop_notices_a_program_that_does_not_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = flips.small_export(tmp_path)
    monkeypatch.setattr(verify.Export, "_proofs", lambda self: None)
    assert [name for trial, name, _, found in flips.flips(bag, every=211) if not found and trial != "as received"]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        (b"item", b"ITEM", "data/items/000001/record.json"),
        (b'"received": "1"', b'"received": "9"', "data/items/000001/record.json"),
        (b"old 4", b"old 3", "proofs/consistency-4-5.txt"),
        (b"index 2", b"index +2", "proofs/000000002.tlog-proof"),
        (b": ", b":  ", "data/custody/entries.jsonl"),
        (b'0="', b'2="', "data/custody/entries.jsonl"),
        (b"\n", b"\x0b", "trust/log.vkey"),
    ],
)
def test_a_file_that_means_the_same_but_is_another_is_found_after_new_manifests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes, new: bytes, name: str
) -> None:
    bag = flips.small_export(tmp_path)
    monkeypatch.setattr(flips.Known, "known", dict(verify.Export(str(bag)).bag.digests))
    monkeypatch.setattr(verify, "Bag", flips.Known)
    data = (bag / name).read_bytes()
    assert old in data
    (bag / name).write_bytes(data.replace(old, new, 1))
    assert verify.Export(str(bag)).findings
    shutil.rmtree(bag)


def test_digits_of_the_tag_manifest_have_one_way_to_be_written(tmp_path: Path) -> None:
    bag = flips.small_export(tmp_path)
    path = bag / flips.TAGS
    path.write_bytes(path.read_bytes().replace(b"a", b"A", 1))
    assert [(f.kind, f.where) for f in verify.Export(str(bag)).findings] == [("bag", flips.TAGS)]

"""Exports that somebody made again, manifests and all: what rests on the log must be found."""

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preserve.test_bag import grown, resealed
from tests.preserve.test_signing import quick_key
from tests.preserve.vault_aids import NOW

from solferino.preserve import write_bag
from solferino.preserve.kit import verify

EXHIBIT_PLACES = [
    ("/srv/somebody/case 7/a.txt", "a.txt"),
    ("C:\\Users\\somebody\\a.txt", "a.txt"),
    ("file:///srv/somebody/a.txt", "a.txt"),
    ("https://example.org/home/a.txt", "https://example.org/home/a.txt"),
    ("", ""),
]
KINDS = set[tuple[str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forged")
    write_bag(grown(folder), folder / "bag")
    return folder / "bag"


@pytest.fixture
def bag(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "copy"))


def found(folder: Path) -> KINDS:
    return {(finding.kind, finding.where) for finding in verify.Export(str(resealed(folder))).findings}


def without_signatures(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text("".join(f"{line}\n" for line in text.split("\n")[:-1] if not line.startswith("\u2014")), "utf-8")


def test_a_log_that_the_named_key_did_not_sign_does_not_match_it(bag: Path, tmp_path: Path) -> None:
    fingerprint = quick_key(tmp_path / "key").key.fingerprint()
    assert verify.report(verify.Export(str(bag)), fingerprint, ())["intact"]
    for path in [bag / "data" / "custody" / "checkpoint", *(bag / "proofs").iterdir()]:
        without_signatures(path)
    said = verify.report(verify.Export(str(resealed(bag))), fingerprint, ())
    assert [f["kind"] for f in said["findings"]] == ["signature"]
    assert not said["intact"] and "matches" not in said["trust"]
    assert verify.report(verify.Export(str(bag)), "", ())["intact"]  # nobody claims a key: testimony says "nobody"


def _put(name: str) -> Callable[[Path], object]:
    return lambda bag: (bag / name).write_bytes(b"x")


def _drop(name: str) -> Callable[[Path], object]:
    return lambda bag: (bag / name).unlink()


def _vouched(bag: Path) -> None:
    path = bag / "data" / "items" / "000001" / "record.json"
    record = json.loads(path.read_bytes()) | {"verified_by": "a laboratory"}
    path.write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")


def _renamed(bag: Path) -> None:
    folder = bag / "data" / "items" / "000001"
    record = json.loads((folder / "record.json").read_bytes()) | {"file": "item-confession.txt"}
    (folder / "item-a.txt").rename(folder / "item-confession.txt")
    (folder / "record.json").write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda bag: shutil.rmtree(bag / "data/items/000002"), ("missing", "data/items/000002/record.json")),
        (_drop("data/items/000001/item-a.txt"), ("missing", "data/items/000001/item-a.txt")),
        (_drop("data/items/000002/record.json"), ("missing", "data/items/000002/record.json")),
        (_put("data/statement.txt"), ("extra", "data/statement.txt")),
        (_put("data/custody/report.pdf"), ("extra", "data/custody/report.pdf")),
        (_put("data/items/000001/item-b.txt"), ("forged", "data/items/000001/item-b.txt")),
        (_put("RESULTS.txt"), ("extra", "RESULTS.txt")),
        (_put("proofs/more.txt"), ("extra", "proofs/more.txt")),
        (_put("trust/more"), ("extra", "trust/more")),
        (_vouched, ("forged", "data/items/000001/record.json")),
        (_renamed, ("forged", "data/items/000001/item-confession.txt")),
        (lambda bag: shutil.rmtree(bag / "proofs"), ("missing", "proofs/000000000.tlog-proof")),
        (_drop("proofs/consistency-4-6.txt"), ("missing", "proofs/consistency-4-6.txt")),
    ],
)
def test_nothing_comes_or_goes_though_the_manifests_agree(
    bag: Path, change: Callable[[Path], object], expected: tuple[str, str]
) -> None:
    assert found(bag) == set()
    change(bag)
    assert expected in found(bag)


def test_an_export_of_some_items_says_nothing_of_other_recipients(tmp_path: Path) -> None:
    vault = grown(tmp_path)
    one, two = vault.exhibits()[0].id, vault.exhibits()[1].id
    detail = {"form": "bagit", "items": [two], "purpose": "for another party, about a witness"}
    with vault.writing() as writer:
        writer.record(action="export", about=vault.origin, detail=detail, by="tester", at=NOW)
    made = write_bag(vault, tmp_path / "part", only=frozenset((one,)))
    assert (made.disclosed, made.entries) == (3, 7)
    assert verify.Export(str(tmp_path / "part")).findings == []
    rows = (tmp_path / "part" / "data" / "custody" / "entries.jsonl").read_text("utf-8").splitlines()
    everything = b"".join(base64.b64decode(json.loads(row)["entry"]) for row in rows)
    assert two.encode() not in everything and b"another party" not in everything
    write_bag(vault, tmp_path / "whole")
    assert any(e["action"] == "export" for e in verify.Export(str(tmp_path / "whole")).entries.values())


@pytest.mark.parametrize(("location", "shown"), EXHIBIT_PLACES)
def test_the_record_of_an_item_names_its_file_and_no_folder(location: str, shown: str) -> None:
    record = json.loads(verify.record_text(3, {"detail": {"name": "a.txt", "location": location}}))
    assert record["received"] == shown

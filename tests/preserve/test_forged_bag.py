"""Exports that somebody made again, manifests and all: what rests on the log must be found."""

import shutil
from pathlib import Path

import pytest
from tests.preserve.test_bag import grown, resealed
from tests.preserve.test_signing import quick_key

from solferino.preserve import write_bag
from solferino.preserve.kit import verify

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

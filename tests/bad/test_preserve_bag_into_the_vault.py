"""Exports are not written into the vault, nor onto a link that leads nowhere; nothing is logged or left behind."""

from pathlib import Path

import pytest
from tests.case.case_aids import new_case

from solferino.errors import CaseExists, UnwritableOutput
from solferino.preserve import audit


@pytest.mark.parametrize("place", ["vault/out", "vault/objects/new/out", "x/../vault/anchors/out", "in/out"])
def test_no_export_in_the_vault(tmp_path: Path, place: str) -> None:
    case = new_case(tmp_path)
    (case.folder / "in").symlink_to(case.folder / "vault" / "objects")
    with pytest.raises(UnwritableOutput, match="in the vault"):
        case.bag(case.folder / place)
    assert case.vault.size == 1
    assert audit(case.vault.path) == ()


def test_a_link_that_leads_nowhere_is_something_already(tmp_path: Path) -> None:
    case, target = new_case(tmp_path), tmp_path / "out"
    target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(CaseExists):
        case.bag(target)
    assert case.vault.size == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "out"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        new_case(tmp_path).bag(tmp_path / "file" / "out")

"""Output never goes into what a case keeps, however the path is written."""

from pathlib import Path

import pytest
from tests.case.case_aids import new_case

from solferino.case import is_part_of_case


@pytest.mark.parametrize(
    "name",
    [
        "vault/log/checkpoint",
        "vault/new.json",
        "register.sqlite",
        "register.sqlite-wal",
        "case.toml",
        "x/../vault/FORMAT",
        ".",
    ],
)
def test_paths_inside_what_is_kept_are_refused(tmp_path: Path, name: str) -> None:
    case = new_case(tmp_path)
    assert is_part_of_case(case.folder, case.folder / name)


def test_links_to_what_is_kept_are_refused(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    (tmp_path / "soft").symlink_to(case.folder / "vault" / "FORMAT")
    (tmp_path / "hard.toml").hardlink_to(case.folder / "case.toml")
    assert is_part_of_case(case.folder, tmp_path / "soft")
    assert is_part_of_case(case.folder, tmp_path / "hard.toml")


def test_files_beside_them_are_fine(tmp_path: Path) -> None:
    case = new_case(tmp_path)
    assert not is_part_of_case(case.folder, case.folder / "dossier.html")
    assert not is_part_of_case(case.folder, tmp_path / "vault.json")

"""A vault that does not hold what its log says hands nothing out, and nothing that its log does not name."""

import base64
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preserve.test_bag import grown, kinds

from solferino.errors import BrokenVault
from solferino.preserve import Vault, write_bag
from solferino.preserve.objects import object_path


def _object(vault: Vault) -> Path:
    path = object_path(vault.path, vault.exhibits()[0].id)
    path.chmod(0o600)
    return path


def _linked(vault: Vault) -> None:
    path = _object(vault)
    path.rename(vault.path.parent / "elsewhere")
    path.symlink_to(vault.path.parent / "elsewhere")


def _checkpoint(vault: Vault) -> Path:
    return next((vault.path / "log" / "checkpoints").iterdir())


def _false_signature(vault: Vault) -> None:
    path = vault.path / "log" / "checkpoints" / "4"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    dash, name, blob = lines[-1].split(" ")
    made = base64.b64encode(base64.b64decode(blob)[:4] + bytes(64)).decode()
    path.write_text("".join([*lines[:-1], f"{dash} {name} {made}\n"]), encoding="utf-8")


def _other_root(vault: Vault) -> None:
    path = vault.path / "log" / "checkpoints" / "4"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines[:2], base64.b64encode(bytes(32)).decode(), *lines[3:]]), encoding="utf-8")


def _tile(vault: Vault) -> None:
    (path,) = (vault.path / "log" / "tile" / "0").rglob("6")
    path.write_bytes(bytes(32) + path.read_bytes()[32:])


def _folder(vault: Vault) -> None:
    path = _checkpoint(vault)
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        lambda vault: _object(vault).write_bytes(b"other"),
        lambda vault: _object(vault).unlink(),
        _linked,
        _folder,
        _false_signature,
        _other_root,
        _tile,
        lambda vault: shutil.rmtree(vault.path / "objects"),
    ],
)
def test_nothing_is_handed_out_and_the_next_try_is_free(tmp_path: Path, damage: Callable[[Vault], object]) -> None:
    vault = grown(tmp_path)
    shutil.copytree(vault.path, tmp_path / "sound")
    damage(vault)
    with pytest.raises(BrokenVault):
        write_bag(vault, tmp_path / "bag")
    assert not list(tmp_path.glob("bag*"))
    write_bag(Vault.open(tmp_path / "sound"), tmp_path / "bag")
    assert kinds(tmp_path / "bag") == set()


def test_files_that_the_log_does_not_name_stay_where_they_are(tmp_path: Path) -> None:
    vault = grown(tmp_path)
    (tmp_path / "secret").write_bytes(b"a file of the operator")
    folder = vault.path / "anchors" / "4"
    folder.mkdir(parents=True)
    (folder / "link.pem").symlink_to(tmp_path / "secret")
    (folder / "note.txt").write_bytes(b"beside")
    write_bag(vault, tmp_path / "bag")
    assert not (tmp_path / "bag" / "anchors").exists()
    assert kinds(tmp_path / "bag") == set()

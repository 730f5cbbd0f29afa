"""A register whose file is damaged is named as such, with what to do; nothing of it is given data."""

from pathlib import Path

import pytest
from tests.case.case_aids import filled

from solferino.errors import BrokenRegister, UnwritableOutput, VaultBusy
from solferino.store.damage import meaning, value


def garbage(_: bytes) -> bytes:
    return b"no database at all\n" * 400


def holed(data: bytes) -> bytes:
    return data[:8192] + bytes(len(data) - 8192)


@pytest.mark.parametrize("damage", [garbage, holed])
def test_damaged_register_says_rebuild_and_rebuild_mends_it(tmp_path: Path, damage: object) -> None:
    case = filled(tmp_path)
    before = case.export("json")
    path = case.folder / "register.sqlite"
    for name in ("register.sqlite-wal", "register.sqlite-shm"):
        (case.folder / name).unlink(missing_ok=True)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(BrokenRegister, match="solferino rebuild"):
        case.show()
    with pytest.raises(BrokenRegister, match="solferino rebuild"):
        case.add([str(tmp_path / "in")])
    case.rebuild()
    assert case.export("json") == before


def test_row_that_holds_no_value_is_no_traceback() -> None:
    with pytest.raises(BrokenRegister):
        value(b'{"nothing": 1}', int)


def test_busy_and_unwritable_are_no_damage() -> None:
    assert isinstance(meaning(OSError("database is locked"), Path("r")), VaultBusy)
    assert isinstance(meaning(OSError("attempt to write a readonly database"), Path("r")), UnwritableOutput)

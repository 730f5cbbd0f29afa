"""Every reader of what others made takes any bytes or refuses them by its own error, and ends soon."""

import io
import json
import shutil
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.preserve.test_bag import resealed
from tests.preserve.vault_aids import intake, new_vault
from tools import flips

from solferino.errors import SolferinoError
from solferino.preserve import inspect, wacz
from solferino.preserve.kit import verify
from solferino.preserve.vault import Vault

QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=5_000)
SLOW = settings(QUIET, max_examples=25)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
)
ROW = st.fixed_dictionaries({}, optional=dict.fromkeys(("path", "hash", "bytes", "signedData", "signature"), JSON))


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return flips.small_export(tmp_path_factory.mktemp("export"))


@SLOW
@given(data=st.data())
def test_any_file_of_an_export_may_hold_anything_even_under_new_manifests(
    export: Path, tmp_path: Path, data: st.DataObject
) -> None:
    bag = Path(shutil.copytree(export, tmp_path / "bag"))
    try:
        files = sorted(path for path in bag.rglob("*") if path.is_file())
        path = data.draw(st.sampled_from(files))
        whole = path.read_bytes()
        place, piece = data.draw(st.integers(0, len(whole))), data.draw(st.binary(min_size=1, max_size=80))
        changed = whole[:place] + piece + whole[place + data.draw(st.integers(0, 80)) :]
        path.write_bytes(changed)
        assert (changed == whole) == (not verify.Export(str(bag)).findings)
        verify.report(verify.Export(str(resealed(bag))), "", [str(path)])
    finally:
        shutil.rmtree(bag)


@SLOW
@given(
    name=st.sampled_from(["entries.jsonl", "checkpoint", "leaf-hashes"]),
    rows=st.lists(st.fixed_dictionaries({}, optional={"index": JSON, "entry": JSON | st.just("e30=")}), max_size=4),
)
def test_entries_of_an_export_may_be_any_json(export: Path, tmp_path: Path, name: str, rows: list[Any]) -> None:
    bag = Path(shutil.copytree(export, tmp_path / "bag"))
    try:
        (bag / "data" / "custody" / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        assert verify.report(verify.Export(str(resealed(bag))), "", [])["findings"]
    finally:
        shutil.rmtree(bag)


@given(st.binary(max_size=200))
def test_any_time_stamp_is_read_or_refused_by_the_single_file(data: bytes) -> None:
    for made in (verify.STAMP_INFO + data, verify.STAMP_INFO + b"\xa0\x7f\x04\x7d\x30\x7b" + data.ljust(123, b"0")):
        try:
            verify.parse_stamp(made)
        except verify.Unreadable:
            continue


@QUIET
@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_tile_is_read_or_refused(tmp_path: Path, piece: bytes, place: int) -> None:
    vault = new_vault(tmp_path)
    try:
        with vault.writing() as writer:
            writer.deposit_all([intake(str(number).encode(), str(number)) for number in range(3)])
        for tile in ("tile/0/000.p/4", "tile/entries/000.p/4"):
            path = vault.path / "log" / tile
            whole = path.read_bytes()
            changed = whole[:place] + piece + whole[place + len(piece) :]
            path.write_bytes(changed)
            try:
                with Vault.open(vault.path).writing() as writer:
                    writer.deposit(intake(b"more", "more"))
                assert changed == whole
            except SolferinoError:
                assert changed != whole
            if changed == whole:
                return
            path.write_bytes(whole)
    finally:
        shutil.rmtree(vault.path)


@QUIET
@given(listed=JSON | st.lists(ROW, max_size=3).map(lambda rows: {"resources": rows}), digest=JSON | ROW)
def test_any_list_of_a_wacz_is_checked(tmp_path: Path, listed: Any, digest: Any) -> None:  # noqa: ANN401
    path = tmp_path / "any.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/a.warc", b"text")
        archive.writestr("datapackage.json", json.dumps(listed))
        archive.writestr("datapackage-digest.json", json.dumps(digest))
    assert wacz.check(path).faults


@QUIET
@given(st.integers(0, 10_240), st.binary(min_size=1, max_size=30))
def test_any_archive_is_listed_without_a_crash(tmp_path: Path, place: int, piece: bytes) -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    whole = held.getvalue()
    path = tmp_path / "any.tar"
    path.write_bytes(whole[: place % 700] + piece + whole[place % 700 + len(piece) :])
    inspect(path)
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.txt", b"text")
    whole = path.read_bytes()
    path.write_bytes(whole[: place % len(whole)] + piece + whole[place % len(whole) + len(piece) :])
    inspect(path)

"""Captures and archives of others: what is wrong is named, nothing is unpacked, nothing crashes."""

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from base64 import b32encode
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solferino.preserve import inspect, wacz, warc
from solferino.preserve.archives import listing
from solferino.preserve.zips import HIGHEST_RATIO

QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def record(body: bytes = b"some text", *, digest: bytes | None = None, length: int | None = None) -> bytes:
    """A resource record."""
    made = b32encode(hashlib.sha1(body if digest is None else digest, usedforsecurity=False).digest())
    head = (
        b"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        b"WARC-Target-URI: http://a.example/\r\nContent-Type: text/plain\r\nWARC-Block-Digest: sha1:" + made + b"\r\n"
    )
    size = len(body) if length is None else length
    return head + b"Content-Length: %d\r\n\r\n" % size + body + b"\r\n\r\n"


def checked(tmp_path: Path, data: bytes) -> tuple[int, list[str]]:
    path = tmp_path / "a.warc"
    path.write_bytes(data)
    count, found = warc.check(path)
    return count, [f.what for f in found]


def test_sound_records_pass_packed_or_not(tmp_path: Path) -> None:
    assert checked(tmp_path, record() * 3) == (3, [])
    assert checked(tmp_path, gzip.compress(record()) * 3) == (3, [])
    assert checked(tmp_path, gzip.compress(record(b"x" * 300_000))) == (1, [])


@pytest.mark.parametrize("packed", [False, True])
def test_file_cut_anywhere_is_flagged(tmp_path: Path, packed: bool) -> None:
    one = gzip.compress(record()) if packed else record()
    whole = one * 2
    for end in range(1, len(whole), 7):
        if end != len(one):  # a file that ends with a record looks whole: the vault's digest of it is what counts
            assert checked(tmp_path, whole[:end])[1], end


def test_wrong_lengths_digests_and_headers_are_flagged(tmp_path: Path) -> None:
    for data, words in (
        (record(digest=b"other"), "digest"),
        (record(length=5), "end where its length says"),
        (record(length=5000), "cut off"),
        (record().replace(b"Content-Length: 9", b"Content-Length: -9"), "length"),
        (record().replace(b"WARC-Date", b"X-Date"), "no warc-date"),
        (record().replace(b"WARC/1.1", b"WARC/7.1"), "odd version"),
        (record() + b"rubbish", "no record begins"),
        (gzip.compress(record() * 2), "compressed as a whole"),
        (gzip.compress(record())[:-8] + bytes(8), "compression is damaged"),
        (b"", "no record"),
    ):
        assert any(words in what for what in checked(tmp_path, data)[1]), words


def test_page_that_is_shorter_than_it_says_is_flagged(tmp_path: Path) -> None:
    page = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"
    data = record(page).replace(b"resource", b"response").replace(b"text/plain", b"application/http; msgtype=response")
    assert checked(tmp_path, data) == (1, ["the page is cut off: 5 bytes of 100"])


@QUIET
@given(st.binary(max_size=300), st.integers(0, 200))
def test_any_bytes_are_checked_without_a_crash(tmp_path: Path, data: bytes, place: int) -> None:
    whole = record()
    for made in (data, whole[:place] + data + whole[place:], gzip.compress(whole)[:place] + data):
        checked(tmp_path, made)
        path = tmp_path / "any.zip"
        path.write_bytes(made)
        inspect(path)
        path.write_bytes(b"PK\x03\x04" + made)
        inspect(path)


# --- WACZ


def package(path: Path, *, changed: str = "", extra: bool = False, digest: str = "") -> Path:
    """A small unsigned package."""
    body = record(b"text") + (b"" if changed != "capture" else record(digest=b"other"))
    rows = [{"path": "archive/a.warc", "hash": "sha256:" + hashlib.sha256(body).hexdigest(), "bytes": len(body)}]
    text = json.dumps({"profile": "data-package", "resources": rows}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/a.warc", body.replace(b"text", b"TEXT") if changed == "file" else body)
        archive.writestr("datapackage.json", text + (b" " if changed == "list" else b""))
        made = digest or "sha256:" + hashlib.sha256(text).hexdigest()
        archive.writestr("datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": made}))
        if extra:
            archive.writestr("archive/more.warc", b"x")
    return path


def test_package_is_held_to_its_list_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    assert wacz.check(package(path)).faults == ()
    assert "not what the list says" in wacz.check(package(path, changed="file")).faults[0]
    assert "digest is not that" in wacz.check(package(path, changed="list")).faults[0]
    assert "not listed" in wacz.check(package(path, extra=True)).faults[0]
    assert (inspect(package(path)).kind, inspect(package(path)).faults) == ("WACZ package", ())
    assert "1 records in archive/a.warc" in inspect(package(path)).notes
    assert wacz.check(package(path, changed="capture")).faults == (
        "archive/a.warc: record 2: its block is not that of its digest",
    )
    path.write_bytes(package(path).read_bytes()[:100])
    assert wacz.check(path).faults


@pytest.mark.shared
def test_signed_package_fails_when_any_part_of_its_signature_changes(shared: Path, tmp_path: Path) -> None:
    source = shared / "conformance" / "wacz-fixtures" / "valid_signed_example_1.wacz"
    assert wacz.check(source).faults == ()
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(members["datapackage-digest.json"])
    changes = {
        "signature": data["signedData"]["signature"][:-8] + "AAAAAA==",
        "created": "2022-01-18T19:20:12Z",
        "domain": "other.example",
        "hash": "sha256:" + "0" * 64,
        "timeSignature": data["signedData"]["timeSignature"][:-8] + "AAAAAAA=",
        "domainCert": data["signedData"]["timestampCert"],
    }
    for name, value in changes.items():
        changed = {**data, "signedData": {**data["signedData"], name: value}}
        with zipfile.ZipFile(tmp_path / "c.wacz", "w") as archive:
            for member, content in {**members, "datapackage-digest.json": json.dumps(changed).encode()}.items():
                archive.writestr(member, content)
        assert wacz.check(tmp_path / "c.wacz").faults, name


# --- archives


def test_tricks_of_archives_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../up", b"x")
        archive.writestr("bomb", bytes(1 << 22))
        archive.writestr("ok.txt", b"fine")
        archive.writestr("a\u202etxt.exe", b"x")
    found = listing(path)
    assert found is not None
    warnings = {member.shown: member.warnings for member in found.members}
    assert warnings["ok.txt"] == ()
    assert "a\\u202etxt.exe" in warnings
    assert any("grow" in w for w in warnings["bomb"]) and HIGHEST_RATIO < 1000
    assert any("leaves the folder" in w for w in warnings["../../up"])
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip"]


def test_archive_in_an_archive_is_no_fault_but_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photos.zip", b"x")
        archive.writestr("a.txt", b"x")
    found = inspect(path)
    assert found.faults == ()
    assert found.notes == ("2 members", "not looked into, archives in the archive: photos.zip")


def test_tar_is_listed_and_other_files_are_left_alone(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    path = tmp_path / "a.tar"
    path.write_bytes(buffer.getvalue())
    found = listing(path)
    assert found is not None and found.members[0].warnings == ("a link",)
    path.write_bytes(b"just text" * 100)
    assert (listing(path), inspect(path).kind) == (None, "neither a web archive nor a ZIP or TAR")

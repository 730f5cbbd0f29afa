"""What a file holds becomes an exhibit of its own, linked to it in the log."""

import base64
import gzip
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

from tests.case.case_aids import REPORTS, new_case
from tests.read import format_aids as made

from solferino.case import Added, Case
from solferino.preserve import audit, write_bag
from solferino.preserve.kit import verify

REPORT = REPORTS["one.txt"].encode()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def tarred(mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("../../outside.txt")
        info.size = len(REPORT)
        archive.addfile(info, io.BytesIO(REPORT))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def mail(attachment: bytes, name: str) -> bytes:
    raw = made.mail().replace(b"AAAA", made_base64(attachment)).replace(b"photo.jpg", name.encode())
    return raw.replace(b"image/jpeg", b"application/octet-stream")


def made_base64(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def added(tmp_path: Path, data: bytes, name: str) -> tuple[Case, Added]:
    case = new_case(tmp_path)
    path = tmp_path / "in" / name
    path.parent.mkdir()
    path.write_bytes(data)
    return case, case.add([str(path)])


def test_members_of_a_zip_are_read_and_tied_to_it(tmp_path: Path) -> None:
    data = zipped(folder__one=REPORT, folder__two=made.word())
    case, done = added(tmp_path, data, "a.zip")
    assert done.received == ("a.zip", "one", "two")
    assert [name for name, _ in done.unread] == ["a.zip"]
    parent, one, _ = case.vault.exhibits()
    assert parent.id == hashlib.sha256(data).hexdigest()
    assert (one.details["parent"], one.details["inside"]) == (parent.id, "folder/one")
    assert one.id == hashlib.sha256(REPORT).hexdigest()
    assert len(done.new_incidents) >= 1


def test_twice_adds_nothing_a_rebuild_gives_the_same_and_an_export_holds(tmp_path: Path) -> None:
    case, _ = added(tmp_path, zipped(one=REPORT, mail=mail(made.word(), "a.docx")), "a.zip")
    size, before = case.vault.size, case.export("json")
    again = case.add([str(tmp_path / "in")])
    case.vault.reload()
    assert (again.received, case.vault.size) == ((), size)
    case.rebuild()
    assert case.export("json") == before
    assert audit(case.vault.path) == ()
    write_bag(case.vault, tmp_path / "bag")
    assert verify.Export(str(tmp_path / "bag")).findings == []


def test_attachments_of_mails_in_a_mailbox_in_gzip(tmp_path: Path) -> None:
    one, two = mail(REPORT, "note.txt"), mail(made.word(), "a.docx")
    box = b"".join(b"From desk Mon Mar  7 23:30:00 2022\r\n" + each + b"\r\n" for each in (one, two))
    case, done = added(tmp_path, gzip.compress(box, mtime=0), "box.mbox.gz")
    names = ("box.mbox.gz", "box.mbox", "mail 00001.eml", "01 note.txt", "mail 00002.eml", "01 a.docx")
    assert done.received == names
    assert done.refused == ()
    kinds = {e.name: e.media_type for e in case.vault.exhibits()}
    assert (kinds["box.mbox"], kinds["mail 00001.eml"]) == ("application/mbox", "message/rfc822")
    assert case.vault.exhibits()[2].id == hashlib.sha256(one).hexdigest()


def test_members_never_leave_the_case_and_links_are_named(tmp_path: Path) -> None:
    for number, mode in enumerate(("w", "w:gz")):
        home = tmp_path / str(number)
        home.mkdir()
        case, done = added(home, tarred(mode), "a.tar")
        assert done.received == ("a.tar", "outside.txt")
        assert done.refused == (("a.tar: link", "it is a link"),)
        assert case.vault.exhibits()[1].details["inside"] == "../../outside.txt"
        assert sorted(p.name for p in home.iterdir()) == ["case", "in"]


def test_bombs_nesting_and_damage_are_refused_by_name(tmp_path: Path) -> None:
    deep = REPORT
    for _ in range(6):
        deep = zipped(inner=deep)
    data = zipped(bomb=bytes(80 << 20), deep=deep, good=REPORT, empty=b"")
    _, done = added(tmp_path, data, "a.zip")
    reasons = dict(done.refused)
    assert reasons["a.zip: bomb"] == "it grows beyond measure when it is unpacked"
    assert "inner: inner" in reasons
    assert reasons["inner: inner"].startswith("more than 4 files")
    assert reasons["a.zip: empty"] == "it is empty"
    assert "good" in done.received


def test_a_damaged_archive_is_preserved_and_named(tmp_path: Path) -> None:
    case, done = added(tmp_path, zipped(one=REPORT)[:-30], "a.zip")
    assert done.received == ("a.zip",)
    assert [name for name, _ in done.refused] == ["a.zip"]
    assert len(case.vault.exhibits()) == 1


def test_a_word_document_in_an_archive_does_not_make_it_one(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.docx", made.word())
    case, done = added(tmp_path, out.getvalue(), "a.zip")
    assert case.vault.exhibits()[0].media_type == "application/zip"
    assert done.received == ("a.zip", "a.docx")


def record(kind: str, address: str, body: bytes, head: str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain") -> bytes:
    block = f"{head}\r\n\r\n".encode() + body
    fields = f"WARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-03-01T00:00:00Z\r\n"
    fields += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress(b"WARC/1.0\r\n" + fields.encode() + block + b"\r\n\r\n", mtime=0)


def test_answers_in_a_capture_are_read_and_tied_to_it(tmp_path: Path) -> None:
    pieces = b"%x\r\n%s\r\n0\r\n\r\n" % (len(REPORT), REPORT)
    chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked"
    data = record("request", "https://example.org/", b"") + record("response", "https://example.org/a", pieces, chunked)
    data += record("response", "https://example.org/b.js", b"x", "HTTP/1.1 200 OK\r\nContent-Type: text/javascript")
    data += record("response", "https://example.org/c", b"gone", "HTTP/1.1 404 Not Found")
    wacz = zipped(**{"archive__data.warc.gz": data, "datapackage.json": b"{}", "pages__pages.jsonl": b"{}"})
    case, done = added(tmp_path, wacz, "a.wacz")
    assert (done.received, done.refused) == (("a.wacz", "data.warc.gz", "a"), ())
    page = case.vault.exhibits()[2]
    assert page.id == hashlib.sha256(REPORT).hexdigest()
    assert page.details["parent"] == hashlib.sha256(data).hexdigest()
    assert page.details["inside"] == "record 2: https://example.org/a"
    assert page.details["url"] == "https://example.org/a"


def test_a_capture_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    data = record("response", "https://example.org/a", REPORT)
    _, done = added(tmp_path, data + record("response", "https://example.org/b", REPORT)[:-40], "a.warc.gz")
    assert done.received == ("a.warc.gz", "a")
    assert [name for name, _ in done.refused] == ["a.warc.gz"]

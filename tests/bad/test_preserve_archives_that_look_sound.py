"""Archives and captures in which more lies than their list says, or that take for ever: each is named, and soon."""

import gzip
import hashlib
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from solferino.preserve import inspect, warc

TEXT = b"x" * 50
RECORD = (
    b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2022-01-01T00:00:00Z\r\n"
    b"Content-Length: 2\r\n\r\nhi\r\n\r\n"
)
ARC = b"filedesc://a.arc 0.0.0.0 20220101000000 text/plain 2\nhi\n"
ARC += b"http://a.example/ 1.1.1.1 20220101000000 text/html 2\nhi\n"


def faults(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    return "\n".join(inspect(path).faults)


def zipped(*, packing: int = zipfile.ZIP_DEFLATED, streamed: bool = False, large: bool = False) -> bytes:
    """A sound ZIP of two members."""

    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def tell(self) -> int:
            if streamed:
                raise OSError("a stream")
            return super().tell()

    held = Unseekable()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name in ("harmless.txt", "b \xfc.txt"):
            with archive.open(name, "w", force_zip64=large) as member:
                member.write(TEXT)
    return held.getvalue()


def tarred(size: int = 600) -> bytes:
    """A sound TAR of three members."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name in ("a.txt", "b.txt", "c.txt"):
            made = tarfile.TarInfo(name)
            made.size = size
            archive.addfile(made, io.BytesIO(b"x" * size))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped()),
        ("a.zip", zipped(packing=zipfile.ZIP_STORED)),
        ("a.zip", zipped(packing=zipfile.ZIP_LZMA)),
        ("a.zip", zipped(streamed=True)),
        ("a.zip", zipped(large=True)),
        ("a.zip", zipped(streamed=True, large=True)),
        ("a.tar", tarred()),
        ("a.tar", tarred(512)),
        ("a.tar", tarred(0)),
        ("a.arc", ARC),
        ("a.warc.gz", gzip.compress(RECORD) * 3),
    ],
)
def test_sound_ones_have_no_faults(tmp_path: Path, name: str, data: bytes) -> None:
    assert faults(tmp_path, name, data) == ""


STORED = zipped(packing=zipfile.ZIP_STORED)
LIST, SECOND, END = STORED.index(b"PK\1\2"), STORED.rindex(b"PK\3\4"), STORED.rindex(b"PK\5\6")


def hidden(at: int, data: bytes = b"SECRET" * 9) -> bytes:
    """Bytes put before the list of a ZIP whose other parts are right."""
    whole = bytearray(STORED[:at] + data + STORED[at:])
    end = END + len(data)
    whole[end + 16 : end + 20] = struct.pack("<I", LIST + len(data))
    for place in range(LIST + len(data), end):
        if whole[place : place + 4] == b"PK\1\2":
            (begins,) = struct.unpack("<I", whole[place + 42 : place + 46])
            whole[place + 42 : place + 46] = struct.pack("<I", begins + len(data) * (begins >= at))
    return bytes(whole)


def lying_over() -> bytes:
    """Both lines of the list point at the first member."""
    whole = bytearray(STORED)
    place = STORED.rindex(b"PK\1\2")
    whole[place + 42 : place + 46] = bytes(4)
    return bytes(whole)


def damaged_header() -> bytes:
    whole = bytearray(tarred())
    whole[1536 + 3] ^= 1
    return bytes(whole)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", STORED.replace(b"harmless", b"evilevil", 1), "another name: evilevil.txt"),
        ("a.zip", STORED.replace(TEXT, b"y" * 50, 1), "not that of its size and sum"),
        ("a.zip", STORED[:8] + b"\x08" + STORED[9:], "packed otherwise"),
        ("a.zip", STORED[:22] + b"\x01" + STORED[23:], "another size or sum"),
        ("a.zip", STORED[:12] + b"\xff" + STORED[13:], "another date"),
        ("a.zip", hidden(0), "54 bytes before the archive"),
        ("a.zip", hidden(SECOND), "54 bytes between its members"),
        ("a.zip", hidden(LIST), "54 bytes between its members"),
        ("a.zip", STORED[:END] + b"SECRET" + STORED[END:], "damaged"),
        ("a.zip", STORED + b"SECRET", "behind its end"),
        ("a.zip", STORED + STORED, "before the archive"),
        ("a.zip", STORED[: END + 10] + b"\x07" + STORED[END + 11 :], "its end counts 7 members, its list 2"),
        ("a.zip", lying_over(), "it lies over another member"),
        ("a.tar", damaged_header(), "may be more members"),
        ("a.tar", tarred() + tarred(), "behind its end"),
        ("a.tar", tarred()[:1536], "its end is missing"),
        ("a.tar", tarred()[: 1536 + 512], "cut off"),
        ("a.tar", tarred()[: 1536 + 512 + 300], "cut off"),
        ("a.tar", tarred()[:1130] + b"SECRET" + tarred()[1136:], "hidden behind its data"),
        ("a.warc", RECORD + b"this is hidden junk 1000\n" + b"A" * 1000 + b"\n" + RECORD, "no record begins"),
        ("a.warc", RECORD + ARC, "no record begins"),
        ("a.arc", ARC + RECORD, "no record begins"),
        ("a.arc", b"filedesc:" + b" 20220101000000" * 20_000 + b"x\n", "no record begins"),
        (
            "a.warc",
            RECORD.replace(b"Length: 2\r\n", b"Length: 2\r\nContent-Length: 9\r\n"),
            "two lines for",
        ),
        ("a.arc", ARC.replace(b"html 2", b"html " + b"9" * 5000), "whose length is"),
        ("a.warc", RECORD.replace(b"Length: 2", b"Length: " + b"9" * 5000), "whose length is"),
        ("a.warc.gz", gzip.compress(b"\n" * 30_000_000), "blank lines"),
    ],
)
def test_what_lies_beside_the_list_is_named(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    assert words in faults(tmp_path, name, data)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("name", ["a.zip", "a.wacz"])
def test_damage_inside_packed_data_is_named_however_it_is_packed(tmp_path: Path, packing: int, name: str) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("datapackage.json", b'{"resources": [{"path": "a.txt", "hash": "md5:0"}]}')
    for place in range(35, held.getvalue().index(b"PK\3\4", 4), 3):
        data = bytearray(held.getvalue())
        data[place] ^= 0xFF
        assert faults(tmp_path, name, bytes(data)), place


def test_bytes_behind_packed_data_are_named(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", b"\x03\x00SECRET")  # an empty deflated text, and more
    data = bytearray(held.getvalue())
    for place, fields in ((8, 14), (data.index(b"PK\1\2") + 10, data.index(b"PK\1\2") + 16)):
        data[place : place + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        data[fields : fields + 12] = struct.pack("<III", 0, 8, 0)
    assert "6 bytes hidden behind its data" in faults(tmp_path, "a.zip", bytes(data))


def test_a_negative_size_ends_the_list(tmp_path: Path) -> None:
    head = bytearray(tarfile.TarInfo("b").tobuf())
    head[124:136] = b"\xff" * 4 + struct.pack(">q", -512)
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    assert "negative size" in faults(tmp_path, "a.tar", bytes(head) + bytes(1024))


def test_the_record_in_which_compression_breaks_is_named(tmp_path: Path) -> None:
    packed = gzip.compress(RECORD)
    broken = bytearray(packed * 9)
    broken[8 * len(packed) + 20] ^= 0xFF
    assert faults(tmp_path, "a.warc.gz", bytes(broken)).startswith("record 9: ")


def test_small_records_packed_as_one_are_not_all_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_AS_A_WHOLE", 100)
    said = faults(tmp_path, "a.warc.gz", gzip.compress(RECORD * 120))
    assert "compressed as a whole" in said and "the rest was not looked at" in said


def packaged(listed: int, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """A WACZ that lists its one file so often."""
    page = bytes(10_000_000)
    row = {"path": "archive/a.bin", "hash": f"sha256:{hashlib.sha256(page).hexdigest()}", "bytes": len(page)}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/a.bin", page)
        archive.writestr("datapackage.json", json.dumps({"resources": [row] * listed}))
    return change(held.getvalue())


def test_a_file_that_is_listed_many_times_is_hashed_and_told_once(tmp_path: Path) -> None:
    said = faults(tmp_path, "a.wacz", packaged(20_000)).splitlines()
    assert said.count("archive/a.bin is listed twice") == 1


def test_a_package_whose_members_lie_over_each_other_is_not_hashed(tmp_path: Path) -> None:
    def spread(data: bytes) -> bytes:
        at, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
        rows = data[at:end] + data[at : at + 46 + len("archive/a.bin")] * 4_000
        return data[:at] + rows + data[end : end + 8] + struct.pack("<HHIIH", 4_002, 4_002, len(rows), at, 0)

    assert "its members lie over each other" in faults(tmp_path, "a.wacz", packaged(1, spread))

"""Names and words of a hostile export reach the terminal as codes, and odd ones end in a finding."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.preserve.test_bag import grown, resealed

from solferino.preserve import write_bag
from solferino.preserve.kit import verify


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("steered")
    write_bag(grown(folder), folder / "bag")
    return folder / "bag"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
@pytest.mark.parametrize("sign", ["\x1b[2J\x1b[HA. INTACT: yes", "\x9b2J", "\u202eyes", "\nA. INTACT: yes", "\u0444"])
def test_nothing_but_printed_signs_reaches_the_terminal(made: Path, sign: str, encoding: str) -> None:
    path = made / f"x{sign}"
    path.write_bytes(b"x")
    command = [sys.executable, "-S", str(Path(verify.__file__)), str(made)]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": encoding}, check=False)
    path.unlink()
    shown = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert all(line.isprintable() for line in shown.split("\n"))
    assert [line for line in shown.split("\n") if line.startswith("A. ")] == ["A. INTACT: NO"]


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_a_name_in_no_encoding_is_shown_as_codes(made: Path) -> None:
    path = bytes(made) + b"/\xff\xfe"
    Path(path.decode(errors="surrogateescape")).write_bytes(b"x")
    done = subprocess.run([sys.executable, verify.__file__, str(made)], capture_output=True, check=False)
    Path(path.decode(errors="surrogateescape")).unlink()
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\\udcff" in done.stdout


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: undefined\n"),
        ("bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: hex\n"),
        ("data/custody/entries.jsonl", b'{"entry": "e30=", "index": 1e999}\n'),
        ("data/custody/entries.jsonl", b'{"entry": "e30=", "index": NaN}\n'),
        ("data/custody/entries.jsonl", b'{"entry": "e30=", "index": true}\n'),
        ("data/custody/entries.jsonl", b"[" * 100_000 + b"\n"),
        ("data/custody/entries.jsonl", b"{\n"),
        ("trust/witnesses", b"\xff"),
    ],
)
def test_odd_words_end_in_a_finding(made: Path, name: str, data: bytes) -> None:
    path = made / name
    before = path.read_bytes()
    path.write_bytes(data)
    found = verify.report(verify.Export(str(resealed(made))), "", ())
    path.write_bytes(before)
    assert not found["intact"]
    assert json.dumps(found)

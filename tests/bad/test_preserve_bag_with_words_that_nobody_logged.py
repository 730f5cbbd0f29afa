"""Exports remade with right manifests, which say more, less or otherwise than their log: each is named."""

import base64
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.preserve.test_bag import PROGRAM, grown, resealed

from solferino.preserve import write_bag
from solferino.preserve.kit import verify

CHECKPOINT, ENTRIES = "data/custody/checkpoint", "data/custody/entries.jsonl"
OLDER, PROOF = "data/custody/checkpoints/4", "proofs/000000001.tlog-proof"
DASH = "\u2014"
WORDS = "received and found complete by a court\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    write_bag(grown(folder), folder / "bag")
    return folder / "bag"


@pytest.fixture
def bag(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "copy"))


def rewritten(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Exchange the bytes of one file."""

    def made(bag: Path) -> None:
        (bag / name).write_bytes(change((bag / name).read_bytes()))

    return made


def unsigned(data: bytes, words: str = "") -> bytes:
    """A checkpoint without its signatures, with words below its root."""
    return data[: data.index(b"\n\n") + 1] + words.encode() + b"\n"


def invented(bag: Path) -> None:
    """A checkpoint of a size that the log never published, with its proof: all it takes are the hashes."""
    whole = (bag / "data/custody/leaf-hashes").read_bytes()
    hashes = [whole[i : i + 32] for i in range(0, len(whole), 32)]
    newest = (bag / CHECKPOINT).read_bytes()
    note = verify.parse_checkpoint(newest)._replace(size=2, root=verify.Tree(hashes).root(0, 2))
    (bag / "data/custody/checkpoints/2").write_text(f"{note.plain()}\n", encoding="utf-8")
    proof = verify.proof_text("old 2", verify.Tree(hashes).consistency(2, 0, len(hashes)), newest)
    (bag / f"proofs/consistency-2-{len(hashes)}.txt").write_bytes(proof)


def signed_twice(bag: Path) -> None:
    """A second line in the name of the log's key, over nothing."""
    old = (bag / CHECKPOINT).read_bytes()
    name, blob = old.decode().splitlines()[-1].split(" ")[1:]
    line = f"{DASH} {name} {base64.b64encode(base64.b64decode(blob)[:4] + bytes(64)).decode()}\n".encode()
    for path in [bag / CHECKPOINT, *(bag / "proofs").iterdir()]:
        path.write_bytes(path.read_bytes().replace(old, old + line))


def taken_out(bag: Path) -> None:
    """The last item with its entry and its proof, as somebody might who only passes the export on."""
    last = sorted((bag / "data/items").iterdir())[-1]
    index = json.loads((last / "record.json").read_bytes())["entry"]
    rows = (bag / ENTRIES).read_bytes().splitlines(keepends=True)
    (bag / ENTRIES).write_bytes(b"".join(row for row in rows if json.loads(row)["index"] != index))
    (bag / f"proofs/{index:09d}.tlog-proof").unlink()
    shutil.rmtree(last)


def named_folder(bag: Path) -> None:
    (bag / "data/items/000009/confession withdrawn").mkdir(parents=True)


def other_proof(bag: Path) -> None:
    shutil.copy(bag / "proofs/000000002.tlog-proof", bag / PROOF)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (rewritten(OLDER, lambda data: unsigned(data, WORDS)), ("forged", OLDER)),
        (rewritten(OLDER, unsigned), ("signature", OLDER)),
        (rewritten(CHECKPOINT, lambda data: unsigned(data, WORDS)), ("forged", CHECKPOINT)),
        (invented, ("signature", "data/custody/checkpoints/2")),
        (signed_twice, ("signature", CHECKPOINT)),
        (other_proof, ("proof", PROOF)),
        (rewritten(ENTRIES, lambda data: b"".join(data.splitlines(keepends=True)[::-1])), ("unreadable", ENTRIES)),
        (rewritten(ENTRIES, lambda data: data + data.splitlines(keepends=True)[0]), ("unreadable", ENTRIES)),
        (rewritten(ENTRIES, lambda data: data.replace(b"\n", b"\r\n")), ("unreadable", ENTRIES)),
        (rewritten(ENTRIES, lambda data: data[:-1]), ("unreadable", ENTRIES)),
        (taken_out, ("missing", "log entries 4")),
        (named_folder, ("path", "data/items/000009/confession withdrawn/")),
        (rewritten("bagit.txt", lambda data: data.replace(b"UTF-8", b"utf-7")), ("bag", "bagit.txt")),
    ],
)
def test_words_that_the_log_does_not_hold_are_named(
    bag: Path, change: Callable[[Path], None], expected: tuple[str, str]
) -> None:
    assert verify.Export(str(resealed(bag))).findings == []
    change(bag)
    assert expected in {(found.kind, found.where) for found in verify.Export(str(resealed(bag))).findings}


def test_a_false_line_beside_the_right_one_of_a_key_does_not_hold(bag: Path) -> None:
    signed_twice(bag)
    note = verify.parse_checkpoint((bag / CHECKPOINT).read_bytes())
    assert verify.signed_by(note, verify.Export(str(bag)).keys[-1][0]) == -1
    many = (bag / CHECKPOINT).read_bytes() + f"{DASH} a {'QUFB' * 24}\n".encode() * 100
    with pytest.raises(verify.Unreadable):
        verify.parse_checkpoint(many)


def test_what_is_withheld_is_named_by_its_place(tmp_path: Path) -> None:
    vault = grown(tmp_path)
    write_bag(vault, tmp_path / "part", only=frozenset((vault.exhibits()[0].id,)))
    done = run(tmp_path / "part")
    assert "Withheld" in done.stdout and "entries 3-5" in done.stdout, done.stdout
    assert (done.returncode, json.loads(run(tmp_path / "part", "--json").stdout)["withheld"]) == (0, "3-5")


def test_folders_deeper_than_any_path_are_a_finding(bag: Path) -> None:
    before = Path.cwd()
    try:
        os.chdir(bag / "data")
        for _ in range(30):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
    finally:
        os.chdir(before)
    try:
        done = run(bag)
        assert (done.returncode, done.stderr) == (1, "")
        assert "[path] data/ddd" in done.stdout and "C. TRUST" in done.stdout
    finally:
        subprocess.run(["rm", "-rf", str(bag)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is one of Linux")
def test_an_export_needs_no_more_memory_than_it_is_large(bag: Path) -> None:
    limited = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)); "
    limited += "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-I", "-S", "-c", limited, str(PROGRAM), str(bag)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with (bag / "data/custody/leaf-hashes").open("r+b") as file:
        file.truncate(3 << 30)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "too large for this machine" in done.stdout


def test_two_keys_are_refused_rather_than_one_of_them_forgotten(bag: Path) -> None:
    assert run(bag, "--key", "00" * 32, "--key", "11" * 32).returncode == 2


def run(bag: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", "-S", str(PROGRAM), str(bag), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)

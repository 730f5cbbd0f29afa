"""Exports: a stranger finds whatever was changed, with one file and nothing else."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.preserve.test_signing import quick_key
from tests.preserve.vault_aids import NOW, intake, new_vault

from solferino.errors import CaseExists, UnknownItem
from solferino.preserve import Vault, against, write_bag
from solferino.preserve.kit import verify
from solferino.preserve.merkle import leaf_hash
from solferino.preserve.note import Note
from solferino.preserve.signing import introduce, sign_newest

PROGRAM = Path(verify.__file__)
NO_SOCKETS = (
    "import socket, sys, runpy\n"
    "def refuse(*a, **k): raise SystemExit('a socket was asked for')\n"
    "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
    "sys.argv = sys.argv[1:]\n"
    "runpy.run_path(sys.argv[0], run_name='__main__')\n"
)


def grown(tmp_path: Path) -> Vault:
    """A vault with a signed older checkpoint and a signed newest one."""
    vault, key = new_vault(tmp_path), quick_key(tmp_path / "key")
    introduce(vault, key, by="tester", now=NOW)
    with vault.writing() as writer:
        writer.deposit_all([intake(b"first text", "a.txt"), intake(b"second text", "b ü?.txt")])
    sign_newest(vault, [key])
    with vault.writing() as writer:
        writer.deposit(intake(b"third text", "record.json"))
        writer.record(action="note", about="case", detail={"text": "a name to be kept back"}, by="tester", at=NOW)
    sign_newest(vault, [key])
    return vault


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Vault, Path]:
    folder = tmp_path_factory.mktemp("bag")
    vault = grown(folder)
    write_bag(vault, folder / "bag")
    return vault, folder / "bag"


@pytest.fixture
def bag(made: tuple[Vault, Path], tmp_path: Path) -> Path:
    """A copy of the export to be changed."""
    return Path(shutil.copytree(made[1], tmp_path / "copy"))


def kinds(folder: Path) -> set[str]:
    return {finding.kind for finding in verify.Export(str(folder)).findings}


def resealed(folder: Path) -> Path:
    """Manifests made anew, as a forger would."""
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        (folder / name).unlink()
    for name, wanted in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        files = [p for p in sorted(folder.rglob("*")) if p.is_file()]
        named = [(p, p.relative_to(folder).as_posix()) for p in files]
        lines = [
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {n}\n" for p, n in named if n.startswith("data/") is wanted
        ]
        (folder / name).write_text("".join(lines), encoding="utf-8")
    return folder


def test_export_is_intact_alone_without_network_and_with_strange_names(made: tuple[Vault, Path]) -> None:
    command = [sys.executable, "-I", "-S", "-c", NO_SOCKETS, str(made[1] / "verify.py"), str(made[1]), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert (found["intact"], found["entries"], found["disclosed"]) == (True, 6, 6)
    assert found["signed_by"] and found["trust"] == "compare it yourself"
    assert (made[1] / "verify.py").read_bytes() == PROGRAM.read_bytes()


def test_three_verdicts_are_told_apart(made: tuple[Vault, Path], tmp_path: Path) -> None:
    fingerprint = quick_key(tmp_path / "key").key.fingerprint()
    for key, code, words in (
        (fingerprint, 0, "matches the key you named"),
        ("00" * 32, 1, "the log's key is not the one you named"),
    ):
        command = [sys.executable, "-I", "-S", str(PROGRAM), str(made[1]), "--key", key]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, words in done.stdout) == (code, True), done.stdout
        for heading in ("A. INTACT", "B. WHO AND WHEN", "C. TRUST"):
            assert heading in done.stdout
    assert subprocess.run([sys.executable, str(PROGRAM), "--odd"], capture_output=True, check=False).returncode == 2


def test_program_is_one_file_of_the_standard_library_for_old_pythons() -> None:
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        n.module if isinstance(n, ast.ImportFrom) else n.names[0].name
        for n in ast.walk(tree)
        if isinstance(n, ast.Import | ast.ImportFrom)
    }
    assert {str(name) for name in imported} <= set(sys.stdlib_module_names)
    assert not imported & {"socket", "urllib", "http", "ssl", "ctypes", "subprocess"}
    later = {"removeprefix", "removesuffix", "file_digest", "is_relative_to", "bit_count"}  # came after 3.8
    assert not {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)} & later


def test_every_byte_of_log_and_checkpoint_counts_even_with_new_manifests(bag: Path) -> None:
    for name in ("checkpoint", "leaf-hashes", "entries.jsonl", "checkpoints/4"):
        path = bag / "data" / "custody" / name
        whole = path.read_bytes()
        for place in range(0, len(whole), max(1, len(whole) // 25)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert kinds(resealed(bag)), (name, place)
        path.write_bytes(whole)
    assert kinds(resealed(bag)) == set()


def _swap(bag: Path) -> None:
    one, two = (next((bag / "data" / "items" / n).glob("item*")) for n in ("000001", "000002"))
    a, b = one.read_bytes(), two.read_bytes()
    one.write_bytes(b)
    two.write_bytes(a)


def _forge(bag: Path) -> None:
    next((bag / "data" / "items" / "000001").glob("item*")).write_bytes(b"other text")
    resealed(bag)


def _record(bag: Path) -> None:
    path = bag / "data" / "items" / "000001" / "record.json"
    path.write_text(path.read_text(encoding="utf-8").replace("a.txt", "z.txt"), encoding="utf-8")
    resealed(bag)


def _strip_tag(bag: Path) -> None:
    (bag / "proofs" / "more.txt").write_text("x", encoding="utf-8")


def _rewrite(bag: Path) -> None:
    """Another history under the same key, with the older checkpoint left as it was."""
    custody = bag / "data" / "custody"
    rows = [json.loads(line) for line in (custody / "entries.jsonl").read_text(encoding="utf-8").splitlines()]
    entry = b'{"about":"x","action":"note","at":"2026-01-02T03:04:05.000000+00:00","by":"y","detail":{}}'
    hashes = bytearray((custody / "leaf-hashes").read_bytes())
    hashes[2 * 32 : 3 * 32] = leaf_hash(entry)
    (custody / "leaf-hashes").write_bytes(bytes(hashes))
    leaves = [bytes(hashes[i : i + 32]) for i in range(0, len(hashes), 32)]
    from solferino.preserve.checkpoint import Checkpoint  # noqa: PLC0415

    text = Checkpoint("solferino.test/case", len(leaves), verify.Tree(leaves).root(0, len(leaves))).body()
    key = quick_key(bag.parent / "thief")
    (custody / "checkpoint").write_bytes(Note(text, (key.sign(text),)).encode())
    kept = "".join(json.dumps(row) + "\n" for row in rows if row["index"] != 2)
    (custody / "entries.jsonl").write_text(kept, encoding="utf-8")
    shutil.rmtree(bag / "proofs")
    resealed(bag)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_swap, {"swapped"}),
        (_forge, {"forged"}),
        (_record, {"forged"}),
        (_strip_tag, {"extra"}),
        (_rewrite, {"rewritten", "forged"}),
        (lambda bag: next((bag / "data" / "items" / "000001").glob("item*")).unlink(), {"missing"}),
        (lambda bag: (bag / "data" / "note.txt").write_text("x"), {"extra"}),
        (lambda bag: (bag / "data" / "link").symlink_to("custody"), {"path"}),
    ],
)
def test_every_attack_has_its_name(bag: Path, change: Callable[[Path], object], expected: set[str]) -> None:
    change(bag)
    assert expected <= kinds(bag)


def test_withheld_entries_are_hashes_in_their_places(made: tuple[Vault, Path], tmp_path: Path) -> None:
    vault, _ = made
    chosen = vault.exhibits()[0].id
    found = write_bag(vault, tmp_path / "part", only=frozenset((chosen,)))
    assert (found.items, found.disclosed, found.entries) == (1, 3, 6)
    assert kinds(tmp_path / "part") == set()
    everything = b"".join(p.read_bytes() for p in (tmp_path / "part").rglob("*") if p.is_file())
    for secret in (b"a name to be kept back", b"second text", b"third text"):
        assert secret not in everything and secret.hex().encode() not in everything
    with pytest.raises(UnknownItem):
        write_bag(vault, tmp_path / "none", only=frozenset(("0" * 64,)))
    with pytest.raises(CaseExists):
        write_bag(vault, tmp_path / "part")


def test_vault_is_told_from_what_was_kept_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "now").mkdir()
    vault = grown(tmp_path / "now")
    shutil.copytree(vault.path, tmp_path / "copy")
    write_bag(vault, tmp_path / "kept")
    checkpoint = tmp_path / "kept" / "data" / "custody" / "checkpoint"
    assert against(vault, tmp_path / "kept") == against(vault, checkpoint) == ()
    with vault.writing() as writer:
        writer.deposit(intake(b"more", "more.txt"))
    assert against(vault, tmp_path / "kept") == against(vault, checkpoint) == ()
    write_bag(vault, tmp_path / "later")
    old = Vault.open(tmp_path / "copy")
    assert [f.kind for f in against(old, tmp_path / "later")] == ["rollback"]
    with old.writing() as writer:
        writer.deposit(intake(b"else", "else.txt"))
        writer.deposit(intake(b"elsewhere", "elsewhere.txt"))
    assert [f.kind for f in against(old, tmp_path / "later")] == ["fork"]
    (tmp_path / "new").mkdir()
    again, key = new_vault(tmp_path / "new"), quick_key(tmp_path / "new" / "key")
    introduce(again, key, by="tester", now=NOW)
    with again.writing() as writer:
        writer.deposit_all([intake(str(i).encode(), f"{i}.txt") for i in range(9)])
    assert [f.kind for f in against(again, tmp_path / "later")] == ["rewritten"]
    (tmp_path / "thief").mkdir()
    thief = new_vault(tmp_path / "thief")
    introduce(thief, quick_key(tmp_path / "thief" / "key", b"9"), by="tester", now=NOW)
    assert "swapped-key" in {f.kind for f in against(thief, checkpoint)}


def told(mine: Path, kept: Path) -> set[str]:
    """Kinds that the single file names when an export is held against something kept elsewhere."""
    return {found["kind"] for found in verify.report(verify.Export(str(mine)), "", [str(kept)])["findings"]}


def test_single_file_tells_what_was_kept_elsewhere_by_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "now").mkdir()
    vault = grown(tmp_path / "now")
    shutil.copytree(vault.path, tmp_path / "copy")
    write_bag(vault, tmp_path / "early")
    with vault.writing() as writer:
        writer.deposit(intake(b"more", "more.txt"))
    sign_newest(vault, [quick_key(tmp_path / "now" / "key")])
    write_bag(vault, tmp_path / "late")
    note = Path("data", "custody", "checkpoint")
    for kept in (tmp_path / "early", tmp_path / "early" / note):
        assert told(tmp_path / "late", kept) == set()
    for kept in (tmp_path / "late", tmp_path / "late" / note):
        assert told(tmp_path / "early", kept) == {"rollback"}
    old = Vault.open(tmp_path / "copy")
    with old.writing() as writer:
        writer.deposit_all([intake(b"else", "else.txt"), intake(b"elsewhere", "elsewhere.txt")])
    write_bag(old, tmp_path / "other")
    assert told(tmp_path / "other", tmp_path / "late") == {"fork"}
    assert told(tmp_path / "other", tmp_path / "late" / note) == {
        "rewritten"
    }  # one root alone cannot tell the two apart
    (tmp_path / "new").mkdir()
    again = new_vault(tmp_path / "new")
    introduce(again, quick_key(tmp_path / "new" / "key"), by="tester", now=NOW)
    with again.writing() as writer:
        writer.deposit_all([intake(str(number).encode(), f"{number}.txt") for number in range(9)])
    write_bag(again, tmp_path / "again")
    assert told(tmp_path / "again", tmp_path / "late") == {"rewritten"}
    (tmp_path / "thief").mkdir()
    thief = new_vault(tmp_path / "thief")
    introduce(thief, quick_key(tmp_path / "thief" / "key", b"9"), by="tester", now=NOW)
    write_bag(thief, tmp_path / "stolen")
    assert "swapped-key" in told(tmp_path / "stolen", tmp_path / "late")
    assert "swapped-key" in told(tmp_path / "stolen", tmp_path / "late" / note)
    _swap(tmp_path / "early")
    assert told(tmp_path / "late", tmp_path / "early") == {"unreadable"}


def old_pythons() -> list[str]:
    """Other Pythons from 3.8 on that this machine has."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    names = [str(path) for minor in range(8, 15) for path in sorted(versions.glob(f"3.{minor}.*/bin/python3"))]
    return names + [found for minor in range(8, 15) if (found := shutil.which(f"python3.{minor}", path="/usr/bin"))]


@pytest.mark.skipif(not old_pythons(), reason="no other Python here")
@pytest.mark.parametrize("python", old_pythons())
def test_program_says_the_same_under_every_python_here(made: tuple[Vault, Path], bag: Path, python: str) -> None:
    def run(program: str, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [
            program,
            "-I",
            "-S",
            "-c",
            NO_SOCKETS,
            str(PROGRAM),
            str(folder),
            "--json",
            "--against",
            str(made[1]),
        ]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    _forge(bag)
    for folder, code in ((made[1], 0), (bag, 1)):
        ours, theirs = run(sys.executable, folder), run(python, folder)
        assert (theirs.returncode, theirs.stderr) == (code, ""), theirs.stderr
        assert json.loads(theirs.stdout) == json.loads(ours.stdout)


@given(st.binary(max_size=400))
def test_readers_take_any_bytes_or_refuse_them(data: bytes) -> None:
    for read in (verify.parse_checkpoint, verify.parse_stamp, lambda d: verify.parse_key(d.decode("latin-1"))):
        try:
            read(data)
        except verify.Unreadable:
            continue


@given(st.text(max_size=200))
def test_any_manifest_is_read_without_leaving_the_bag(text: str) -> None:
    listed, _ = verify.manifest_lines(text, "manifest-sha256.txt", "1.0")
    assert all(verify.is_safe(path) for path in listed)


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "data/../../x", "~/x", "~root/x", "C:\\x", "c:/x", "\\\\host\\x", "%HomeDrive%\\x", ""],
)
def test_paths_that_leave_the_bag_are_not_safe(path: str) -> None:
    assert not verify.is_safe(path)

"""A named pipe where a file is expected: refused at once, for reading it would wait for ever."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
PROGRAM = Path(sys.executable).with_name("solferino")
SECONDS = 60


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOLFERINO_USER": "tester"}
    command = [str(PROGRAM), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=SECONDS)


def test_pipe_is_neither_inspected_nor_taken_as_an_answer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    run("init", tmp_path / "case")
    for words in (("inspect", tmp_path / "pipe"), ("anchor", tmp_path / "case", "--response", tmp_path / "pipe")):
        done = run(*words)
        assert done.returncode == 2, done.stdout
        assert "no regular file" in done.stderr


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_pipe_or_folder_among_the_kept_checkpoints_is_named(tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    run("init", tmp_path / "case")
    run("add", tmp_path / "case", tmp_path / "a.txt")
    planted = tmp_path / "case" / "vault" / "log" / "checkpoints" / "1"
    planted.unlink(missing_ok=True)
    os.mkfifo(planted) if kind == "pipe" else planted.mkdir()
    done = run("audit", tmp_path / "case")
    assert done.returncode == 1
    assert "checkpoints/1" in done.stdout
    assert "Traceback" not in done.stderr

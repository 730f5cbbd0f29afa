"""The layers hold, and the contracts catch who breaks them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core"}


def sources(repository: Path) -> list[Path]:
    return sorted((repository / "src").rglob("*.py"))


def layers(tree: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on a copy; its `src` comes first on the path because it is the working folder."""
    command = [str(LINT_IMPORTS), "--config", "../pyproject.toml", "--no-cache"]
    return subprocess.run(command, cwd=tree / "src", capture_output=True, text=True, check=False)


@pytest.fixture
def bare_tree(tmp_path: Path, repository: Path) -> Path:
    """The Python files and the contracts alone: all that import-linter reads."""
    for path in sources(repository):
        target = tmp_path / path.relative_to(repository)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copy(repository / "pyproject.toml", tmp_path)
    return tmp_path


def test_layers_hold(bare_tree: Path) -> None:
    done = layers(bare_tree)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("link/fault.py", "import solferino.extract", "Layers point inward"),
        ("model/fault.py", "import solferino.vocab", "Layers point inward"),
        ("helpers/__init__.py", "", "Layers point inward"),
        ("assess/fault.py", "import sqlite3", "Thinking stages do no I/O"),
        ("report/fault.py", "import socket", "Bytes in, values or bytes out"),
        ("cli/fault.py", "import sqlalchemy", "SQL lives in store"),
    ],
)
def test_contracts_catch_a_deliberate_fault(bare_tree: Path, file: str, line: str, contract: str) -> None:
    fault = bare_tree / "src" / "solferino" / file
    fault.parent.mkdir(exist_ok=True)
    fault.write_text(f"{line}\n")
    done = layers(bare_tree)
    assert done.returncode == 1, done.stdout
    assert re.search(rf"{re.escape(contract)}\W+BROKEN", done.stdout), done.stdout


def test_contracts_catch_a_cycle_inside_a_folder(bare_tree: Path) -> None:
    folder = bare_tree / "src" / "solferino" / "assess"
    (folder / "first.py").write_text("import solferino.assess.second\n")
    (folder / "second.py").write_text("import solferino.assess.first\n")
    done = layers(bare_tree)
    assert done.returncode == 1 and "first" in done.stdout and "second" in done.stdout, done.stdout


def test_no_file_or_folder_has_a_vague_name(repository: Path) -> None:
    named = {part for path in sources(repository) for part in path.relative_to(repository).with_suffix("").parts}
    assert named & VAGUE_NAMES == set()

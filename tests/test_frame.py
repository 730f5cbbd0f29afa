"""The frame: lock files, what is shipped, and what must never be in the repository."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-uv.lock")

# Written so that this file does not match itself.
MACHINE_PATHS = re.compile(r"(?:^|[\s\"'=(`:])/(?:work|root|tmp|home|Users|opt)/\w", re.MULTILINE)
REGISTRY_HOSTS = re.compile(r"pypi\.org|pythonhosted\.|registry\.npmjs|deb\.debian|debian\.org/debian", re.IGNORECASE)


def text_of(path: Path) -> str:
    """A file's text, empty for one that holds no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


# --- what must never be in the repository


def test_no_path_of_a_machine_is_in_the_repository(repository: Path, repository_files: tuple[Path, ...]) -> None:
    found = {str(path.relative_to(repository)): MACHINE_PATHS.findall(text_of(path)) for path in repository_files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_no_package_index_is_named_in_the_repository(repository: Path, repository_files: tuple[Path, ...]) -> None:
    found = [str(path.relative_to(repository)) for path in repository_files if REGISTRY_HOSTS.search(text_of(path))]
    assert found == []


@pytest.mark.shared
def test_founding_article_is_not_in_the_repository(shared: Path, repository_files: tuple[Path, ...]) -> None:
    article = (shared / "reports" / "docs" / "d000.txt").read_text(encoding="utf-8")
    words = article.split()
    runs = {" ".join(words[at : at + 20]) for at in range(0, len(words) - 20, 20)}
    assert len(runs) > 10
    for path in repository_files:
        text = " ".join(text_of(path).split())
        assert not any(run in text for run in runs), f"{path} repeats the founding article"


@pytest.mark.shared
def test_samples_are_reports_of_the_shared_set(shared: Path, repository: Path) -> None:
    """Word for word, but for the name of a person who does not speak in office, which is left out."""
    known = [path.read_text("utf-8").split() for path in (shared / "reports" / "docs").glob("d*.txt")]
    samples = sorted((repository / "samples" / "reports").glob("*.txt"))
    assert len(samples) >= 6
    for path in samples:
        words = path.read_text("utf-8").split()
        changed = min(sum(((Counter(words) - Counter(k)) + (Counter(k) - Counter(words))).values()) for k in known)
        assert changed <= 6, path.name


def test_every_sample_is_explained(repository: Path) -> None:
    page = (repository / "samples" / "README.md").read_text(encoding="utf-8")
    assert "CC0" in page
    files = {path.name for path in (repository / "samples" / "reports").iterdir()}
    assert files == set(re.findall(r"^\| `([\w-]+\.txt)`", page, re.MULTILINE))


# --- lock files


def pins(path: Path) -> dict[str, set[str]]:
    """Package name to its pinned versions (a universal lock may hold two, told apart by markers)."""
    found: dict[str, set[str]] = {}
    entry = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)", re.MULTILINE)
    for name, pinned in entry.findall(path.read_text(encoding="utf-8")):
        found.setdefault(name, set()).add(pinned)
    return found


def bare(requirement: str) -> str:
    """The package a requirement names, as lock files spell it."""
    return re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(repository: Path, name: str) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    entries = re.split(r"\n(?=\w[^\n]*==)", text)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_files_hold_every_declared_package(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    run, test = pins(repository / LOCKS[0]), pins(repository / LOCKS[1])
    needed = {bare(one) for one in (*project["project"]["dependencies"], *project["build-system"]["requires"])}
    assert needed - run.keys() == set()
    assert {bare(one) for one in project["project"]["optional-dependencies"]["test"]} - test.keys() == set()


def test_the_demo_runs_on_the_versions_that_are_tested(repository: Path) -> None:
    run, test = pins(repository / LOCKS[0]), pins(repository / LOCKS[1])
    assert {name: run[name] for name in run if test.get(name) != run[name]} == {}


# --- what is shipped


def test_wheel_ships_types_rows_and_licences(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=repository, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "solferino/py.typed" in names
    package = repository / "src"
    data = [path for path in (package / "solferino").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert [path for path in data if path.relative_to(package).as_posix() not in names] == []
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in names}
    assert not any(name.startswith(("tests/", "samples/")) for name in names)


def test_continuous_integration_runs_the_same_check(repository: Path) -> None:
    script = repository / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert script.stat().st_mode & 0o100, "not executable"
    assert "set -euo pipefail" in text and text.rstrip().endswith("python3 go.py test")

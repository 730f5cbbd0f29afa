"""What every test may use: the repository, its files, a fresh copy of it, and the shared data beside it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# No deadlines: a shared machine is slow at times. In CI the same examples each time; at a desk new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def repository_files() -> tuple[Path, ...]:
    """Every file that is part of the repository, tracked or about to be: nothing that git ignores."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout: which files belong to the repository cannot be told")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    paths = (ROOT / name for name in sorted(set(listed.stdout.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


@pytest.fixture
def fresh_tree(tmp_path: Path, repository_files: tuple[Path, ...]) -> Path:
    """A copy of the repository's files as a fresh clone would have them: no environment, no caches, no cases."""
    tree = tmp_path / "clone"
    for path in repository_files:
        target = tree / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return tree


@pytest.fixture(scope="session")
def shared() -> Path:
    """The project's shared data: specifications and annotated reports, in `shared/` beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "reports" / "docs").is_dir():
        pytest.skip("needs the project's shared data in a folder `shared` beside the repository")
    return folder

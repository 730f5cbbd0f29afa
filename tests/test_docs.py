"""The documentation says what is there, and everything that is there."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import go
import typer.main

import solferino
from solferino.cli import app


def commands() -> set[str]:
    """The names a person may type after `solferino`."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    return set(group.commands)


def test_every_page_is_in_the_navigation_and_every_entry_is_a_page(repository: Path) -> None:
    settings = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"[\w/-]+\.md", settings[settings.index("\nnav:") :])
    pages = sorted(path.relative_to(repository / "docs").as_posix() for path in (repository / "docs").rglob("*.md"))
    assert sorted(listed) == pages


def test_every_command_that_is_told_exists(repository: Path) -> None:
    known = commands()
    pages = (*repository.glob("*.md"), *(repository / "docs").rglob("*.md"), repository / "samples" / "README.md")
    for page in pages:
        text = page.read_text(encoding="utf-8")
        told = set(re.findall(r"(?:^|`|\$ )solferino ([a-z]+)\b", text, re.MULTILINE))
        assert told <= known, f"{page.name} tells of a command that does not exist"
        assert set(re.findall(r"go\.py ([a-z]+)\b", text)) <= set(go.COMMANDS), page.name


def test_every_command_is_told(repository: Path) -> None:
    page = (repository / "docs" / "cli.md").read_text(encoding="utf-8")
    assert {name for name in commands() if f"solferino {name}" not in page} == set()
    guide = (repository / "AGENTS.md").read_text(encoding="utf-8")
    assert {name for name in go.COMMANDS if f"go.py {name}" not in guide} == set()


def test_makefile_has_the_commands_of_go_py(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert targets is not None and set(targets.group(1).split()) == set(go.COMMANDS)


def test_every_path_that_a_page_names_is_there(repository: Path) -> None:
    missing = []
    for page in (*repository.glob("*.md"), repository / "samples" / "README.md"):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
            if not (page.parent / target).exists():
                missing.append(f"{page.name}: {target}")
        for named in re.findall(r"`((?:src|tests|docs|samples|tools|bench)/[\w./-]+)`", text):
            if not (repository / named).exists():
                missing.append(f"{page.name}: {named}")
    assert missing == []


def test_version_is_the_same_everywhere(repository: Path) -> None:
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)
    assert newest is not None and newest.group(1) == solferino.__version__
    assert version("solferino") == solferino.__version__, "run: python3 go.py clean, then again"


def test_every_release_says_what_a_forger_could_have_done(repository: Path) -> None:
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## \[", changelog, flags=re.MULTILINE)[1:]
    assert releases
    assert [
        entry.split("]")[0] for entry in releases if "### Security: what could a forger have done" not in entry
    ] == []


def test_pages_fetch_nothing_from_elsewhere(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    environment = {**os.environ, **go.QUIET}
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert pages
    fetched = re.compile(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=\"?(?:https?:)?//[^\s\">]+", re.IGNORECASE)
    assert {page.name: fetched.findall(page.read_text(encoding="utf-8")) for page in pages} == {
        p.name: [] for p in pages
    }

"""Every verb of a case has a command and a line in the documentation."""

import inspect
from pathlib import Path

import typer.main

from solferino.case import Case
from solferino.cli import app

# behind `init`, all, `show`, `audit --due`, `report`, `import` (a word that Python keeps for itself)
INNER = {"create", "open", "dossier", "audit_due", "log_export", "import_register"}


def test_every_verb_has_a_command_and_a_line_in_the_docs(repository: Path) -> None:
    verbs = {name for name, _ in inspect.getmembers(Case, inspect.isfunction) if not name.startswith("_")} - INNER
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    page = (repository / "docs" / "cli.md").read_text(encoding="utf-8")
    assert verbs <= set(group.commands)
    for name in group.commands:
        assert f"`solferino {name}" in page

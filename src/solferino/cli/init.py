"""`solferino init DIR`."""

from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, say


def command(
    folder: Folder,
    title: Annotated[
        str | None, typer.Option("--title", help="What the case is called; the folder's name by default.")
    ] = None,
    by: By = None,
) -> None:
    """Make a case: a folder with a vault for what is received and a register of what it says."""
    from solferino.case import Case

    case = Case.create(folder, title=title or folder.resolve().name, by=actor(by))
    say(f"Made the case “{case.settings.title}” in {folder}.")
    say(f"Next: solferino add {folder} FILE…")

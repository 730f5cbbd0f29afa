"""`solferino redact DIR ID FILE`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, say


def command(
    folder: Folder,
    parent: Annotated[str, typer.Argument(metavar="ID", help="The exhibit, open or sealed, that it was made from.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The redacted working copy.")],
    tool: Annotated[str, typer.Option("--tool", help="What made it, with its version.")],
    parameters: Annotated[str, typer.Option("--parameters", help="What was done, with which settings.")],
    by: By = None,
) -> None:
    """Preserve a redacted working copy, bound to its original in the log. It is no exhibit and is not read."""
    from solferino.case import Case

    made = Case.open(folder, by=actor(by)).redact(parent, path, tool=tool, parameters=parameters)
    say(f"Preserved the working copy {made}.")
    say("Nobody has checked that what had to be taken out is out: look at the copy, not at the log.")

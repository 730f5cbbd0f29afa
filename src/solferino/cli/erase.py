"""`solferino erase DIR ID`."""

from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, say


def command(
    folder: Folder,
    identity: Annotated[str, typer.Argument(metavar="ID", help="The sealed exhibit.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it is erased; kept in the log.")],
    basis: Annotated[str, typer.Option("--basis", help="The law or promise that asks for it; kept in the log.")] = "",
    by: By = None,
) -> None:
    """Make a sealed exhibit unreadable for ever, with a tombstone in the log."""
    from solferino.case import Case

    known = Case.open(folder, by=actor(by)).erase(identity, reason=reason, basis=basis)
    say(f"The key of {known} is destroyed; the log says who did it and why.")
    say("Copies of the case made before hold the key still: destroy it there too.")

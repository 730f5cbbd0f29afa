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
    """Make a sealed exhibit unreadable for ever, with a tombstone in the log. Exit code 1 where its key was gone."""
    from solferino.case import Case
    from solferino.preserve import Erasure

    known, became = Case.open(folder, by=actor(by)).erase(identity, reason=reason, basis=basis)
    said = {
        Erasure.DESTROYED: f"The key of {known} is destroyed; the log says who did it and why.",
        Erasure.MISSING: f"The log says that {known} is erased, but its key was not there: nothing was destroyed.",
        Erasure.ANOTHER: f"The log says that {known} is erased. What lay in its key's place is destroyed, but was not"
        " the key as it was logged.",
        Erasure.BEFORE: f"The log says already that {known} is erased, and no key lies there any more.",
    }
    say(said[became])
    if became in (Erasure.MISSING, Erasure.ANOTHER):
        say("Whoever took the key, or has a copy, can still read the content: find out who, and destroy it there.")
        raise typer.Exit(1)
    say("Copies of the case made before hold the key still: destroy it there too.")

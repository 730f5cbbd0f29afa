"""`solferino decide DIR VERDICT ID… --reason "…"`."""

from typing import Annotated

import typer

from solferino.case import VERDICTS, Case
from solferino.cli.terminal import By, Folder, actor, say


def command(
    folder: Folder,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help=", ".join(VERDICTS))],
    about: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Incidents or accounts, or the beginnings of their ids.")
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why. Kept in the log for ever.")] = "",
    by: By = None,
) -> None:
    """Record what a person decided. It outranks every machine output and survives every rebuild.

    accept: the incident was verified by a person. reject: leave it out of the sums. merge: these are one event.
    split: these accounts are different events.
    """
    case = Case.open(folder, by=actor(by))
    decision = case.decide(verdict, about, reason)
    say(f"Recorded {decision.id}: {decision.verdict} {', '.join(decision.about)}, by {decision.by}.")
    say(f"Next: solferino show {folder}")

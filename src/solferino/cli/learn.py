"""`solferino learn DIR --reason "…"`."""

from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, say


def command(
    folder: Folder,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why. Kept in the log for ever.")] = "",
    by: By = None,
) -> None:
    """Learn from what people merged and split how much each reason for a link weighs, and link by that from now on.

    Refused with too few decisions. The weights are kept in the log as a decision and can be taken back.
    """
    from solferino.case import Case

    case = Case.open(folder, by=actor(by))
    before = {incident.id for incident in case.show().incidents}
    decision = case.learn(reason)
    after = {incident.id for incident in case.show().incidents}
    say(f"Recorded {decision.id}: {decision.reason}.")
    say(f"Incidents: {len(before)} before, {len(after)} now. Reasons of every link are shown with the weights learned.")
    say(f"Next: solferino show {folder}   (to take it back: solferino decide {folder} withdraw {decision.id} -r “why”)")

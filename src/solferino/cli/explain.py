"""`solferino explain DIR CLAIM`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from solferino.case import Case
from solferino.cli.terminal import AsJson, By, Folder, actor, say
from solferino.model.explanation import Reason


def command(
    folder: Folder,
    item: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim or account, or its beginning.")],
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """Why each field of a claim or account has its value: rule or row, words, what else was considered."""
    reasons = Case.open(folder, by=actor(by)).explain(item)
    if as_json:
        typer.echo(json.dumps([asdict(reason) for reason in reasons], indent=1, ensure_ascii=False))
        return
    for reason in reasons:
        _tell(reason)


def _tell(reason: Reason) -> None:
    say(f"{reason.field}: {reason.value}")
    say(f"    by {reason.rule}")
    if reason.words:
        say("    words: " + "; ".join(f"“{' '.join(words.split())}”" for words in reason.words))
    if reason.hedges:
        say("    weakened by: " + "; ".join(reason.hedges))
    if reason.instead_of:
        say("    also considered: " + "; ".join(reason.instead_of))

"""`solferino explain DIR CLAIM`."""

from __future__ import annotations  # the nouns are named in signatures: their modules are loaded when used

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.terminal import AsJson, By, Folder, actor, say

if TYPE_CHECKING:
    from solferino.model.explanation import Reason


def command(
    folder: Folder,
    item: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim or account, or its beginning.")],
    as_json: AsJson = False,
    by: By = None,
) -> None:
    """Why each field of a claim or account has its value: rule or row, words, what else was considered."""
    from solferino.case import Case

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

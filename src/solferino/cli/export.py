"""`solferino export DIR --format json -o FILE`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.case.views import VIEWS
from solferino.cli.handing_out import Purpose, hand_out
from solferino.cli.terminal import By, Folder, actor, check_output, say
from solferino.errors import UnknownFormat


def command(
    folder: Folder,
    kind: Annotated[str, typer.Option("--format", "-f", help="json, csv, geojson; html is the dossier.")] = "json",
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = Path("-"),
    view: Annotated[str, typer.Option("--view", help=f"How much it shows: {', '.join(VIEWS)}.")] = VIEWS[0],
    purpose: Purpose = "",
    by: By = None,
) -> None:
    """Write the register for other programs."""
    from solferino.case import Case, HandedOut

    if view not in VIEWS:
        raise UnknownFormat(f"no view {view!r}", hint=f"views are {', '.join(VIEWS)}")
    check_output(folder, output)
    case = Case.open(folder, by=actor(by))
    data = case.export(kind, view=view)
    hand_out(case, output, data, HandedOut(kind, view, purpose=purpose))
    if str(output) != "-":
        say(f"Wrote the register as {kind} to {output} ({len(data) // 1024} kB).")

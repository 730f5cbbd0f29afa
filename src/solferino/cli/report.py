"""`solferino report DIR -o FILE.html`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.case.views import VIEWS
from solferino.cli.handing_out import Purpose, hand_out
from solferino.cli.terminal import By, Folder, actor, check_output, say
from solferino.errors import UnknownFormat

FORMATS = {".html": "html", ".htm": "html"}


def command(
    folder: Folder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="Where to write the dossier.")],
    incident: Annotated[str | None, typer.Option("--incident", metavar="ID", help="Only this incident.")] = None,
    view: Annotated[str, typer.Option("--view", help=f"How much it shows: {', '.join(VIEWS)}.")] = VIEWS[0],
    purpose: Purpose = "",
    by: By = None,
) -> None:
    """Write the dossier: one file that needs no network to be read."""
    from solferino.case import ALL, Case, HandedOut

    kind = FORMATS.get(output.suffix.lower())
    if kind is None:
        raise UnknownFormat(
            f"no dossier of the kind {output.suffix or output.name!r}", hint="name a file that ends in .html"
        )
    if view not in VIEWS:
        raise UnknownFormat(f"no view {view!r}", hint=f"views are {', '.join(VIEWS)}")
    check_output(folder, output)
    case = Case.open(folder, by=actor(by))
    data = case.report(kind, view=view, incident=incident)
    hand_out(case, output, data, HandedOut(kind, view, incident or ALL, purpose))
    say(f"Wrote the {view} dossier to {output} ({len(data) // 1024} kB).")

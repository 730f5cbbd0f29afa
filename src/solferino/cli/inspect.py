"""`solferino inspect FILE…`."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from solferino.cli.terminal import AsJson, read_file, regular, say


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Captures and archives.")],
    roots: Annotated[
        Path | None, typer.Option("--roots", metavar="PEM", help="Root certificates that you trust, for WACZ.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look at captures and archives of others without unpacking them. Exit code 1 where something is wrong."""
    from solferino.errors import MissingInput
    from solferino.preserve import certificates, inspect

    trusted = certificates(read_file(roots)) if roots else []
    rows: list[dict[str, Any]] = []
    for path in files:
        regular(path)
        try:
            found = inspect(path, trusted)
        except OSError as error:
            raise MissingInput(f"the file cannot be read: {error.strerror}", where=str(path)) from error
        members = (
            [{"name": m.shown, "size_bytes": m.size_bytes} for m in found.listing.members] if found.listing else []
        )
        rows.append(
            {"file": str(path), "kind": found.kind, "faults": found.faults, "notes": found.notes, "members": members}
        )
        if not as_json:
            say(f"{path}: {found.kind}, {'; '.join(found.notes) or 'not looked into'}.")
            for fault in found.faults:
                say(f"  {fault}.")
    if as_json:
        typer.echo(json.dumps(rows, indent=1))
    if any(row["faults"] for row in rows):
        raise typer.Exit(1)

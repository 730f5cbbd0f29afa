"""`solferino unseal DIR ID`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, check_output, passphrase, say, write_file


def command(
    folder: Folder,
    identity: Annotated[str, typer.Argument(metavar="ID", help="The sealed exhibit.")],
    key: Annotated[Path, typer.Option("--key", metavar="FOLDER", help="A custodian's key.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it is opened; kept in the log.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write.")],
    by: By = None,
) -> None:
    """Open a sealed exhibit, checked against the log. Who did and why is logged."""
    from solferino.case import Case
    from solferino.preserve import unlock_custodian

    case = Case.open(folder, by=actor(by))
    check_output(folder, output)
    found = case.unseal(identity, unlock_custodian(key, passphrase()), reason=reason)
    write_file(output, found.data, private=True)
    say(f"Wrote {output}: {found.record['name']}, {len(found.data)} bytes, as they were sealed.")

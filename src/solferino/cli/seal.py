"""`solferino seal DIR FILE… --to age1…`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, check_key_folder, one_line, passphrase, say


def command(
    folder: Folder,
    locations: Annotated[list[str] | None, typer.Argument(metavar="FILE…", help="What to seal.")] = None,
    to: Annotated[
        list[str] | None, typer.Option("--to", metavar="age1…", help="Public key of a custodian; may be repeated.")
    ] = None,
    new_key: Annotated[
        Path | None, typer.Option("--new-key", metavar="FOLDER", help="Make a custodian's key here first.")
    ] = None,
    by: By = None,
) -> None:
    """Preserve files so that only custodians can open them. The register never reads them."""
    from solferino.case import Case
    from solferino.preserve import Disk, create_custodian

    case, custodians = Case.open(folder, by=actor(by)), list(to or ())
    if new_key is not None:
        check_key_folder(folder, new_key)
        custodians.append(create_custodian(new_key, passphrase(new=True), Disk()))
        say(f"Made a custodian's key in {new_key}: {custodians[-1]}")
    for location in locations or ():
        for made in case.seal(location, custodians):
            say(
                f"Sealed {one_line(made.name)} as {made.id}. The file itself is still where it was: remove it yourself."
            )
            if made.lies_open_as:
                warning = f"Warning: the same bytes lie open in this vault as exhibit {made.lies_open_as[:10]}."
                typer.echo(f"{warning} Sealing them now hides nothing.", err=True)

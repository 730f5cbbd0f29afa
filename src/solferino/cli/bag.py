"""`solferino bag DIR -o FOLDER`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.handing_out import Purpose
from solferino.cli.sign import Key
from solferino.cli.terminal import By, Folder, actor, count, passphrase, say


def command(
    folder: Folder,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="A new folder for the export.")],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="Disclose this exhibit or working copy only; may be repeated."),
    ] = None,
    purpose: Purpose = "",
    key: Key = None,
    by: By = None,
) -> None:
    """Write an export with log, proofs and a program to check them, for a court or another custodian."""
    from solferino.case import Case
    from solferino.preserve import unlock

    case = Case.open(folder, by=actor(by))
    signer = unlock(key, passphrase()) if key else None
    made = case.bag(output, only=only or (), purpose=purpose, signer=signer)
    say(f"Wrote {count(made.items, 'item')} to {output} ({made.bytes_total // 1024} kB).")
    say(f"{made.disclosed} of {made.entries} log entries are disclosed, the others are there as hashes.")
    if not made.signed:
        say("The checkpoint in it is not signed: give --key FOLDER for one that is.")
    say(f"Check it: python3 -I -S {output}/verify.py {output}")

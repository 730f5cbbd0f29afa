"""`solferino sign DIR --key FOLDER`."""

from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import By, Folder, actor, check_key_folder, passphrase, say

Key = Annotated[
    Path | None,
    typer.Option("--key", metavar="FOLDER", envvar="SOLFERINO_KEY", help="Folder of the key."),
]


def command(
    folder: Folder,
    key: Key = None,
    new_key: Annotated[
        Path | None, typer.Option("--new-key", metavar="FOLDER", help="Make a key here and hand the log over to it.")
    ] = None,
    by: By = None,
) -> None:
    """Sign the newest checkpoint of the log, unless it contradicts one that this key signed before."""
    from solferino.case import Case
    from solferino.preserve import unlock

    case = Case.open(folder, by=actor(by))
    if new_key is not None:
        check_key_folder(folder, new_key)
    present = unlock(key, passphrase()) if key else None
    new = (new_key, passphrase(new=True, other=present is not None)) if new_key else None
    signed = case.sign(present, new_key=new)
    say(f"Signed {signed.size} log entries, root {signed.root}.")
    say(f"Fingerprint of the key: {signed.fingerprint}")
    if new_key is not None:
        say("Give the fingerprint to everybody who will check the case, by another road than the case itself.")
        say(f"Keep {new_key} apart from the case, and a copy of it elsewhere: it cannot be made again.")

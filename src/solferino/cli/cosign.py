"""`solferino cosign REQUEST --key FOLDER`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from solferino.cli.terminal import passphrase, read_file, say, write_file


def command(
    request: Annotated[Path | None, typer.Argument(metavar="REQUEST", help="What the log's keeper gave you.")] = None,
    key: Annotated[
        Path, typer.Option("--key", metavar="FOLDER", envvar="SOLFERINO_WITNESS", help="Your key and your memory.")
    ] = Path("witness-key"),
    log: Annotated[
        Path | None, typer.Option("--log", metavar="VKEY", help="The log's public key, learned by another road.")
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = Path("-"),
    new_key: Annotated[
        str | None, typer.Option("--new-key", metavar="NAME", help="Make your key first, under this name.")
    ] = None,
) -> None:
    """As a witness, sign a checkpoint of somebody else's log, if it goes on from what you saw last."""
    from solferino.errors import MissingInput
    from solferino.preserve import COSIGNATURE, Disk, cosign, create, parse_key, unlock

    secret = passphrase(new=new_key is not None)
    if new_key is not None:
        made = create(key, new_key, secret, algorithm=COSIGNATURE)
        say(f"Made the key in {key}. Give this line to the keeper of the log:\n{made.key}")
    if request is None:
        return
    if log is None:
        raise MissingInput("whose log is it?", hint="give the log's public key with --log")
    known = [parse_key(line) for line in read_file(log).decode("utf-8", errors="replace").splitlines() if line.strip()]
    line = cosign(unlock(key, secret), read_file(request), known, datetime.now(UTC), Disk())
    write_file(output, line)
    if str(output) != "-":
        say(f"Signed. Give {output} back to the keeper of the log.")

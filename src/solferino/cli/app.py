"""The program `solferino`: its commands, and the one place where errors become messages and exit codes."""

import sys
from typing import Annotated

import typer

from solferino import __version__
from solferino.cli import (
    add,
    anchor,
    audit,
    bag,
    bench,
    code,
    cosign,
    decide,
    erase,
    explain,
    export,
    import_,
    init,
    inspect,
    learn,
    rebuild,
    reconcile,
    redact,
    report,
    seal,
    show,
    sign,
    undercount,
    unseal,
)
from solferino.cli.terminal import complain
from solferino.errors import SolferinoError, UnwritableOutput

app = typer.Typer(
    help="Reports of attacks on civilians, turned into a register in which every fact is tied to words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    init,
    inspect,
    add,
    import_,
    show,
    explain,
    report,
    export,
    reconcile,
    undercount,
    code,
    decide,
    learn,
    seal,
    unseal,
    redact,
    erase,
    sign,
    anchor,
    cosign,
    bag,
    audit,
    rebuild,
    bench,
):
    app.command(name=command.__name__.rsplit(".", 1)[-1].rstrip("_"))(command.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Solferino {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn reports of attacks on civilians into a register."""
    del version


def main() -> None:
    """Run the program. Exit code 0 fine, 1 something was found wrong, 2 bad use or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except SolferinoError as error:
        complain(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        hint = "see to permissions, free space and the disk, then run the same command again"
        complain(UnwritableOutput(f"the system refused: {error.strerror or error}", where=error.filename, hint=hint))
        sys.exit(UnwritableOutput.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was received is preserved; run the same command again to go on.\n")
        sys.exit(130)

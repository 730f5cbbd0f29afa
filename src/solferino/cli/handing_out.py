"""Writing what leaves the case: logged first, then written. What is only printed is not logged."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.terminal import say, write_file

if TYPE_CHECKING:
    from solferino.case import Case, HandedOut

Purpose = Annotated[str, typer.Option("--purpose", help="Why and for whom; kept in the log.")]


def hand_out(case: "Case", output: Path, data: bytes, said: "HandedOut") -> None:
    """Log and write; `-` is printed only. Raises `UnwritableOutput`, `VaultBusy`."""
    logged = str(output) == "-" or case.log_export(data, said)
    write_file(output, data)
    if not logged:
        say("This export is not in the case's log: nothing can be written there. Note by hand who received it and why.")

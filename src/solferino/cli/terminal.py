"""How the program speaks: plain sentences, progress where somebody watches, no control characters of documents."""

import getpass
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from solferino.errors import SolferinoError

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The case's folder.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", envvar="SOLFERINO_USER", help="Who acts; kept in the log.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]

STAGES = {"preserve": "Preserving", "read": "Reading", "assess": "Linking and assessing", "audit": "Checking"}


def actor(by: str | None) -> str:
    """Who acts: as given, else the login name."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return os.environ.get("USERNAME", "unknown")


def visible(text: str) -> str:
    """Text of a document made harmless for a terminal: control and direction characters shown as codes."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") else f"\\u{ord(c):04x}"
        for c in text
    )


def one_line(text: str) -> str:
    """A name or reason of somebody else's making, that cannot begin a line of its own in what the program says."""
    return visible(text).replace("\n", "\\u000a").replace("\t", "\\u0009")


def say(text: str = "") -> None:
    """A sentence for the user."""
    typer.echo(visible(text))


def complain(error: SolferinoError) -> None:
    """What is wrong, where, and what to do."""
    typer.echo(visible(f"Error: {error.what}"), err=True)
    if error.where:
        typer.echo(visible(f"  Where: {error.where}"), err=True)
    if error.hint:
        typer.echo(visible(f"  What to do: {error.hint}"), err=True)


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 file`, `3 files`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr where that is a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def step(stage: str, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=of or None)
            bars.update(tasks[stage], completed=done, total=of or None)

        yield step


def check_output(folder: Path, path: Path) -> None:
    """Raise `UnwritableOutput` where a file to write is a part of the case itself, or can be none."""
    from solferino.case import is_part_of_case
    from solferino.errors import UnwritableOutput

    if str(path) != "-" and is_part_of_case(folder, path):
        hint = f"choose a file outside {folder / 'vault'} and beside the register"
        raise UnwritableOutput("this would overwrite a part of the case", where=str(path), hint=hint)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise UnwritableOutput(
            "no file can be written there", where=str(path), hint="choose a file in a folder that exists"
        )


def check_key_folder(folder: Path, path: Path) -> None:
    """Raise `UnwritableOutput` where a new key would lie in the vault: whoever has that would have it too."""
    from solferino.case import is_part_of_case
    from solferino.errors import UnwritableOutput

    if is_part_of_case(folder, path):
        hint = "choose a new folder apart from the case"
        raise UnwritableOutput("a key does not belong into the vault", where=str(path), hint=hint)


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write the named output file, `-` for standard output; `private`: nobody else may read it.

    Raises `UnwritableOutput`.
    """
    from solferino.errors import UnwritableOutput

    if str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        if private:
            path.touch(mode=0o600)
            path.chmod(0o600)
        path.write_bytes(data)
    except OSError as error:
        hint = "choose a file in a folder that exists and that you may write to"
        raise UnwritableOutput(f"the file cannot be written: {error.strerror}", where=str(path), hint=hint) from error


def passphrase(*, new: bool = False, other: bool = False) -> str:
    """The passphrase of a key, from SOLFERINO_PASSPHRASE, else asked for without showing it, twice where it is new.

    `other`: that of a key which follows another one, from SOLFERINO_NEW_PASSPHRASE: never in silence the old one's.
    """
    given = os.environ.get("SOLFERINO_NEW_PASSPHRASE" if other else "SOLFERINO_PASSPHRASE")
    if given is not None:
        return given
    text = f"Passphrase of the {'new ' if new else ''}key"
    return str(typer.prompt(text, hide_input=True, confirmation_prompt=new, err=True))


def regular(path: Path) -> None:
    """Raise `RefusedInput` for what is there and no file: reading a pipe would wait for ever."""
    from solferino.errors import RefusedInput

    if path.exists() and not path.is_file():
        raise RefusedInput("this is no regular file", where=str(path), hint="copy its content into a file first")


def read_file(path: Path) -> bytes:
    """Bytes of a file named on the command line. Raises `MissingInput`, `RefusedInput`."""
    from solferino.errors import MissingInput

    regular(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingInput(f"the file cannot be read: {error.strerror}", where=str(path)) from error

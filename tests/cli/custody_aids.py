"""Commands as one types them."""

from pathlib import Path

from typer.testing import CliRunner

from solferino.cli import app
from solferino.errors import SolferinoError

TEXT = "date: 2022-02-25\nsource: AP\n\nFour civilians were killed in a missile strike in Uman on Thursday.\n"


def say(*parts: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(part) for part in parts])
    if isinstance(done.exception, SolferinoError):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output

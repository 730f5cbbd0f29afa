"""The command line: one file per command, thin. Each calls one method of `case.Case` and says what it did."""

from solferino.cli import lazily

lazily.prepare()  # before anything that imports the stages

from solferino.cli.app import app, main  # noqa: E402

__all__ = ["app", "main"]

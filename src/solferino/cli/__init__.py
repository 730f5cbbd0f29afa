"""The command line: one file per command, thin. Each calls one method of `case.Case` and says what it did."""

from solferino.cli.app import app, main

__all__ = ["app", "main"]

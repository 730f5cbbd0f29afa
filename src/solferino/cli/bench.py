"""`solferino bench`."""

from solferino.cli.terminal import say


def command() -> None:
    """Measure how fast this machine preserves, reads and extracts, on texts made for the purpose."""
    from solferino.case import measure

    for line in measure():
        say(line)

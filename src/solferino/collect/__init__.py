"""Where bytes come from: one file per kind of location. The only folder that may use the network."""

import sys
from collections.abc import Iterator
from datetime import datetime

from solferino.collect import path
from solferino.model.exhibit import Intake

STANDARD_INPUT = "-"


def fetch(location: str, *, by: str, now: datetime) -> Iterator[Intake]:
    """Everything at a location: a file, a folder and all below it, or `-` for standard input.

    The media type is left empty: who reads the bytes tells it. Raises `MissingInput`, `RefusedInput`.
    """
    if location == STANDARD_INPUT:
        yield Intake(sys.stdin.buffer.read(), "standard input", "standard-input.txt", "", now, by)
        return
    for found in path.files(location):
        yield path.intake(found, by=by, now=now)


__all__ = ["STANDARD_INPUT", "fetch"]

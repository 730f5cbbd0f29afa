"""Where bytes come from: one file per kind of location. The only folder that may use the network."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from solferino.collect import path
from solferino.errors import SolferinoError
from solferino.model.exhibit import Intake

STANDARD_INPUT = "-"


def fetch(location: str, *, by: str, now: datetime, refuse: path.Refuse | None = None) -> Iterator[Intake]:
    """Everything at a location: a file, a folder and all below it, or `-` for standard input.

    The media type is left empty: who reads the bytes tells it. Raises `MissingInput`, `RefusedInput`; what cannot be
    taken in below a folder goes to `refuse`, where that is given, and the rest of the folder is taken in.
    """
    note = refuse or _raise
    if location == STANDARD_INPUT:
        yield Intake(sys.stdin.buffer.read(), "standard input", "standard-input.txt", "", now, by)
        return
    for found in path.files(location, note):
        try:
            made = path.intake(found, by=by, now=now)
        except SolferinoError as error:
            if str(found) == str(Path(location)):
                raise
            note(error)
        else:
            yield made


def _raise(error: SolferinoError) -> None:
    raise error


__all__ = ["STANDARD_INPUT", "fetch"]

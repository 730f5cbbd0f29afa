"""Places that the users of a case add: a file in its folder, kept in the vault's log once it was taken in.

The log is what counts: a register is derived from the rows last taken in, whether or not the file is still there.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from solferino.errors import UnreadableInput
from solferino.model.exhibit import CustodyEvent
from solferino.preserve.vault import Vault
from solferino.vocab.gazetteer.own import OwnPlace, parse

FILE, ACTION = "gazetteer.csv", "gazetteer"
LARGEST_PART = 40_000  # bytes of rows in one log entry, which holds at most 65,535


def take_in(folder: Path, vault: Vault, *, by: str, at: datetime) -> bool:
    """Record the rows of the case's place file where they are new. Raises `UnreadableInput` with the line at fault."""
    path = folder / FILE
    if not path.is_file():
        return False
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        what = f"the place file cannot be read: {error}"
        raise UnreadableInput(what, where=str(path), hint="save it as UTF-8") from error
    digest = hashlib.sha256(data).hexdigest()
    if digest == _last_digest(vault.events()):
        return False
    parts = _parts(parse(text, FILE))
    with vault.writing() as writer:
        for number, rows in enumerate(parts, 1):
            detail = {"file": FILE, "part": number, "parts": len(parts), "rows": rows}
            writer.record(action=ACTION, about=digest, detail=detail, by=by, at=at)
    return True


def own_places(events: Sequence[CustodyEvent]) -> tuple[OwnPlace, ...]:
    """The rows last taken in whole; none where there never were any."""
    found: list[CustodyEvent] = []
    whole: list[CustodyEvent] = []
    for event in (event for event in events if event.action == ACTION):
        found = [event] if event.detail["part"] == 1 else [*found, event]
        if event.detail["part"] == event.detail["parts"] == len(found):
            whole = found
    rows = [row for event in whole for row in event.detail["rows"]]
    return tuple(
        OwnPlace(tuple(r["names"]), float(r["lat_deg"]), float(r["lon_deg"]), r["country"], r["kind"], r["radius_m"])
        for r in rows
    )


def _last_digest(events: Sequence[CustodyEvent]) -> str | None:
    last = next((event for event in reversed(events) if event.action == ACTION), None)
    whole = last is not None and last.detail["part"] == last.detail["parts"]
    return last.about if last is not None and whole else None


def _parts(places: Sequence[OwnPlace]) -> list[list[dict[str, Any]]]:
    """Rows in portions that fit into a log entry; one empty portion where there are none."""
    parts: list[list[dict[str, Any]]] = [[]]
    size = 0
    for place in places:
        row = {name: getattr(place, name) for name in OwnPlace.__slots__} | {"names": list(place.names)}
        length = len(json.dumps(row).encode())
        if parts[-1] and size + length > LARGEST_PART:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += length
    return parts

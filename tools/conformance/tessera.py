"""A log that Google's Tessera wrote: every checkpoint's signature, and its root from the tiles and from the entries."""

import re
from pathlib import Path

from tools.conformance.outcome import Outcome, outcome

from solferino.errors import SolferinoError
from solferino.preserve.checkpoint import parse_signed
from solferino.preserve.log import read_entries
from solferino.preserve.merkle import leaf_hash, root_of
from solferino.preserve.note import check, parse_key
from solferino.preserve.tile_reader import TileReader


def run(folder: Path) -> Outcome:
    """The sixteen checkpoints."""
    base = folder / "tlog-tessera-log"
    script = (base / "build_log.sh").read_text(encoding="utf-8")
    named = re.search(r'LOG_PUBLIC_KEY="([^"]+)"', script)
    key = parse_key(named.group(1) if named else "")
    found = {}
    for path in sorted((base / "log").glob("checkpoint.*")):
        try:
            checkpoint, note = parse_signed(path.read_bytes(), path.name)
            signed = key in check(note, [key]) and checkpoint.origin == key.name
            entries = read_entries(base / "log", checkpoint.size)
            from_entries = root_of([leaf_hash(entry) for entry in entries])
            from_tiles = TileReader(base / "log", checkpoint.size).root()
            found[path.name] = signed and from_entries == from_tiles == checkpoint.root
        except SolferinoError:
            found[path.name] = False
    return outcome("Tessera log", found)

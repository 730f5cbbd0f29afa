"""Which checkpoint an audit measures a log by, where the newest one itself may have been changed."""

from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import Checkpoint, parse
from solferino.preserve.disk import read_bytes
from solferino.preserve.log import read_entries
from solferino.preserve.merkle import leaf_hash, root_of


def _read(path: Path) -> Checkpoint | None:
    try:
        return parse(read_bytes(path), str(path))
    except BrokenVault:
        return None


def _fits(folder: Path, checkpoint: Checkpoint) -> bool:
    """The entries on disk have the root that a checkpoint names."""
    try:
        entries = read_entries(folder, checkpoint.size)
    except BrokenVault:
        return False
    return root_of([leaf_hash(entry) for entry in entries]) == checkpoint.root


def reference(folder: Path) -> tuple[Checkpoint | None, list[str]]:
    """The checkpoint to trust, and what is wrong with the newest one.

    The newest is trusted where its kept copy says the same. Else the largest one that fits the entries is taken, and
    the newest is named as changed unless it is that one.
    """
    newest = _read(folder / "checkpoint")
    if newest is not None and _read(folder / "checkpoints" / str(newest.size)) == newest:
        return newest, []
    names = [path for path in (folder / "checkpoints").glob("*") if path.name.isdecimal()]
    kept = [found for path in sorted(names, key=lambda p: -int(p.name)) if (found := _read(path)) is not None]
    for candidate in ([newest] if newest else []) + kept:
        if _fits(folder, candidate):
            changed = [] if candidate == newest else ["the newest checkpoint is not the one that was kept"]
            return candidate, changed
    if newest is None:
        return (kept[0] if kept else None), ["the newest checkpoint is missing or cannot be read"]
    return newest, []

"""The log: entries, their hash tree, checkpoints. Entries are written first, tiles next, the checkpoint last."""

from collections.abc import Sequence
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import Checkpoint, parse
from solferino.preserve.disk import Disk, read_bytes
from solferino.preserve.merkle import leaf_hash, root_of
from solferino.preserve.tiles import WIDTH, entry_bundles, hash_tiles, tile_path, unpack_bundle


def last_checkpoint(folder: Path) -> Checkpoint:
    """The newest checkpoint of a log."""
    path = folder / "checkpoint"
    return parse(read_bytes(path), str(path))


def read_entries(folder: Path, size: int) -> tuple[bytes, ...]:
    """The first `size` entries. Raises `BrokenVault` where a bundle is missing, torn or short."""
    out: list[bytes] = []
    for number in range(0, (size + WIDTH - 1) // WIDTH):
        wanted = min(WIDTH, size - number * WIDTH)
        path = folder / tile_path("entries", number, wanted)
        found = unpack_bundle(read_bytes(path), str(path))
        if len(found) != wanted:
            raise BrokenVault(f"an entry bundle holds {len(found)} entries, not {wanted}", where=str(path))
        out += found
    return tuple(out)


def append(folder: Path, origin: str, entries: Sequence[bytes], new: Sequence[bytes], disk: Disk) -> Checkpoint:
    """Add entries in one commit; nothing counts before the checkpoint that covers it has its name."""
    grown = [*entries, *new]
    before = len(entries)
    _write_new(folder, {p: d for p, d in entry_bundles(grown).items() if _covers(p, before)}, disk)
    leaves = [leaf_hash(entry) for entry in grown]
    _write_new(folder, hash_tiles(leaves), disk)
    checkpoint = Checkpoint(origin, len(grown), root_of(leaves))
    _publish(folder, checkpoint, disk)
    _drop_outgrown(folder, before, len(grown), disk)
    return checkpoint


def _covers(path: str, before: int) -> bool:
    """Whether a bundle may hold entries past the first `before`: earlier ones are on disk already."""
    name = path.removeprefix("tile/entries/").split(".p/")[0].replace("/", "").replace("x", "")
    return (int(name) + 1) * WIDTH > before


def _write_new(folder: Path, files: dict[str, bytes], disk: Disk) -> None:
    for name, data in files.items():
        target = folder / name
        if target.exists() and target.read_bytes() == data:
            continue
        temporary = folder.parent / "tmp" / name.replace("/", "-")
        disk.remove(temporary)
        disk.make_folder(target.parent)
        disk.write(temporary, data)
        disk.rename(temporary, target)
        disk.sync_folder(target.parent)


def _publish(folder: Path, checkpoint: Checkpoint, disk: Disk) -> None:
    """Keep the checkpoint under its size for ever, then make it the newest one."""
    _write_new(folder, {f"checkpoints/{checkpoint.size}": checkpoint.text()}, disk)
    temporary = folder.parent / "tmp" / "checkpoint"
    disk.remove(temporary)
    disk.write(temporary, checkpoint.text())
    disk.rename(temporary, folder / "checkpoint")
    disk.sync_folder(folder)


def _drop_outgrown(folder: Path, before: int, after: int, disk: Disk) -> None:
    """Partial tiles and bundles of the smaller tree: the larger ones hold all they held."""
    keep = {*tile_names(after)}
    for name in tile_names(before):
        if name not in keep:
            path = folder / name
            disk.remove(path)
            if path.parent.name.endswith(".p") and path.parent.exists() and not any(path.parent.iterdir()):
                path.parent.rmdir()


def tile_names(size: int) -> tuple[str, ...]:
    """Paths below `log/` of all tiles and bundles of a log of that size."""
    names = []
    if size:
        count = size
        level = 0
        while count:
            for number in range(0, (count + WIDTH - 1) // WIDTH):
                names.append(tile_path(str(level), number, min(WIDTH, count - number * WIDTH)))
            count, level = count // WIDTH, level + 1
        for number in range(0, (size + WIDTH - 1) // WIDTH):
            names.append(tile_path("entries", number, min(WIDTH, size - number * WIDTH)))
    return tuple(names)

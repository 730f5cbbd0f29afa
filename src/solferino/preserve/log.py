"""The log: entries, their hash tree, checkpoints. Entries and tiles are forced to disk first, the checkpoint last."""

from collections.abc import Sequence
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import Checkpoint, parse, parse_signed
from solferino.preserve.disk import Disk, read_bytes
from solferino.preserve.edge import Edge
from solferino.preserve.note import Note
from solferino.preserve.tiles import WIDTH, tile_path, unpack_bundle

NEXT = "tmp/next-checkpoint"


def last_checkpoint(folder: Path) -> Checkpoint:
    """The newest checkpoint of a log."""
    path = folder / "checkpoint"
    return parse(read_bytes(path), str(path))


def last_note(folder: Path) -> tuple[Checkpoint, Note]:
    """The newest checkpoint with its signatures."""
    path = folder / "checkpoint"
    return parse_signed(read_bytes(path), str(path))


def read_entries(folder: Path, size: int, *, start: int = 0) -> tuple[bytes, ...]:
    """The entries from `start` up to `size`. Raises `BrokenVault` where a bundle is missing, torn or short."""
    out: list[bytes] = []
    first = start // WIDTH
    for number in range(first, (size + WIDTH - 1) // WIDTH):
        wanted = min(WIDTH, size - number * WIDTH)
        path = folder / tile_path("entries", number, wanted)
        found = unpack_bundle(read_bytes(path), str(path))
        if len(found) != wanted:
            raise BrokenVault(f"an entry bundle holds {len(found)} entries, not {wanted}", where=str(path))
        out += found
    return tuple(out[start - first * WIDTH :])


def append(
    folder: Path, edge: Edge, new: Sequence[bytes], disk: Disk, *, also: Sequence[Path] = ()
) -> tuple[Checkpoint, Edge]:
    """Add entries in one commit; nothing counts before the checkpoint that covers it has its name.

    `also` are folders whose new names must be on the disk before the checkpoint is: those of the objects.
    """
    grown, files = edge.grow(new)
    checkpoint = grown.checkpoint()
    disk.make_folder(folder / "checkpoints", sync=False)
    _write_new(folder, files, checkpoint, disk, also)
    _publish(folder, disk)
    return checkpoint, grown


def _write_new(folder: Path, tiles: dict[str, bytes], checkpoint: Checkpoint, disk: Disk, also: Sequence[Path]) -> None:
    """Tiles, bundles and the kept checkpoint under their names, the newest one ready: all on the disk on return.

    None of these names is in use yet, so nothing that counts is touched; one barrier serves them all.
    """
    files = {**tiles, f"checkpoints/{checkpoint.size}": checkpoint.text()}
    written: list[Path] = []
    for name, data in files.items():
        target = folder / name
        temporary = folder.parent / "tmp" / name.replace("/", "-")
        disk.remove(temporary)
        disk.make_folder(target.parent, sync=False)
        disk.write(temporary, data, sync=False)
        disk.rename(temporary, target)
        written.append(target)
    disk.remove(folder.parent / NEXT)
    disk.write(folder.parent / NEXT, checkpoint.text(), sync=False)
    disk.barrier([*written, folder.parent / NEXT, *also], folder)


def _publish(folder: Path, disk: Disk) -> None:
    """Make the checkpoint that lies ready the newest one: from here on the entries count."""
    disk.rename(folder.parent / NEXT, folder / "checkpoint")
    disk.sync_folder(folder)


def add_signatures(folder: Path, note: Note, disk: Disk) -> None:
    """Put the newest checkpoint with its signatures in the place of the one without; its text stays what it was."""
    checkpoint, _ = parse_signed(note.encode(), "the signed checkpoint")
    replace(folder / "checkpoints" / str(checkpoint.size), note.encode(), disk, folder.parent / "tmp")
    replace(folder / "checkpoint", note.encode(), disk, folder.parent / "tmp")


def lacks_signatures(newest: bytes, kept: bytes) -> bool:
    """Whether the newest checkpoint says what its kept copy says, with fewer signatures: signing was cut off."""
    try:
        (_, one), (_, two) = parse_signed(newest, "log/checkpoint"), parse_signed(kept, "its kept copy")
    except BrokenVault:
        return False
    return one.text == two.text and set(one.signatures) < set(two.signatures)


def replace(target: Path, data: bytes, disk: Disk, scratch: Path) -> None:
    """Put a small file in its place in one step: whoever looks sees the old one or the new one, also after a cut."""
    temporary = scratch / f"{target.parent.name}-{target.name}"
    disk.remove(temporary)
    disk.write(temporary, data)
    disk.rename(temporary, target)
    disk.sync_folder(target.parent)


def drop_outgrown(folder: Path, sizes: Sequence[int], now: int, disk: Disk) -> None:
    """Partial tiles and bundles of smaller trees: the larger ones hold all they held."""
    keep = set(edge_names(now))
    for name in {name for size in sizes for name in edge_names(size)}:
        if name not in keep:
            path = folder / name
            disk.remove(path)
            if path.parent.exists() and not any(path.parent.iterdir()):
                path.parent.rmdir()


def edge_names(size: int) -> tuple[str, ...]:
    """Paths below `log/` of the unfinished tiles and bundle of a log of that size."""
    names, count, level = [], size, 0
    while count:
        if count % WIDTH:
            names.append(tile_path(str(level), count // WIDTH, count % WIDTH))
        count, level = count // WIDTH, level + 1
    if size % WIDTH:
        names.append(tile_path("entries", size // WIDTH, size % WIDTH))
    return tuple(names)


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

"""The right edge of the log: all that is needed to append to it, whatever its size. Appending costs what is new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.checkpoint import Checkpoint
from solferino.preserve.disk import read_bytes
from solferino.preserve.merkle import EMPTY_ROOT, leaf_hash, node_hash, root_of
from solferino.preserve.tiles import (
    TILE_HEIGHT,
    WIDTH,
    pack_bundle,
    split_hashes,
    tile_path,
    unpack_bundle,
)

Read = Callable[[str], bytes]


@dataclass
class Edge:
    """Hashes of the unfinished tile of each level and entries of the unfinished bundle, for a log of `size` entries."""

    origin: str
    size: int = 0
    rows: list[list[bytes]] = field(default_factory=list)
    bundle: list[bytes] = field(default_factory=list)

    def grow(self, entries: Sequence[bytes]) -> tuple["Edge", dict[str, bytes]]:
        """The edge with more entries, and the tiles and bundles that are new, by path below `log/`."""
        after = Edge(self.origin, self.size, [list(row) for row in self.rows], list(self.bundle))
        files: dict[str, bytes] = {}
        for entry in entries:
            after._take(entry, files)  # noqa: SLF001 - the same class
        for level, row in enumerate(after.rows):
            if row:
                number = (after.size >> (TILE_HEIGHT * level)) // WIDTH
                files[tile_path(str(level), number, len(row))] = b"".join(row)
        if after.bundle:
            files[tile_path("entries", after.size // WIDTH, len(after.bundle))] = pack_bundle(after.bundle)
        return after, files

    def _take(self, entry: bytes, files: dict[str, bytes]) -> None:
        self.bundle.append(entry)
        pending, level = leaf_hash(entry), 0
        self.size += 1
        while True:
            if level == len(self.rows):
                self.rows.append([])
            row = self.rows[level]
            row.append(pending)
            if len(row) < WIDTH:
                break
            number = (self.size >> (TILE_HEIGHT * level)) // WIDTH - 1
            files[tile_path(str(level), number)] = b"".join(row)
            pending, level = root_of(row), level + 1
            row.clear()
        if len(self.bundle) == WIDTH:
            files[tile_path("entries", self.size // WIDTH - 1)] = pack_bundle(self.bundle)
            self.bundle.clear()

    def checkpoint(self) -> Checkpoint:
        """The checkpoint of the log as it is now."""
        return Checkpoint(self.origin, self.size, self.root())

    def root(self) -> bytes:
        """Root of the log."""
        parts: list[bytes] = []
        for row in reversed(self.rows):
            at = 0
            for bit in reversed(range(TILE_HEIGHT)):
                if len(row) & (1 << bit):
                    parts.append(root_of(row[at : at + (1 << bit)]))
                    at += 1 << bit
        if not parts:
            return EMPTY_ROOT
        found = parts.pop()
        while parts:
            found = node_hash(parts.pop(), found)
        return found


def load(folder: Path, checkpoint: Checkpoint) -> Edge:
    """The edge of a log on disk. Raises `BrokenVault` where its tiles do not have the root that was published."""
    edge = Edge(checkpoint.origin, checkpoint.size)
    count, level = checkpoint.size, 0
    while count:
        width = count % WIDTH
        name = tile_path(str(level), count // WIDTH, width)
        edge.rows.append(list(split_hashes(read_bytes(folder / name))) if width else [])
        if len(edge.rows[-1]) != width:
            raise BrokenVault("a tile of the wrong length", where=str(folder / name), hint="run: solferino audit DIR")
        count, level = count // WIDTH, level + 1
    if checkpoint.size % WIDTH:
        path = folder / tile_path("entries", checkpoint.size // WIDTH, checkpoint.size % WIDTH)
        edge.bundle = list(unpack_bundle(read_bytes(path), str(path)))
        if [leaf_hash(entry) for entry in edge.bundle] != edge.rows[0]:
            raise BrokenVault("entries and their hashes differ", where=str(path), hint="run: solferino audit DIR")
    if edge.root() != checkpoint.root:
        raise BrokenVault("the tiles have another root than the checkpoint", where=str(folder), hint="run an audit")
    return edge

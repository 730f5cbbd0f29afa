"""Node hashes out of the tiles on disk, and proofs made of them: a few files are read, whatever the size of the log."""

from pathlib import Path

from solferino.errors import BrokenVault
from solferino.preserve.disk import read_bytes
from solferino.preserve.merkle import HASH_BYTES, root_of
from solferino.preserve.proofs import consistency, inclusion, range_hash
from solferino.preserve.tiles import TILE_HEIGHT, WIDTH, split_hashes, tile_path


class TileReader:
    """Reads a log of a given size; tiles once read are kept."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self._tiles: dict[tuple[int, int], bytes] = {}

    def node(self, level: int, index: int) -> bytes:
        """Hash of a complete node. Raises `BrokenVault` where its tile is missing or short."""
        row, height = divmod(level, TILE_HEIGHT)
        first = index << height
        tile = self._tile(row, first // WIDTH)
        at = (first % WIDTH) * HASH_BYTES
        part = tile[at : at + (HASH_BYTES << height)]
        if len(part) != HASH_BYTES << height:
            raise BrokenVault("a tile is shorter than the log", where=str(self.folder), hint="run: solferino audit DIR")
        return root_of(split_hashes(part))

    def _tile(self, row: int, number: int) -> bytes:
        if (row, number) not in self._tiles:
            width = min(WIDTH, (self.size >> (TILE_HEIGHT * row)) - number * WIDTH)
            self._tiles[row, number] = read_bytes(self.folder / tile_path(str(row), number, width))
        return self._tiles[row, number]

    def root(self, size: int | None = None) -> bytes:
        """Root of the log, or of its beginning of that size."""
        wanted = self.size if size is None else size
        return range_hash(0, wanted, self.node) if wanted else root_of(())

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """Hashes that lead from a leaf to the root. Raises `BadProof` where there is no such leaf."""
        return inclusion(index, self.size if size is None else size, self.node)

    def consistency(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        """Hashes that show the log to begin with its state of size `old`."""
        return consistency(old, self.size if new is None else new, self.node)

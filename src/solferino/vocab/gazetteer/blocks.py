"""Two ways to keep a large table in a file and read little of it: sorted keys with numbers, columns of whole numbers.

Both are cut into blocks that zlib packs one by one, so that a block that is damaged is noticed when it is opened. A
directory, packed likewise, says where each block starts; it is read at the first question.
"""

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Protocol

from solferino.errors import BrokenRow

KEYS_PER_BLOCK = 64
ROWS_PER_BLOCK = 64
PLANES = 3  # bytes of a number behind a key: up to 16 million
BLOCKS_KEPT = 256  # opened blocks kept at hand, about a kilobyte each
HINT = "install Solferino again, or build the file with tools/build_gazetteer.py"
DAMAGED = (zlib.error, struct.error, IndexError, UnicodeDecodeError)

_COUNT = struct.Struct("<I")
_COLUMN = struct.Struct("<qB")


class Bytes(Protocol):
    """A memory map or bytes: what can be cut into bytes."""

    def __getitem__(self, part: slice, /) -> bytes: ...

    def __len__(self) -> int: ...


def planes(values: Sequence[int], width: int) -> bytes:
    """Whole numbers as their lowest bytes, then their next bytes and so on: packs better than number by number."""
    return b"".join(bytes(value >> shift & 0xFF for value in values) for shift in range(0, 8 * width, 8))


def _number(data: bytes, start: int, step: int, width: int) -> int:
    """The number whose bytes stand `step` apart from `start` on."""
    return sum(data[start + step * plane] << 8 * plane for plane in range(width))


def _store(heads: Iterable[bytes], blocks: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Directory and blocks as two sections."""
    packed = [zlib.compress(block, 9) for block in blocks]
    sizes = struct.pack(f"<{len(packed)}I", *(len(block) for block in packed))
    directory = _COUNT.pack(len(packed)) + sizes + b"\n".join(heads)
    return zlib.compress(directory, 9), b"".join(packed)


class Blocks:
    """Blocks of one table: `starts` and the first key of each, read from the directory when first asked for.

    Raises `BrokenRow` with the table's name where a part is damaged.
    """

    def __init__(self, directory: bytes, data: Bytes, start: int, where: str) -> None:
        self._directory, self._data, self._start, self.where = directory, data, start, where
        self.block = lru_cache(maxsize=BLOCKS_KEPT)(self._open)

    @cached_property
    def _listed(self) -> tuple[list[int], list[bytes]]:
        try:
            plain = zlib.decompress(self._directory)
            (count,) = _COUNT.unpack_from(plain)
            sizes = struct.unpack_from(f"<{count}I", plain, _COUNT.size)
        except DAMAGED as error:
            raise self.broken("its directory") from error
        starts = [self._start]
        for size in sizes:
            starts.append(starts[-1] + size)
        return starts, plain[_COUNT.size + 4 * count :].split(b"\n")

    @property
    def heads(self) -> list[bytes]:
        """The first key of every block."""
        return self._listed[1]

    def _open(self, number: int) -> bytes:
        starts = self._listed[0]
        try:
            return zlib.decompress(self._data[starts[number] : starts[number + 1]])
        except DAMAGED as error:
            raise self.broken(f"block {number}") from error

    def broken(self, part: str) -> BrokenRow:
        """The error to raise where a part of this table is damaged."""
        return BrokenRow(f"the gazetteer is damaged: {part} of {self.where}", where="places.bin", hint=HINT)

    def __len__(self) -> int:
        return len(self._listed[0]) - 1


class KeyIndex:
    """Sorted keys, each with one or more whole numbers."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    def find(self, key: str) -> tuple[int, ...]:
        """The numbers behind a key, in the order they were written; empty where the key is absent."""
        wanted = key.encode(errors="replace")
        block = bisect_right(self._blocks.heads, wanted) - 1
        if block < 0 or not wanted or b"\n" in wanted:
            return ()
        data = self._blocks.block(block)
        try:
            return self._scan(data, wanted)
        except DAMAGED as error:
            raise self._blocks.broken(f"block {block}") from error

    @staticmethod
    def _scan(data: bytes, wanted: bytes) -> tuple[int, ...]:
        (length,) = _COUNT.unpack_from(data)
        end = _COUNT.size + length
        at = data.find(b"\n" + wanted + b"\n", _COUNT.size, end)
        if at < 0:
            return ()
        before = data.count(b"\n", _COUNT.size, at + 1) - 1
        keys = data.count(b"\n", _COUNT.size, end) - 1
        counts = struct.unpack_from(f"<{keys}H", data, end)
        first, total = sum(counts[:before]), sum(counts)
        numbers = end + 2 * keys
        return tuple(_number(data, numbers + first + i, total, PLANES) for i in range(counts[before]))


def write_index(table: Mapping[str, Sequence[int]]) -> tuple[bytes, bytes]:
    """Directory and blocks of a `KeyIndex`. Keys without line breaks; the same table gives the same bytes."""
    keys = sorted(key.encode() for key in table)
    blocks = []
    for first in range(0, len(keys), KEYS_PER_BLOCK):
        part = keys[first : first + KEYS_PER_BLOCK]
        text = b"\n" + b"\n".join(part) + b"\n"
        lists = [table[key.decode()] for key in part]
        counts = struct.pack(f"<{len(part)}H", *(len(numbers) for numbers in lists))
        blocks.append(
            _COUNT.pack(len(text)) + text + counts + planes([n for numbers in lists for n in numbers], PLANES)
        )
    return _store(keys[::KEYS_PER_BLOCK], blocks)


class RowTable:
    """Rows of whole numbers and one name each, by position."""

    def __init__(self, blocks: Blocks, columns: int) -> None:
        self._blocks, self._columns = blocks, columns

    def row(self, position: int) -> tuple[str, tuple[int, ...]]:
        """Name and numbers of the row at a position."""
        number, index = divmod(position, ROWS_PER_BLOCK)
        data = self._blocks.block(number)
        try:
            rows, numbers, at = data[0], [], 1
            for _ in range(self._columns):
                base, width = _COLUMN.unpack_from(data, at)
                at += _COLUMN.size
                numbers.append(base + _number(data, at + index, rows, width))
                at += width * rows
            return data[at:].split(b"\n")[index].decode(), tuple(numbers)
        except DAMAGED as error:
            raise self._blocks.broken(f"block {number}") from error


def write_rows(rows: Sequence[tuple[str, tuple[int, ...]]]) -> tuple[bytes, bytes]:
    """Directory and blocks of a `RowTable`. Each column of a block is kept as what its numbers exceed the least by."""
    blocks = []
    for first in range(0, len(rows), ROWS_PER_BLOCK):
        part = rows[first : first + ROWS_PER_BLOCK]
        block = bytes([len(part)])
        for column in zip(*(numbers for _, numbers in part), strict=True):
            base = min(column)
            width = (max(column) - base).bit_length() + 7 >> 3
            block += _COLUMN.pack(base, width) + planes([value - base for value in column], width)
        blocks.append(block + b"\n".join(name.encode() for name, _ in part))
    return _store([], blocks)

"""TAR archives: their members, and what lies behind the point where a reader stops."""

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

PIECE, BLOCK = 1 << 20, 512
Row = tuple[str, int, list[str]]  # name, size, what is odd


def members(path: Path, most: int) -> tuple[list[Row], list[str]]:
    """Names and sizes, at most one more than `most`, each with what is odd; what is odd about the whole."""
    rows: list[Row] = []
    try:
        with path.open("rb") as file, tarfile.open(path, "r:") as archive:
            for member in archive:
                rows.append((member.name, member.size, list(_odd(file, member))))
                if member.size < 0:
                    return rows, ["damaged: a member of negative size, the rest cannot be read"]
                if len(rows) > most:
                    return rows, []
            return rows, list(_end(file, archive.offset))
    except (tarfile.TarError, OSError, ValueError, RecursionError) as error:
        return rows, [f"damaged or cut off: {error}"]


def _odd(file: IO[bytes], member: tarfile.TarInfo) -> Iterator[str]:
    if member.issym() or member.islnk():
        yield "a link"
    if member.isdev():
        yield "a device or pipe"
    if member.isreg() and not member.issparse() and member.size > 0:
        end = member.offset_data + member.size
        file.seek(end)
        if any(file.read(-end % BLOCK)):
            yield "bytes hidden behind its data"


def _end(file: IO[bytes], at: int) -> Iterator[str]:
    """What is odd about the end: two blocks of zeros, and nothing but zeros behind them."""
    file.seek(at)
    mark = file.read(2 * BLOCK)
    if any(mark[:BLOCK]):
        yield "damaged: what follows the last member cannot be read, and may be more members"
    elif len(mark) < 2 * BLOCK and not any(mark):
        yield "cut off: its end is missing"
    elif any(mark) or any(any(piece) for piece in iter(lambda: file.read(PIECE), b"")):
        yield "bytes behind its end: another reader may see another archive"

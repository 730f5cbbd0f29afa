"""A large file on its way into the vault: read once, hashed by two digests and written, while the disk works behind.

The second digest is the slowest part and has a thread of its own; another one waits for the disk. Memory that holds
what is on the disk already is given back, so that a film needs no more of it than a letter.
"""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO

from solferino.preserve.disk import Disk

COPY_BYTES = 1 << 20
AHEAD = 16  # pieces that may wait for the second digest; with 4 a busy second core cost a third (`bench/vault.py`)
BEHIND_BYTES = 16 << 20  # brought to the disk at a time while the copy goes on
SAMPLED = 32  # every thirty-second piece of a large file is read back before it counts; the audit reads all


@dataclass(frozen=True, slots=True)
class Copied:
    """What passed: digests, size, and pieces by their number with their SHA-256, to be read back."""

    sha256: str
    sha512: str
    size: int
    samples: tuple[tuple[int, str], ...]


def copy(source: IO[bytes], target: IO[bytes], disk: Disk, *, longest: int) -> Copied:
    """Copy what can be read, at most one piece more than `longest`: a file that grows for ever ends too.

    Not forced to disk: a `barrier` must follow. Raises `OSError` where the disk does not take it.
    """
    first, second, size, samples = hashlib.sha256(), hashlib.sha512(), 0, []
    hashing: deque[Future[None]] = deque()
    with ThreadPoolExecutor(1) as beside, ThreadPoolExecutor(1) as behind:
        pushing = _Behind(target, disk, behind)
        while size <= longest and (piece := source.read(COPY_BYTES)):
            hashing.append(beside.submit(second.update, piece))
            first.update(piece)
            if (size // COPY_BYTES) % SAMPLED == 0 and len(piece) == COPY_BYTES and size % COPY_BYTES == 0:
                samples.append((size // COPY_BYTES, hashlib.sha256(piece).hexdigest()))
            disk.fill(target, piece)
            size += len(piece)
            pushing.reached(size)
            if len(hashing) > AHEAD:
                hashing.popleft().result()
        for done in hashing:
            done.result()
        pushing.finish()
    return Copied(first.hexdigest(), second.hexdigest(), size, tuple(samples))


class _Behind:
    """Brings what was written to the disk in large parts, one at a time, behind the copy."""

    def __init__(self, target: IO[bytes], disk: Disk, pool: ThreadPoolExecutor) -> None:
        self._target, self._disk, self._pool = target, disk, pool
        self._begun = 0
        self._part: Future[None] | None = None

    def reached(self, size: int) -> None:
        """So much is written."""
        if size - self._begun >= BEHIND_BYTES:
            self.finish()
            self._part = self._pool.submit(self._disk.push, self._target, self._begun, size - self._begun)
            self._begun = size

    def finish(self) -> None:
        """Wait for the part that is under way; raises what went wrong with it."""
        part, self._part = self._part, None
        if part is not None:
            part.result()

"""The Merkle tree of RFC 6962: leaf and node hashes, roots, and the hashes of complete subtrees."""

import hashlib
from collections.abc import Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()
HASH_BYTES = 32


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf: SHA-256 over 0x00 and its bytes (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of an inner node: SHA-256 over 0x01 and its children (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the complete subtrees of a growing tree: all that is needed to append and to name the root."""

    def __init__(self) -> None:
        self.size = 0
        self._stack: list[tuple[int, bytes]] = []  # (height, root), highest first

    def append(self, leaf: bytes) -> None:
        """Take the hash of one more leaf."""
        height, root = 0, leaf
        while self._stack and self._stack[-1][0] == height:
            root = node_hash(self._stack.pop()[1], root)
            height += 1
        self._stack.append((height, root))
        self.size += 1

    def root(self) -> bytes:
        """Root of the tree; of an empty tree SHA-256 of nothing."""
        if not self._stack:
            return EMPTY_ROOT
        root = self._stack[-1][1]
        for _, left in reversed(self._stack[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Root over leaf hashes. An odd node at the end of a level goes up as it is: the same tree as RFC 6962 defines."""
    if not leaves:
        return EMPTY_ROOT
    row = list(leaves)
    sha256 = hashlib.sha256
    while len(row) > 1:
        odd = [row[-1]] if len(row) % 2 else []
        row = [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)] + odd
    return row[0]


def levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """Hashes of all complete nodes, level by level: level 0 the leaves, each next one half as long."""
    out = [list(leaves)]
    while len(out[-1]) > 1:
        below = out[-1]
        out.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return out

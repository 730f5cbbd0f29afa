"""Merkle proofs: made from any source of node hashes, checked with nothing but hashes (RFC 6962, 2.1; RFC 9162, 2.1.3).

Checks raise `BadProof` or return nothing. Every loop is bounded by the number of bits of a size.
"""

from collections.abc import Callable, Sequence

from solferino.errors import BadProof
from solferino.preserve.merkle import HASH_BYTES, node_hash

NodeAt = Callable[[int, int], bytes]  # (level, index) -> hash of a complete node
LARGEST_SIZE = 1 << 62
LONGEST_PROOF = 63  # hashes; more cannot occur below the largest size


def range_hash(low: int, high: int, node: NodeAt) -> bytes:
    """Hash of the leaves [low, high), where `low` is a multiple of the largest power of two that fits."""
    parts = []
    while low < high:
        level = min((low & -low).bit_length() - 1 if low else LARGEST_SIZE, (high - low).bit_length() - 1)
        parts.append(node(level, low >> level))
        low += 1 << level
    found = parts.pop()
    while parts:
        found = node_hash(parts.pop(), found)
    return found


def _split(width: int) -> int:
    """Largest power of two smaller than a width of two or more."""
    return 1 << ((width - 1).bit_length() - 1)


def inclusion(index: int, size: int, node: NodeAt) -> tuple[bytes, ...]:
    """Proof that the leaf at `index` is in the tree of that size. Raises `BadProof` where it cannot be."""
    if not 0 <= index < size <= LARGEST_SIZE:
        raise BadProof(f"there is no leaf {index} in a tree of {size}")
    low, high, out = 0, size, []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            out.append(range_hash(middle, high, node))
            high = middle
        else:
            out.append(range_hash(low, middle, node))
            low = middle
    return tuple(reversed(out))


def consistency(old: int, new: int, node: NodeAt) -> tuple[bytes, ...]:
    """Proof that the tree of size `new` begins with that of size `old`. Empty where they are the same, or old is 0."""
    if not 0 <= old <= new <= LARGEST_SIZE:
        raise BadProof(f"no tree of {new} can begin with one of {old}")
    if old in (0, new):
        return ()
    low, high, whole, out = 0, new, True, []
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            out.append(range_hash(middle, high, node))
            high = middle
        else:
            out.append(range_hash(low, middle, node))
            low, whole = middle, False
    if not whole:
        out.append(range_hash(low, high, node))
    return tuple(reversed(out))


def _check_lengths(hashes: Sequence[bytes]) -> None:
    if len(hashes) > LONGEST_PROOF + 2 or any(len(h) != HASH_BYTES for h in hashes):
        raise BadProof("a proof with hashes of the wrong length, or too many")


def check_inclusion(leaf: bytes, proof: Sequence[bytes], root: bytes, *, index: int, size: int) -> None:
    """Raise `BadProof` unless the proof leads from the leaf's hash to the root (RFC 9162, 2.1.3.2)."""
    _check_lengths([leaf, root, *proof])
    if not 0 <= index < size <= LARGEST_SIZE:
        raise BadProof(f"there is no leaf {index} in a tree of {size}")
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise BadProof("the proof is too short")
    if found != root:
        raise BadProof("the proof does not lead to the root")


def check_consistency(proof: Sequence[bytes], old_root: bytes, new_root: bytes, *, old: int, new: int) -> None:
    """Raise `BadProof` unless the tree of size `new` begins with that of size `old` (RFC 9162, 2.1.4.2).

    A tree of size 0 proves nothing and is refused.
    """
    if not 0 < old <= new <= LARGEST_SIZE:
        raise BadProof(f"nothing can be proved between sizes {old} and {new}")
    if old == new:
        if proof or old_root != new_root:
            raise BadProof("two roots for one size" if not proof else "the proof is too long")
        return
    _check_lengths([old_root, new_root, *proof])
    if not proof:
        raise BadProof("the proof is too short")
    _walk_consistency(proof, old_root, new_root, old=old, new=new)


def _walk_consistency(proof: Sequence[bytes], old_root: bytes, new_root: bytes, *, old: int, new: int) -> None:
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProof("the proof is too long")
        if place & 1 or place == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise BadProof("the proof is too short")
    if first != old_root or second != new_root:
        raise BadProof("the trees are not one the beginning of the other")

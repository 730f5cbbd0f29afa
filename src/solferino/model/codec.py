"""JSON in and out for the types of this package, and ids that are digests of content."""

import hashlib
from typing import TypeVar

import msgspec

T = TypeVar("T")
ID_LENGTH = 16


def to_json(value: object) -> bytes:
    """Compact JSON with keys in declared order; equal values give equal bytes."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Read a value back, types checked. Raises `msgspec.ValidationError` where they do not fit."""
    return msgspec.json.decode(data, type=kind)


def digest_id(prefix: str, *parts: object) -> str:
    """A short stable id: the prefix and the first 64 bits of SHA-256 over the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}{hashlib.sha256(joined.encode()).hexdigest()[:ID_LENGTH]}"

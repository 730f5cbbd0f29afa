"""What was received, and what happened to it since."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from solferino.errors import InvalidValue

SHA256_HEX_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Intake:
    """Bytes on their way in, before they are preserved. Never stored as such.

    `file` is given where there are too many of them for memory: `data` holds their beginning, and the vault copies the
    file while it hashes it.
    """

    data: bytes
    location: str
    name: str
    media_type: str
    received_at: datetime
    received_by: str
    details: dict[str, Any] = field(default_factory=dict)
    file: str = ""

    def __post_init__(self) -> None:
        if self.received_at.tzinfo is None:
            raise InvalidValue("an intake needs a time with a zone", where=self.location)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Preserved bytes. `id` is their SHA-256 in lower-case hex; they never change."""

    id: str
    size_bytes: int
    media_type: str
    received_at: datetime
    received_from: str
    name: str
    details: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.id) != SHA256_HEX_LENGTH or self.size_bytes < 0:
            raise InvalidValue("an exhibit is named by the SHA-256 of its bytes", where=self.name)


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One leaf of the log: who did what to which object, and when by their own clock."""

    index: int
    at: datetime
    by: str
    action: str
    about: str
    detail: dict[str, Any] = field(default_factory=dict)

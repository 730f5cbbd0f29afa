"""What a person decided. Given data: kept in the log, outranks every machine output."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from solferino.errors import InvalidValue

Verdict = Literal["accept", "reject", "merge", "split"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`about` holds ids: one account or incident for accept and reject, two or more for merge and split.

    `id` is `d` and the index of its leaf in the log.
    """

    id: str
    by: str
    at: datetime
    verdict: Verdict
    about: tuple[str, ...]
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidValue("a decision without a reason", where=self.id)
        if not self.about:
            raise InvalidValue("a decision about nothing", where=self.id)

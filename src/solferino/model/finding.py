"""The result of one check on one exhibit."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """States what was measured, what was expected and how far the check can be wrong."""

    exhibit: str
    check: str
    outcome: Literal["consistent", "inconsistent", "inconclusive"]
    measured: str
    expected: str
    limits: str

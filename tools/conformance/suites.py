"""The suites and what each must come to: all cases right, but for deviations that are named here with their reason."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.conformance import merkle, tessera, wycheproof
from tools.conformance.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many cases a suite has, and which of them come out otherwise than it expects."""

    cases: int
    deviations: tuple[str, ...] = ()

    def line(self) -> str:
        """What was expected."""
        return f"{self.cases} cases, deviations {', '.join(self.deviations) or 'none'}"


SUITES: tuple[tuple[Callable[[Path], Outcome], Pinned], ...] = (
    (merkle.run, Pinned(196)),
    (tessera.run, Pinned(16)),
    (wycheproof.run, Pinned(151)),
)

"""The suites and what each must come to: all cases right, but for deviations that are named here with their reason."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.conformance import bagit, merkle, tessera, wycheproof
from tools.conformance.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many cases a suite has, and which of them come out otherwise than it expects."""

    cases: int
    deviations: tuple[str, ...] = ()

    def line(self) -> str:
        """What was expected."""
        return f"{self.cases} cases, deviations {', '.join(self.deviations) or 'none'}"


# These list a file that is not in the bag on a file system that tells names apart, or that a checkout drops: for an
# export a listed file that is not there is missing, whatever its name.
LISTED_BUT_NOT_THERE = (
    "v0.97/warning/duplicate-file-with-different-case",
    "v0.97/warning/same-filename-listed-twice-with-different-normalization",
    "v0.97/warning/special-system-files",
)

SUITES: tuple[tuple[Callable[[Path], Outcome], Pinned], ...] = (
    (merkle.run, Pinned(196)),
    (tessera.run, Pinned(16)),
    (wycheproof.run, Pinned(151)),
    (wycheproof.run_kit, Pinned(151)),
    (bagit.run, Pinned(60, LISTED_BUT_NOT_THERE)),
)

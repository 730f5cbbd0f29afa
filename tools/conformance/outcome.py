"""What a suite came to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Cases that came out as their suite expects, all cases, and each one that did not, by name."""

    suite: str
    passed: int
    cases: int
    deviations: tuple[str, ...] = ()

    def line(self) -> str:
        """One line, then one for each deviation."""
        more = "".join(f"\n    {name}" for name in self.deviations)
        return f"{self.suite}: {self.passed}/{self.cases}{more}"


def outcome(suite: str, found: dict[str, bool]) -> Outcome:
    """The outcome of named cases, each right or not."""
    wrong = tuple(sorted(name for name, right in found.items() if not right))
    return Outcome(suite, len(found) - len(wrong), len(found), wrong)

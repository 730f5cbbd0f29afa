"""How many incidents no list holds: what overlapping lists allow to say, with what is assumed, or why nothing."""

from dataclasses import dataclass

from solferino.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many incidents are on which lists. `cells`: for each pattern (True: on the list), never on none, a number."""

    lists: tuple[str, ...]
    cells: tuple[tuple[tuple[bool, ...], int], ...]

    def __post_init__(self) -> None:
        for pattern, number in self.cells:
            if len(pattern) != len(self.lists) or not any(pattern) or number < 0:
                raise InvalidValue(f"no such cell: {pattern} {number}", where=", ".join(self.lists))
        if len({pattern for pattern, _ in self.cells}) < len(self.cells):
            raise InvalidValue("one pattern twice", where=", ".join(self.lists))

    @property
    def recorded(self) -> int:
        """Incidents on at least one list."""
        return sum(number for _, number in self.cells)

    def on(self, *places: int) -> int:
        """Incidents that are on each of these lists (positions)."""
        return sum(number for pattern, number in self.cells if all(pattern[place] for place in places))


@dataclass(frozen=True, slots=True)
class Estimate:
    """One model. `dependences`: pairs of lists that it lets depend on each other, all others taken as independent.

    `total`: recorded incidents and those on no list; `low` to `high` its 95 % interval; `error` the standard error.
    `deviance` on `df` degrees of freedom; `aic` and `bic` (logarithm of the incidents recorded): the lower the better;
    None for two lists, which leave nothing to compare.
    """

    method: str
    dependences: tuple[tuple[str, str], ...]
    total: float
    error: float
    low: float
    high: float
    deviance: float | None = None
    df: int | None = None
    aic: float | None = None
    bic: float | None = None


@dataclass(frozen=True, slots=True)
class Undercount:
    """Estimates, the best by AIC first, or the reason why there are none. `assumed` holds in any case, in sentences.

    `proposed`: the same with pairs of which a person has not decided yet taken as one incident.
    """

    overlap: Overlap
    estimates: tuple[Estimate, ...]
    refused: str | None
    assumed: tuple[str, ...]
    cautions: tuple[str, ...] = ()
    proposed: "Undercount | None" = None

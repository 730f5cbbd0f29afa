"""How much each feature counts. The table of the program, or one that was learned from decided pairs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from solferino.model.incident import Reason
from solferino.vocab.rows import table

CLASHES = frozenset(("site_clash", "site_far", "few_days", "date_clash", "clock_clash", "country_clash"))


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight per feature, and the scores from which two accounts are linked or proposed.

    A pair with a feature of `exclude` is never in one group by itself. The chance that two accounts are one event is
    taken as the logistic function of score minus `linked`. `learned` weights ask for no feature in particular.
    """

    of: Mapping[str, float]
    linked: float
    proposed: float
    exclude: frozenset[str] = frozenset()
    learned: bool = False

    def reason(self, feature: str, detail: str) -> Reason:
        """A feature that was found, with its weight; one without a row weighs nothing."""
        return Reason(feature, self.of.get(feature, 0.0), detail)

    def chance(self, score: float) -> float:
        """Between 0 and 1; one half at the score from which accounts are linked."""
        return 1 / (1 + exp(-max(-60.0, min(60.0, score - self.linked))))


@cache
def default() -> Weights:
    """The table of the program."""
    rows = {name: float(value) for name, value in table("link_weights.toml").items()}
    return Weights(rows, rows.pop("linked"), rows.pop("proposed"), CLASHES)

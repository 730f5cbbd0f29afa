"""Log-linear models of overlapping lists: the expected number in each cell is exp(constant + lists + dependences).

Poisson likelihood by iteratively reweighted least squares (Nelder and Wedderburn 1972); the incidents on no list are
exp(constant). After Fienberg 1972 and Bishop, Fienberg and Holland 1975, chapter 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, inf, lgamma, log, sqrt

from solferino.assess.linear import inverse, solved
from solferino.model.undercount import Estimate, Overlap

Pair = tuple[int, int]
STEPS, ENOUGH = 60, 1e-10
STEEP = 30.0  # a coefficient beyond this has no finite value: some cells it stands on are empty
QUANTILE = 1.959963984540054  # of the normal distribution, for 95 % of both sides
ALL = 4  # with so many lists every model is tried; with more, steps from one to the next that lower the AIC


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model: estimated incidents on no list with their variance, and how well it fits."""

    unseen: float
    variance: float
    deviance: float
    log_likelihood: float
    parameters: int


def estimates(overlap: Overlap) -> list[Estimate]:
    """Every model that was tried and could be fitted, the lowest AIC first.

    A model says which pairs of lists may depend on each other. That three lists depend on each other beyond that can
    never be seen from lists alone, and more parameters than cells cannot be fitted.
    """
    found = _all(overlap) if len(overlap.lists) <= ALL else _by_steps(overlap)
    return sorted(found, key=lambda one: (one.aic or 0.0, len(one.dependences), one.dependences))


def _pairs(overlap: Overlap) -> list[Pair]:
    return list(combinations(range(len(overlap.lists)), 2))


def _all(overlap: Overlap) -> list[Estimate]:
    pairs, room = _pairs(overlap), 2 ** len(overlap.lists) - 2 - len(overlap.lists)
    models = (model for size in range(min(len(pairs), room) + 1) for model in combinations(pairs, size))
    return [one for model in models if (one := estimate(overlap, model)) is not None]


def _by_steps(overlap: Overlap) -> list[Estimate]:
    """From independence on: the one dependence more or less that lowers the AIC most, until none does."""
    pairs, model = _pairs(overlap), frozenset[Pair]()
    tried: dict[frozenset[Pair], Estimate | None] = {model: estimate(overlap, ())}
    while True:
        near = [model ^ {pair} for pair in pairs]
        for other in near:
            if other not in tried:
                tried[other] = estimate(overlap, sorted(other))
        best = min((model, *near), key=lambda one: (_aic(tried[one]), sorted(one)))
        if best == model:
            return [one for one in tried.values() if one is not None]
        model = best


def _aic(found: Estimate | None) -> float:
    return inf if found is None or found.aic is None else found.aic


def fit(overlap: Overlap, pairs: Sequence[Pair]) -> Fit | None:
    """The model with these dependences, None where the data do not settle its parameters."""
    rows, counts = _design(overlap, pairs)
    size = len(rows[0])
    expected = [max(count, 0.5) for count in counts]
    weights = [0.0] * size
    before = inf
    for _ in range(STEPS):
        work = [log(mean) + (count - mean) / mean for count, mean in zip(counts, expected, strict=True)]
        step = solved(_information(rows, expected), _moments(rows, expected, work))
        if step is None:
            return None
        weights = [value[0] for value in step]
        if any(abs(weight) > STEEP for weight in weights):
            return None
        expected = [exp(min(sum(w for w, x in zip(weights, row, strict=True) if x), STEEP)) for row in rows]
        deviance = _deviance(counts, expected)
        if abs(before - deviance) < ENOUGH * (abs(deviance) + 0.1):
            return _fit(rows, counts, expected, weights[0])
        before = deviance
    return None


def _fit(rows: list[list[int]], counts: list[int], expected: list[float], constant: float) -> Fit | None:
    covariance = inverse(_information(rows, expected))
    if covariance is None:
        return None
    unseen = exp(constant)
    likelihood = sum(count * log(mean) - mean - lgamma(count + 1) for count, mean in zip(counts, expected, strict=True))
    variance = unseen + unseen**2 * covariance[0][0]  # what chance does to the number, and to the constant
    return Fit(unseen, variance, _deviance(counts, expected), likelihood, len(rows[0]))


def _design(overlap: Overlap, pairs: Sequence[Pair]) -> tuple[list[list[int]], list[int]]:
    """One row for each pattern but the empty one: a constant, the lists, the dependences."""
    size = len(overlap.lists)
    known = dict(overlap.cells)
    patterns = [tuple(bool(bits >> place & 1) for place in range(size)) for bits in range(1, 2**size)]
    rows = [[1, *map(int, p), *(int(p[a] and p[b]) for a, b in pairs)] for p in patterns]
    return rows, [known.get(pattern, 0) for pattern in patterns]


def _information(rows: list[list[int]], expected: list[float]) -> list[list[float]]:
    size = len(rows[0])
    found = [[0.0] * size for _ in range(size)]
    for row, mean in zip(rows, expected, strict=True):
        on = [place for place, value in enumerate(row) if value]
        for a in on:
            for b in on:
                found[a][b] += mean
    return found


def _moments(rows: list[list[int]], expected: list[float], work: list[float]) -> list[list[float]]:
    found = [[0.0] for _ in rows[0]]
    for row, mean, value in zip(rows, expected, work, strict=True):
        for place, x in enumerate(row):
            found[place][0] += mean * value * x
    return found


def _deviance(counts: list[int], expected: list[float]) -> float:
    return 2 * sum(
        (count * log(count / mean) if count else 0.0) - (count - mean)
        for count, mean in zip(counts, expected, strict=True)
    )


def estimate(overlap: Overlap, pairs: Sequence[Pair]) -> Estimate | None:
    """One model as an estimate of the whole, None where the data do not settle it."""
    found = fit(overlap, pairs)
    if found is None:
        return None
    recorded = overlap.recorded
    error = sqrt(found.variance)
    low, high = interval(recorded, found.unseen, error)
    return Estimate(
        method="log-linear",
        dependences=tuple((overlap.lists[a], overlap.lists[b]) for a, b in pairs),
        total=recorded + found.unseen,
        error=error,
        low=low,
        high=high,
        deviance=found.deviance,
        df=2 ** len(overlap.lists) - 1 - found.parameters,
        aic=2 * found.parameters - 2 * found.log_likelihood,
        bic=found.parameters * log(recorded) - 2 * found.log_likelihood,
    )


def interval(recorded: int, unseen: float, error: float) -> tuple[float, float]:
    """95 % interval of the whole, never below what is recorded: the unseen as log-normal (Chao 1987)."""
    if unseen <= 0 or error <= 0:
        return float(recorded), recorded + max(unseen, 0.0)
    factor = exp(QUANTILE * sqrt(log(1 + (error / unseen) ** 2)))
    return recorded + unseen / factor, recorded + unseen * factor

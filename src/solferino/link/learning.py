"""Weights learned from pairs of accounts of which it is known whether they are one event.

Logistic regression with a ridge, by Newton's method. Pairs that show the same features are counted together, so that
a hundred thousand pairs are a few thousand patterns.
"""

from collections import Counter
from collections.abc import Iterable
from math import exp, log

from solferino.errors import InvalidValue
from solferino.link.features import FEATURES
from solferino.link.traits import Traits
from solferino.link.weighing import Weights

Pattern = tuple[str, ...]
RIDGE, STEPS, STILL = 1.0, 30, 1e-6
PROPOSED_ODDS = 1 / 4  # from one chance in five on, a person is asked


def pattern(left: Traits, right: Traits) -> Pattern:
    """The features of two accounts."""
    return tuple(sorted(found[0] for feature in FEATURES if (found := feature(left, right)) is not None))


def fit(pairs: Iterable[tuple[Pattern, bool]], *, ridge: float = RIDGE) -> Weights:
    """Weights per feature, and the score from which one event is likelier than not. Nothing is excluded.

    Raises `InvalidValue` unless there are pairs of both kinds.
    """
    counts = Counter(pairs)
    if len({together for _, together in counts}) < 2:  # noqa: PLR2004 - one event, or not
        raise InvalidValue("weights need pairs that are one event, and pairs that are not")
    names = sorted({name for features, _ in counts for name in features})
    column = {name: number for number, name in enumerate(names, 1)}
    rows = [((0, *(column[n] for n in features)), together, n) for (features, together), n in counts.items()]
    solution = _newton(rows, len(names) + 1, ridge)
    linked = -solution[0]
    return Weights(dict(zip(names, solution[1:], strict=True)), linked, linked + log(PROPOSED_ODDS), learned=True)


def _newton(rows: list[tuple[tuple[int, ...], bool, int]], size: int, ridge: float) -> list[float]:
    """The solution of penalised maximum likelihood; column 0 is the constant, which is not penalised."""
    solution = [0.0] * size
    for _ in range(STEPS):
        slope = [0.0] + [-ridge * value for value in solution[1:]]
        curve = [[0.0] * size for _ in range(size)]
        for number in range(1, size):
            curve[number][number] = ridge
        for columns, together, count in rows:
            chance = 1 / (1 + exp(-max(-60.0, min(60.0, sum(solution[c] for c in columns)))))
            pull, weight = count * (together - chance), count * chance * (1 - chance)
            for c in columns:
                slope[c] += pull
                line = curve[c]
                for other in columns:
                    line[other] += weight
        step = _solve(curve, slope)
        solution = [value + move for value, move in zip(solution, step, strict=True)]
        if max(map(abs, step)) < STILL:
            break
    return solution


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by elimination."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for number in range(size):
        best = max(range(number, size), key=lambda r: abs(rows[r][number]))
        rows[number], rows[best] = rows[best], rows[number]
        head = rows[number]
        for other in rows[number + 1 :]:
            factor = other[number] / head[number] if head[number] else 0.0
            if factor:
                other[number:] = [a - factor * b for a, b in zip(other[number:], head[number:], strict=True)]
    found = [0.0] * size
    for number in reversed(range(size)):
        known = sum(rows[number][k] * found[k] for k in range(number + 1, size))
        found[number] = (rows[number][size] - known) / rows[number][number] if rows[number][number] else 0.0
    return found

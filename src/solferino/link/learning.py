"""Weights learned from pairs of accounts of which it is known whether they are one event.

Logistic regression with a ridge, by Newton's method. Pairs that show the same features are counted together, so that
a hundred thousand pairs are a few thousand patterns.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import exp, log, log1p

from solferino.errors import InvalidValue
from solferino.link.features import FEATURES
from solferino.link.traits import Traits
from solferino.link.weighing import Weights

Pattern = tuple[str, ...]
RIDGE, STEPS, STILL, HALVINGS = 1.0, 30, 1e-6, 20
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
    solution = _newton(rows, [0.0] * (len(names) + 1), [0.0, *[ridge] * len(names)])
    linked = -solution[0]
    return Weights(dict(zip(names, solution[1:], strict=True)), linked, linked + log(PROPOSED_ODDS), learned=True)


def fit_near(start: Weights, counts: Mapping[tuple[Pattern, bool], float], *, ridge: float = RIDGE) -> Weights:
    """Weights as near to given ones as pairs allow, each pair counted so often; the constant is held back too.

    What excludes a link and what it asks for stays as it was; the cut for proposing moves with that for linking.
    """
    names = sorted(start.of)
    column = {name: number for number, name in enumerate(names, 1)}
    rows = [
        ((0, *(column[n] for n in features if n in column)), together, n) for (features, together), n in counts.items()
    ]
    solution = _newton(rows, [-start.linked, *(start.of[name] for name in names)], [ridge] * (len(names) + 1))
    linked = -solution[0]
    moved = linked + start.proposed - start.linked
    return replace(start, of=dict(zip(names, solution[1:], strict=True)), linked=linked, proposed=moved)


def _newton(
    rows: Sequence[tuple[tuple[int, ...], bool, float]], prior: Sequence[float], ridge: Sequence[float]
) -> list[float]:
    """The solution of penalised maximum likelihood; each column is drawn to its prior, column 0 is the constant."""
    size = len(prior)
    solution = list(prior)

    def worth(weights: Sequence[float]) -> float:
        held = sum(pull * (value - start) ** 2 for pull, value, start in zip(ridge, weights, prior, strict=True))
        scores = ((sum(weights[c] for c in columns), together, count) for columns, together, count in rows)
        return -held / 2 - sum(count * _surprise(score if together else -score) for score, together, count in scores)

    for _ in range(STEPS):
        slope = [-pull * (value - held) for pull, value, held in zip(ridge, solution, prior, strict=True)]
        curve = [[0.0] * size for _ in range(size)]
        for number in range(size):
            curve[number][number] = ridge[number]
        for columns, together, count in rows:
            chance = 1 / (1 + exp(-max(-60.0, min(60.0, sum(solution[c] for c in columns)))))
            pull, weight = count * (together - chance), count * chance * (1 - chance)
            for c in columns:
                slope[c] += pull
                line = curve[c]
                for other in columns:
                    line[other] += weight
        step = _solve(curve, slope)
        reached = worth(solution)
        for _ in range(HALVINGS):  # a full step may lead beyond the top
            moved = [value + move for value, move in zip(solution, step, strict=True)]
            if worth(moved) >= reached:
                break
            step = [move / 2 for move in step]
        solution = moved
        if max(map(abs, step)) < STILL:
            break
    return solution


def _surprise(score: float) -> float:
    """Minus the logarithm of the chance that belongs to a score."""
    return max(0.0, -score) + log1p(exp(-abs(score)))


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

"""Krippendorff's alpha: how far coders agree beyond chance.

After Krippendorff 2011, Computing Krippendorff's alpha-reliability.

1 is full agreement, 0 what chance would give, below 0 worse. Units with fewer than two values count for nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

V = TypeVar("V", str, float)


def nominal(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha of values that agree or do not. None where it is not defined: no pair of values, or one value only."""
    return _alpha(units, lambda left, right: float(left != right))


def interval(units: Iterable[Sequence[float]]) -> float | None:
    """Alpha of numbers, by the square of how far they are apart. None as in `nominal`."""
    return _alpha(units, lambda left, right: (left - right) ** 2)


def _alpha(units: Iterable[Sequence[V]], apart: Callable[[V, V], float]) -> float | None:
    """1 - observed / expected disagreement, from the coincidences of values within units."""
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[V] = Counter()
    observed = 0.0
    for unit in paired:
        size = unit.total()
        totals.update(unit)
        observed += _disagreement(unit, apart) / (size - 1)
    number = totals.total()
    if number < 2:
        return None
    expected = _disagreement(totals, apart) / (number - 1)
    return None if expected == 0 else 1 - observed / expected


def _disagreement(values: Counter[V], apart: Callable[[V, V], float]) -> float:
    """Sum over ordered pairs of different values."""
    rows = list(values.items())
    return sum(
        2 * one * other * apart(left, right)
        for place, (left, one) in enumerate(rows)
        for right, other in rows[place + 1 :]
    )

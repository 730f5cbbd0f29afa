"""How far other independent voices bear out a figure: the digit of the Admiralty code (spec section 2).

Computed from agreement alone. The code's letter, how reliable a source is, must not flow into it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from solferino.model.reckoning import Input

AGREE = (1, 2)  # two or more other voices agree, one does
AGAINST = (5, 4)  # two or more say otherwise, one does
ALONE, NO_NUMBER = 3, 6


def credible(rows: Sequence[Input]) -> tuple[Input, ...]:
    """The same figures, those that count with their digit. A voice agrees where any figure of it may be the same."""
    counted = [row for row in rows if row.group is not None and row.low is not None]
    return tuple(replace(row, credibility=_digit(row, counted)) for row in rows)


def _digit(row: Input, counted: Iterable[Input]) -> int:
    if row.group is None or row.low is None:
        return NO_NUMBER
    others: dict[int, bool] = {}
    for other in counted:
        if other.group is None or other.group == row.group:
            continue
        meets = _meet(row, other)
        if meets or not (row.approximate or other.approximate):  # "about 50" and 52 neither agree nor clash
            others[other.group] = others.get(other.group, False) or meets
    agreeing = sum(others.values())
    against = len(others) - agreeing
    if agreeing:
        return AGREE[0] if agreeing > 1 else AGREE[1]
    if against:
        return AGAINST[0] if against > 1 else AGAINST[1]
    return ALONE


def _meet(left: Input, right: Input) -> bool:
    """Whether one number could be both. "At least 3" meets 4; 3 does not."""
    return _reaches(left, right) and _reaches(right, left)


def _reaches(one: Input, other: Input) -> bool:
    if one.open_ended or one.high is None or other.low is None:
        return True
    return one.high >= other.low

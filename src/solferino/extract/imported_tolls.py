"""How many a row of a register says were killed or hurt.

A best estimate outside its own bounds, and bounds of which the low one is above the high one, are odd: the bounds that
contradict each other are left empty, a best estimate outside good bounds is. In UCDP data .6 to 1.3 % of rows break
low <= best <= high, because events named elsewhere are taken off an aggregate: they are kept and flagged.
"""

from collections.abc import Iterator

from solferino.extract.cells import Cells
from solferino.model.circumstance import Count, Outcome, TollLine
from solferino.model.claim import Label
from solferino.model.document import Anchored
from solferino.vocab.mapping import Figure, Figures


def tolls(cells: Cells, outcome: Outcome, figures: Figures | None) -> Iterator[tuple[Anchored[TollLine], bool]]:
    """Toll lines of one outcome, the whole first where the row states it, each with whether it is a part."""
    if figures is None:
        return
    whole = _count(cells, figures)
    _add_up(cells, outcome, figures)
    if whole is not None:
        yield _line(cells, outcome, figures, whole), False
    lowest = 0
    for part in figures.part:
        count = _count(cells, part)
        if count is None:
            continue
        if whole is not None and _exceeds(count, whole):
            cells.note(f"{', '.join(part.columns)} is more than the whole number of {outcome}; left empty")
            continue
        lowest += count.low or 0
        yield _line(cells, outcome, part, count), True
    if whole is not None and whole.high is not None and lowest > whole.high:
        cells.note(f"the parts of those {outcome} add up to {lowest}, more than {whole.high}")


def _add_up(cells: Cells, outcome: Outcome, figures: Figures) -> None:
    """Tell where the best estimate is not the sum that the register's codebook says it is; nothing is repaired."""
    if not figures.adds_up or figures.best is None:
        return
    stated, parts = cells.number(figures.best), [cells.number(column) for column in figures.adds_up]
    known = [part for part in parts if part is not None]
    if stated is not None and len(known) == len(parts) and sum(known) != stated:
        cells.note(f"{figures.best} {stated} of those {outcome} is not the sum of its parts, {sum(known)}")


def best(cells: Cells, outcome: Outcome, figures: Figures | None) -> Anchored[Label] | None:
    """The best estimate of the row where it gives bounds beside it, as a label of the register."""
    if figures is None or figures.best is None or not (figures.low or figures.high):
        return None
    value = cells.text(figures.best)
    return cells.anchored(Label(f"best_{outcome}", value), figures.best) if value else None


def _line(cells: Cells, outcome: Outcome, figure: Figure, count: Count) -> Anchored[TollLine]:
    columns = [name for name in (figure.low, figure.best, figure.high) if name and cells.cell(name)]
    return cells.anchored(TollLine(outcome, figure.kind, count), *columns)


def _exceeds(part: Count, whole: Count) -> bool:
    return part.low is not None and whole.high is not None and part.low > whole.high


def _count(cells: Cells, figure: Figure) -> Count | None:
    """The range of one number. Without bounds it is the best estimate alone."""
    low, middle, high = (cells.number(column) for column in (figure.low, figure.best, figure.high))
    if low is not None and high is not None and low > high:
        cells.note(f"{figure.low} {low} is above {figure.high} {high}; both are left empty")
        low = high = None
    below = low is not None and middle is not None and middle < low
    above = high is not None and middle is not None and middle > high
    if below or above:
        bound = f"below {figure.low} {low}" if below else f"above {figure.high} {high}"
        cells.note(f"{figure.best} {middle} is {bound}; the bounds are kept, the best estimate is left empty")
        middle = None
    if low is None and high is None:
        return None if middle is None else Count(middle, middle)
    return Count(low, high)

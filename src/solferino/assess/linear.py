"""Linear equations in plain numbers: a handful of unknowns does not need a library of its own."""

from collections.abc import Sequence

Matrix = list[list[float]]
TINY = 1e-11  # a pivot so small beside its row: the equations do not settle their unknowns


def solved(matrix: Sequence[Sequence[float]], right: Sequence[Sequence[float]]) -> Matrix | None:
    """The solution of `matrix` x = `right` for each column of `right`, None where there is no single one.

    Gaussian elimination with the largest pivot of each column.
    """
    size = len(matrix)
    rows = [[*map(float, own), *map(float, more)] for own, more in zip(matrix, right, strict=True)]
    scale = [max((abs(value) for value in row[:size]), default=0.0) for row in rows]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        if abs(rows[pivot][column]) <= TINY * max(scale[pivot], 1e-300):
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        scale[column], scale[pivot] = scale[pivot], scale[column]
        head = rows[column]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column] / head[column]
                rows[row] = [own - factor * above for own, above in zip(rows[row], head, strict=True)]
    return [[value / rows[row][row] for value in rows[row][size:]] for row in range(size)]


def inverse(matrix: Sequence[Sequence[float]]) -> Matrix | None:
    """The inverse, None where there is none."""
    size = len(matrix)
    return solved(matrix, [[float(row == column) for column in range(size)] for row in range(size)])

"""Contour lines through a grid of numbers, and the grid itself made finer. Arithmetic only.

Source: Lorensen, Cline (1987), Marching Cubes, in two dimensions; Keys (1981), Cubic convolution interpolation.
"""

from __future__ import annotations

import numpy as np

FINE = 4  # parts of each cell, for the eye


def finer(grid: np.ndarray, parts: int = FINE) -> np.ndarray:
    """The grid with `parts` cells for each of its own, by cubic convolution along both axes; nan around what is nan."""
    rows, columns = (_weights(side, parts) for side in grid.shape)
    bad = ~np.isfinite(grid)
    if not bad.any():
        return np.asarray(rows @ grid @ columns.T)
    filled = np.where(bad, grid[~bad].mean() if (~bad).any() else 0.0, grid)
    found = rows @ filled @ columns.T
    near = [_linear(side, parts) for side in grid.shape]  # a fine point is bad where a point of its own cell is
    found[(near[0] @ bad.astype(float) @ near[1].T) > 0] = np.nan
    return np.asarray(found)


def _places(side: int, parts: int) -> tuple[np.ndarray, np.ndarray]:
    """The cell of each fine place, and how far it is along it."""
    place = np.arange((side - 1) * parts + 1) / parts
    cell = np.minimum(place.astype(int), max(0, side - 2))
    return cell, place - cell


def _linear(side: int, parts: int) -> np.ndarray:
    """(fine, side): 1 at the ends of its cell that a fine place depends on."""
    cell, along = _places(side, parts)
    found = np.zeros((len(cell), side))
    here = np.arange(len(cell))
    found[here, cell] += along < 1
    found[here, np.minimum(cell + 1, side - 1)] += along > 0
    return found


def _weights(side: int, parts: int) -> np.ndarray:
    """(fine, side): what each point counts at each fine place; beyond the ends the grid goes on straight."""
    cell, t = _places(side, parts)
    kernel = np.stack(
        [
            -0.5 * t**3 + t**2 - 0.5 * t,
            1.5 * t**3 - 2.5 * t**2 + 1,
            -1.5 * t**3 + 2 * t**2 + 0.5 * t,
            0.5 * t**3 - 0.5 * t**2,
        ]
    )
    found = np.zeros((len(cell), side + 2))
    here = np.arange(len(cell))
    for number in range(4):
        found[here, cell + number] += kernel[number]
    first, last = found[:, :1], found[:, -1:]
    inner = found[:, 1:-1].copy()
    inner[:, :1] += 2 * first
    inner[:, 1:2] -= first
    inner[:, -1:] += 2 * last
    inner[:, -2:-1] -= last
    return inner


# By which corners of a cell lie above (1 lower left, 2 lower right, 4 upper right, 8 upper left): between which sides
# the line runs (0 below, 1 right, 2 above, 3 left). Of the two ambiguous ones each high corner is cut off.
_SIDES: tuple[tuple[tuple[int, int], ...], ...] = (
    (),
    ((3, 0),),
    ((0, 1),),
    ((3, 1),),
    ((1, 2),),
    ((3, 0), (1, 2)),
    ((0, 2),),
    ((3, 2),),
    ((2, 3),),
    ((0, 2),),
    ((0, 1), (2, 3)),
    ((1, 2),),
    ((1, 3),),
    ((0, 1),),
    ((3, 0),),
    (),
)


def contour_lines(grid: np.ndarray, level: float) -> np.ndarray:
    """(lines, 4): x, y of both ends of each piece of the line at a level, in cells from the first column and row."""
    corners = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    whole = np.isfinite(sum(corners))
    with np.errstate(invalid="ignore"):
        case = sum((corner > level).astype(int) << number for number, corner in enumerate(corners))
    case = np.where(whole, case, 0)
    pieces = []
    for number in range(1, 15):
        rows, columns = np.nonzero(case == number)
        if not len(rows):
            continue
        a, b, c, d = (corner[rows, columns] for corner in corners)
        with np.errstate(divide="ignore", invalid="ignore"):
            along = [(level - low) / (high - low) for low, high in ((a, b), (b, c), (d, c), (a, d))]
        zero, one = np.zeros(len(rows)), np.ones(len(rows))
        sides = ((along[0], zero), (one, along[1]), (along[2], one), (zero, along[3]))
        for start, end in _SIDES[number]:
            (x0, y0), (x1, y1) = sides[start], sides[end]
            pieces.append(np.stack([columns + x0, rows + y0, columns + x1, rows + y1], axis=1))
    return np.concatenate(pieces) if pieces else np.zeros((0, 4))

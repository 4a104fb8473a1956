"""Which cell of a product is looked at before anybody chose one, and which of its terms are listed. Arithmetic only."""

import numpy as np

from scoutview.panels.matrix_multiply.product_plan import Product

MOSTLY = 0.95  # as many numbers that are not 0 as this share of the most there are
LIVELY = 0.75  # numbers that differ by this share of the most there is
SEVERAL = 4.0  # terms that contribute: more of them tell no more


def telling_cell(product: Product) -> tuple[int, int]:
    """The cell that shows best how a row and a column make a number.

    Its row: multiplied zeros show nothing, so among the rows with (nearly) the fewest zeros, and of these among those
    whose numbers differ (nearly) most, the last; in a text that is the token after which the model goes on. A row is
    chosen by what enters alone, so that it stays while the model learns. Its column: where the row's products add up
    to most, as long as several of them contribute. How many do is (Σ|t|)² / Σt² of the terms t, counted up to 4: a
    cell of one large term among small ones counts a quarter.
    """
    left, top = _finite(product.left), _finite(product.top)
    present = (left != 0).mean(axis=1)
    mostly = present >= MOSTLY * present.max()
    lively = np.where(mostly, left.std(axis=1), 0.0)
    row = int(np.flatnonzero(mostly & (lively >= LIVELY * lively.max()))[-1])
    terms = left[row][:, None] * top  # (inner, column)
    sums, sizes, squares = np.abs(terms.sum(axis=0)), np.abs(terms).sum(axis=0), (terms**2).sum(axis=0)
    contributing = sizes**2 / np.where(squares > 0, squares, 1.0)
    return row, int(np.argmax(sums * np.minimum(contributing, SEVERAL)))


def telling_start(product: Product, cell: tuple[int, int], size: int) -> int:
    """Where the listed terms of a cell begin: a multiple of how many are listed, or as near to the end as they fit.

    Of these parts of the sum it is, among those with the fewest zeros, the one that adds most to it.
    """
    terms = _finite(product.left[cell[0]]) * _finite(product.top[:, cell[1]])
    last = max(0, len(terms) - size)
    starts = sorted({*range(0, last + 1, size), last})
    zeros = [int((terms[start : start + size] == 0).sum()) for start in starts]
    fewest = [start for start, count in zip(starts, zeros, strict=True) if count == min(zeros)]
    sign = np.sign(terms.sum())
    return max(fewest, key=lambda start: sign * terms[start : start + size].sum())


def telling_page(place: int, size: int, length: int) -> int:
    """Where a window over rows or columns begins that shows a place: a multiple of its size, so it seldom moves."""
    return max(0, min(place // size * size, length - size))


def _finite(values: np.ndarray) -> np.ndarray:
    return np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)

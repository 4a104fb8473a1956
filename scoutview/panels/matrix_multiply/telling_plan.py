"""Which cell of a product is looked at before anybody chose one, and which of its terms are listed. Arithmetic only.

The rule. Where the columns have names, what comes out are scores, of tokens or of answers: the cell is the highest
score of the last row, what the model says.

Elsewhere a cell tells most where the few products that can be read at once make most of its sum. So the cell is the one
of which the `FEW` largest products, fewer beside pictures, explain most: |sum| less what they leave open,
|sum - their sum|. It is a positive one, if there is any, and several products make it: how many do is (Σ|t|)² / Σt² of
its terms t, counted up to 4, so that a cell of one large term among small ones counts a quarter.

Its row is one of those with (nearly) the fewest zeros, which show nothing, and whose numbers differ (nearly) most. Of
these it is the last one whose best cell explains at least half as much as the best of all, in a text a third as much:
that is mostly the token after which the model goes on. The frame at which this is decided is told by
`Curves.deciding_step`, so that the cell stays the same at every step that one looks at.
"""

import numpy as np

from scoutview.panels.matrix_multiply.product_plan import Product

FEW, FEW_BESIDE_PICTURES = 8, 4
CANDIDATES = 24  # cells of a row that are compared: those of the largest sums
MOSTLY = 0.95  # as many numbers that are not 0 as this share of the most there are
LIVELY = 0.75  # numbers that differ by this share of the most there is
TELLING, TELLING_IN_TEXT = 1 / 2, 1 / 3  # of what the best cell of all explains
SEVERAL = 4.0  # terms that contribute: more of them tell no more


def telling_cell(product: Product) -> tuple[int, int]:
    """The row and column of that cell."""
    if any(product.column_labels) and product.patches is None:
        return product.shape[0] - 1, int(_finite(product.result[-1]).argmax())
    left, top = _finite(product.left), _finite(product.top)
    rows = _lively_rows(left)
    sums = left[rows] @ top + _finite(product.bias)  # (rows, columns)
    wanted = sums if (sums > 0).any() else -sums
    columns = np.argsort(-wanted, axis=1, kind="stable")[:, :CANDIDATES]  # (rows, candidates)
    wanted = np.take_along_axis(wanted, columns, 1)
    terms = left[rows][:, None] * top.T[columns]  # (rows, candidates, inner)
    rest = np.abs(np.take_along_axis(sums, columns, 1) - _largest(terms, _listed_of(product)).sum(-1))
    telling = np.where(wanted > 0, np.maximum(wanted - rest, 0.0), -1.0) * np.minimum(_contributing(terms), SEVERAL)
    best = telling.max(axis=1)
    row = int(np.flatnonzero(best >= _enough(product) * best.max())[-1])
    return int(rows[row]), int(columns[row, telling[row].argmax()])


def _enough(product: Product) -> float:
    is_text = any(product.row_labels) and product.row_pictures is None and product.patches is None
    return TELLING_IN_TEXT if is_text else TELLING


def terms_by_size(product: Product, cell: tuple[int, int]) -> tuple[int, ...]:
    """The places of a cell's products, the largest first."""
    terms = np.abs(_finite(product.left[cell[0]]) * _finite(product.top[:, cell[1]]))
    return tuple(np.argsort(-terms, kind="stable").tolist())


def telling_start(product: Product, cell: tuple[int, int], size: int) -> int:
    """Where so many terms of a cell begin that follow each other: a multiple of `size`, or as near to the end as fits.

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


def _lively_rows(left: np.ndarray) -> np.ndarray:
    """Those with few zeros whose numbers differ."""
    present = (left != 0).mean(axis=1)
    mostly = present >= MOSTLY * present.max()
    lively = np.where(mostly, left.std(axis=1), 0.0)
    return np.flatnonzero(mostly & (lively >= LIVELY * lively.max()))


def _listed_of(product: Product) -> int:
    """How many products of a cell are read at once: on a picture all of a patch."""
    if product.patches is not None:
        return product.shape[1]
    return FEW if product.row_pictures is None else FEW_BESIDE_PICTURES


def _largest(terms: np.ndarray, most: int) -> np.ndarray:
    """The largest of each cell's terms, whatever their sign: (..., inner) -> (..., at most so many)."""
    if most >= terms.shape[-1]:
        return terms
    return np.take_along_axis(terms, np.argpartition(-np.abs(terms), most - 1, axis=-1)[..., :most], -1)


def _contributing(terms: np.ndarray) -> np.ndarray:
    """How many terms make each sum: (..., inner) -> (...)."""
    squares = (terms**2).sum(-1)
    return np.abs(terms).sum(-1) ** 2 / np.where(squares > 0, squares, 1.0)


def _finite(values: np.ndarray) -> np.ndarray:
    return np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)

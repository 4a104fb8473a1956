"""Products of random numbers for the tests of the matrix panel."""

import numpy as np

from scoutview.panels.matrix_multiply.product_plan import Product, Window


def random_product(rows: int = 12, inner: int = 128, columns: int = 200, *, bias: bool = True) -> Product:
    rng = np.random.default_rng(3)
    left = rng.normal(size=(rows, inner)).astype(np.float32)
    top = rng.normal(size=(inner, columns)).astype(np.float32)
    added = (rng.normal(size=columns) * bias).astype(np.float32)
    return Product("site", left, top, added, left @ top + added)


WINDOW = Window((2, 0, 5), (2, 3, 2))

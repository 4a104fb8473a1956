"""Small measures, for tests that need some."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from scoutview.measure import Measure


def a_curve(name: str = "norm", steps: Iterable[int] = range(0, 40, 2), **told: Any) -> Measure:
    """As many numbers as steps: the step itself, and a half."""
    own = np.fromiter(steps, np.int64)
    return Measure(name, own, own + 0.5, **told)


def a_heat_map(name: str = "waves", steps: Iterable[int] = range(8), rows: int = 3, **told: Any) -> Measure:
    """In each row so many times the step."""
    own = np.fromiter(steps, np.int64)
    values = own[:, None] * np.arange(1.0, rows + 1)
    return Measure(name, own, values, tuple(f"wave {row}" for row in range(rows)), **told)

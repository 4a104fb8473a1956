"""One range of colours for all learned vectors: the same numbers have the same colour in every frame and every run.

Vectors start around 0.02 and may end around 1. A range made from the frame would hide that growth, so the colour
follows asinh(value / KNEE): even steps near 0, even factors further out, ends at -1 and 1.
"""

import math

import numpy as np

from scoutview.language import as_written

KNEE = 0.02
MARKS = ((-1.0, "−1"), (-0.1, as_written("−0.1")), (0.0, "0"), (0.1, as_written("0.1")), (1.0, "1"))
SHORT_MARKS = tuple(mark for mark in MARKS if mark[0] != -0.1)  # that a scale is not even is seen on one side


def compressed(values: np.ndarray, knee: float = KNEE, end: float = 1.0) -> np.ndarray:
    """Places on the colour scale: -1..1 for values in -end..end, further ones at the ends."""
    places = np.arcsinh(np.asarray(values, np.float32) / knee) / math.asinh(end / knee)
    return np.minimum(np.maximum(places, -1), 1)  # as numpy clips, in a third of the time

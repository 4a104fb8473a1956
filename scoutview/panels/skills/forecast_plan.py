"""When the skills that have not come will come, told from those that have: a power law with intervals.

The logarithm of the step at which a skill comes is taken to be linear in the logarithm of how rarely it is met, with
normal errors. Skills that have not come count as well: of each is known that it came later than now (a regression with
censored values; without them those that happen to be early would be taken for all). Arithmetic only.

Source: Tobin (1958), Estimation of relationships for limited dependent variables; by expectation and maximization as in
Dempster, Laird, Rubin (1977), Maximum likelihood from incomplete data via the EM algorithm, section 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from scoutview.panels.skills.plan import NEVER, SkillRun

FEWEST = 5  # skills that must have come
WITHIN = 0.9  # of the skills are expected inside of their intervals
ROUNDS, CLOSE = 400, 1e-5  # of the logarithms
LEAST_SPREAD = 0.15  # of the natural logarithm: the first few may be more regular than all turn out to be
NORMAL = NormalDist()


@dataclass(frozen=True, eq=False)
class Forecast:
    """Made at step `made_at`; for each skill the middle of what is expected and both ends, nan where it had come.

    `slope` says by which power of the rarity the step grows; `line` (skills,) is the power law at each skill; `came`
    (skills,) are those that had come.
    """

    made_at: int
    came: np.ndarray
    middle: np.ndarray
    low: np.ndarray
    high: np.ndarray
    slope: float
    line: np.ndarray

    def holds_for(self, came: np.ndarray) -> np.ndarray:
        """(skills,) whether each of those that came later did so within its interval; `came` are their steps."""
        return ~self.came & (came != NEVER) & (came >= self.low) & (came <= self.high)


def forecast(run: SkillRun, made_at: int) -> Forecast | None:
    """What is to be expected after a step; None where too few have come, or all are met alike."""
    came = run.came_by(made_at)
    rarity = -np.log(run.frequencies)
    if came.sum() < FEWEST or made_at < 1 or np.ptp(rarity[came]) < 1e-6:
        return None
    given = np.log(np.where(came, np.maximum(run.came, 1), made_at).astype(float))
    design = np.stack([np.ones(len(rarity)), rarity - rarity[came].mean()], 1)  # (skills, 2)
    weights, spread = _censored_fit(design, given, came)
    line = design @ weights
    known = design[came]
    leverage = np.einsum("ij,jk,ik->i", design, np.linalg.pinv(known.T @ known), design)
    wide = spread * np.sqrt((1 + leverage) * len(known) / max(1, len(known) - 2))
    low, middle, high = (
        np.where(came, np.nan, np.exp(_later(line, wide, np.log(made_at), share)))
        for share in ((1 - WITHIN) / 2, 0.5, (1 + WITHIN) / 2)
    )
    return Forecast(made_at, came, middle, low, high, float(weights[1]), np.exp(line))


def _censored_fit(design: np.ndarray, given: np.ndarray, came: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and the spread of the errors; what has not come is above what is given."""
    weights = np.linalg.lstsq(design[came], given[came], rcond=None)[0]
    spread = max(LEAST_SPREAD, float(np.std(given[came] - design[came] @ weights)))
    inverse = np.linalg.pinv(design)
    for _ in range(ROUNDS):
        line = design @ weights
        above, beyond = _above(line[~came], spread, given[~came])
        filled, extra = given.copy(), np.zeros(len(given))
        filled[~came], extra[~came] = above, beyond
        before, weights = (*weights, spread), inverse @ filled
        spread = max(LEAST_SPREAD, float(np.sqrt(np.mean((filled - design @ weights) ** 2 + extra))))
        if np.allclose(before, (*weights, spread), rtol=0, atol=CLOSE):
            break
    return weights, spread


def _above(mean: np.ndarray, spread: float, least: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of normal values of which is known that they are above `least`."""
    z = (least - mean) / spread
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    beyond = np.array([1 - NORMAL.cdf(each) for each in z])
    far = beyond < 1e-12  # there the ratio is about z + 1 / z
    ratio = np.where(far, z + 1 / np.maximum(z, 1.0), density / np.maximum(beyond, 1e-300))
    return mean + spread * ratio, spread**2 * np.clip(1 + z * ratio - ratio**2, 0.0, 1.0)


def _later(mean: np.ndarray, spread: np.ndarray, least: float, share: float) -> np.ndarray:
    """Below what a share of those normal values lies that are above `least`."""
    passed = np.array([NORMAL.cdf((least - each) / wide) for each, wide in zip(mean, spread, strict=True)])
    wanted = np.clip(passed + share * (1 - passed), 1e-12, 1 - 1e-12)
    found = np.array([NORMAL.inv_cdf(each) for each in wanted])
    return np.maximum(mean + spread * found, least)

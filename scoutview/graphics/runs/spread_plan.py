"""The steps that stand for a run in a picture of all of it. Arithmetic only."""

import math

import numpy as np

from scoutview.frame import Curves

MOST_ROWS = 62  # of the grid of steps; the last one may come on top


def run_end(curves: Curves) -> int:
    """Where the axis of steps ends: at the planned end, or at the newest frame beyond it."""
    newest = int(curves.steps[-1]) if len(curves) else 0
    return max(1, newest, curves.planned_steps)


def grid_spacing(end: int) -> int:
    """1, 2, 3, 4, 6, 8, 12, ...: the first that takes at most `MOST_ROWS` rows to the end."""
    spacings = (spacing for power in range(60) for spacing in (2**power, 3 * 2**power // 2))
    return next(spacing for spacing in spacings if spacing * MOST_ROWS >= end)


def spread_steps(curves: Curves) -> tuple[int, ...]:
    """The recorded steps that stand for the run, coarse first: what is asked first already spans all of it.

    Of each multiple of a fixed spacing that the run has reached it is the frame at or before, so that a run that grows
    asks for one more now and then and for no other ones. A finished run shows its last frame too.
    """
    if not len(curves):
        return ()
    newest = int(curves.steps[-1])
    reached = np.arange(0, newest + 1, grid_spacing(run_end(curves)))
    positions = np.maximum(np.searchsorted(curves.steps, reached, side="right") - 1, 0)
    last = [newest] if newest >= curves.planned_steps else []
    coarse = [int(curves.steps[positions[number]]) for number in coarse_first(len(positions))]
    return tuple(dict.fromkeys([*last, *coarse]))


def coarse_first(count: int) -> list[int]:
    """0 to count − 1, so that at any time those named are about evenly spread: 0, 4, 2, 6, 1, 3, 5, 7."""
    return sorted(range(count), key=lambda number: (-(number & -number) if number else -math.inf, number))

"""Where the timeline draws what: arithmetic only, lengths in design pixels."""

import math
from dataclasses import dataclass

import numpy as np

MARGIN = 10.0
LEAST_WORD = 56.0  # a mark's name cut shorter than this says nothing


@dataclass(frozen=True)
class StepAxis:
    """Steps along the width of the well: 0 at the left margin, the planned end at the right one."""

    width: float
    last_step: int

    def x(self, step: float) -> float:
        return MARGIN + (self.width - 2 * MARGIN) * step / max(1, self.last_step)

    def step(self, x: float) -> int:
        """The step under x, within the axis."""
        share = (x - MARGIN) / max(1.0, self.width - 2 * MARGIN)
        return round(min(max(share, 0.0), 1.0) * max(1, self.last_step))


def loss_points(steps: np.ndarray, losses: list[np.ndarray], axis: StepAxis, height: float) -> list[np.ndarray]:
    """One (points, 2) polyline per loss, on a logarithmic height they share, at most two points per pixel column."""
    finite = [loss[np.isfinite(loss) & (loss > 0)] for loss in losses]
    together = np.concatenate(finite) if finite else np.zeros(0)
    if not len(together):
        return [np.zeros((0, 2)) for _ in losses]
    low, high = math.log(together.min()), math.log(together.max())
    span = max(high - low, 1e-9)
    lines = []
    for loss in losses:
        kept = np.isfinite(loss) & (loss > 0)
        x = MARGIN + (axis.width - 2 * MARGIN) * steps[kept] / max(1, axis.last_step)
        y = 6 + (height - 12) * (1 - (np.log(loss[kept]) - low) / span)
        lines.append(thinned(np.stack([x, y], axis=1)))
    return lines


def thinned(points: np.ndarray) -> np.ndarray:
    """The lowest and the highest of each pixel column, and the last point: (points, 2) -> (fewer, 2), x growing."""
    if len(points) < 3:
        return points
    x, y = points.T
    starts = np.flatnonzero(np.diff(np.floor(x), prepend=np.nan) != 0)
    low, high = np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)
    falls = y[np.append(starts[1:], len(y)) - 1] < y[starts]  # the line enters and leaves a column as the curve does
    ends = np.stack([np.where(falls, high, low), np.where(falls, low, high)], axis=1)
    outline = np.stack([np.repeat(x[starts], 2), ends.ravel()], axis=1)
    kept = np.ones(len(outline), bool)
    kept[1::2] = low < high
    return np.concatenate([outline[kept], points[-1:]])


def label_places(positions: list[float], widths: list[float], right_edge: float, gap: float = 8.0) -> list[float]:
    """The room each mark's word has before the next mark or the edge; 0 where it must be hidden."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    room = [0.0] * len(positions)
    for place, index in enumerate(order):
        end = positions[order[place + 1]] if place + 1 < len(order) else right_edge
        free = end - positions[index] - gap
        room[index] = min(widths[index], free) if free >= min(widths[index], LEAST_WORD) else 0.0
    return room

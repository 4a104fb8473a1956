"""Where the timeline draws what: arithmetic only, lengths in design pixels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.plots.plot_plan import Covered

MARGIN = 10.0
PENNANT = 11.0  # how long a mark's flag is
FLAG_TOP, FLAG_HEIGHT = 4.0, 9.0
WORD_HEIGHT, WORD_GAP = 13.0, 5.0
ROWS = range(3, 36, 2)  # tops of words that are tried, the one beside the flag first


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


def word_places(
    positions: Sequence[float], widths: Sequence[float], lines: Sequence[np.ndarray], width: float
) -> list[Box | None]:
    """Where each mark's word stands: beside its line, on no curve (points, 2) and on no other mark's line if possible.

    None where it would stand on another word or flag. The words choose one after the other, from the left or from the
    right: as more of them find room and less of the curves is covered.
    """
    covered, marks = Covered(lines), range(len(positions))
    from_left = _placed(marks, positions, widths, covered, width)
    from_right = _placed(marks[::-1], positions, widths, covered, width)
    best = min(from_left, from_right, key=lambda placed: (-len(placed), sum(map(covered, placed.values()))))
    return [best.get(mark) for mark in marks]


def _placed(
    order: Sequence[int], positions: Sequence[float], widths: Sequence[float], covered: Covered, width: float
) -> dict[int, Box]:
    flags = [Box(x, FLAG_TOP, PENNANT, FLAG_HEIGHT) for x in positions]
    placed: dict[int, Box] = {}
    for mark in order:
        taken = [*placed.values(), *flags]
        tried = _beside_mark(positions[mark], widths[mark], width)
        boxes = [box for box in tried if not any(box.overlaps(other) for other in taken)]
        costs = [(covered(box), sum(box.x < other < box.right for other in positions)) for box in boxes]
        if boxes:
            placed[mark] = boxes[costs.index(min(costs))]
    return placed


def _beside_mark(x: float, own: float, width: float) -> list[Box]:
    """At the right of a mark's line, beyond its flag or below that, then at the left of it."""
    below = FLAG_TOP + FLAG_HEIGHT
    right = [Box(x + WORD_GAP + (PENNANT if top < below else 0.0), float(top), own, WORD_HEIGHT) for top in ROWS]
    left = [Box(x - WORD_GAP - own, float(top), own, WORD_HEIGHT) for top in ROWS]
    return [box for box in (*right, *left) if box.x >= 0 and box.right <= width]

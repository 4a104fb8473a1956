"""A curve on two axes: its points, where it has gaps, where it runs along the floor, smoothed. Arithmetic only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.plots.plot_plan import Axis, on_axis, tick_text
from scoutview.language import tr

APART = 1.0  # pixels: a gap that is narrower cannot be seen
FAR = 4096.0  # pixels outside of the room; what is farther is cut off before anything draws it
BEYOND = 1e6  # lengths of an axis: towards a value that is even farther, a line is upright
NEAR = 3.0  # pixels between two stretches that are marked as one
THIN = 0.5  # points to a pixel, under which they are drawn as they are
CROWDED, TALL = 1.5, 3.0  # points in a pixel column, and pixels between them: such a curve is drawn column by column
OVERLAP = 0.2  # pixels by which lines that go straight on overlap: else Qt leaves a seam
MOST_STRETCHES = 8  # of one curve, that have a word
SMOOTHED_OVER = 0.02  # of the run: what is so much farther back weighs 1 / e in a smoothed curve
NO_WEIGHT = 1e-12


@dataclass(frozen=True)
class Stretch:
    """From `start` to `end`, in pixels, a curve is on the floor or missing; a word says why."""

    start: float
    end: float
    word: str


@dataclass(frozen=True, eq=False)
class CurvePlan:
    """`pieces`, (points, 2) each in design pixels, x growing; and where it is on the floor, or missing."""

    pieces: Sequence[np.ndarray] = ()
    floor: Sequence[Stretch] = field(default=())
    missing: Sequence[Stretch] = field(default=())

    @property
    def points(self) -> np.ndarray:
        """All pieces as one line."""
        return np.concatenate(self.pieces) if self.pieces else np.zeros((0, 2))


def plan_curve(
    steps: np.ndarray, values: np.ndarray, x: Axis, y: Axis, *, floor: float, finer: float = 1.0, sparse: bool = False
) -> CurvePlan:
    """A curve at most two points of which are in a pixel column; `finer` columns go into a design pixel.

    `floor` is the lowest value of the whole axis: below it a logarithmic axis has no place, so the curve goes on along
    it. A curve that is `sparse` was measured at few of the steps, and goes straight from one to the next.
    """
    part = on_axis(steps, x)
    steps, values = steps[part], np.asarray(values[part], np.float64)
    known = np.isfinite(values)
    if x.logarithmic:  # step 0 has no place; what begins there, begins at the left end
        known &= steps > 0
    if not known.any():
        return CurvePlan()
    whole = bool(known.all())
    across = np.asarray(x.place(steps), np.float64)
    low = known & (values < floor) if y.logarithmic else np.zeros(len(values), bool)
    drawn = np.where(known & ~low, values, floor)
    if not y.logarithmic:
        beyond = BEYOND * (y.high - y.low)
        drawn = drawn.clip(y.low - beyond, y.high + beyond)
    down = np.asarray(y.place(drawn), np.float64)
    points = np.stack([across, down], axis=1)
    pieces = [
        piece
        for run in ([points] if whole else _runs(points, known, sparse=sparse))
        for piece in cut(_outline(run, finer), (x.start, x.end), (y.end, y.start))
    ]
    return CurvePlan(
        pieces, _floor(across, values, low, floor), () if sparse or whole else _missing(across, values, known)
    )


def _outline(run: np.ndarray, finer: float) -> np.ndarray:
    """At most two points in a pixel column."""
    crowded = len(run) > THIN * finer * (run[-1, 0] - run[0, 0])
    return thinned(run * finer) / finer if crowded else run


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


def _runs(points: np.ndarray, known: np.ndarray, *, sparse: bool) -> list[np.ndarray]:
    """The points that are known, parted where something is missing between two that can be told apart."""
    places = np.flatnonzero(known)
    kept = points[places]
    if sparse:
        return [kept]
    parted = (np.diff(places) > 1) & (np.diff(kept[:, 0]) > APART)
    return np.split(kept, np.flatnonzero(parted) + 1)


def cut(points: np.ndarray, across: tuple[float, float], down: tuple[float, float]) -> list[np.ndarray]:
    """The parts of a line through (points, 2) that are not very far outside of a room: the same line within it."""
    low, high = (np.array([across[end], down[end]]) + sign * FAR for end, sign in ((0, -1), (1, 1)))
    inside = ((points >= low) & (points <= high)).all(axis=1)
    if inside.all() or len(points) < 2:
        return [points] if len(points) and inside.all() else []
    start, along = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.stack([(low - start) / along, (high - start) / along])  # (2, segments, 2): shares of the way
    flat = along == 0
    within = (start >= low) & (start <= high)
    enters = np.where(flat, np.where(within, -np.inf, np.inf), ends.min(axis=0)).max(axis=1).clip(min=0.0)
    leaves = np.where(flat, np.inf, ends.max(axis=0)).min(axis=1).clip(max=1.0)
    kept = np.flatnonzero(enters < leaves)
    if not len(kept):
        return []
    begins, stops = (start[kept] + share[kept, None] * along[kept] for share in (enters, leaves))
    parted = np.flatnonzero((np.diff(kept) > 1) | (leaves[kept[:-1]] < 1) | (enters[kept[1:]] > 0)) + 1
    parts = zip(np.split(begins, parted), np.split(stops, parted), strict=True)
    return [np.concatenate([begin, stop[-1:]]) for begin, stop in parts]


def strokes(piece: np.ndarray, width: float, finer: float = 1.0) -> np.ndarray:
    """The lines of a width, with flat ends, that make up a piece of a curve: (points, 2) -> (lines, 4).

    Where each pixel column has a high and a low point far apart it is one line per column, just as long that it meets
    the next one.
    """
    starts = np.flatnonzero(np.diff(piece[:, 0], prepend=np.nan) != 0)
    if len(piece) > CROWDED * len(starts):
        x, low, high = (
            piece[starts, 0],
            np.minimum.reduceat(piece[:, 1], starts),
            np.maximum.reduceat(piece[:, 1], starts),
        )
        if np.median(high - low) > TALL:
            low[1:], high[1:] = np.minimum(low[1:], high[:-1]), np.maximum(high[1:], low[:-1])
            return np.stack([x, low - width / 2, x, high + width / 2], axis=1)
    return _meeting(piece, width, finer)


def _meeting(piece: np.ndarray, width: float, finer: float) -> np.ndarray:
    """The lines from point to point, so much longer at a bend that their outer corners meet."""
    along = np.diff(piece, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])
    moved = length > 0
    along, length = along[moved] / length[moved, None], length[moved]
    if not len(along):
        return np.zeros((0, 4))
    turn = (along[:-1] * along[1:]).sum(axis=1).clip(-1.0, 1.0)  # the cosine of the bend
    bend = np.sqrt((1 - turn) / np.maximum(1 + turn, 1e-9))
    longer = np.full(len(along) + 1, width / 2)  # at each point; half a width at both ends and at sharp bends
    longer[1:-1] = np.clip(width / 2 * bend, OVERLAP / finer, width / 2)
    starts, ends = piece[:-1][moved], piece[1:][moved]
    return np.concatenate([starts - longer[:-1, None] * along, ends + longer[1:, None] * along], axis=1)


def _floor(across: np.ndarray, values: np.ndarray, low: np.ndarray, floor: float) -> list[Stretch]:
    if not low.any():
        return []

    def word(first: int, last: int) -> str:
        here = values[first : last + 1][low[first : last + 1]]
        return tr("below 0") if here.min() < 0 else "0" if here.max() == 0 else f"< {tick_text(floor)}"

    return [Stretch(across[a], across[b], word(a, b)) for a, b in _together(across, low)]


def _missing(across: np.ndarray, values: np.ndarray, known: np.ndarray) -> list[Stretch]:
    """What is no number after the first one that is, from the last known point before to the next one."""
    places = np.flatnonzero(known)
    unknown = ~known & ~np.isfinite(values)
    unknown[: places[0]] = False
    if not unknown.any():
        return []
    last = len(across) - 1
    return [
        Stretch(across[max(0, a - 1)], across[min(last, b + 1)], numbers.three_digits(float(values[a])))
        for a, b in _together(across, unknown)
    ]


def _together(across: np.ndarray, chosen: np.ndarray) -> list[tuple[int, int]]:
    """The first and the last place of each stretch of chosen ones; a few stretches, the longest."""
    places = np.flatnonzero(chosen)
    parted = np.flatnonzero((np.diff(places) > 1) & (np.diff(across[places]) > NEAR))
    firsts, lasts = places[np.append(0, parted + 1)], places[np.append(parted, len(places) - 1)]
    longest = np.sort(np.argsort(across[firsts] - across[lasts], kind="stable")[:MOST_STRETCHES])
    return [(int(firsts[each]), int(lasts[each])) for each in longest]


def smoothed(steps: np.ndarray, values: np.ndarray, share: float = SMOOTHED_OVER) -> np.ndarray:
    """(N,), (N,) -> (N,): the average of the values so far, one a step farther back weighing exp(−1 / τ) of it.

    τ is a share of the run, so that where few frames were kept a value is nearly the measured one. What is no number
    has no part in it, and stays what it is.

    Source: Kingma and Ba (2015), Adam, section 3, for dividing by the sum of the weights.
    """
    if len(steps) < 2:
        return values
    known, length = np.isfinite(values), share * float(steps[-1] - steps[0])
    sums = np.stack([np.where(known, values, 0.0), known.astype(np.float64)])
    reach = 1  # how many frames each sum is of; it doubles until what is farther back weighs nothing
    while reach < len(steps):
        weights = np.exp((steps[:-reach] - steps[reach:]) / length)
        if not (weights > NO_WEIGHT).any():
            break
        sums[:, reach:] += weights * sums[:, :-reach]
        reach *= 2
    return np.where(known, sums[0] / np.where(sums[1] > 0, sums[1], 1.0), values)


def csv_of(heading: str, steps: np.ndarray, columns: Sequence[tuple[str, np.ndarray]]) -> str:
    """The steps, or what else is across, and all series as a table; an empty cell where there is no number."""
    lines = [",".join([_quoted(heading), *(_quoted(name) for name, _ in columns)])]
    rows = zip(steps.tolist(), *(values.tolist() for _, values in columns), strict=True)
    lines += [
        ",".join([str(step), *(repr(value) if np.isfinite(value) else "" for value in row)]) for step, *row in rows
    ]
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if any(sign in name for sign in ',"\n') else name

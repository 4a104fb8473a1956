"""A plot over steps: axes, ticks, and where its words go. Arithmetic only, lengths in design pixels."""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scoutview.graphics.base import numbers
from scoutview.graphics.base.box import Box
from scoutview.language import as_written, tr

LEAST_LOSS = 1e-8  # a logarithmic axis does not go below
UNCOUNTED = 1e-5  # what is smaller is said in millionths
LEAST_LEVEL = 1e-12
MOST = 1e300  # what is larger is as good as infinite
SPACING = 2.0  # pixels between the places where a curve is measured
LEAST_APART = 0.55  # of the room of a tick, between two
PLACES_ACROSS, PLACES_DOWN = 12, 6  # that are tried for what is read


@dataclass(frozen=True)
class Axis:
    """Values `low`..`high` onto places `start`..`end`; logarithmic where asked. A log axis of steps starts at 1."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def level(self, value: float | np.ndarray) -> float | np.ndarray:
        """What is evenly spaced along the axis: the value, or its power of ten."""
        if not self.logarithmic:
            return value
        if isinstance(value, np.ndarray):
            return np.log10(np.maximum(value, LEAST_LEVEL))
        return math.log10(max(value, LEAST_LEVEL))

    def value_of_level(self, level: float) -> float:
        return float(10.0**level if self.logarithmic else level)

    @cached_property
    def _levels(self) -> tuple[float, float]:
        """Of both ends, and never the same."""
        low, high = float(self.level(self.low)), float(self.level(self.high))
        return low, high if high != low else low + 1.0

    def place(self, value: float | np.ndarray) -> float | np.ndarray:
        """Where a value stands, in design pixels."""
        low, high = self._levels
        return self.start + (self.end - self.start) * ((self.level(value) - low) / (high - low))

    def value(self, place: float) -> float:
        """The value at a place, within the axis."""
        place = min(max(place, min(self.start, self.end)), max(self.start, self.end))
        low, high = self._levels
        return self.value_of_level(low + (place - self.start) / ((self.end - self.start) or 1.0) * (high - low))


def ticks(low: float, high: float, most: int, *, logarithmic: bool = False, whole: bool = False) -> list[float]:
    """Round numbers from low to high, at most so many but never less than two; `whole` for numbers that only count.

    Fewer only where there are none: no length, or less than two whole numbers.
    """
    if not low < high:
        return [low]
    most = max(2, most)
    found = _log_ticks(low, high, most) if logarithmic else _linear_ticks(low, high, most)
    if not whole:
        return found
    found = [value for value in found if value == round(value)]
    return found if len(found) > 1 else _linear_ticks(low, high, most, whole=True)


def _linear_ticks(low: float, high: float, most: int, *, whole: bool = False) -> list[float]:
    """Multiples of a round number; of a smaller one, some left out, where of this one there are less than two."""
    rough = (high - low) / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    finer = (factor * power for factor in (5, 2, 1, 0.5, 0.2, 0.1) if factor * power < step * 0.999)
    found = _multiples(low, high, max(step, 1.0) if whole else step)
    while len(found) < 2 and (step := next(finer, 0.0)) >= (1.0 if whole else 1e-300):
        found = _multiples(low, high, step)
    return found[:: math.ceil(len(found) / most)] if len(found) > most else found


def _multiples(low: float, high: float, step: float) -> list[float]:
    digits = max(12, 3 - math.floor(math.log10(step)))
    first = math.ceil(low / step - 1e-9)
    return [round(number * step, digits) for number in range(first, math.floor(high / step + 1e-9) + 1)]


def _log_ticks(low: float, high: float, most: int) -> list[float]:
    """Powers of ten, and round numbers between them where there is room: three at least, if so many have."""
    sparse = [_round_numbers(low, high, factors) for factors in ((1, 1.5, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))]
    counts = (*range(most, 2, -1), *range(most + 1, 2 * most + 1)) if high < 10 * low else ()
    inside = [_linear_ticks(low, high, number) for number in counts]
    tried = [*sparse, _round_numbers(low, high, range(1, 10)), *inside]
    for longest, found in itertools.product((0.5, 1.0), tried):
        if 3 <= len(found) <= most and _is_spread(found, low, high, LEAST_APART / most, longest):
            return found
    for found in sparse:
        if 2 <= len(found) <= most:
            return found
    found = sparse[-1]
    if len(found) < 2:  # less than a decade
        return _linear_ticks(low, high, most)
    return found[:: math.ceil(len(found) / most)]


def _round_numbers(low: float, high: float, factors: Sequence[float]) -> list[float]:
    """These multiples of powers of ten, from low to high."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [factor * 10.0**power for power in powers for factor in factors]
    return [value for value in found if low * 0.999 <= value <= high * 1.001]


def _is_spread(values: Sequence[float], low: float, high: float, least: float, longest: float) -> bool:
    """Whether the stretches of a logarithmic axis between these are no smaller and no longer, as shares of it."""
    whole = math.log(high / low)
    shares = [math.log(after / before) / whole for before, after in itertools.pairwise([low, *values, high])]
    return min(shares[1:-1]) >= least and max(shares) <= longest


def tick_text(value: float) -> str:
    """As short as it can be, in words where nobody would count the zeros: 1,000, 0.05, 0.00001, 1 millionth, 1e−9."""
    size = abs(value)
    if size >= 1000 and size == round(size):
        text = numbers.count(round(size))
    elif _is_in_millionths(size):
        text = (tr("{number:.3g} millionths") if 1e6 * size > 1.5 else tr("{number:.3g} millionth")).format(
            number=1e6 * size
        )
    elif UNCOUNTED * 0.999 <= size < 1e-3:
        text = _decimals(size)
    elif 0 < size < LEAST_LOSS:
        mantissa, exponent = f"{size:.3e}".split("e")
        text = as_written(f"{mantissa.rstrip('0').rstrip('.')}e{numbers.MINUS}{abs(int(exponent))}")
    else:
        text = as_written(f"{size:.7g}")
    return f"{numbers.MINUS}{text}" if value < 0 else text


def _decimals(size: float) -> str:
    """With all its zeros: 0.000001."""
    return as_written(f"{size:.{2 - math.floor(math.log10(size))}f}".rstrip("0"))


def _with_zeros(value: float) -> str:
    """As `tick_text`, without words."""
    if not _is_in_millionths(value):
        return tick_text(value)
    return f"{numbers.MINUS if value < 0 else ''}{_decimals(abs(value))}"


def _is_in_millionths(value: float) -> bool:
    return LEAST_LOSS <= abs(value) < 0.999 * UNCOUNTED


def tick_texts(
    values: Sequence[float], room: float, width_of: Callable[[str], float], *, is_share: bool = False
) -> list[str]:
    """How the ticks of an axis are written in so much room: shares in per cent, all with powers of ten if need be.

    Where only some would be in millionths, all are decimals: one axis has one way of writing.
    """
    told = [round(100 * value, 6) for value in values] if is_share else values
    small = [_is_in_millionths(value) for value in told if value]
    write = _with_zeros if any(small) and not all(small) else tick_text
    written = [f"{write(value)}{' %' if is_share else ''}" for value in told]
    if is_share or max(map(width_of, written), default=0) <= room:
        return written
    return [_short_tick_text(value) for value in values]


def _short_tick_text(value: float) -> str:
    """1e6, 2.5e6."""
    mantissa, exponent = f"{abs(value):.2e}".split("e")
    power = int(exponent)
    text = f"{mantissa.rstrip('0').rstrip('.')}e{numbers.MINUS if power < 0 else ''}{abs(power)}" if value else "0"
    return f"{numbers.MINUS}{text}" if value < 0 else text


def lowest_power(low: float) -> float:
    """The lowest power of ten on a logarithmic axis that begins there."""
    return float(10.0 ** math.ceil(math.log10(low) - 1e-9))


def rounded_range(values: np.ndarray, *, logarithmic: bool) -> tuple[float, float]:
    """A range that holds all finite values, with a little air; 0..1 without any."""
    values = values[np.isfinite(values) & ((values > 0) | (not logarithmic))]
    if not len(values):
        return (0.1, 1.0) if logarithmic else (0.0, 1.0)
    low, high = max(float(values.min()), -MOST), min(float(values.max()), MOST)
    if logarithmic:
        low = max(low, LEAST_LOSS)
        return low / 1.15, max(high * 1.1, low * 1.3)
    return min(0.0, low), high + 0.06 * ((high - min(0.0, low)) or 1.0)


def on_axis(steps: np.ndarray, axis: Axis) -> slice:
    """The steps within the axis and one beyond each end, so that a curve leaves the plot where it should."""
    first = int(np.searchsorted(steps, axis.low, side="left")) - 1
    return slice(max(0, first), int(np.searchsorted(steps, axis.high, side="right")) + 1)


def covered(box: Box, curves: Sequence[np.ndarray]) -> int:
    """How much of the curves, each (points, 2) with growing x, runs through a box; 0 is free."""
    return Covered(curves)(box)


class Covered:
    """The same for many boxes, of curves that were measured out once."""

    def __init__(self, curves: Sequence[np.ndarray]) -> None:
        curves = [curve for curve in curves if len(curve)]
        self._left = math.floor(min((curve[0, 0] for curve in curves), default=0.0))
        right = max((curve[-1, 0] for curve in curves), default=0.0)
        places = np.arange(self._left, right + SPACING, SPACING)
        heights = [np.interp(places, curve[:, 0], curve[:, 1], np.nan, np.nan) for curve in curves]
        self._heights = np.array(heights).reshape(len(heights), len(places))

    def __call__(self, box: Box) -> int:
        first, last = (max(0, math.ceil((side - self._left) / SPACING)) for side in (box.x, box.right))
        heights = self._heights[:, first:last]
        above, below = heights <= box.y - 4, heights >= box.bottom + 4
        jumped = (above[:, :-1] & below[:, 1:]) | (below[:, :-1] & above[:, 1:])  # right through, between two places
        return int(np.count_nonzero((heights > box.y - 4) & (heights < box.bottom + 4)) + np.count_nonzero(jumped))


def emptiest(boxes: Sequence[Box], curves: Sequence[np.ndarray], room: Box) -> Box:
    """The box that the curves leave freest, the first of equals; only boxes inside `room` count where there are any."""
    return freest(boxes, Covered(curves), room)


def freest(boxes: Sequence[Box], covered: "Covered", room: Box) -> Box:
    """The same, of curves that were measured out."""
    inside = [box for box in boxes if box.x >= room.x - 1 and box.right <= room.right + 1] or boxes
    best, least = inside[0], covered(inside[0])
    for box in inside[1:]:
        if not least:
            break
        hits = covered(box)
        if hits < least:
            best, least = box, hits
    return best


def place_reading(x: float, width: float, height: float, covered: Covered, room: Box) -> Box | None:
    """Where the values of a step at x go: beside it, or where the steps begin if a curve would be hidden there.

    Where one is hidden there too they stand in the next place that is free; None where there is none.
    """
    tops = (room.y + 2, room.bottom - height - 4, room.middle_y - height / 2)
    box = freest([Box(left, top, width, height) for top in tops for left in (x + 10, x - 10 - width)], covered, room)
    if not covered(box):
        return kept_inside(box, room)
    beginning = freest([Box(room.x + 10, top, width, height) for top in tops], covered, room)
    places = (beginning, *_elsewhere(x, width, height, room))
    return next((kept_inside(place, room) for place in places if not covered(place)), None)


def _elsewhere(x: float, width: float, height: float, room: Box) -> list[Box]:
    """Places all over the room, those near x first."""
    lefts = np.linspace(room.x + 10, max(room.x + 10, room.right - width), PLACES_ACROSS)
    tops = np.linspace(room.y + 2, max(room.y + 2, room.bottom - height - 4), PLACES_DOWN)
    near = sorted(lefts.tolist(), key=lambda left: abs(left + width / 2 - x))
    return [Box(left, float(top), width, height) for left in near for top in tops]


def kept_inside(box: Box, room: Box) -> Box:
    """The same box, moved so that neither end is beyond the room; where it is wider, its beginning is not."""
    return Box(max(min(box.x, room.right + 1 - box.width), room.x - 1), *box[1:])

"""The terms of noisy = alpha x clean + sigma x noise, and where their pictures and signs go. Arithmetic only."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import whole_side

NOISE_TOP = 3.0  # the signed map's ends, in standard deviations of the noise
LARGEST_PICTURE = 240.0
CAPTION = 22.0
FACTOR = 22.0  # the line of factors above the pictures of a narrow row
NARROW = 520.0  # a row under this width has signs of NARROW_SIGN
NARROW_SIGN = 28.0
FACTORS_BETWEEN = 60.0  # a sign of this width has its factor beside it
EDGE = 1.5  # for the hairline around a picture
SIGN_ROW = 30.0  # a sign between the pictures of a column
WORDS_BETWEEN = 130.0  # signs and captions between the pictures of a column
LEAST_WORDS, MOST_WORDS = 112.0, 210.0  # of signs, captions and keys beside the pictures of a column
WORDS_GAP = 14.0
BESIDE_SIGN = 38.0
COLUMN_GAP = 10.0
LEAST_WITH_KEYS = 90.0  # a picture this high has room for sign, caption and key beside it
COLUMN_FIRST = 1.2  # a column reads well next to a grid: a row has to have pictures so much larger


@dataclass(frozen=True, eq=False)
class NoiseTerms:
    """noisy = alpha clean + sigma noise, each picture (H, W); clean is in -1..1."""

    noisy: np.ndarray
    clean: np.ndarray
    noise: np.ndarray
    alpha: float
    sigma: float


def brightness(clean: np.ndarray) -> np.ndarray:
    """-1..1 as 0..1."""
    return (clean + 1) / 2


@dataclass(frozen=True)
class EquationPlan:
    """Three pictures in a row or in a column, and the words that belong to them."""

    pictures: tuple[Box, Box, Box]  # noisy, clean, noise
    signs: tuple[Box, Box]  # "= 0.71 ×" and "+ 0.71 ×"
    factors: tuple[Box, ...] = ()  # "0.71 ×" above clean and noise, where the signs are too narrow for it
    captions: tuple[Box, ...] = ()  # none where there is no room
    keys: tuple[Box, ...] = ()  # of the colours of each picture
    in_column: bool = False
    beside: bool = False  # the words end at the left of their pictures

    @property
    def side(self) -> float:
        return max(self.pictures[0].width, self.pictures[0].height)

    @property
    def needed(self) -> float:
        """The width that a column has use for."""
        return self.side + 2 + MOST_WORDS + WORDS_GAP if self.beside else max(self.side + 2, WORDS_BETWEEN)


@lru_cache(maxsize=256)  # asked for at every picture, and of few sizes
def plan_equation(width: float, height: float, shape: tuple[int, int], sign: float, scale: float) -> EquationPlan:
    """The largest pictures (of `shape` pixels) that fit, in a row with signs of this width between or in a column.

    Where the signs are narrow there is room for "=" and "+" only: the factors go above the pictures.
    """
    row = _row(width, height, shape, sign, scale)
    columns = (each(width, height, shape, scale) for each in (_words_beside, _words_between))
    column = max(columns, key=lambda plan: plan.side)
    fits = column.pictures[2].bottom <= height
    return column if fits and COLUMN_FIRST * column.side >= row.side else row


def row_height(width: float, shape: tuple[int, int], sign: float, scale: float) -> float:
    """The height that a row needs for its largest pictures."""
    above = FACTOR if sign < FACTORS_BETWEEN else 0.0
    return _sides((width - 2 * sign) / 3, shape, scale)[1] + above + CAPTION + 2 * EDGE + 1


def _row(width: float, height: float, shape: tuple[int, int], sign: float, scale: float) -> EquationPlan:
    above = FACTOR if sign < FACTORS_BETWEEN and height >= 70 else 0.0
    below = CAPTION if height - above >= 60 else 0.0
    wide, tall = _sides(min((width - 2 * sign) / 3, height - above - below - 2 * EDGE), shape, scale)
    left = max(0.0, (width - 3 * wide - 2 * sign) / 2)
    top = max(EDGE, (height - tall - below - above) / 2) + above
    noisy, clean, noise = (Box(left + number * (wide + sign), top, wide, tall) for number in range(3))
    equals, plus = (Box(box.right, top, sign, tall) for box in (noisy, clean))
    factors = tuple(Box(box.x - sign / 2, top - above, wide + sign, above) for box in (clean, noise)) if above else ()
    captions = tuple(_below(box, sign / 2 - 4, width) for box in (noisy, clean, noise)) if below else ()
    return EquationPlan((noisy, clean, noise), (equals, plus), factors, captions)


def _words_between(width: float, height: float, shape: tuple[int, int], scale: float) -> EquationPlan:
    wide, tall = _sides(min(width - 2, (height - 2 * SIGN_ROW - 2 * EDGE) / 3 - CAPTION), shape, scale)
    left, pitch = (width - wide) / 2, tall + CAPTION + SIGN_ROW
    noisy, clean, noise = (Box(left, EDGE + number * pitch, wide, tall) for number in range(3))
    equals, plus = (Box(0, box.bottom + CAPTION, width, SIGN_ROW) for box in (noisy, clean))
    captions = tuple(_below(box, left, width) for box in (noisy, clean, noise))
    return EquationPlan((noisy, clean, noise), (equals, plus), captions=captions, in_column=True)


def _words_beside(width: float, height: float, shape: tuple[int, int], scale: float) -> EquationPlan:
    room = min(width - LEAST_WORDS - WORDS_GAP - 2, (height - 2 * COLUMN_GAP - 2 * EDGE) / 3)
    wide, tall = _sides(room, shape, scale)
    words = max(0.0, min(width - wide - WORDS_GAP - 2, MOST_WORDS))
    pitch = tall + min(2 * COLUMN_GAP, (height - 3 * tall - 2 * EDGE) / 2)
    top = max(EDGE, (height - 2 * pitch - tall) / 2)
    noisy, clean, noise = (Box(words + WORDS_GAP, top + number * pitch, wide, tall) for number in range(3))
    with_keys = tall >= LEAST_WITH_KEYS
    block = 48.0 if with_keys else 22.0  # caption and key
    signs = ((noisy, 0.0), (clean, BESIDE_SIGN), (noise, BESIDE_SIGN))
    starts = [box.middle_y - (block + sign) / 2 + sign for box, sign in signs]
    captions = tuple(Box(0, y, words, 22) for y in starts)
    equals, plus = (Box(0, y - BESIDE_SIGN, words, BESIDE_SIGN) for y in starts[1:])
    keys = tuple(Box(0, y + 28, words, 18) for y in starts) if with_keys else ()
    return EquationPlan((noisy, clean, noise), (equals, plus), (), captions, keys, in_column=True, beside=True)


def _sides(room: float, shape: tuple[int, int], scale: float) -> tuple[float, float]:
    """Width and height of a picture with its longer side in this room."""
    side = whole_side(max(8.0, min(room, LARGEST_PICTURE)), max(shape), scale)
    return side * shape[1] / max(shape), side * shape[0] / max(shape)


def _below(box: Box, between: float, width: float) -> Box:
    """Where the caption of a picture goes: as far over its sides as nothing else is there."""
    over = max(0.0, min(box.x, width - box.right, between))
    return Box(box.x - over, box.bottom + 2, box.width + 2 * over, CAPTION - 2)

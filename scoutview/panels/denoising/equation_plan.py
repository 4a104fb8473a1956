"""The terms of picture = alpha x clean + sigma x noise, and where their pictures and signs go. Arithmetic only."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.widgets.picture_grid_plan import Pixel, pixel_at, whole_side

GREY_TOP = 1.25  # the ends of the greys, for every picture of the panel: clean ones are -1..1, some noise is beyond
LARGEST_PICTURE = 300.0
CAPTION = 19.0  # the line under a picture
SIGN, WIDE_SIGN = 30.0, 48.0
WIDE = 520.0  # from which width on signs are wide
EDGE, OVER = 1.5, 10.0  # for the hairline around a picture, and for words that are wider than it
SLACK = 0.4  # design pixels that a place may have lost when it was rounded to device pixels
LEAST_WITH_WORDS = 40.0  # a smaller picture has no words under it


@dataclass(frozen=True, eq=False)
class NoiseTerms:
    """noisy = alpha clean + sigma noise, each picture (H, W); clean is in -1..1."""

    noisy: np.ndarray
    clean: np.ndarray
    noise: np.ndarray
    alpha: float
    sigma: float

    @property
    def drawn(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The sum and what is added, with their weights: of equal greys on one scale, so that the eye can add them."""
        return self.noisy, self.alpha * self.clean, self.sigma * self.noise


@dataclass(frozen=True)
class EquationPlan:
    """Three pictures in a row, and what belongs to them."""

    pictures: tuple[Box, Box, Box]  # the sum, clean, noise
    signs: tuple[Box, Box]  # = and +
    captions: tuple[Box, ...] = ()  # none where there is no room

    @property
    def side(self) -> float:
        return max(self.pictures[0].width, self.pictures[0].height)

    def pixel_at(self, shape: tuple[int, int], x: float, y: float) -> Pixel | None:
        """The pixel, of pictures of this shape, that lies at a place."""
        found = (pixel_at(number, box, shape, x, y) for number, box in enumerate(self.pictures))
        return next((pixel for pixel in found if pixel is not None), None)

    def pixel_box(self, pixel: Pixel, shape: tuple[int, int]) -> Box:
        """Where a pixel of a picture is drawn."""
        x, y, width, height = self.pictures[pixel.picture]
        wide, tall = width / shape[1], height / shape[0]
        return Box(x + pixel.column * wide, y + pixel.row * tall, wide, tall)


@lru_cache(maxsize=256)  # asked for at every picture, and of few sizes
def plan_equation(width: float, height: float, shape: tuple[int, int], scale: float) -> EquationPlan:
    """The largest pictures of this shape that fit in a row."""
    sign = WIDE_SIGN if width >= WIDE else SIGN
    below = CAPTION + 2 if height - CAPTION - 2 >= LEAST_WITH_WORDS else 0.0
    room = min((width - 2 * sign - 2 * EDGE) / 3, height - below - 2 * EDGE, LARGEST_PICTURE) + SLACK
    wide, tall = sides_of(room, shape, scale)
    sign = max(sign, min(WIDE_SIGN, (width - 3 * wide - 2 * OVER) / 2))
    left = max(EDGE, (width - 3 * wide - 2 * sign) / 2)
    boxes = [Box(left + number * (wide + sign), EDGE, wide, tall) for number in range(3)]
    signs = [Box(box.right, box.y, sign, tall) for box in boxes[:2]]
    overs = min(sign / 2 - 1, boxes[0].x), sign / 2 - 1, min(sign / 2 - 1, max(0.0, width - boxes[2].right))
    captions = [
        Box(box.x - over, box.bottom + 2, box.width + 2 * over, CAPTION) for box, over in zip(boxes, overs, strict=True)
    ]
    return EquationPlan((boxes[0], boxes[1], boxes[2]), (signs[0], signs[1]), tuple(captions) if below else ())


def sides_of(room: float, shape: tuple[int, int], scale: float) -> tuple[float, float]:
    """Width and height of a picture with its longer side in this room."""
    side = whole_side(max(8.0, room), max(shape), scale)
    return side * shape[1] / max(shape), side * shape[0] / max(shape)


def equation_height(side: float) -> float:
    """What a row with pictures of this longer side needs."""
    return side + CAPTION + 2 + 2 * EDGE


def equation_side(width: float) -> float:
    """The longest side of pictures for which a row of this width has room."""
    sign = WIDE_SIGN if width >= WIDE else SIGN
    return min((width - 2 * sign - 2 * EDGE) / 3, LARGEST_PICTURE)

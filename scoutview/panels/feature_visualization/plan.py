"""Where the parts of the feature visualization go, and which parts of pictures it shows. Arithmetic only."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import rounded_up
from scoutview.graphics.widgets.picture_grid_plan import plan_grid

PADDING = 16.0
NOWHERE = Box(0, 0, 0, 0)
REAL, LEAST_REAL = 9, 56.0  # how many real pictures, and their least side next to large channels
CURVE, LOW_CURVE = 116.0, 72.0  # heights of the objective's curve, with steps below and without
FINE = 8.0  # a scale at which sides are hardly rounded, so that pictures of every size are arranged alike
CAPTION = (52.0, 18.0)  # "5: 8.28" under a real picture
CAPTIONED = 104.0  # real pictures in this height have captions


@dataclass(frozen=True)
class FeaturePlaces:
    """The parts under the controls; a box of no height is not shown."""

    picture: Box
    curve: Box
    exciting: Box
    overview: Box


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_feature(width: float, height: float, channels: int = 32) -> FeaturePlaces:
    """The picture with its curve below, real ones, and channels, side by side; less in less room.

    What is real comes first where all three are beside each other.
    """
    inner, bottom = width - 2 * PADDING, height - 12
    if width < 560 and height >= 380:
        return _stacked(inner, bottom)
    if width < 330 or height < 120:
        return FeaturePlaces(Box(PADDING, 0, inner, bottom), NOWHERE, NOWHERE, NOWHERE)
    left = min(0.42 * inner, max(170.0, bottom - 46), 460.0)
    wish = CURVE if bottom >= 380 else LOW_CURVE
    curve_height = min(CURVE + 14, bottom - left - 44)
    if curve_height < wish:
        left, curve_height = (bottom - 44 - wish, wish) if bottom >= 300 else (left, 0.0)
    x = PADDING + left + 24
    picture = Box(PADDING, 0, left, bottom - (curve_height + 10 if curve_height else 0))
    curve = Box(PADDING, bottom - curve_height, left, curve_height) if curve_height else NOWHERE
    right = Box(x, 0, PADDING + inner - x, bottom)
    exciting, overview = _grids(right, channels)
    if exciting.height == overview.height == bottom:
        moved = PADDING + exciting.width + 24
        picture, curve = picture._replace(x=moved), curve._replace(x=moved) if curve.height else curve
        exciting = exciting._replace(x=PADDING)
    return FeaturePlaces(picture, curve, exciting, overview)


def _grids(room: Box, channels: int) -> tuple[Box, Box]:
    """The real pictures above or at the left of the channels, whichever has larger pictures."""
    if (room.height < 300 and room.width < 520) or room.height < CAPTIONED:
        return NOWHERE, room
    splits = [_split_down(room, share / 40) for share in range(8, 25)]
    if room.width >= 520:
        splits += [_split_across(room, share / 40) for share in range(10, 21)]

    def worth(boxes: tuple[Box, Box]) -> float:
        real, all_channels = (
            plan_grid(Box(3, 26, box.width - 6, box.height - 29), count, (8, 8), FINE, caption=caption).wide
            for box, count, caption in zip(boxes, (REAL, channels), (CAPTION, (0.0, 0.0)), strict=True)
        )
        return all_channels + 0.8 * real + min(0.0, 3 * (real - LEAST_REAL))

    return max((boxes for boxes in splits if boxes[0].height >= CAPTIONED), key=worth)


def _split_down(room: Box, share: float) -> tuple[Box, Box]:
    upper = share * (room.height - 12)
    return room._replace(height=upper), room._replace(y=room.y + upper + 12, height=room.height - upper - 12)


def _split_across(room: Box, share: float) -> tuple[Box, Box]:
    left = share * (room.width - 24)
    return room._replace(width=left), room._replace(x=room.x + left + 24, width=room.width - left - 24)


def _stacked(inner: float, bottom: float) -> FeaturePlaces:
    upper = min(0.5 * bottom, 0.56 * inner + 40)
    left = min(0.52 * inner, upper - 30)
    exciting = Box(PADDING + left + 16, 0, inner - left - 16, upper)
    tall = CURVE if bottom - upper >= 300 else LOW_CURVE
    curve = Box(PADDING, upper + 8, inner, tall) if bottom - upper >= 240 else NOWHERE
    top = upper + 10 + (curve.height + 10 if curve.height else 0)
    return FeaturePlaces(Box(PADDING, 0, left, upper), curve, exciting, Box(PADDING, top, inner, bottom - top))


def objective_range(objectives: np.ndarray, best: float) -> tuple[float, float]:
    """An axis that holds the curve and the best value on a real picture, and begins at 0 where nothing is below."""
    values = np.append(objectives[np.isfinite(objectives)], best if math.isfinite(best) else 0.0)
    lowest = float(values.min())
    return -rounded_up(-lowest) if lowest < 0 else 0.0, rounded_up(float(values.max()))


def seen_part(picture: np.ndarray, sight: Sequence[int] | None) -> np.ndarray:
    """The part (top, left, bottom, right) of a picture that a channel sees; all of it where that is not known."""
    if sight is None or len(sight) != 4:
        return picture
    top, left, bottom, right = sight
    part = picture[..., top:bottom, left:right]
    return part if part.size else picture


def exciting_part(sight: Sequence[int], place: Sequence[int], map_size: Sequence[int], size: Sequence[int]) -> Box:
    """What a channel sees from a place (row, column) of its map, in shares of a picture of `size`, cut at its sides.

    `sight` is the same in the middle of the map.
    """
    sides = []
    for axis in (0, 1):
        moved = (place[axis] - map_size[axis] // 2) * size[axis] / map_size[axis]
        first, last = (min(max(0.0, sight[axis + end] + moved), size[axis]) / size[axis] for end in (0, 2))
        sides.append((first, last - first))
    (y, tall), (x, wide) = sides
    return Box(x, y, wide, tall)


def reaches_over(sight: Sequence[int], place: Sequence[int], map_size: Sequence[int], size: Sequence[int]) -> bool:
    """Whether what a channel sees from there reaches over the picture's sides, where zeros stand."""
    part = exciting_part(sight, place, map_size, size)
    whole = (sight[3] - sight[1]) / size[1], (sight[2] - sight[0]) / size[0]
    return part.width < whole[0] - 1e-6 or part.height < whole[1] - 1e-6

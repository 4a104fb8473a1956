"""Where the parts of the feature visualization go, and which parts of pictures it shows. Arithmetic only."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import rounded_up
from scoutview.graphics.widgets.picture_grid_plan import LARGEST_SIDE, PictureGridPlan, plan_grid
from scoutview.observation import Observation

PADDING = 16.0
NOWHERE = Box(0, 0, 0, 0)
REAL, LEAST_REAL = 9, 56.0  # how many real pictures, and their least side next to large channels
IN_A_ROW = 3  # of them
APART = 24.0  # columns
EDGES = 9.0  # around the pictures of a grid, and what rounding may take
TRIES = 25  # of widths that the channels leave
LEFT_WORTH, REAL_WORTH = (
    0.95,
    0.9,
)  # of the optimized and the real pictures, against 2 for all channels
PAIRS_APART = 14.0  # so that one sees which two pictures belong together
WORDS = 110.0  # of height below the real pictures, that hold the sentence about them
NOTES, ANSWERS = 52.0, 40.0  # over and under the optimized picture; and below that, its answers where no curve is
DIMMED = 0.4  # what is beside the seen part of a real picture
CURVE, LOW_CURVE = 116.0, 92.0  # heights of the objective's curve, with steps below and without
HIGHEST_CURVE = 200.0
FINE = 8.0  # a scale at which sides are hardly rounded, so that pictures of every size are arranged alike
CAPTION = (52.0, 18.0)  # "a 5" under a real picture
CAPTIONED = 104.0  # real pictures in this height have captions


@dataclass(frozen=True)
class FeaturePlaces:
    """The parts under the controls; a box of no height is not shown."""

    picture: Box
    curve: Box
    exciting: Box
    overview: Box
    sentence: Box = NOWHERE


@dataclass(frozen=True)
class FeatureRoom:
    """The room under the controls, and what is known of the pairs: how many, of how many rows and columns of pixels."""

    width: float
    height: float
    channels: int = 32
    pair: tuple[int, int] = (8, 16)
    scale: float = 1.0
    with_sentence: bool = True
    with_curve: bool = True


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_feature(room: FeatureRoom) -> FeaturePlaces:
    """The picture with its curve below, real ones, and channels, side by side; less in less room."""
    width, height = room.width, room.height
    inner, bottom = width - 2 * PADDING, height - 12
    if width < 560 and height >= 380:
        return _stacked(inner, bottom, with_curve=room.with_curve)
    if width < 330 or height < 120:
        return FeaturePlaces(Box(PADDING, 0, inner, bottom), NOWHERE, NOWHERE, NOWHERE)
    if width >= 560 and height >= 300:
        return _three_columns(room, inner, bottom)
    left = min(0.42 * inner, max(170.0, bottom - 46), 460.0)
    x = PADDING + left + APART
    exciting, overview = _grids(Box(x, 0, PADDING + inner - x, bottom), room.channels)
    return FeaturePlaces(Box(PADDING, 0, left, bottom), NOWHERE, exciting, overview)


def _three_columns(room: FeatureRoom, inner: float, bottom: float) -> FeaturePlaces:
    """What is optimized, what excites the channel in real pictures, and all channels; what has room stands below.

    Each as large as the others allow, the channels up to the right end.
    """
    least = ANSWERS - 10 if not room.with_curve else CURVE + 14 if bottom >= 380 else LOW_CURVE
    around = 26 + IN_A_ROW * (CAPTION[1] + 6)
    words = WORDS if bottom >= 380 and room.with_sentence else 0.0
    most, most_real = bottom - NOTES - least - 10, (bottom - words - around) / IN_A_ROW

    def channels(left: float, side: float) -> PictureGridPlan:
        across = inner - left - IN_A_ROW * side - 2 * APART
        grid = Box(3, 26, across - EDGES, bottom - 29)
        return plan_grid(grid, room.channels, room.pair, room.scale, largest=2 * LARGEST_SIDE, apart=PAIRS_APART)

    def worth(sides: tuple[float, float]) -> float:
        pairs = channels(*sides)
        return LEFT_WORTH * log(sides[0]) + REAL_WORTH * log(sides[1]) + 2 * log(pairs.tall)

    lefts = 0.16 * inner, max(0.16 * inner, min(0.36 * inner, most))
    real_sides = 0.05 * inner, max(0.05 * inner, min(0.13 * inner, most_real))
    left, side = max(_shared(lefts, real_sides), key=worth)
    spare = max(0.0, inner - left - IN_A_ROW * side - 2 * APART - channels(left, side).room.width - EDGES) / 2
    tall = min(HIGHEST_CURVE, max(least, bottom - NOTES - left - 10))  # what the picture leaves
    picture = Box(PADDING, 0, left, bottom - tall - 10 if room.with_curve else left + NOTES + ANSWERS)
    curve = Box(PADDING, bottom - tall, left, tall) if room.with_curve else NOWHERE
    exciting = Box(picture.right + APART + spare, 0, IN_A_ROW * side, IN_A_ROW * side + around)
    sentence = Box(exciting.x, exciting.bottom + 8, exciting.width, words) if words else NOWHERE
    x = exciting.right + APART + spare
    return FeaturePlaces(picture, curve, exciting, Box(x, 0, PADDING + inner - x, bottom), sentence)


def _shared(lefts: tuple[float, float], sides: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Widths of the optimized picture and of a real one, least and most of each given, that leave ever less room.

    How large the channels can be depends on what both take together alone, and of that the best part for the optimized
    picture is known: what is worth w log(left) + r log(side) is largest where left is to all real ones as w is to r.
    """
    least, most = (one + IN_A_ROW * other for one, other in zip(lefts, sides, strict=True))
    for number in range(TRIES):
        taken = least + number / (TRIES - 1) * (most - least)
        left = max(lefts[0], taken - IN_A_ROW * sides[1], LEFT_WORTH / (LEFT_WORTH + REAL_WORTH) * taken)
        left = min(lefts[1], taken - IN_A_ROW * sides[0], left)
        yield left, (taken - left) / IN_A_ROW


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


def _stacked(inner: float, bottom: float, *, with_curve: bool) -> FeaturePlaces:
    upper = min(0.5 * bottom, 0.56 * inner + 40)
    left = min(0.52 * inner, upper - 30)
    exciting = Box(PADDING + left + 16, 0, inner - left - 16, upper)
    tall = CURVE if bottom - upper >= 300 else LOW_CURVE
    curve = Box(PADDING, upper + 8, inner, tall) if with_curve and bottom - upper >= 240 else NOWHERE
    top = upper + 10 + (curve.height + 10 if curve.height else 0)
    return FeaturePlaces(Box(PADDING, 0, left, upper), curve, exciting, Box(PADDING, top, inner, bottom - top))


def objective_range(objectives: np.ndarray, best: float) -> tuple[float, float]:
    """An axis that holds the curve and the best value on a real picture, and begins at 0 where nothing is below."""
    values = np.append(objectives[np.isfinite(objectives)], best if math.isfinite(best) else 0.0)
    lowest = float(values.min())
    return -rounded_up(-lowest) if lowest < 0 else 0.0, rounded_up(float(values.max()))


def sight(observation: Observation, channel: str) -> list[int] | None:
    """Top, left, bottom and right of what is seen, where an answer tells."""
    return observation[channel][0].tolist() if channel in observation else None


def seen_part(picture: np.ndarray, sight: Sequence[int] | None) -> np.ndarray:
    """The part (top, left, bottom, right) of a picture that a channel sees; all of it where that is not known.

    Pictures (..., row, column) in 0..1, or (..., row, column, colour) of bytes.
    """
    if sight is None or len(sight) != 4:
        return picture
    top, left, bottom, right = sight
    colours = (slice(None),) if picture.dtype == np.uint8 else ()
    part = picture[(..., slice(top, bottom), slice(left, right), *colours)]
    return part if part.size else picture


def seen_from(
    sight: Sequence[int], place: Sequence[int], map_size: Sequence[int], size: Sequence[int]
) -> tuple[int, int, int, int]:
    """What a channel sees from a place (row, column) of its map: top, left, bottom, right of a picture of `size`.

    `sight` is the same in the middle of the map. It may reach over the sides; who sees all sees that everywhere.
    """
    ends = []
    for axis in (0, 1):
        whole = sight[axis + 2] - sight[axis] >= size[axis]
        moved = 0 if whole else round((place[axis] - map_size[axis] // 2) * size[axis] / map_size[axis])
        ends.append((sight[axis] + moved, sight[axis + 2] + moved))
    (top, bottom), (left, right) = ends
    return top, left, bottom, right


def seen_patch(picture: np.ndarray, seen: Sequence[int]) -> np.ndarray:
    """This part of a picture (H, W, ...), with the zeros that stand beyond its sides for a convolution."""
    top, left, bottom, right = seen
    height, width = picture.shape[:2]
    if not reaches_over(seen, (height, width)):
        return picture[top:bottom, left:right]
    above, before = max(0, -top), max(0, -left)
    sides = (above, max(0, bottom - height)), (before, max(0, right - width)), *((0, 0),) * (picture.ndim - 2)
    return np.pad(picture, sides)[top + above : bottom + above, left + before : right + before]


def dimmed_beside(picture: np.ndarray, seen: Sequence[int]) -> np.ndarray:
    """The whole picture, fainter beside the part of it that is seen."""
    top, left, bottom, right = (max(0, side) for side in seen)
    dimmed = (DIMMED * picture).astype(picture.dtype)
    dimmed[top:bottom, left:right] = picture[top:bottom, left:right]
    return dimmed


def reaches_over(seen: Sequence[int], size: Sequence[int]) -> bool:
    """Whether such a part reaches over the picture's sides, where zeros stand."""
    top, left, bottom, right = seen
    return top < 0 or left < 0 or bottom > size[0] or right > size[1]

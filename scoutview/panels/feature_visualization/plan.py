"""Where the parts of the feature visualization go, and what its numbers say. Arithmetic only."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.numbers import rounded_up, three_digits
from scoutview.graphics.widgets.picture_grid_plan import plan_grid

PADDING = 16.0
NOWHERE = Box(0, 0, 0, 0)
REAL, LEAST_REAL = 9, 40.0  # how many real pictures, and their least side next to large channels
CAPTION = (52.0, 18.0)  # "5: 8.28" under a real picture
CAPTIONED = 104.0  # real pictures in this height have captions
IN_WORDS = (
    "<p>A channel is one feature that the layer looks for everywhere in a picture. Starting from an even grey, the "
    "picture is changed little by little so that the channel answers more strongly: the weights stay as they are, "
    "only the picture learns.</p>"
)
_FORMULA = (
    "<p style='font-size:large'>picture ← picture + step size × ∂ answer / ∂ picture</p>"
    "<p>The answer is the channel's number in the middle of its map. The picture is built of waves rather than of "
    "pixels, and shifted at random while it grows, so that no single pixel matters.</p>"
)
_SOURCE = "<p>Source: Olah, Mordvintsev, Schubert 2017, Feature Visualization.</p>"


@dataclass(frozen=True)
class FeaturePlaces:
    """The parts under the controls; a box of no height is not shown."""

    picture: Box
    curve: Box
    exciting: Box
    overview: Box


@lru_cache(maxsize=64)  # asked for at every picture, and of few sizes
def arrange_feature(width: float, height: float, channels: int = 32, scale: float = 1.0) -> FeaturePlaces:
    """The picture at the left with its curve below, real ones and channels at the right; less in less room."""
    inner, bottom = width - 2 * PADDING, height - 12
    if width < 560 and height >= 380:
        return _stacked(inner, bottom)
    if width < 330 or height < 120:
        return FeaturePlaces(Box(PADDING, 0, inner, bottom), NOWHERE, NOWHERE, NOWHERE)
    left = min(0.42 * inner, max(170.0, bottom - 46), 460.0)
    curve_height = min(110.0, bottom - left - 44) if bottom - left >= 110 else 0.0
    if 0 < curve_height < 64 or (not curve_height and bottom >= 300):
        left, curve_height = bottom - 44 - 72, 72.0
    x = PADDING + left + 24
    picture = Box(PADDING, 0, left, bottom - (curve_height + 10 if curve_height else 0))
    curve = Box(PADDING, bottom - curve_height, left, curve_height) if curve_height else NOWHERE
    right = Box(x, 0, PADDING + inner - x, bottom)
    return FeaturePlaces(picture, curve, *_grids(right, channels, scale))


def _grids(room: Box, channels: int, scale: float) -> tuple[Box, Box]:
    """The real pictures above or at the left of the channels, whichever has larger pictures."""
    if (room.height < 300 and room.width < 520) or room.height < CAPTIONED:
        return NOWHERE, room
    splits = [_split_down(room, share / 40) for share in range(8, 25)]
    if room.width >= 520:
        splits += [_split_across(room, share / 40) for share in range(10, 21)]

    def worth(boxes: tuple[Box, Box]) -> float:
        real, all_channels = (
            plan_grid(Box(3, 26, box.width - 6, box.height - 29), count, (8, 8), scale, caption=caption).wide
            for box, count, caption in zip(boxes, (REAL, channels), (CAPTION, (0.0, 0.0)), strict=True)
        )
        return all_channels + 0.25 * real + min(0.0, 3 * (real - LEAST_REAL))

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
    curve = Box(PADDING, upper + 8, inner, 72) if bottom - upper >= 240 else NOWHERE
    top = upper + 10 + (curve.height + 10 if curve.height else 0)
    return FeaturePlaces(Box(PADDING, 0, left, upper), curve, exciting, Box(PADDING, top, inner, bottom - top))


def objective_range(objectives: np.ndarray, best: float) -> tuple[float, float]:
    """An axis that holds the curve and the best value on a real picture, both rounded outwards."""
    values = np.append(objectives[np.isfinite(objectives)], best if math.isfinite(best) else 0.0)
    lowest = float(values.min())
    return -rounded_up(-lowest) if lowest < 0 else 0.0, rounded_up(float(values.max()))


def objective_formula(name: str, objectives: np.ndarray, best: float, at: int) -> str:
    """Gradient ascent with this frame's numbers; `best` is the strongest answer to a real picture, or nan."""
    start, now, end = (three_digits(float(objectives[place])) for place in (0, at, -1))
    real = f" The strongest answer anywhere on a validation picture is {three_digits(best)}."
    return (
        f"{IN_WORDS}{_FORMULA}<p>{name}: the answer was {start} at the start, is {now} at step {at} and {end} at step "
        f"{len(objectives) - 1}.{real if math.isfinite(best) else ''}</p>{_SOURCE}"
    )


def feature_finding(name: str, objectives: np.ndarray, best: float, labels: tuple[str, ...], at: int) -> str:
    """How the optimized picture of step `at` compares with real ones, and whom the channel likes.

    `best` is the strongest answer to a real picture, nan where unknown; `labels` are those of the most exciting ones.
    """
    now = three_digits(float(objectives[at]))
    if not math.isfinite(best):
        return f"{name} answers {now} to the optimized picture."
    if not np.nanmax(np.append(objectives, best)) > 0:
        return f"{name} is silent: no real picture excites it, and none was found that does."
    classes = sorted(set(labels), key=lambda each: (-labels.count(each), each))
    often = f"; {labels.count(classes[0])} of these {len(labels)} are a {classes[0]}" if classes else ""
    return f"{name} answers {now} here and {three_digits(best)} at most to a real picture{often}."

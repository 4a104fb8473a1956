"""Pictures on their way into a model of somebody's own: pixels in 0..1, and what the model is given of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.probe import PhotoProbe, PictureProbe

LARGEST_DRAWN = 64  # side of a picture that is drawn by hand; larger ones are photos
LIGHT = 0.5  # of the edges: such paper is lighter than what is on it
NO_SCALING = tr(
    "How its pixels were scaled was not recorded, so no other picture can enter: give scoutview.record “scaling”, what"
    " is taken from pixels in 0..1 and what they are divided by then."
)


@dataclass(frozen=True)
class PictureKind:
    """One grey channel (`channels` 0: without an axis for it) or red, green and blue, of `size` (height, width).

    `taken` from pixels in 0..1, which are `divided` then: one number for each channel, none where nobody said so.
    """

    channels: int
    size: tuple[int, int]
    taken: tuple[float, ...] = ()
    divided: tuple[float, ...] = ()

    @classmethod
    def scaled(cls, channels: int, size: tuple[int, int], scaling: Any) -> PictureKind:
        """With what a recording tells of the scaling; without any where that is not to be read."""
        if not isinstance(scaling, list) or len(scaling) != 2:
            return cls(channels, size)
        try:
            taken, divided = (_by_channel(each, max(1, channels)) for each in scaling)
        except (TypeError, ValueError):
            return cls(channels, size)
        fits = all(map(math.isfinite, (*taken, *divided))) and all(divided)
        return cls(channels, size, taken, divided) if fits else cls(channels, size)

    @property
    def is_coloured(self) -> bool:
        return self.channels == 3

    @property
    def is_drawn(self) -> bool:
        """Whether it can be drawn by hand: grey and small."""
        return not self.is_coloured and max(self.size) <= LARGEST_DRAWN

    def as_seen(self, given: np.ndarray) -> PictureKind:
        """Itself, or where the scaling was not recorded with one that shows these pictures from least to most."""
        if self.taken:
            return self
        known = given[np.isfinite(given)]
        low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
        divided, channels = 1 / ((high - low) or 1.0), max(1, self.channels)
        return replace(self, taken=(-low * divided,) * channels, divided=(divided,) * channels)

    def given(self, pixels: np.ndarray) -> np.ndarray:
        """Pixels (N, C, H, W) in 0..1 -> what the model is given: (N, C, H, W), or (N, H, W) where it has no channels.

        Raises:
            UserError: how they are scaled was not recorded.
        """
        if not self.taken:
            raise UserError(NO_SCALING)
        scaled = (pixels - _column(self.taken)) / _column(self.divided)
        return (scaled if self.channels else scaled[:, 0]).astype(np.float32)

    def pixels(self, given: np.ndarray) -> np.ndarray:
        """The way back: (N, C, H, W) in 0..1, of a kind whose scaling is known."""
        whole = given.reshape(len(given), max(1, self.channels), *given.shape[-2:]).astype(np.float32)
        return np.clip(np.nan_to_num(whole * _column(self.divided) + _column(self.taken)), 0, 1)


def _by_channel(number: Any, channels: int) -> tuple[float, ...]:
    numbers = tuple(float(each) for each in number) if isinstance(number, list) else (float(number),) * channels
    if len(numbers) != channels:
        raise ValueError("a number for each channel")
    return numbers


def _column(numbers: Sequence[float]) -> np.ndarray:
    return np.array(numbers, np.float32)[:, None, None]  # (C, 1, 1)


def drawn_pixels(probe: PictureProbe, saved: np.ndarray) -> np.ndarray:
    """What was drawn or read from a file, framed as the saved pictures (N, 1, H, W) are: (1, 1, H, W) in 0..1."""
    from scoutview.data.drawn_pictures import ink_of
    from scoutview.data.framing import framed

    framing, is_light = saved_framing(saved)
    ink = framed(ink_of(probe), framing)
    return (1 - ink if is_light else ink)[None, None]


def saved_framing(saved: np.ndarray) -> tuple[Any, bool]:
    """How the saved pictures (N, 1, H, W) lie on their paper, and whether that is lighter than what is on it."""
    from scoutview.data.framing import measure_framing

    pictures = saved[:, 0]
    edges = np.concatenate([pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1]], axis=1)
    is_light = bool(np.median(edges) > LIGHT)
    return measure_framing(1 - pictures if is_light else pictures), is_light


def photo_pixels(probe: PhotoProbe, kind: PictureKind) -> np.ndarray:
    """The middle of a photo, as large as the model sees it: (1, C, H, W) in 0..1."""
    from PIL import Image

    from scoutview.data.photos import pixels_of

    side, (height, width) = max(kind.size), kind.size
    image = Image.fromarray(pixels_of(probe)).convert("RGB" if kind.is_coloured else "L")
    square = np.asarray(image.resize((side, side), Image.Resampling.BICUBIC), np.float32) / 255
    top, left = (side - height) // 2, (side - width) // 2
    part = square[top : top + height, left : left + width].reshape(height, width, -1)
    return part.transpose(2, 0, 1)[None]

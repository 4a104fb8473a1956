"""A picture file as one grey channel: upright, transparent parts as paper, whatever its depth."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

DEEP = 65_535  # the brightest value of 16 bits, which also stand in pictures of 32
COLOURLESS = 4  # so many times more contrast in what is there than in its colour: white ink on nothing


def grey_on_white(image: Image) -> Image:
    """One grey channel, the way up that the camera noted, transparent parts white paper.

    0..255 in whole numbers (mode L); of deeper pictures finer ones (mode F), by the range of their kind, so that
    pictures of one set stay comparable. White ink on nothing becomes dark on white.
    """
    from PIL import Image as images
    from PIL import ImageOps

    image.load()  # a damaged picture is refused
    with suppress(Exception):  # whatever is wrong with the camera's notes alone: the picture is taken as it lies
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I") or image.mode == "F":
        return images.fromarray(np.asarray(image, np.float32) * np.float32(255 / _brightest(image)))
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    image = image.convert("RGBA")
    opacity = image.getchannel("A")
    grey = images.alpha_composite(images.new("RGBA", image.size, "white"), image).convert("L")
    return ImageOps.invert(opacity) if _contrast(opacity) > COLOURLESS * _contrast(grey) else grey


def _brightest(image: Image) -> float:
    """The value that is white in pictures of this kind."""
    if image.mode.startswith("I;16"):
        return DEEP
    highest = float(np.asarray(image).max(initial=0))
    if image.mode == "F":
        return 1.0 if highest <= 1 else 255.0
    return DEEP if highest <= DEEP else 2.0**31 - 1


def _contrast(channel: Image) -> int:
    low, high = channel.getextrema()
    return int(high) - int(low)  # type: ignore[arg-type]  # numbers, of one channel

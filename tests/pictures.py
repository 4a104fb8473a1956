"""Whether something was drawn: for all tests that look at pictures."""

import numpy as np
from PySide6.QtGui import QImage, QPixmap

PARTS = 4  # a picture is looked at in so many parts across and down
FEWEST = 20  # colours of a picture in which something was drawn: letters alone have more
LEAST_PARTS = 3


def pixels_of(picture: QImage | QPixmap) -> np.ndarray:
    """(height, width) uint32, as 0xffRRGGBB."""
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()].copy()


def colours(picture: QImage | QPixmap) -> int:
    """How many there are."""
    return len(np.unique(pixels_of(picture)))


def drawn_parts(picture: QImage | QPixmap) -> int:
    """In how many of its sixteen parts there is more than a ground."""
    pixels = pixels_of(picture)
    parts = [part for row in np.array_split(pixels, PARTS) for part in np.array_split(row, PARTS, axis=1)]
    return sum(len(np.unique(part)) > 2 for part in parts)


def is_drawn(picture: QImage | QPixmap) -> bool:
    """Whether it has what `assert_drawn` wants, now."""
    return colours(picture) >= FEWEST and drawn_parts(picture) >= LEAST_PARTS


def assert_drawn(picture: QImage | QPixmap | None, what: object = "", *, parts: int = LEAST_PARTS) -> None:
    """There is a picture, and something is to be seen in it, in more than a corner."""
    assert picture is not None, what
    assert not picture.isNull(), what
    assert colours(picture) >= FEWEST, (what, colours(picture))
    assert drawn_parts(picture) >= parts, (what, drawn_parts(picture))

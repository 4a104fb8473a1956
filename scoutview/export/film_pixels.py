"""The pixels of a picture as an array, for what encodes a film."""

import numpy as np
from PySide6.QtGui import QImage, QPainter


def pixels_of(image: QImage) -> np.ndarray:
    """(height, width, 4) uint8, blue, green, red and one unused; valid as long as an RGB32 image that is kept."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)


def opaque(image: QImage) -> QImage:
    """The same picture as RGB32; itself where it is that already."""
    return image.convertToFormat(QImage.Format.Format_RGB32)


def even_sized(image: QImage) -> QImage:
    """The same picture, a pixel wider or higher where a side is odd, in the colour of its last corner."""
    width, height = image.width() + image.width() % 2, image.height() + image.height() % 2
    if (width, height) == (image.width(), image.height()):
        return image
    padded = QImage(width, height, image.format())
    padded.fill(image.pixelColor(image.width() - 1, image.height() - 1))
    with QPainter(padded) as painter:
        painter.drawImage(0, 0, image)
    return padded

"""Pictures to make films of, and films read back."""

from pathlib import Path

import av
import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

BACKGROUND, BAR = QColor("#0e1116"), QColor("#4da3ff")


def picture(number: int, width: int = 320, height: int = 180) -> QImage:
    """A bar that moves, over colours that shade into each other."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BACKGROUND)
    painter = QPainter(image)
    for hue in range(0, 360, 2):
        painter.fillRect(QRectF(20 + hue / 2, 100, 1, 40), QColor.fromHsv(hue, 200, 60 + hue // 2))
    painter.fillRect(QRectF(10 + 5 * number, 20, 30, 50), BAR)
    painter.end()
    return image


def colours(image: QImage) -> np.ndarray:
    """(height, width, 3) int, red first."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4)
    return pixels[..., 2::-1].astype(int)


def decoded(path: Path) -> list[np.ndarray]:
    """Each picture of a film as (height, width, 3) int."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The mean difference in levels, of 255."""
    return float(np.abs(one - other).mean())

"""Clipping that ends where it should, whatever is painted into."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from scoutview.graphics.base.image import draws_pixels


@contextmanager
def clipped(painter: QPainter, room: QRectF) -> Iterator[None]:
    """Meanwhile nothing is drawn outside this rectangle; afterwards the painter is as it was."""
    around = painter.clipPath() if painter.hasClipping() and not draws_pixels(painter) else None
    painter.save()
    painter.setClipRect(room)
    yield
    painter.restore()
    if around is not None:  # Qt's SVG does go back to no clipping, but not to a wider one
        painter.setClipPath(around)

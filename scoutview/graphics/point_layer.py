"""Tens of thousands of points at once: numpy places straight into Qt's own memory, one call per colour."""

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from scoutview.graphics.image import draws_pixels

MANY = 4000  # from here on points are too small for round edges to be seen, and round ones are ten times slower


def polygon_from_places(places: np.ndarray) -> QPolygonF:
    """The (N, 2) places as Qt wants them."""
    polygon = QPolygonF()
    polygon.resize(len(places))
    if len(places):
        # the type stub knows only addresses; a wrapped object, its size and "writable" work as well
        memory = shiboken6.VoidPtr(polygon.data(), len(places) * 16, True)  # type: ignore[call-arg, arg-type]
        np.frombuffer(memory, np.float64).reshape(-1, 2)[:] = places  # type: ignore[call-overload]
    return polygon


def draw_points(painter: QPainter, places: np.ndarray, radius: float, colour: QColor) -> None:
    """Points of one opaque colour at (N, 2) places in design pixels: round ones, small squares where they are many."""
    many = len(places) > MANY
    pen = QPen(colour, 2 * radius)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap if many else Qt.PenCapStyle.RoundCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    if many or draws_pixels(painter):
        painter.setPen(pen)
        painter.drawPoints(polygon_from_places(places))
    else:  # Qt's SVG has square points only
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y in places:
            painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.restore()


def over(colour: QColor, ground: QColor, opacity: float) -> QColor:
    """The opaque colour that `colour` makes over `ground`: Qt draws opaque points several times faster."""
    above, below = (np.array([each.redF(), each.greenF(), each.blueF()]) for each in (colour, ground))
    red, green, blue = (opacity * above + (1 - opacity) * below).tolist()
    return QColor.fromRgbF(red, green, blue)

"""A part of a picture that stays while frames change: painted once, then only put back."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from scoutview.graphics.image import draws_pixels


class Layer:
    """Keeps the pixels of what was painted last, exactly those that painting it again would give."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, ...] = ()
        self._pixmap = QPixmap()

    def draw(self, painter: QPainter, box: QRectF, key: Hashable, paint: Callable[[QPainter], None]) -> None:
        """Do what `paint` does inside the box; with the same key and the same place within a pixel it is not called.

        With None as the key it is called each time; so it is in vector pictures, which keep no pixels, and where the
        painter turns or distorts.
        """
        transform = painter.deviceTransform()
        if not draws_pixels(painter) or transform.isRotating():
            paint(painter)
            return
        place = transform.mapRect(box).toAlignedRect()
        inside = transform * QTransform.fromTranslate(-place.x(), -place.y())
        kept = (key, place.size().toTuple(), *(f(inside) for f in _PARTS), painter.renderHints())
        if key is None or kept != self._kept:
            self._kept, self._pixmap = kept, QPixmap(place.size())
            self._paint(inside, painter.renderHints(), paint)
        back, _ = transform.inverted()
        painter.drawPixmap(back.mapRect(QRectF(place)), self._pixmap, QRectF(self._pixmap.rect()))

    def _paint(self, inside: QTransform, hints: QPainter.RenderHint, paint: Callable[[QPainter], None]) -> None:
        self._pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._pixmap)
        painter.setRenderHints(hints)
        painter.setTransform(inside)
        paint(painter)
        painter.end()


_PARTS = (QTransform.m11, QTransform.m22, QTransform.dx, QTransform.dy)

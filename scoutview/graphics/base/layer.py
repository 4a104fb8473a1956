"""A part of a picture that stays while frames change: painted once, then only put back."""

from collections.abc import Callable, Hashable
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import SMOOTH
from scoutview.graphics.base.image import draws_pixels


class Layer:
    """Keeps the pixels of what was painted last, those that painting it again would give."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, ...] = ()
        self._pixmap = QPixmap()

    def draw(
        self,
        painter: QPainter,
        box: Box,
        key: Hashable,
        paint: Callable[[QPainter], None],
        ground: QColor | None = None,
    ) -> None:
        """Do what `paint` does inside the box; with the same key and the same place within a pixel it is not called.

        With None as the key it is called each time. Vector pictures keep no pixels: there it is always called. So it
        is where the painter turns or distorts.

        `ground` is the one colour of all that lies below, where that is known: pixels without holes are put back in a
        third of the time.
        """
        transform = painter.deviceTransform()
        scale, x, y = transform.m11(), transform.dx(), transform.dy()
        if transform.isRotating() or transform.m22() != scale or not draws_pixels(painter):
            paint(painter)
            return
        left, top = floor(x + scale * box.x), floor(y + scale * box.y)
        width, height = ceil(x + scale * box.right) - left, ceil(y + scale * box.bottom) - top
        if width <= 0 or height <= 0:
            return  # a place without room
        kept = (key, scale, x - left, y - top, width, height, None if ground is None else ground.rgb())
        if key is None or kept != self._kept:
            opaque = ground is not None
            size = self._pixmap.width(), self._pixmap.height()
            if size != (width, height) or (opaque and self._pixmap.hasAlphaChannel()):
                self._pixmap = QPixmap(width, height)
            self._kept = ()  # an error while painting leaves nothing to be put back
            self._pixmap.setDevicePixelRatio(1.0)
            self._paint(scale, QPointF(x - left, y - top), paint, ground)
            self._kept = kept
        painter.drawPixmap(QPointF((left - x) / scale, (top - y) / scale), self._pixmap)

    def _paint(self, scale: float, offset: QPointF, paint: Callable[[QPainter], None], ground: QColor | None) -> None:
        self._pixmap.fill(Qt.GlobalColor.transparent if ground is None else ground)
        with QPainter(self._pixmap) as painter:
            painter.setRenderHints(SMOOTH)
            painter.translate(offset)
            painter.scale(scale, scale)
            paint(painter)
        self._pixmap.setDevicePixelRatio(scale)

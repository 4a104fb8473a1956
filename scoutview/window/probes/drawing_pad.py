"""A pad to draw on with the mouse: a soft thick pen, bright ink on dark ground."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPen

from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.image import draw_crisp, image_from_levels
from scoutview.graphics.base.look import Look
from scoutview.language import tr

SIDE = 56  # pixels of the picture that the lab gets
PEN = 0.11  # of the side: about as thick as what is written by hand


class DrawingPad(Canvas):
    """Draws into a picture of SIDE x SIDE bytes, 0 paper to 255 ink."""

    drawn = Signal()  # after each stroke

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._picture = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        self._picture.fill(0)
        self._strokes: list[list[QPointF]] = []
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(tr("Draw with the mouse"))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(224), self.look.px(224))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ink(self) -> np.ndarray:
        """(SIDE, SIDE) uint8."""
        bits = np.frombuffer(self._picture.constBits(), np.uint8)
        return bits.reshape(SIDE, self._picture.bytesPerLine())[:, :SIDE].copy()

    def clear(self) -> None:
        self._strokes.clear()
        self._redraw()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._redraw()

    def _redraw(self) -> None:
        self._picture.fill(0)
        with QPainter(self._picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(Qt.GlobalColor.white, PEN * SIDE, Qt.PenStyle.SolidLine, cap, join))
            for stroke in self._strokes:
                if len(stroke) == 1:
                    painter.drawPoint(stroke[0])
                else:
                    painter.drawPolyline(stroke)
        self.update()

    def _place(self, event: QMouseEvent) -> QPointF:
        side = min(self.width(), self.height())
        return event.position() * SIDE / side

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._strokes.append([self._place(event)])
        self._redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._strokes:
            self._strokes[-1].append(self._place(event))
            self._redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.drawn.emit()

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        side = min(width, height)
        draw_crisp(painter, QRectF(0, 0, side, side), image_from_levels(self.ink(), self.look.theme.magnitude))
        painter.setPen(QPen(self.look.colour("line"), 1))
        painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1))

"""The two arrows of undo and redo, in the manner of the other icons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from scoutview.graphics.base.icons import BOX, STROKE


def undo_icon(colour: QColor, side: int, *, mirrored: bool = False) -> QIcon:
    """An arrow back; mirrored it is redo."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(side * ratio, side * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side * ratio / BOX, side * ratio / BOX)
        if mirrored:
            painter.translate(BOX, 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(_arrow())
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


def _arrow() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(6, 3)
    path.lineTo(2.8, 6.2)
    path.lineTo(6, 9.4)
    path.moveTo(3, 6.2)
    path.lineTo(9.6, 6.2)
    path.arcTo(QRectF(6.2, 6.2, 6.8, 6.8), 90, -180)
    path.lineTo(6, 13)
    return path

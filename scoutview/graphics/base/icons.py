"""Icons drawn with painter paths: a box of 16, a stroke of 1.5, round caps. Crisp at any size, in any colour."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform

BOX = 16.0
STROKE = 1.5


def _lines(*strokes: Sequence[tuple[float, float]]) -> QPainterPath:
    """Open strokes; one that ends where it began is closed."""
    path = QPainterPath()
    for stroke in strokes:
        path.moveTo(*stroke[0])
        for point in stroke[1:]:
            path.lineTo(*point)
        if len(stroke) > 2 and stroke[0] == stroke[-1]:
            path.closeSubpath()
    return path


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _box(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _half_disc() -> QPainterPath:
    path = QPainterPath(QPointF(8, 2.25))
    path.arcTo(QRectF(2.25, 2.25, 11.5, 11.5), 90, -180)
    path.closeSubpath()
    return path


def _reset() -> QPainterPath:
    path = QPainterPath()
    path.arcMoveTo(QRectF(3, 3, 10, 10), 200)
    path.arcTo(QRectF(3, 3, 10, 10), 200, 295)
    path.addPath(_lines([(3, 2.4), (3, 5.4), (6, 5.4)]))
    return path


def _dice() -> QPainterPath:
    path = _box(2.5, 2.5, 11, 11, 2.5)
    for x, y in ((5.6, 5.6), (8, 8), (10.4, 10.4)):
        path.addPath(_circle(x, y, 0.35))
    return path


def _loop() -> QPainterPath:
    path = _lines([(10, 1.8), (12.2, 4), (10, 6.2)], [(6, 14.2), (3.8, 12), (6, 9.8)])
    path.addPath(_lines([(3, 7.6), (3, 5.5), (4.5, 4), (12, 4)], [(13, 8.4), (13, 10.5), (11.5, 12), (4, 12)]))
    return path


def _undo() -> QPainterPath:
    path = _lines([(6, 3), (2.8, 6.2), (6, 9.4)], [(3, 6.2), (9.6, 6.2)])
    path.arcTo(QRectF(6.2, 6.2, 6.8, 6.8), 90, -180)
    path.lineTo(6, 13)
    return path


def _redo() -> QPainterPath:
    return QTransform(-1, 0, 0, 1, BOX, 0).map(_undo())


_ARROW_UP = ([(8, 10), (8, 2.2)], [(5, 5), (8, 2.1), (11, 5)])
_TRAY = [(3, 9.5), (3, 13.6), (13, 13.6), (13, 9.5)]
_FOLDER = [(2.2, 13.2), (2.2, 2.9), (6.9, 2.9), (8.4, 4.6), (13.8, 4.6), (13.8, 13.2), (2.2, 13.2)]
_DOTS = ([(3.2, 8), (3.25, 8)], [(8, 8), (8.05, 8)], [(12.8, 8), (12.85, 8)])

# name: (stroked path, filled path, stroke width)
_SHAPES: dict[str, tuple[Callable[[], QPainterPath], Callable[[], QPainterPath], float]] = {
    "info": (lambda: _with(_circle(8, 8, 6.25), _lines([(8, 7.4), (8, 11)], [(8, 4.9), (8, 5)])), QPainterPath, STROKE),
    "share": (lambda: _lines(*_ARROW_UP, _TRAY), QPainterPath, STROKE),
    "max": (
        lambda: _lines(
            [(9.5, 2.5), (13.5, 2.5), (13.5, 6.5)],
            [(6.5, 13.5), (2.5, 13.5), (2.5, 9.5)],
            [(13.5, 2.5), (9.3, 6.7)],
            [(2.5, 13.5), (6.7, 9.3)],
        ),
        QPainterPath,
        STROKE,
    ),
    "min": (
        lambda: _lines(
            [(9.3, 2.9), (9.3, 6.7), (13.1, 6.7)],
            [(6.7, 13.1), (6.7, 9.3), (2.9, 9.3)],
            [(13.5, 2.5), (9.3, 6.7)],
            [(2.5, 13.5), (6.7, 9.3)],
        ),
        QPainterPath,
        STROKE,
    ),
    "search": (
        lambda: _with(_circle(7, 7, 4.2), _lines([(10.2, 10.2), (13.6, 13.6)])),
        QPainterPath,
        STROKE,
    ),
    "down": (lambda: _lines([(4, 6.2), (8, 10.2), (12, 6.2)]), QPainterPath, STROKE),
    "play": (QPainterPath, lambda: _lines([(4.5, 2.8), (4.5, 13.2), (13, 8), (4.5, 2.8)]), STROKE),
    "pause": (lambda: _lines([(5.2, 3.4), (5.2, 12.6)], [(10.8, 3.4), (10.8, 12.6)]), QPainterPath, 2.6),
    "prev": (
        lambda: _lines([(3.6, 3.4), (3.6, 12.6)]),
        lambda: _lines([(11.5, 3.2), (5, 8), (11.5, 12.8), (11.5, 3.2)]),
        STROKE,
    ),
    "next": (
        lambda: _lines([(12.4, 3.4), (12.4, 12.6)]),
        lambda: _lines([(4.5, 3.2), (11, 8), (4.5, 12.8), (4.5, 3.2)]),
        STROKE,
    ),
    "loop": (_loop, QPainterPath, STROKE),
    "more": (lambda: _lines(*_DOTS), QPainterPath, 2.4),
    "theme": (lambda: _circle(8, 8, 5.75), _half_disc, STROKE),
    "reset": (_reset, QPainterPath, STROKE),
    "undo": (_undo, QPainterPath, STROKE),
    "redo": (_redo, QPainterPath, STROKE),
    "check": (lambda: _lines([(3, 8.6), (6.2, 11.8), (13, 4.8)]), QPainterPath, 2.0),
    "open": (lambda: _lines(_FOLDER), QPainterPath, STROKE),
    "warn": (
        lambda: _lines([(8, 2.2), (14.4, 13.4), (1.6, 13.4), (8, 2.2)], [(8, 6.4), (8, 9.6)], [(8, 11.4), (8, 11.5)]),
        QPainterPath,
        STROKE,
    ),
    "stop": (QPainterPath, lambda: _box(4, 4, 8, 8, 1.5), STROKE),
    "step": (lambda: _lines([(3, 8), (12.6, 8)], [(9, 4.4), (12.6, 8), (9, 11.6)]), QPainterPath, STROKE),
    "back": (lambda: _lines([(13, 8), (3.4, 8)], [(7, 4.4), (3.4, 8), (7, 11.6)]), QPainterPath, STROKE),
    "plus": (lambda: _lines([(8, 3), (8, 13)], [(3, 8), (13, 8)]), QPainterPath, STROKE),
    "close": (lambda: _lines([(4, 4), (12, 12)], [(12, 4), (4, 12)]), QPainterPath, STROKE),
    "dice": (_dice, QPainterPath, STROKE),
    "sliders": (
        lambda: _with(
            _lines([(2.5, 5), (8.2, 5)], [(11.8, 5), (13.5, 5)], [(2.5, 11), (4.2, 11)], [(7.8, 11), (13.5, 11)]),
            _with(_circle(10, 5, 1.8), _circle(6, 11, 1.8)),
        ),
        QPainterPath,
        STROKE,
    ),
    "pen": (
        lambda: _lines([(3, 13), (3.6, 10), (10.8, 2.8), (13.2, 5.2), (6, 12.4), (3, 13)]),
        QPainterPath,
        STROKE,
    ),
}
_SHAPES["folder"] = _SHAPES["open"]


def _with(path: QPainterPath, other: QPainterPath) -> QPainterPath:
    path.addPath(other)
    return path


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon of this name into a square."""
    stroked, filled, width = _SHAPES[name]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / BOX, rect.height() / BOX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(filled())
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(stroked())
    painter.restore()


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, side: int) -> QPixmap:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        draw_icon(painter, name, QRectF(0, 0, side, side), QColor(colour))
    return QPixmap.fromImage(image)


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """The icon at `size` device-independent pixels, and at two and three times that for sharp screens."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(_pixmap(name, colour.name(), size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made

"""Tens of thousands of points at once: numpy places straight into Qt's own memory, one call per colour."""

from functools import lru_cache
from math import ceil

import numpy as np
import shiboken6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from scoutview.graphics.base.image import draws_pixels
from scoutview.graphics.widgets.stamp_plan import PHASES, covered, covered_by_squares

MANY = 4000  # from here on points are too small for round edges to be seen, and Qt draws squares at once
FINE_PX = 2.5  # larger squares Qt paints as soon as numpy
FEWEST_STAMPED = 50
AREA_PER_STAMP = 3000  # painting one round point takes Qt as long as so much of a picture, in design pixels


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
    if not len(places):
        return
    painter.save()
    if len(places) > MANY:
        _draw_squares(painter, places, radius, colour)
    else:
        _draw_round(painter, places, radius, colour)
    painter.restore()


def _draw_squares(painter: QPainter, places: np.ndarray, radius: float, colour: QColor) -> None:
    width = 2 * radius * painter.deviceTransform().m11()
    if draws_pixels(painter) and width <= FINE_PX and np.isfinite(places).all():
        _paint_cover(painter, covered_by_squares(_in_device(painter, places), width), colour)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(_pen(radius, colour, Qt.PenCapStyle.SquareCap))
    painter.drawPoints(polygon_from_places(places))


def _draw_round(painter: QPainter, places: np.ndarray, radius: float, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not draws_pixels(painter):  # Qt's SVG has square points only
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, y in places:
            painter.drawEllipse(QPointF(x, y), radius, radius)
    elif _are_dense(places):
        dots = _dots(radius, painter.deviceTransform().m11())
        _paint_cover(painter, covered(_in_device(painter, places), dots), colour)
    elif np.isfinite(places).all():
        _stamp_each(painter, _in_device(painter, places), radius, colour)
    else:
        painter.setPen(_pen(radius, colour, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(polygon_from_places(places))


def _stamp_each(painter: QPainter, centres: np.ndarray, radius: float, colour: QColor) -> None:
    """The same small picture at each of (N, 2) device places: Qt takes thirty times as long to draw a round point."""
    scale = painter.deviceTransform().m11()
    steps = np.floor(centres * PHASES + 0.5).astype(np.int64)
    half = _dots(radius, scale).shape[-1] // 2
    to_device, _ = painter.deviceTransform().inverted()
    painter.setWorldTransform(to_device * painter.worldTransform())
    stamps = _stamps(colour.rgb(), radius, scale)
    for (x, y), (right, down) in zip((steps // PHASES - half).tolist(), (steps % PHASES).tolist(), strict=True):
        painter.drawImage(x, y, stamps[down][right])


@lru_cache(maxsize=64)
def _stamps(rgb: int, radius: float, scale: float) -> tuple[tuple[QImage, ...], ...]:
    """A point of this colour as a picture, by the part of a pixel, down and right, that its centre is at."""
    cover = (255.5 - 255 * _dots(radius, scale)).astype(np.uint8)
    return tuple(tuple(_image_of(np.take(_washes(rgb), dot)).copy() for dot in row) for row in cover)


def _image_of(pixels: np.ndarray) -> QImage:
    """A view of (rows, columns) premultiplied uint32."""
    rows, columns = pixels.shape
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)


def _pen(radius: float, colour: QColor, cap: Qt.PenCapStyle) -> QPen:
    pen = QPen(colour, 2 * radius)
    pen.setCapStyle(cap)
    return pen


def _are_dense(places: np.ndarray) -> bool:
    """Whether one picture of them all is sooner painted than each of them."""
    if len(places) < FEWEST_STAMPED or not np.isfinite(places).all():
        return False
    width, height = np.ptp(places, axis=0).tolist()
    return bool(width * height < AREA_PER_STAMP * len(places))


def _in_device(painter: QPainter, places: np.ndarray) -> np.ndarray:
    """The (N, 2) places in device pixels (scaling and moving only)."""
    device = painter.deviceTransform()
    return places * device.m11() + (device.dx(), device.dy())


def _paint_cover(painter: QPainter, picture: tuple[tuple[int, int], np.ndarray], colour: QColor) -> None:
    """Paint the colour where a picture of `stamp_plan` is covered, device pixel on device pixel."""
    (left, top), cover = picture
    pixels = np.take(_washes(colour.rgb()), cover)
    to_device, _ = painter.deviceTransform().inverted()
    painter.setWorldTransform(to_device * painter.worldTransform())
    painter.drawImage(left, top, _image_of(pixels))


@lru_cache(maxsize=32)
def _washes(rgb: int) -> np.ndarray:
    """A colour at each of 256 opacities, premultiplied, (256) uint32; Qt would convert a table of its own each time."""
    opacities = np.arange(256, dtype=np.uint32)
    channels = [(((rgb >> shift) & 255) * opacities + 127) // 255 << shift for shift in (16, 8, 0)]
    return np.bitwise_or.reduce([opacities << 24, *channels])


@lru_cache(maxsize=32)
def _dots(radius: float, scale: float) -> np.ndarray:
    """What Qt's own round point of this radius at this scale lets through, as `covered` wants it."""
    side = 2 * ceil(radius * scale + 1) + 1
    image = QImage(PHASES * side, PHASES * side, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(radius, QColor(0, 0, 0), Qt.PenCapStyle.RoundCap))
        painter.scale(scale, scale)
        for row, column in np.ndindex(PHASES, PHASES):
            centre = np.array([column, row]) * (side + 1 / PHASES) + side // 2
            painter.drawPoint(QPointF(*(centre / scale)))
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(PHASES * side, -1)[:, : PHASES * side]
    return lines.reshape(PHASES, side, PHASES, side).swapaxes(1, 2).astype(np.float32) / 255

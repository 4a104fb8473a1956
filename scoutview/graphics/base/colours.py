"""Pictures that have colours of their own: bytes red, green, blue into a QImage, drawn smoothly."""

from math import ceil

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from scoutview.graphics.base.image import draws_pixels, snapped

COLOURS = 3  # the last axis of such a picture
MUCH_SMALLER = 1.5  # from here on pixels are averaged, or fine patterns would flicker


def is_coloured(picture: np.ndarray) -> bool:
    """Whether it is (rows, columns, colour) bytes; else it is (rows, columns) of one brightness each."""
    return picture.ndim == COLOURS


def image_of_colours(picture: np.ndarray) -> QImage:
    """An RGB888 picture of (rows, columns, colour) bytes. Owns its memory."""
    rows, columns, _ = picture.shape
    pixels = np.ascontiguousarray(picture, np.uint8)
    return QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888).copy()


def draw_colours(painter: QPainter, target: QRectF, image: QImage) -> None:
    """Paint it into target, on whole device pixels, without the edges of its own pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    place = snapped(painter, target)
    device = painter.deviceTransform().mapRect(place)
    if draws_pixels(painter) and 0 < MUCH_SMALLER * device.width() < image.width():
        size = max(1, ceil(device.width())), max(1, ceil(device.height()))
        image = image.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter.drawImage(place, image, QRectF(image.rect()))
    painter.restore()

"""Arrays as crisp pictures: numbers through a colour table into one QImage, drawn without smoothing."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPaintEngine, QPainter, QPixmap

from scoutview.graphics.base.canvas import Canvas

PIXELS = (Canvas, QPixmap, QImage)
ENLARGED_PER_INCH = 192  # pixels of an image in a vector picture: what a smoothing program blurs is half a pixel wide
STEPS = 65536  # Qt goes through a picture in steps of a pixel divided by so many
MOST_ENLARGED = 4096  # pixels of a side: squares of one colour pack well


def levels_of_magnitude(values: np.ndarray, top: float = 1.0) -> np.ndarray:
    """uint8 table entries for 0..top; what is no number counts as 0."""
    return (np.fmin(np.fmax(values / top, 0), 1) * 255 + 0.5).astype(np.uint8)


def levels_of_signed(values: np.ndarray, top: float) -> np.ndarray:
    """uint8 table entries for -top..top, 0 in the middle."""
    return np.minimum(np.minimum(np.maximum(values / top, -1), 1) * 127.5 + 128, 255).astype(np.uint8)


def image_from_levels(levels: np.ndarray, table: np.ndarray) -> QImage:
    """An RGB32 picture, one pixel per entry: (rows, columns) uint8 through a (256, 3) table. Owns its memory."""
    rows, columns = levels.shape
    pixels = np.ascontiguousarray(_packed(table.tobytes())[levels])
    return QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def images_from_levels(levels: np.ndarray, table: np.ndarray) -> list[QImage]:
    """Pictures of one size, (pictures, rows, columns) uint8, as `image_from_levels` makes each of them."""
    count, rows, columns = levels.shape
    whole = image_from_levels(levels.reshape(count * rows, columns), table)
    return [whole.copy(0, number * rows, columns, rows) for number in range(count)]


@lru_cache(maxsize=16)
def _packed(table: bytes) -> np.ndarray:
    """The colours of a (256, 3) table as Qt has them."""
    red, green, blue = np.frombuffer(table, np.uint8).reshape(-1, 3).astype(np.uint32).T
    return np.asarray(np.uint32(0xFF000000) | red << 16 | green << 8 | blue)


def draw_crisp(painter: QPainter, target: QRectF, image: QImage, source: QRectF | None = None) -> None:
    """Paint the picture, or the part `source` of it, into target with hard pixel edges on whole device pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    place = snapped(painter, target)
    if not draws_pixels(painter):
        # programs that show vector pictures smooth what they enlarge, and Qt's SVG takes no part of an image
        image = enlarged(image if source is None else image.copy(source.toAlignedRect()), painter, place)
        source = None
    elif source is None:
        image = fine(painter, place, image)
    painter.drawImage(place, image, source or QRectF(image.rect()))
    painter.restore()


def draw_crisp_parts(painter: QPainter, image: QImage, parts: Iterable[tuple[QRectF, QRectF]]) -> None:
    """Paint parts of a picture, each (target, source), as `draw_crisp` does, with less to do for each."""
    _draw_crisp_all(painter, ((target, image, source) for target, source in parts))


def draw_crisp_images(painter: QPainter, images: Iterable[tuple[QRectF, QImage]]) -> None:
    """Paint pictures, each (target, image), as `draw_crisp` does, with less to do for each."""
    _draw_crisp_all(painter, ((target, image, None) for target, image in images))


def _draw_crisp_all(painter: QPainter, all_drawn: Iterable[tuple[QRectF, QImage, QRectF | None]]) -> None:
    if not draws_pixels(painter):
        for target, image, source in all_drawn:
            draw_crisp(painter, target, image, source)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    transform = painter.deviceTransform()
    inverse, _ = transform.inverted()
    for target, image, source in all_drawn:
        place = inverse.mapRect(QRectF(transform.mapRect(target).toRect()))
        whole = image if source is not None else fine(painter, place, image)
        painter.drawImage(place, whole, source or QRectF(whole.rect()))
    painter.restore()


def fine(painter: QPainter, target: QRectF, image: QImage) -> QImage:
    """The picture in so many pixels that each of its own ends within half a device pixel of where it should.

    Qt steps through it in 65,536ths of a pixel, rounded down: few pixels drawn large end up to eight pixels too late.
    """
    device = painter.deviceTransform().m11() * target.width(), painter.deviceTransform().m22() * target.height()
    sizes = image.width(), image.height()
    across, down = (ceil(to * to / (STEPS / 2 * size)) if size else 1 for to, size in zip(device, sizes, strict=True))
    return image if max(across, down) <= 1 else image.scaled(sizes[0] * max(1, across), sizes[1] * max(1, down))


def draws_pixels(painter: QPainter) -> bool:
    """Whether what is drawn becomes pixels at once; in an .svg or .pdf it stays what it is."""
    # a canvas is painted on screen only: vector pictures have it `draw`; and to ask an engine takes four times as long
    return isinstance(painter.device(), PIXELS) or painter.paintEngine().type() == QPaintEngine.Type.Raster


def enlarged(image: QImage, painter: QPainter, target: QRectF) -> QImage:
    """The picture in larger squares, so that its own pixels are no coarser than 1/192 inch of a page or a browser."""
    device = painter.deviceTransform().mapRect(target)
    finest = painter.device().logicalDpiX() / ENLARGED_PER_INCH
    wish = max(device.width() / max(1, image.width()), device.height() / max(1, image.height())) / finest
    most = MOST_ENLARGED / max(image.width(), image.height(), 1)
    factor = max(1, min(ceil(wish), floor(most)))
    return image.scaled(image.width() * factor, image.height() * factor)


def snapped(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle with its sides moved to the nearest whole device pixels (scaling and moving only)."""
    transform = painter.deviceTransform()
    device = transform.mapRect(rect)
    inverse, _ = transform.inverted()
    return inverse.mapRect(QRectF(device.toRect()))

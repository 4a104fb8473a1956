"""Parts of a picture that are kept as pixels."""

import pytest
from PySide6.QtCore import QBuffer, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import SMOOTH
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import font

BOX = Box(3.2, 4.4, 50, 30)


class Painted:
    """Counts how often it is painted; its letters and round corners reach all over the box."""

    def __init__(self, colour: str = "#3EE8B5") -> None:
        self.times, self.colour = 0, colour

    def __call__(self, painter: QPainter) -> None:
        self.times += 1
        painter.setPen(QColor(self.colour))
        painter.setFont(font("label"))
        painter.drawText(QPointF(8.3, 22.6), "token")
        painter.drawRoundedRect(QRectF(*BOX).adjusted(1, 1, -1, -1), 4, 4)


def drawn(scale: float, left: float, paint: Painted, layer: Layer | None = None, key: object = "key") -> QImage:
    image = QImage(240, 160, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    painter.translate(left, 5)
    painter.scale(scale, scale)
    if layer is None:
        paint(painter)
    else:
        layer.draw(painter, BOX, key, paint)
    painter.end()
    return image


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.7, 2.0, 3.0])
@pytest.mark.parametrize("left", [0.0, 7.0, 0.25])
def test_what_is_kept_looks_as_if_it_were_painted_again(qtbot: QtBot, scale: float, left: float) -> None:
    layer, paint = Layer(), Painted()
    fresh = drawn(scale, left, paint)
    assert drawn(scale, left, paint, layer) == fresh
    assert drawn(scale, left, paint, layer) == fresh
    assert paint.times == 2  # the fresh one, and once for both


@pytest.mark.parametrize("scale", [1.0, 1.7])
def test_on_a_known_ground_it_has_no_holes_and_looks_as_if_painted_there(qtbot: QtBot, scale: float) -> None:
    dark, light = QColor("#11171F"), QColor("#F4F6F8")

    def on(ground: QColor, paint: Painted, layer: Layer | None = None) -> QImage:
        image = QImage(240, 160, QImage.Format.Format_RGB32)
        image.fill(ground)
        with QPainter(image) as painter:
            painter.setRenderHints(SMOOTH)
            painter.scale(scale, scale)
            paint(painter) if layer is None else layer.draw(painter, BOX, "key", paint, ground)
        return image

    layer, paint = Layer(), Painted()
    drawn(scale, 0.0, paint, layer)  # with holes
    for ground in (dark, dark, light, dark):
        assert on(ground, paint, layer) == on(ground, Painted())
        assert not layer._pixmap.hasAlphaChannel()
    assert paint.times == 4  # once for each ground in turn


def test_it_is_painted_again_for_another_key_scale_or_place_within_a_pixel(qtbot: QtBot) -> None:
    layer, paint, other = Layer(), Painted(), Painted("#FFFFFF")
    drawn(1.0, 0.0, paint, layer)
    assert drawn(1.0, 0.0, other, layer, "other key") == drawn(1.0, 0.0, other)
    assert drawn(1.5, 0.0, paint, layer, "other key") == drawn(1.5, 0.0, paint)
    assert drawn(1.5, 0.5, paint, layer, "other key") == drawn(1.5, 0.5, paint)


def test_without_a_key_it_is_painted_each_time(qtbot: QtBot) -> None:
    layer, paint = Layer(), Painted()
    drawn(1.0, 0.0, paint, layer, None)
    drawn(1.0, 0.0, paint, layer, None)
    assert paint.times == 2


def test_a_vector_picture_keeps_its_letters(qtbot: QtBot) -> None:
    layer, paint, buffer = Layer(), Painted(), QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(100, 100))
    painter = QPainter(generator)
    layer.draw(painter, BOX, "key", paint)
    layer.draw(painter, BOX, "key", paint)
    painter.end()
    assert paint.times == 2
    assert b"<text" in buffer.data().data()
    assert b"<image" not in buffer.data().data()

"""Words that are laid out once: where they stand, and that they stay words in vector pictures."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.canvas import SMOOTH
from scoutview.graphics.base.look import font, text_width
from scoutview.graphics.base.words import CENTRE, LEFT, RIGHT, draw_words
from scoutview.graphics.base.wrapping import first_fitting

BOX = QRectF(20, 10, 200, 40)


def inked(align: Qt.AlignmentFlag, scale: float, *, laid_out: bool) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is painted, in design pixels."""
    image = QImage(round(260 * scale), round(60 * scale), QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(SMOOTH)
    painter.scale(scale, scale)
    painter.setPen(QColor("white"))
    painter.setFont(font("label"))
    if laid_out:
        draw_words(painter, BOX, "characters & g", "label", align)
    else:
        painter.drawText(BOX, align, "characters & g")
    painter.end()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)[:, : image.width()]
    rows, columns = np.nonzero(lines > 60)
    return columns.min() / scale, rows.min() / scale, columns.max() / scale, rows.max() / scale


@pytest.mark.parametrize("scale", [1.0, 2.7])
@pytest.mark.parametrize("align", [LEFT, CENTRE, RIGHT])
def test_words_stand_where_qt_puts_them(qtbot: QtBot, align: Qt.AlignmentFlag, scale: float) -> None:
    for _ in range(2):  # laid out, and kept
        assert inked(align, scale, laid_out=True) == pytest.approx(inked(align, scale, laid_out=False), abs=1.1)


@pytest.mark.parametrize("role", ["label", "bar_strong", "caption"])
def test_at_1280_by_800_they_are_the_same_pixels_wherever_in_a_pixel_their_box_begins(qtbot: QtBot, role: str) -> None:
    for begins in np.arange(0, 1, 0.125).tolist():
        images = [QImage(260, 60, QImage.Format.Format_Grayscale8) for _ in range(2)]
        for image, laid_out in zip(images, (True, False), strict=True):
            image.fill(0)
            with QPainter(image) as painter:
                painter.setPen(QColor("white"))
                painter.setFont(font(role))
                if laid_out:
                    draw_words(painter, BOX.translated(0, begins), "82.3 %", role, RIGHT)
                else:
                    painter.drawText(BOX.translated(0, begins), RIGHT, "82.3 %")
        assert images[0] == images[1]


def test_in_a_vector_picture_words_are_words(qtbot: QtBot) -> None:
    buffer, generator = QBuffer(), QSvgGenerator()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(260, 60))
    painter = QPainter(generator)
    draw_words(painter, BOX, "characters", "label", CENTRE)
    painter.end()
    assert b"characters" in buffer.data().data()


def test_of_several_texts_the_longest_that_fits_is_taken(qtbot: QtBot) -> None:
    forms = "seen in training", "seen", "s"
    metrics = QFontMetricsF(font("label"))
    assert first_fitting(forms, text_width(forms[0], "label"), metrics) == forms[0]
    assert first_fitting(forms, text_width(forms[1], "label") + 1, metrics) == forms[1]
    assert first_fitting(forms, 0, metrics) == "s"
    assert first_fitting((), 10, metrics) == ""

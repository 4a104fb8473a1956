"""The strongest places of a neuron, a line each."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look, text_width
from scoutview.panels.neurons.place_lines import COLUMN, activation_words
from scoutview.panels.neurons.zoomed_text import draw_token, letters


@pytest.mark.parametrize(
    ("value", "told"), [(157.148, "157"), (39.84, "39.8"), (9.123, "9.12"), (0.0, "0"), (0.0417, None), (12345.6, None)]
)
def test_how_active_a_neuron_is_has_room_in_its_column(qtbot: QtBot, value: float, told: str | None) -> None:
    text = activation_words(value)
    assert told is None or text == told
    assert text_width(text, "label") <= COLUMN


def test_the_colour_of_a_word_leaves_air_after_the_word_before(qtbot: QtBot) -> None:
    image = QImage(100, 30, QImage.Format.Format_RGB32)
    for token, free in ((" fox", True), ("fox", False)):
        image.fill(0)
        painter = QPainter(image)
        painter.setFont(letters(20))
        draw_token(painter, Look(), QRectF(10, 0, 60, 28), token, 1.0)
        painter.end()
        assert (image.pixelColor(11, 14).name() == "#000000") == free
        assert image.pixelColor(60, 14).name() != "#000000"

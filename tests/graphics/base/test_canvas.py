"""A canvas whose painting fails."""

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.layer import Layer
from scoutview.graphics.base.look import Look


class Faulty(Canvas):
    """Fails, within what it keeps, until it is mended."""

    def __init__(self) -> None:
        super().__init__(Look())
        self.layer, self.mended = Layer(), False

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        self.layer.draw(painter, Box(0, 0, width, height), "key", self._paint_kept)

    def _paint_kept(self, painter: QPainter) -> None:
        if not self.mended:
            raise ValueError("no number")
        painter.fillRect(0, 0, 20, 20, self.look.colour("accent"))


def test_an_error_while_painting_is_told_and_the_next_picture_is_painted(qtbot: QtBot) -> None:
    canvas = Faulty()
    qtbot.addWidget(canvas)
    canvas.resize(20, 20)
    for _ in range(2):
        with pytest.raises(ValueError, match="no number"):
            canvas.grab()
    canvas.mended = True
    assert canvas.grab().toImage().pixelColor(10, 10) == canvas.look.colour("accent")

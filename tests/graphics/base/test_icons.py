"""Icons."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.icons import draw_icon

SIDE = 64


def drawn(name: str) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    draw_icon(painter, name, QRectF(0, 0, SIDE, SIDE), QColor("white"))
    painter.end()
    return image


def test_redo_is_undo_in_a_mirror(qtbot: QtBot) -> None:
    undo, redo = drawn("undo"), drawn("redo")
    pairs = [
        (undo.pixelColor(x, y).alpha(), redo.pixelColor(SIDE - 1 - x, y).alpha())
        for x in range(SIDE)
        for y in range(SIDE)
    ]
    assert max(abs(one - other) for one, other in pairs) < 8
    assert sum(one for one, _ in pairs) > 0

"""How-to words of a picture never cover it."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.chooser import Chooser


class Picture(Chooser):
    def paint(self, painter: QPainter, width: float, height: float) -> None:
        pass


@pytest.mark.parametrize("x", [5, 150])
def test_a_tooltip_stands_under_the_picture_that_it_is_for(qtbot: QtBot, x: int) -> None:
    picture = Picture(Look())
    qtbot.addWidget(picture)
    picture.setToolTip("Click a cell to read it; the arrow keys move when this has the focus.")
    picture.resize(300, 200)
    picture.move(20, 20)
    picture.show()
    place = QPoint(x, 40)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, picture.mapToGlobal(place))
    assert QCoreApplication.sendEvent(picture, event)
    tip = next(each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel") and each.isVisible())
    assert tip.geometry().top() >= picture.mapToGlobal(QPoint(0, picture.height())).y() - 2
    assert QGuiApplication.primaryScreen().geometry().contains(tip.geometry())
    tip.hide()
    QToolTip.hideText()


def test_a_picture_without_words_has_no_tooltip(qtbot: QtBot) -> None:
    picture = Picture(Look())
    qtbot.addWidget(picture)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    QCoreApplication.sendEvent(picture, event)
    assert QToolTip.text() == ""

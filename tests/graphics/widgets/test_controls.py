"""What panels share: controls in one row or two, and the sentence of an empty panel."""

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.controls import BETWEEN_ROWS, HEIGHT, Controls
from scoutview.graphics.widgets.empty import Empty


def test_two_rows_are_as_high_as_both_and_what_is_between(qtbot: QtBot) -> None:
    for scale in (1.0, 1.5):
        controls = Controls(Look(), None)
        qtbot.addWidget(controls)
        controls.set_look(Look(scale=scale))
        first, second = QPushButton("one"), QPushButton("two")
        controls.rows.addWidget(first)
        controls.rows.addWidget(second)
        assert controls.stand_in_rows(one=True) == HEIGHT * scale
        controls.resize(400, controls.stand_in_rows(one=False))
        assert controls.height() == (2 * HEIGHT + BETWEEN_ROWS) * scale
        controls.show()
        assert first.geometry().bottom() < second.geometry().top()


class LayoutRequests(QObject):
    """Counts how often a widget was to be laid out again."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_measuring_again_lays_nothing_out_again_until_words_change(qtbot: QtBot) -> None:
    controls, inner, words = Controls(Look()), QHBoxLayout(), QLabel("short")
    qtbot.addWidget(controls)
    inner.addWidget(words)
    inner.addWidget(QPushButton("one"))
    controls.rows.addLayout(inner)
    controls.show()
    least = controls.least_width()
    requests = LayoutRequests()
    qtbot.wait(1)
    controls.installEventFilter(requests)
    assert controls.least_width() == least
    qtbot.wait(1)
    assert requests.count == 0
    words.setText("words that need much more room")
    longer = controls.least_width()
    assert longer > least
    inner.setContentsMargins(50, 0, 0, 0)
    assert controls.least_width() == longer + 50
    words.hide()
    assert controls.least_width() < least + 50


def test_pictures_leave_controls_out(qtbot: QtBot) -> None:
    controls = Controls(Look())
    qtbot.addWidget(controls)
    assert controls.property("control") is True


def test_an_empty_panel_says_its_sentence_in_the_middle(qtbot: QtBot) -> None:
    empty = Empty(Look(), "Nothing is here yet.")
    qtbot.addWidget(empty)
    empty.resize(300, 100)
    image = empty.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    down, across = np.nonzero(pixels != pixels[0, 0])
    assert abs(down.mean() / image.height() - 0.5) < 0.1
    assert abs(across.mean() / image.width() - 0.5) < 0.1
    assert empty.accessibleName() == "Nothing is here yet."

"""The list of labs."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look, font
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.labs.registry import LABS
from scoutview.window.shell.lab_picker import LabPicker, data_in
from tests.tiny_lab import TinyLab

LONG = "An agent finds its way through a maze by trial and error; watch its values spread, and then change the maze."


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_twelve_labs_are_listed_within_the_screen(qtbot: QtBot, scale: float) -> None:
    labs = [type(f"Toy{number}", (TinyLab,), {"name": f"toy{number}", "summary": LONG}) for number in range(12)]
    window, look = QWidget(), Look(scale=scale)
    qtbot.addWidget(window)
    window.setStyleSheet(stylesheet(look))
    window.resize(900, 600)
    picker = LabPicker([*labs, TinyLab], look, window)
    picker.move(52, 10)
    chosen: list[str] = []
    picker.lab_chosen.connect(chosen.append)
    window.show()
    picker.open_menu()
    menu, screen = picker.menu_of_labs, picker.screen().availableGeometry()
    assert menu.sizeHint().width() <= screen.width()
    assert menu.sizeHint().height() <= 600
    assert screen.contains(menu.geometry())
    texts = [action.text().split("\t") for action in menu.actions()]
    assert texts[0][0] == labs[0].title
    assert texts[0][1].endswith("…")
    assert LONG.startswith(texts[0][1][:-1])
    assert texts[12][1] == TinyLab.summary
    menu.actions()[3].trigger()
    assert chosen == ["toy3"]
    menu.close()


def test_sentences_that_have_room_are_whole(qtbot: QtBot) -> None:
    picker = LabPicker([TinyLab, *LABS[1:2]], Look())
    qtbot.addWidget(picker)
    picker.show()
    picker.open_menu()
    texts = [action.text() for action in picker.menu_of_labs.actions()]
    assert texts == [f"{lab.title}\t{lab.summary}" for lab in (TinyLab, LABS[1])]
    picker.menu_of_labs.close()


def test_what_is_trained_on_is_said_shorter_instead_of_cut(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(font("tick"))
    data = "28x28 digits (MNIST) · 2,000 to train on"
    for shown in (data, "28x28 digits · 2,000 to train on", "28x28 digits (MNIST)", "28x28 digits"):
        assert data_in(data, metrics.horizontalAdvance(shown) + 1, metrics) == shown
    assert data_in(data, metrics.horizontalAdvance("28x28") + 1, metrics) in {"", "28x…", "28x2…"}
    assert data_in(data, 10, metrics) == ""
    assert data_in("a_long_name_of_a_file.txt", 80, metrics).endswith("…")

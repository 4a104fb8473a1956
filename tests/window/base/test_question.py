"""Questions in the look of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.window.base.question import QuestionDialog


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answered(place: QWidget, key: Qt.Key, **how: object) -> str:
    asked = QuestionDialog("Save <b>?", ("Save", "Discard", "Cancel"), place, **how)  # type: ignore[arg-type]
    assert asked.sentence.textFormat() == Qt.TextFormat.PlainText
    asked.show()
    QTest.keyClick(asked, key)
    assert asked.isHidden()
    return asked.answer


def test_enter_is_the_first_answer_and_escape_the_last(place: QWidget) -> None:
    assert answered(place, Qt.Key.Key_Return) == "Save"
    assert answered(place, Qt.Key.Key_Escape) == "Cancel"
    assert answered(place, Qt.Key.Key_Return, careful=True) == "Cancel"
    asked = QuestionDialog("Save?", ("Save", "Discard", "Cancel"), place)
    asked.show()
    asked.buttons["Discard"].click()
    assert asked.answer == "Discard"


def test_a_name_is_typed_over_the_one_before(place: QWidget) -> None:
    asked = QuestionDialog("Another name", ("Rename", "Cancel"), place, name="old")
    asked.show()
    assert asked.field.isVisible()
    QTest.keyClicks(asked.field, "new")
    QTest.keyClick(asked.field, Qt.Key.Key_Return)
    assert (asked.answer, asked.field.text()) == ("Rename", "new")

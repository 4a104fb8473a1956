"""A dialog that nobody answers fails a test instead of waiting for ever."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from scoutview.window.base import question


def test_dialogs_that_a_test_does_not_answer_fail_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for ask in (
        lambda: QFileDialog.getSaveFileName(window, "Save", "", ""),
        lambda: QMessageBox.question(window, "A", "B"),
        lambda: question.ask(window, "Lose it?", "Lose it", "Cancel"),
        lambda: question.ask_name(window, "Name", "a", "Rename"),
    ):
        with pytest.raises(pytest.fail.Exception, match="waited"):
            ask()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("a", ""))
    assert QFileDialog.getSaveFileName(window) == ("a", "")

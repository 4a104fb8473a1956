"""What a window says in a line or on a strip."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.window.base.messages import MessageStrip, NotesLine


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_notes_are_there_as_long_as_there_are_some(place: QWidget) -> None:
    notes = NotesLine("label", place)
    assert notes.isHidden()
    assert notes.say(["One <b>.", "", "Two."])
    assert (notes.text(), notes.isHidden()) == ("One <b>.  Two.", False)
    assert not notes.say(["One <b>.", "Two."])
    assert notes.say([""])
    assert notes.isHidden()


def test_a_note_that_was_put_away_comes_back_when_it_is_said_again(place: QWidget) -> None:
    notes = NotesLine("label", place)
    notes.say(["One."])
    notes.hide()
    assert not notes.say(["One."])
    assert not notes.isHidden()


def test_details_are_folded_away_with_each_message(place: QWidget) -> None:
    strip = MessageStrip(Look(), place)
    strip.show_message("Something went wrong.", "Traceback")
    assert strip.details.isHidden()
    strip.fold.click()
    assert not strip.details.isHidden()
    strip.show_message("Something else.")
    assert strip.details.isHidden()
    assert strip.fold.isHidden()

"""A sentence in large letters: it wraps, and takes the room it says."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.lead_sentence import LeadSentence

LONG = "A sentence that is too long for one line and goes on in a second one"


def drawn(words: LeadSentence) -> QImage:
    return words.grab().toImage()


def test_it_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    words = LeadSentence(Look())
    qtbot.addWidget(words)
    assert words.height_for(300) == 0
    words.show_words("", "Short", "")
    one = words.height_for(300)
    words.show_words("Whose", "Short", "and a number")
    assert words.height_for(300) > one
    words.show_words("", LONG, "")
    assert words.height_for(300) > words.height_for(1200) == one


def test_a_line_that_finds_no_room_is_left_out_and_all_are_told(qtbot: QtBot) -> None:
    words = LeadSentence(Look())
    qtbot.addWidget(words)
    words.resize(500, 30)
    words.show_words("", "Short", "and a number")
    assert words.accessibleName() == "Short and a number"
    without_room = drawn(words)
    words.show_words("", "Short", "")
    assert drawn(words) == without_room
    words.resize(500, 60)
    words.show_words("", "Short", "")
    alone = drawn(words)
    words.show_words("", "Short", "and a number")
    assert drawn(words) != alone

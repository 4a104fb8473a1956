"""What a window says in a line or on a card."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.window.base.messages import MessageCard, NotesLine, OfferCard
from scoutview.window.base.windows import left_out


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


def test_a_notice_leaves_by_itself_but_not_under_the_pointer(place: QWidget) -> None:
    place.resize(400, 300)
    place.show()
    notice = MessageCard(Look(), place, leaves=True)
    notice.show_message("Done.")
    assert notice._leaving.isActive()
    QCoreApplication.sendEvent(notice, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not notice._leaving.isActive()
    QCoreApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    assert notice._leaving.isActive()
    notice._leaving.timeout.emit()
    assert notice.isHidden()
    assert not notice._leaving.isActive()
    error = MessageCard(Look(), place)
    error.show_message("It went wrong.")
    QCoreApplication.sendEvent(error, QEvent(QEvent.Type.Leave))
    assert not error._leaving.isActive()


def test_a_notice_that_was_hidden_for_a_moment_leaves_all_the_same(place: QWidget) -> None:
    place.show()
    notice, note, refusal = MessageCard(Look(), place, leaves=True), NotesLine("note", place), NotesLine("note", place)
    notice.show_message("Done.")
    note.say(["Cut."], leaves=True)
    refusal.say(["No."])
    with left_out([notice, note, refusal]):
        assert notice.isHidden()
    assert (notice._leaving.isActive(), note._leaving.isActive(), refusal._leaving.isActive()) == (True, True, False)


def test_an_offer_stays_until_it_is_answered(place: QWidget) -> None:
    chosen: list[str] = []
    card = OfferCard(Look(), place)
    card.offer("Lost.", [("Open it", "a", lambda: chosen.append("open")), ("No", "b", lambda: chosen.append("no"))])
    assert not card.isHidden()
    card.buttons["Open it"].click()
    assert (chosen, card.isHidden()) == (["open"], True)
    card.offer("More.", [("Yes", "a", lambda: chosen.append("yes"))])
    assert list(card.buttons) == ["Yes"]


def test_details_are_folded_away_with_each_message(place: QWidget) -> None:
    card = MessageCard(Look(), place)
    card.show_message("Something went wrong.", "Traceback")
    assert card.details.isHidden()
    card.fold.click()
    assert not card.details.isHidden()
    card.show_message("Something else.")
    assert card.details.isHidden()
    assert card.fold.isHidden()

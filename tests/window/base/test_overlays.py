"""Cards over a window stand where they cover no control."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFrame, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.window.base.messages import MessageCard, NotesLine
from scoutview.window.base.overlays import HEADING, Overlays


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def part(window: QWidget) -> QWidget:
    """Most of it, with room for cards."""
    made = QWidget(window)
    made.setGeometry(0, 80, 1280, 600)
    made.show()
    return made


def card_in(part: QWidget) -> MessageCard:
    return MessageCard(Look(), part.window())


def test_a_card_stands_at_the_foot_and_makes_way_for_controls(part: QWidget) -> None:
    overlays, card, other = Overlays(part), card_in(part), card_in(part)
    overlays.add(card, other)
    card.show_message("Done.")
    foot = card.geometry()
    assert (foot.center().x(), foot.bottom()) == (part.geometry().center().x(), part.geometry().bottom() - 8)
    button = QPushButton("Play", part)
    button.setGeometry(600, part.height() - 60, 80, 40)
    button.show()
    other.show_message("More.")
    places = [card.geometry(), other.geometry()]
    covered = button.geometry().translated(part.pos())
    assert not places[0].intersects(places[1])
    for place in places:
        assert not place.intersects(covered)
        assert part.geometry().contains(place)


def test_a_window_full_of_controls_has_a_card_all_the_same(part: QWidget) -> None:
    wide = QPushButton("All of it", part)
    wide.setGeometry(part.rect())
    wide.show()
    overlays, card = Overlays(part), card_in(part)
    overlays.add(card)
    card.show_message("Done.")
    assert card.geometry().bottom() == part.geometry().bottom() - 8


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_note_that_has_room_stands_in_one_line_and_covers_no_control(
    window: QWidget, part: QWidget, scale: float
) -> None:
    look = Look(scale=scale)
    window.setStyleSheet(stylesheet(look))
    overlays, note, tabs = Overlays(part), NotesLine("note", window), QTabBar(part)
    overlays.add(MessageCard(look, window))
    overlays.add_note(note, lambda: 300)
    tabs.addTab("Activation maps")
    tabs.show()
    note.say(["drawn by hand: centred and scaled as the training pictures are."])
    assert note.height() < 2 * note.fontMetrics().lineSpacing() + look.px(14)
    assert not note.geometry().intersects(tabs.geometry().translated(part.pos()))


def test_what_opens_over_the_window_covers_neither_cards_nor_notes(
    part: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlays, card, note = Overlays(part), card_in(part), NotesLine("note", part.window())
    overlays.add(card)
    overlays.add_note(note, lambda: 300)
    card.show_message("Done.")
    note.say(["The ink touches the edge."])
    pad = QFrame(part.window())
    pad.setGeometry(QRect(250, 80, 260, 600).translated(part.window().mapToGlobal(QPoint(0, 0))))
    monkeypatch.setattr("scoutview.window.base.overlays.QApplication.activePopupWidget", lambda: pad)
    overlays.place()
    opened = pad.geometry().translated(-part.window().mapToGlobal(QPoint(0, 0)))
    for each in (card, note):
        assert not each.geometry().intersects(opened)
        assert part.geometry().contains(each.geometry())


def test_a_note_whose_words_change_takes_the_room_that_they_need(part: QWidget) -> None:
    window = part.window()
    window.setStyleSheet(stylesheet(Look()))
    window.resize(500, 800)
    part.resize(500, 600)
    overlays, note = Overlays(part), NotesLine("note", window)
    overlays.add(card_in(part))
    overlays.add_note(note, lambda: 0)
    note.say(["The first token is not read."])
    short = note.height()
    for count in (9, 129, 1_000_129):
        note.say([f"Only the last 64 of {count + 64:,} tokens fit, the first {count:,} are not read."])
        assert note.height() >= note.heightForWidth(note.width())
    note.say(["Only the last 64 of 193 tokens fit.", "The word “hippopotamus” was never seen in the training."])
    assert note.height() >= note.heightForWidth(note.width()) > short


def test_a_note_covers_no_answer(part: QWidget) -> None:
    window, answer = part.window(), QRect(200, 0, 600, 300)
    overlays, note = Overlays(part), NotesLine("note", part.window())
    overlays.in_sight = lambda: [QRect(part.mapToGlobal(answer.topLeft()), answer.size())]
    overlays.add(card_in(part))
    overlays.add_note(note, lambda: 300)
    note.say(["drawn by hand: centred and scaled as the training pictures are."])
    assert not note.geometry().intersects(answer.translated(part.mapTo(window, QPoint(0, 0))))
    assert part.geometry().contains(note.geometry())


def test_where_there_is_a_choice_no_heading_is_covered(part: QWidget) -> None:
    heading, button = QWidget(part), QPushButton("Play", part)
    heading.setProperty(HEADING, 60)
    heading.setGeometry(0, 0, 1280, 60)
    button.setGeometry(0, 60, 1280, 500)
    overlays, note = Overlays(part), NotesLine("note", part.window())
    overlays.add(card_in(part))
    overlays.add_note(note, lambda: 300)
    heading.show()
    note.say(["Only the last 64 tokens fit."])
    over = [heading.geometry().translated(part.pos()), button.geometry().translated(part.pos())]
    assert not note.geometry().intersects(over[0])
    button.show()
    overlays.place()
    assert not any(note.geometry().intersects(each) for each in over)
    button.resize(1280, 540)
    overlays.place()
    assert not note.geometry().intersects(over[1])


def test_a_card_that_leaves_waits_while_another_window_is_worked_with(qtbot: QtBot, window: QWidget) -> None:
    card, other = MessageCard(Look(), window, leaves=True), QWidget()
    qtbot.addWidget(other)
    for each in (window, other):
        each.show()
        each.activateWindow()
        qtbot.waitUntil(each.isActiveWindow)
    card.show_message("Done.")
    assert not card._leaving.isActive()
    window.activateWindow()
    qtbot.waitUntil(card._leaving.isActive)
    other.activateWindow()
    qtbot.waitUntil(lambda: not card._leaving.isActive())
    card._leaving.timeout.emit()
    assert card.isVisible()
    other.close()
    window.activateWindow()
    qtbot.waitUntil(card._leaving.isActive)
    card._leaving.timeout.emit()
    assert not card.isVisible()

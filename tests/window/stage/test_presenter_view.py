"""What the speaker sees: notes, the next scene, a clock."""

import re

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.window.stage.presenter_view import ScenePicture, minutes_of
from scoutview.window.stage.stage import Stage
from tests.accessible import missed
from tests.pictures import assert_drawn, colours
from tests.window.stage.conftest import KEY, TALK, Hall


def made_ahead(hall: Hall) -> Stage:
    """The next scene, once it is made."""
    room = hall.show.stages
    hall.until(lambda: room._next is not None and room._next.live is not None and room._next.live.has_come)
    assert room._next is not None
    return room._next


@pytest.mark.parametrize("late", [False, True])
def test_the_presenter_sees_the_next_scene_once_it_is_made(hall: Hall, late: bool) -> None:
    hall.present(number=1 if late else 0)
    if late:
        hall.turn(KEY.Key_Left)
        made_ahead(hall)
    hall.key(KEY.Key_V)
    hall.until(lambda: 1 in hall.show.pictures)
    assert hall.show.presenter is not None
    assert hall.show.presenter.coming.picture is hall.show.pictures[1]
    picture = hall.show.pictures[1]
    assert picture.toImage().pixelColor(4, 4).lightness() > 200  # that scene is light
    assert_drawn(picture, parts=8)
    view = hall.show.presenter.coming
    assert colours(view.grab()) > 50
    made = made_ahead(hall)
    assert not made.updatesEnabled()  # what is not seen is not painted with what is above it


def test_the_presenter_view_has_notes_the_next_scene_a_clock_and_the_same_keys(hall: Hall) -> None:
    hall.present()
    hall.key(KEY.Key_V)
    view = hall.show.presenter
    assert view is not None
    assert (view.notes.text(), view.place.text()) == ("First breathe.", "Scene 1 of 4")
    assert view.coming.scene == TALK.scenes[1]
    assert not view.back.isEnabled()
    hall.until(lambda: view.present.picture is not None)
    QTest.keyClick(view, KEY.Key_PageDown)
    assert view.notes.text() == "Then speak."
    hall.settle()
    view.forth.click()
    hall.settle()
    assert hall.show.stages.number == 2
    assert view.notes.text() == "No notes for this scene."
    view.back.click()
    hall.settle()
    assert view.present.scene == TALK.scenes[1]
    view._started_s -= 3600 + 123
    view._show_time()
    assert re.fullmatch(r"1:0[2-9]:\d\d", view.elapsed.text())
    view.elapsed.click()
    assert view.elapsed.text() == "0:00"
    QTest.keyClick(view, KEY.Key_V)
    assert hall.show.presenter is None
    assert hall.show.isVisible()


def test_the_card_of_a_scene_without_picture_and_caption_is_not_blank(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    card = ScenePicture("Next", whole)
    card.resize(380, 240)
    bare = TALK.scenes[1]
    assert not bare.caption
    card.show_scene(bare, None)
    assert colours(card.grab().copy(20, 50, 340, 170)) > 20


def test_the_clock_counts_from_the_beginning_whenever_the_view_is_opened(hall: Hall) -> None:
    hall.present()
    hall.show._started_s -= 3600
    hall.key(KEY.Key_V)
    view = hall.show.presenter
    assert view is not None
    assert re.fullmatch(r"1:0[01]:\d\d", view.elapsed.text())
    view.elapsed.click()
    assert view.elapsed.text() == "0:00"
    hall.key(KEY.Key_V)
    hall.key(KEY.Key_V)
    assert hall.show.presenter is not None
    assert re.fullmatch(r"0:\d\d", hall.show.presenter.elapsed.text())


def test_time_is_told_in_minutes_and_from_an_hour_on_with_hours() -> None:
    assert [minutes_of(seconds) for seconds in (0, 59.9, 61, 3600)] == ["0:00", "0:59", "1:01", "1:00:00"]


def test_every_control_and_picture_of_a_presentation_is_named_and_reached(hall: Hall) -> None:
    hall.present(number=1)
    hall.key(KEY.Key_V)
    view = hall.show.presenter
    assert view is not None
    hall.until(lambda: missed(hall.show) == [])
    assert missed(view) == []

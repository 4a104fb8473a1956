"""The few words on how to go on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.window.stage.hint import how_to_go_on, the_end
from tests.pictures import colours
from tests.window.stage.conftest import KEY, TALK, Hall

LEFT = Qt.MouseButton.LeftButton


def test_a_presentation_says_how_to_go_on_for_some_seconds(hall: Hall) -> None:
    hall.present()
    hint = hall.show.hint
    assert (hint.isVisible(), hint.words) == (True, how_to_go_on(0, 4))
    assert {key for key, _ in hint.words} >= {"click or →", "/", "Esc"}
    assert hall.stage.foot is not None
    assert colours(hint.grab()) > 20
    hint._staying.timeout.emit()
    hint._fading.setCurrentTime(hint._fading.duration())
    hall.until(lambda: not hint.isVisible())
    hall.turn(KEY.Key_End)
    hall.key(KEY.Key_Right)
    assert (hint.isVisible(), hint.words) == (True, the_end(4))


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (900, 600)])
def test_the_hint_covers_no_panel_and_no_words_where_there_is_room(hall: Hall, size: tuple[int, int]) -> None:
    hall.present()
    hall.show.resize(*size)
    hall.settle()
    hall.show._place_hint()
    hint, foot = hall.show.hint, hall.stage.foot
    assert foot is not None
    place = hint.geometry()
    assert hall.show.rect().contains(place)
    for holder in hall.stage.holders:
        assert not place.intersects(QRect(holder.mapTo(hall.show, QPoint()), holder.size()))
    room = foot.bar.room_beside_caption().translated(foot.bar.mapTo(hall.show, QPoint()))
    assert room.top() <= place.top() < place.bottom() <= room.bottom()
    if room.width() >= place.width():
        assert room.contains(place)
    hall.show.toggle_timeline()
    assert hint.geometry().bottom() == hall.show.rect().bottom()


def test_a_way_on_or_back_is_told_only_where_one_leads() -> None:
    for number, scenes in ((0, 1), (0, 2), (1, 2), (2, 3)):
        keys = {key for key, _ in how_to_go_on(number, scenes)}
        assert ("click or →" in keys) == (number + 1 < scenes)
        assert ("←" in keys) == (0 < number == scenes - 1)
        assert {"/", "F1", "Esc"} <= keys
    assert {key for key, _ in how_to_go_on(0, 1)} >= {key for key, _ in the_end(1)} == {"This is the only scene", "Esc"}
    assert dict(the_end(2))["←"] == "back"


def test_a_single_scene_is_told_as_the_only_one(hall: Hall) -> None:
    hall.present(replace(TALK, scenes=TALK.scenes[:1]))
    hint = hall.show.hint
    assert hint.words == how_to_go_on(0, 1)
    hall.key(KEY.Key_Right)
    assert (hint.isVisible(), hint.words) == (True, the_end(1))


def test_a_click_that_no_control_and_no_picture_wants_goes_on(hall: Hall) -> None:
    hall.present()
    title = QPoint(hall.show.width() // 2, 20)
    QTest.mouseClick(hall.stage, LEFT, pos=title)
    hall.settle()
    assert hall.show.stages.number == 1
    assert hall.stage.foot is not None
    foot, bar = hall.stage.foot, hall.stage.foot.bar
    plot = hall.stage.findChildren(AxesPlot)[0].bring_view().viewport()
    for widget, place in ((foot, QPoint(3, 3)), (bar.caption, QPoint(5, 5)), (plot, plot.rect().center())):
        QTest.mouseClick(widget, LEFT, pos=place)
        assert hall.show.stages.number == 1, widget
    QTest.mousePress(hall.stage, LEFT, pos=title)
    QTest.mouseRelease(hall.stage, LEFT, pos=title + QPoint(60, 0))  # a drag
    QTest.mouseClick(hall.stage, Qt.MouseButton.RightButton, pos=title)
    assert hall.show.stages.number == 1
    hall.key(KEY.Key_F1)
    QTest.mouseClick(hall.show.card, LEFT)
    assert (hall.show.card.isVisible(), hall.show.stages.number) == (False, 1)


def test_what_is_drawn_on_covers_no_panel(hall: Hall) -> None:
    hall.present()
    before = hall.stage.holders[0].geometry()
    hall.key("/")
    pad = QApplication.activePopupWidget()
    assert pad is not None
    assert not hall.show.hint.isVisible()
    panels = [holder.rect().translated(holder.mapToGlobal(QPoint(0, 0))) for holder in hall.stage.holders]
    assert panels
    assert not any(panel.intersects(pad.geometry()) for panel in panels)
    foot = hall.stage.foot
    assert foot is not None
    assert pad.geometry().bottom() <= foot.mapToGlobal(QPoint(0, 0)).y()
    pad.hide()
    hall.key(KEY.Key_Escape)
    hall.until(lambda: hall.stage.holders[0].geometry() == before)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_hint_is_as_wide_as_its_words(hall: Hall, scale: float) -> None:
    from scoutview.graphics.base.look import Look

    hall.present()
    hint = hall.show.hint
    hint.place(Look(scale=scale), QRect(0, 700, 1280, 40))
    hint.show_words((("a", "b"),), motion=False)
    narrow = hint.width()
    hint.show_words(how_to_go_on(0, 2), motion=False)
    assert hint.width() > 2 * narrow
    hint._staying.timeout.emit()
    assert not hint.isVisible()

"""What the keys, the buttons and the menu of the window do."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton

from scoutview.graphics.plots.axes_plot import AxesPlot
from scoutview.graphics.plots.view_plan import AxesPart
from scoutview.graphics.widgets.zoom import ZoomChooser
from scoutview.graphics.widgets.zoom_plan import Zoom
from tests.window.conftest import User

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_keys_move_the_timeline(user: User) -> None:
    user.choose("grokking")
    line = user.session.timeline
    last = len(line.steps) - 1
    assert (line.position, line.following) == (last, True)
    user.key(KEY.Key_Left)
    assert line.position == last - 1
    user.key(KEY.Key_Left, SHIFT)
    assert line.position == last - 11
    user.key(KEY.Key_Right, SHIFT)
    user.key(KEY.Key_Right)
    assert line.position == last
    user.key(KEY.Key_Home)
    assert line.position == 0
    user.until(user.at_rest)
    assert user.observation("number_circle").step == 0
    user.key(KEY.Key_End)
    assert (line.position, line.following) == (last, True)
    user.key(KEY.Key_Plus)
    assert line.speed == 2
    user.key(KEY.Key_Minus)
    user.key(KEY.Key_Minus)
    assert line.speed == 0.5
    user.key(KEY.Key_L)
    assert line.loop == (line.steps[0], line.steps[-1])
    user.key(KEY.Key_L)
    user.key(KEY.Key_F)
    assert (line.loop, line.following) == (None, False)
    user.key(KEY.Key_F)
    assert line.following
    user.key(KEY.Key_M, SHIFT)
    assert line.position == line.position_of(line.marks[-1].step) < last
    user.key(KEY.Key_Home)
    user.key(KEY.Key_Space)
    assert line.playing
    user.until(lambda: line.position > 2)
    user.key(KEY.Key_Space)
    assert not line.playing


def test_typing_a_probe_never_moves_the_timeline(user: User) -> None:
    user.choose("next_token")
    user.session.timeline.go_to(100)
    before = (user.session.timeline.step, user.session.timeline.speed)
    user.window.strip.focus_probe()
    line = user.window.strip.editor.line
    QTest.keyClicks(line, "Mia + 2 - L F ")
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End, KEY.Key_Up, KEY.Key_Down):
        user.key(key)
        user.key(key, SHIFT)
    timeline = user.session.timeline
    assert (timeline.step, timeline.speed, timeline.playing, timeline.loop) == (*before, False, None)
    assert line.text() == "Mia + 2 - L F "
    QTest.mouseClick(user.window.docks["prediction"].panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    user.key(KEY.Key_Home)
    assert timeline.position == 0


def test_undo_says_what_takes_a_change_of_the_model_back(user: User) -> None:
    user.choose("next_token")
    told = user.window.notices.sentence
    user.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert told.text() == "There is nothing to take back or to do again in the talk."
    user.session.set_interventions(["head 0.0 off"])
    user.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert f"beside “{user.window.interventions.title.text()}”" in told.text()
    assert user.session.interventions
    user.session.set_interventions(())
    user.key(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "Changed" not in told.text()


def test_after_a_button_was_clicked_space_still_plays(user: User) -> None:
    user.choose("digits")
    QTest.mouseClick(user.window.bar.pill, Qt.MouseButton.LeftButton)
    assert not user.session.timeline.following
    user.key(KEY.Key_Space)
    assert user.session.timeline.playing
    button = user.window.docks["learning_curves"].panel.log_steps
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    user.key(KEY.Key_Space)
    assert (user.session.timeline.playing, button.isChecked()) == (False, True)


def test_a_picture_of_the_panel_in_use_is_a_key_and_enter_away(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    from scoutview.window.exporting.dialog import ExportDialog

    user.choose("digits")
    asked: list[str] = []

    def choose(parent: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "slide"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.mouseClick(user.window.docks["prediction"].panel, Qt.MouseButton.LeftButton)
    user.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(user.dialog(ExportDialog), Qt.Key.Key_Return)
    user.until((tmp_path / "slide.png").exists)  # beside the window, where its history was not whole yet
    image = QImage(str(tmp_path / "slide.png"))
    assert (image.width(), image.height()) == (1920, 1080)
    assert Path(asked[0]).name == f"Prediction, step {user.session.timeline.step}.png"


def test_every_control_is_reached_by_keyboard_and_says_what_it_does(user: User) -> None:
    user.choose("digits")
    buttons = [button for button in user.window.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) > 8
    for button in buttons:
        assert button.toolTip(), button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_key_that_a_tooltip_names_is_a_key_of_the_window(user: User) -> None:
    user.choose("digits")
    keys = {key.toString() for action in user.window.actions() for key in action.shortcuts()}
    buttons = user.window.findChildren(QAbstractButton)
    named = {key for button in buttons for key in re.findall(r"\((Ctrl\+[^)]+)\)", button.toolTip())}
    assert "Ctrl+I" in named
    assert named <= keys


def test_a_shows_all_of_the_plot_under_the_pointer_else_of_the_one_touched_last(user: User) -> None:
    user.choose("grokking")
    docks = user.window.docks
    for name in ("accuracy", "answer_grid"):
        docks[name].raise_()
        user.qtbot.waitUntil(docks[name].panel.is_on_screen)
    first, second = docks["accuracy"].panel.findChild(AxesPlot), docks["answer_grid"].panel.findChild(ZoomChooser)
    elsewhere = user.window.strip.mapToGlobal(QPoint(2, 2))

    def zoom() -> None:
        first.show_part(AxesPart(values=(0.2, 0.4)))
        second.show_part(Zoom(0.2, 0.2, 0.5, 0.5))
        assert first.is_zoomed
        assert second.is_zoomed

    QCursor.setPos(elsewhere)
    user.key(KEY.Key_A)  # nothing was touched
    for pointer, touched, shown in (
        (first.mapToGlobal(first.rect().center()), second, first),
        (elsewhere, first, first),
        (elsewhere, second, second),
    ):
        zoom()
        QCursor.setPos(pointer)
        target = first.bring_view().viewport() if touched is first else second
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        assert user.window.focusWidget() is user.window
        user.key(KEY.Key_A)
        assert [plot.is_zoomed for plot in (first, second)] == [plot is not shown for plot in (first, second)]
    zoom()
    QTest.mouseClick(user.window.docks["prediction"].panel, Qt.MouseButton.LeftButton)
    user.key(KEY.Key_A)  # the panel that was clicked last has no such picture
    assert first.is_zoomed
    assert second.is_zoomed
    first.setFocus(Qt.FocusReason.TabFocusReason)
    user.key(KEY.Key_A)
    assert (first.is_zoomed, second.is_zoomed) == (False, True)


def test_after_clicks_at_a_plot_the_arrow_keys_move_the_timeline(user: User) -> None:
    user.choose("digits")
    plot = user.window.docks["learning_curves"].panel.findChildren(AxesPlot)[0]
    target, line = plot.bring_view().viewport(), user.session.timeline
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    before = line.position
    user.key(KEY.Key_Left, SHIFT)  # a plot's arrow keys know no Shift
    assert line.position == before - 10
    user.key(KEY.Key_Right)
    assert user.window.focusWidget() is user.window
    assert line.position == before - 9


def test_a_double_click_at_a_button_leaves_the_keyboard_to_the_window(user: User) -> None:
    user.choose("digits")
    panel = user.window.docks["learning_curves"].panel
    button = next(button for button in panel.findChildren(QAbstractButton) if button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert user.window.focusWidget() is user.window

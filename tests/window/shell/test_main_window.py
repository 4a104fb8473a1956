"""The window as a user meets it, with a real session and the shipped recordings."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QTabBar

from scoutview.app import sample_recordings
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.labs.registry import LABS
from scoutview.recording.reader import Recording
from tests.every_lab import small_lab
from tests.small_runs import copy_of, recording_of
from tests.window.conftest import Desk, paints

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = "1000000"


@pytest.mark.parametrize("lab", [lab.name for lab in LABS])
def test_a_lab_shows_all_its_panels_with_what_the_model_answers(desk: Desk, lab: str) -> None:
    desk.choose(lab)
    names = {channel.name for channel in small_lab(lab).channels}
    assert set(desk.window.docks) == {panel.name for panel in desk.window.panels if panel.needs <= names}
    for name, dock in desk.window.docks.items():
        desk.window.room.show_panel(name)
        desk.until(lambda dock=dock: dock.panel.is_on_screen() and desk.at_rest() and paints(dock.panel) > 0)  # type: ignore[misc]
        image = dock.panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert len(np.unique(np.frombuffer(image.constBits(), np.uint32))) > 20, name
    assert not desk.messages


def test_the_start_page_opens_the_chosen_sample(desk: Desk) -> None:
    page = desk.window.start_page
    assert desk.window.pages.currentWidget() is page
    QTest.mouseClick(page.cards["digits"], Qt.MouseButton.LeftButton)
    assert page.chosen == "digits"
    page.main.click()
    desk.until(desk.at_rest)
    assert desk.window.pages.currentWidget() is desk.window.room.host
    assert desk.session.path == sample_recordings()["digits"]
    QTest.mouseDClick(page.cards["denoising"], Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.session.lab is not None and desk.session.lab.name == "denoising")


def test_keys_move_the_timeline(desk: Desk) -> None:
    desk.choose("digits")
    line = desk.session.timeline
    last = len(line.steps) - 1
    assert (line.position, line.following) == (last, True)
    desk.key(KEY.Key_Left)
    assert line.position == last - 1
    desk.key(KEY.Key_Left, SHIFT)
    assert line.position == last - 11
    desk.key(KEY.Key_Right, SHIFT)
    desk.key(KEY.Key_Right)
    assert line.position == last
    desk.key(KEY.Key_Home)
    assert line.position == 0
    desk.until(desk.at_rest)
    assert desk.observation("prediction").step == 0
    desk.key(KEY.Key_End)
    assert (line.position, line.following) == (last, True)
    desk.key(KEY.Key_Plus)
    assert line.speed == 2
    desk.key(KEY.Key_Minus)
    desk.key(KEY.Key_Minus)
    assert line.speed == 0.5
    desk.key(KEY.Key_L)
    assert line.loop == (line.steps[0], line.steps[-1])
    desk.key(KEY.Key_L)
    desk.key(KEY.Key_F)
    assert (line.loop, line.following) == (None, False)
    desk.key(KEY.Key_F)
    assert line.following
    desk.key(KEY.Key_M, SHIFT)
    assert line.position == line.position_of(line.marks[-1].step) < last
    desk.key(KEY.Key_Home)
    desk.key(KEY.Key_Space)
    assert line.playing
    desk.until(lambda: line.position > 2)
    desk.key(KEY.Key_Space)
    assert not line.playing


def test_typing_a_probe_never_moves_the_timeline(desk: Desk) -> None:
    desk.choose("next_token")
    desk.session.timeline.go_to(100)
    before = (desk.session.timeline.step, desk.session.timeline.speed)
    desk.window.focus_probe()
    line = desk.window.strip.editor.line
    QTest.keyClicks(line, "Mia + 2 - L F ")
    for key in (KEY.Key_Left, KEY.Key_Right, KEY.Key_Home, KEY.Key_End, KEY.Key_Up, KEY.Key_Down):
        desk.key(key)
        desk.key(key, SHIFT)
    timeline = desk.session.timeline
    assert (timeline.step, timeline.speed, timeline.playing, timeline.loop) == (*before, False, None)
    assert line.text() == "Mia + 2 - L F "
    QTest.mouseClick(desk.window.docks["prediction"].panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    desk.key(KEY.Key_Home)
    assert timeline.position == 0


def test_after_a_button_was_clicked_space_still_plays(desk: Desk) -> None:
    desk.choose("digits")
    QTest.mouseClick(desk.window.bar.pill, Qt.MouseButton.LeftButton)
    assert not desk.session.timeline.following
    desk.key(KEY.Key_Space)
    assert desk.session.timeline.playing
    button = desk.window.docks["learning_curves"].panel.log_steps
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.key(KEY.Key_Space)
    assert (desk.session.timeline.playing, button.isChecked()) == (False, True)


def test_a_typed_text_is_asked_and_its_tokens_are_counted(desk: Desk) -> None:
    desk.choose("next_token")
    editor = desk.window.strip.editor
    before = desk.observation("prediction")["outcome_probabilities"]
    editor.line.setFocus()
    editor.line.selectAll()
    QTest.keyClicks(editor.line, "The fox")
    desk.until(lambda: desk.session.probe_text == "The fox" and desk.at_rest())
    assert not np.array_equal(desk.observation("prediction")["outcome_probabilities"], before)
    desk.until(lambda: editor._count.text() == f"{len(desk.observation('attention')['tokens'])} tokens")


def test_a_text_with_unknown_characters_says_so_above_the_panels(desk: Desk) -> None:
    desk.choose("next_token")
    desk.session.set_probe_text("The \U0005fff0")
    assert "U+5FFF0" in desk.window.notes.text()
    assert "never has" in desk.window.notes.text()
    assert desk.window.notes.isVisible()
    desk.session.set_probe_text("The fox")
    assert not desk.window.notes.isVisible()


def test_a_refused_probe_is_a_sentence_and_stays_as_typed(desk: Desk) -> None:
    desk.choose("denoising")
    probe, line = desk.session.probe, desk.window.strip.editor.lines["label"]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "77777")
    desk.key(KEY.Key_Return)
    assert desk.window.notes.isVisible()
    assert "abel" in desk.window.notes.text()
    assert (line.text(), desk.session.probe) == ("77777", probe)
    line.selectAll()
    QTest.keyClicks(line, "5")
    desk.key(KEY.Key_Return)
    assert not desk.window.notes.isVisible()
    desk.key(KEY.Key_Up)
    assert desk.session.probe_text.startswith("label=6,")


def test_a_double_click_on_the_title_maximises_and_restores(desk: Desk) -> None:
    desk.choose("next_token")
    before = {name: dock.size() for name, dock in desk.window.docks.items() if dock in desk.visible()}
    dock = desk.window.docks["prediction"]
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    desk.until(lambda: dock.width() > 1200 and [other.panel.name for other in desk.visible()] == ["prediction"])
    QTest.mouseDClick(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    desk.until(lambda: len(desk.visible()) == len(before))
    desk.until(lambda: {name: desk.window.docks[name].size() for name in before} == before)
    dock.header.maximise.click()
    desk.until(lambda: len(desk.visible()) == 1)
    desk.key(KEY.Key_Escape)
    desk.until(lambda: len(desk.visible()) == len(before))


def test_a_panel_that_is_dragged_while_another_lab_comes_takes_nothing_with_it(desk: Desk) -> None:
    """Qt keeps the docks of before for as long as something is dragged, also those that are gone: a crash."""
    desk.choose("next_token")
    held = desk.window.docks["embedding"].header
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=QPoint(50, 20))
    for away in range(10, 120, 10):
        QTest.mouseMove(held, QPoint(50 + away, 20 + away))
    desk.until(desk.window.docks["embedding"].isFloating)
    desk.choose("digits")
    assert desk.visible()
    assert not any(dock.isFloating() for dock in desk.window.docks.values())


def test_a_drag_of_a_tab_ends_when_the_panels_change(desk: Desk) -> None:
    """Qt moves the docks of whatever tabs it thinks are dragged, also of tabs that stand for none any more."""

    def bars() -> list[QTabBar]:
        found = desk.window.room.host.findChildren(QTabBar)
        return [bar for bar in found if bar.isVisible() and bar.count() > 1]

    def names() -> list[list[str]]:
        return [[bar.tabText(number) for number in range(bar.count())] for bar in bars()]

    desk.choose("next_token")
    bar, before = bars()[0], names()
    start, pitch = bar.tabRect(0).center(), bar.tabRect(0).width()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(pitch // 2, 0))
    desk.window.room.toggle_maximised("prediction")
    desk.window.room.leave_maximised()
    for away in range(0, 2 * pitch, 10):
        QTest.mouseMove(bar, start + QPoint(away, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start)
    assert sorted(map(sorted, names())) == sorted(map(sorted, before))


def test_a_click_that_comes_after_its_panel_went_does_nothing(desk: Desk) -> None:
    """Events wait in a queue while another lab takes the place of a panel."""
    desk.choose("next_token")
    gone, probe = desk.window.docks["next_token"], desk.session.probe_text
    desk.window.room.fill(small_lab("digits"))
    assert "next_token" not in desk.window.docks
    gone.maximise_asked.emit()
    gone.formula_asked.emit()
    gone.panel.probe_chosen.emit("another text")
    desk.qtbot.wait(20)
    assert desk.window.room.leave_maximised() is False
    assert desk.session.probe_text == probe


def test_a_message_takes_room_and_gives_it_back(desk: Desk) -> None:
    desk.choose("next_token")
    before = {name: dock.size() for name, dock in desk.window.docks.items()}
    desk.session.message.emit("This went wrong.", "line 1\nline 2")
    strip = desk.window.messages
    assert (strip.isVisible(), strip.sentence.text(), strip.details.isVisible()) == (True, "This went wrong.", False)
    strip.fold.click()
    assert strip.details.isVisible()
    assert strip.details.toPlainText() == "line 1\nline 2"
    desk.key(KEY.Key_Escape)
    assert not strip.isVisible()
    desk.until(lambda: {name: dock.size() for name, dock in desk.window.docks.items()} == before)


def test_theme_text_size_motion_and_run_are_kept_over_a_restart(desk: Desk) -> None:
    desk.choose("digits")
    desk.window.dress.toggle_theme()
    theme = desk.window.look.theme
    desk.window.dress.larger_text()
    desk.window.actions_by_name.still.trigger()
    scale = desk.window.look.scale
    assert scale > 1
    desk.restart()
    desk.until(desk.at_rest)
    assert (desk.window.look.theme, desk.window.look.scale, desk.window.look.motion) == (theme, scale, False)
    assert all(dock.panel.look == desk.window.look for dock in desk.window.docks.values())
    assert desk.session.path == sample_recordings()["digits"]
    desk.window.dress.toggle_theme()
    assert {theme, desk.window.look.theme} == {DARK, LIGHT}
    assert not desk.window.look.motion


def test_panels_and_their_choices_are_kept_for_each_lab(desk: Desk) -> None:
    desk.choose("next_token")
    docks = desk.window.docks
    docks["embedding"].setFloating(True)
    docks["prediction"].hide()
    docks["learning_curves"].panel.log_steps.click()
    desk.choose("digits")
    assert not desk.window.docks["learning_curves"].panel.log_steps.isChecked()
    desk.restart()
    desk.choose("next_token")
    docks = desk.window.docks
    desk.until(lambda: docks["embedding"].isFloating())
    assert not docks["prediction"].isVisible()
    assert docks["learning_curves"].panel.log_steps.isChecked()
    desk.window.room.reset()
    desk.until(lambda: docks["prediction"].isVisible() and not docks["embedding"].isFloating())


def test_a_broken_store_is_passed_over(desk: Desk) -> None:
    desk.window.store.setValue("docks/digits", "nonsense")
    desk.window.store.setValue("choices/digits", "[1")
    desk.window.store.setValue("text_size", "huge")
    desk.window.store.setValue("theme", "blue")
    desk.restart()
    desk.choose("digits")
    assert desk.window.dress.text_size == 1.0


def test_the_buttons_train_pause_resume_reset_and_change_the_seed(desk: Desk) -> None:
    desk.prepare(steps=LONG)
    button, line = desk.window.strip.main_button, desk.session.timeline
    assert button.text().strip() == "Train"
    assert desk.window.strip.status.text() == "seed 0"
    button.click()
    desk.until(lambda: button.text().strip() == "Pause" and len(line.steps) > 20)
    assert line.following
    desk.key(KEY.Key_Home)
    desk.until(lambda: "newer" in desk.window.bar.pill.text() and line.held_count > 30)
    assert "Training goes on" in desk.window.bar.caption.text()
    button.click()
    desk.until(lambda: button.text().strip() == "Resume")
    button.click()
    desk.until(lambda: button.text().strip() == "Pause")
    for name, seed in (("reset", 0), ("new_seed", 1)):
        before = desk.session.path
        desk.window.strip.tools[name].click()
        desk.until(lambda before=before: desk.session.path != before and desk.state == "paused" and desk.at_rest())  # type: ignore[misc]
        assert desk.session.description is not None
        assert (desk.session.description.seed, list(line.steps)) == (seed, [0])
        assert "untrained" in desk.window.bar.caption.text()


def test_closing_while_it_trains_leaves_a_whole_file(desk: Desk) -> None:
    desk.prepare(steps=LONG)
    desk.window.runs.train()
    desk.until(lambda: len(desk.session.timeline.steps) > 5)
    path = desk.session.path
    assert path is not None
    desk.close()
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) > 5
    desk._open()  # for the fixture to close


def test_a_dropped_file_does_what_it_is_for(desk: Desk, tmp_path: Path) -> None:
    recording = copy_of("digits", tmp_path)
    desk.window.drops.take(recording)
    desk.until(lambda: desk.session.path == recording and desk.at_rest())
    picture = tmp_path / "draw.png"
    image = QImage(20, 20, QImage.Format.Format_Grayscale8)
    image.fill(255)
    for y in range(3, 17):
        for x in range(9, 12):
            image.setPixel(x, y, 0)
    image.save(str(picture))
    desk.window.drops.take(picture)
    desk.until(lambda: desk.session.probe.pixels != b"" and desk.at_rest())
    text = tmp_path / "mine.txt"
    text.write_text("The cat sat on the mat. The dog sat on the log. " * 400)
    desk.window.drops.take(text)
    desk.until(lambda: desk.state == "paused" and desk.session.lab is not None and desk.at_rest())
    assert desk.session.lab is not None
    assert desk.session.lab.settings.corpus == str(text)
    assert not desk.messages


def test_a_drop_that_is_of_no_use_is_told_and_the_run_stays(desk: Desk, tmp_path: Path) -> None:
    desk.choose("digits")
    path = desk.session.path
    odd = tmp_path / "song.mp3"
    odd.write_bytes(b"la la")
    desk.window.drops.take(odd)
    assert "song.mp3" in desk.window.messages.sentence.text()
    empty = tmp_path / "empty"
    empty.mkdir()
    desk.window.drops.take(empty)
    desk.until(lambda: len(desk.messages) == 1 and not desk.session.loading)
    fake = tmp_path / "fake.png"
    fake.write_text("no picture")
    desk.window.drops.take(fake)
    assert desk.window.notes.isVisible()
    assert desk.session.path == path


def test_a_picture_of_the_panel_in_use_is_a_key_and_enter_away(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    from scoutview.window.exporting.dialog import ExportDialog

    desk.choose("digits")
    asked: list[str] = []

    def choose(parent: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "slide"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    QTest.mouseClick(desk.window.docks["prediction"].panel, Qt.MouseButton.LeftButton)
    desk.key(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.dialog(ExportDialog), Qt.Key.Key_Return)
    image = QImage(str(tmp_path / "slide.png"))
    assert (image.width(), image.height()) == (1920, 1080)
    assert Path(asked[0]).name == "Prediction, step 2000.png"


def test_every_control_is_reached_by_keyboard_and_says_what_it_does(desk: Desk) -> None:
    desk.choose("digits")
    buttons = [button for button in desk.window.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) > 8
    for button in buttons:
        assert button.toolTip(), button.text()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_smoke_test_shows_everything(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "scoutview", "--smoke", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=110, check=True)
    answer = json.loads(done.stdout)
    assert answer["labs"] == [lab.name for lab in LABS]
    assert min(answer["panels"].values()) > 0
    assert 0 < answer["first_paint_s"] < 20


def test_a_recording_named_at_the_start_is_opened_in_place_of_the_last_one(desk: Desk) -> None:
    desk.choose("digits")
    desk.window.open_at_start(recording_of("denoising"))
    desk.until(desk.at_rest)
    desk.until(lambda: desk.session.path == recording_of("denoising"))


@pytest.mark.parametrize("lab", [lab.name for lab in LABS])
def test_larger_text_never_grows_the_window_nor_clips_its_parts(desk: Desk, lab: str) -> None:
    desk.choose(lab)
    window = desk.window
    for _ in range(4):
        window.dress.larger_text()
        desk.qtbot.wait(10)
    assert (window.width(), window.height()) == (1280, 800)
    assert window.look.scale >= 1.25
    for part in (window.strip, window.room.host, window.bar):
        assert part.minimumSizeHint().width() <= window.width() + 6
    assert window.strip.main_button.geometry().right() <= window.strip.width()
    assert window.bar.geometry().bottom() < window.height()
    window.dress.set_text_size(1.0)
    assert window.look.scale == 1.0
    assert all(tool.isVisible() for tool in window.strip.tools.values())


def test_a_picture_is_refused_where_nothing_asks_with_pictures(desk: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "cat.png"
    QImage(20, 20, QImage.Format.Format_Grayscale8).save(str(picture))
    desk.window.drops.take(picture)
    assert "Digits" in desk.window.messages.sentence.text()
    desk.choose("next_token")
    probe = desk.session.probe
    desk.window.messages.hide()
    desk.window.drops.take(picture)
    assert desk.window.messages.isVisible()
    assert desk.session.probe == probe


@pytest.mark.parametrize(("typed", "written"), [("run 1.5", "run 1.5.scout"), ("run 2.scout", "run 2.scout")])
def test_save_as_keeps_the_name_as_typed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    desk.choose("digits")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / typed), ""))
    desk.window.runs.save_as()
    desk.until(lambda: (tmp_path / written).exists())
    assert [path.name for path in tmp_path.glob("run*")] == [written]


def test_save_as_replaces_nothing_that_nobody_was_asked_about(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.choose("digits")
    precious = tmp_path / "mine.scout"
    precious.write_bytes(b"precious")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine"), ""))
    desk.window.runs.save_as()
    assert precious.read_bytes() == b"precious"
    assert "mine.scout" in desk.window.messages.sentence.text()


def test_every_key_that_a_tooltip_names_is_a_key_of_the_window(desk: Desk) -> None:
    desk.choose("digits")
    keys = {key.toString() for action in desk.window.actions() for key in action.shortcuts()}
    buttons = desk.window.findChildren(QAbstractButton)
    named = {key for button in buttons for key in re.findall(r"\((Ctrl\+[^)]+)\)", button.toolTip())}
    assert "Ctrl+I" in named
    assert named <= keys


def test_a_floating_panel_passes_its_keys_to_the_timeline(desk: Desk) -> None:
    desk.choose("digits")
    desk.session.timeline.first()
    dock = desk.window.docks["prediction"]
    dock.setFloating(True)
    QTest.keyClick(dock, KEY.Key_Right)
    assert desk.session.timeline.position == 1
    dock.setFloating(False)
    QTest.keyClick(dock, KEY.Key_Right)
    assert desk.session.timeline.position == 2

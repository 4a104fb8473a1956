"""The window as a user meets it, with a real session and the shipped recordings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scoutview.app import sample_recordings
from scoutview.graphics.base.theme import DARK, LIGHT
from tests.every_lab import WITHOUT_FILE, some_every_day
from tests.pictures import is_drawn
from tests.window.conftest import User, paints

KEY = Qt.Key


@pytest.mark.parametrize("lab", some_every_day(WITHOUT_FILE, 6))
def test_a_lab_shows_all_its_panels_with_what_the_model_answers(user: User, lab: str) -> None:
    user.choose(lab)
    opened = user.session.lab
    assert opened is not None
    names = {channel.name for channel in opened.channels} | opened.missing().keys()  # of these, panels that say so
    assert set(user.window.docks) == {panel.name for panel in user.window.panels if panel.needs <= names}
    for name, dock in user.window.docks.items():
        user.window.area.show_panel(name)
        user.until(lambda dock=dock: dock.panel.is_on_screen() and user.at_rest() and paints(dock.panel) > 0)  # type: ignore[misc]
        user.until(lambda dock=dock: is_drawn(dock.panel.grab()))  # type: ignore[misc]  # some is long computed
    assert not user.messages


def test_no_start_page_is_painted_where_a_recording_opens(user: User) -> None:
    user.window.open_first(sample_recordings()["digits"])
    assert not user.window.pages.is_at_start
    user.until(user.at_rest)
    assert not user.messages


def test_the_start_page_comes_where_the_recording_cannot_be_read(user: User, tmp_path: Path) -> None:
    (tmp_path / "damaged.scout").write_bytes(b"no recording")
    user.window.open_first(tmp_path / "damaged.scout")
    user.window.dress.toggle_theme()  # draws all anew: meanwhile there is no lab to train
    user.until(lambda: user.window.pages.is_at_start)
    assert len(user.messages) == 1
    assert user.window.strip.main_button.isEnabled()


def test_the_start_page_opens_the_chosen_sample(user: User) -> None:
    page = user.window.start_page
    assert user.window.pages.currentWidget() is page
    QTest.mouseClick(page.cards["digits"], Qt.MouseButton.LeftButton)
    assert page.chosen == "digits"
    page.main.click()
    user.until(user.at_rest)
    assert user.window.pages.currentWidget() is user.window.area.host
    assert user.session.path == sample_recordings()["digits"]
    QTest.mouseDClick(page.cards["denoising"], Qt.MouseButton.LeftButton)
    user.until(lambda: user.session.lab is not None and user.session.lab.name == "denoising")


def test_the_start_page_has_the_room_of_the_timeline_which_comes_with_the_run(user: User) -> None:
    window = user.window
    assert not window.bar.isVisible()
    assert window.start_page.mapTo(window, window.start_page.rect().bottomLeft()).y() == window.height() - 1
    user.choose("digits")
    assert window.bar.isVisible()
    window.toggle_start_page()
    assert not window.bar.isVisible()
    window.toggle_start_page()
    assert window.bar.isVisible()


def test_a_message_moves_nothing_and_an_error_stays_until_it_is_closed(user: User) -> None:
    user.choose("next_token")
    parts = [user.window.strip, user.window.bar, *user.window.docks.values()]
    before = [part.geometry() for part in parts]
    user.session.message.emit("This went wrong.", "line 1\nline 2")
    card = user.window.messages
    assert (card.isVisible(), card.sentence.text(), card.details.isVisible()) == (True, "This went wrong.", False)
    card.fold.click()
    assert card.details.isVisible()
    assert card.details.toPlainText() == "line 1\nline 2"
    user.window.notices.show_message("This is done.")
    user.session.set_probe_text("The \U0005fff0")
    user.qtbot.wait(20)
    assert [part.geometry() for part in parts] == before
    user.qtbot.waitUntil(lambda: not card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    told = [card.geometry(), user.window.notices.geometry()]
    assert not told[0].intersects(told[1])
    assert all(user.window.pages.geometry().contains(place) for place in told)
    user.window.notices._leaving.timeout.emit()
    assert (user.window.notices.isVisible(), card.isVisible()) == (False, True)
    user.key(KEY.Key_Escape)
    assert not card.isVisible()
    assert [part.geometry() for part in parts] == before


def test_a_click_at_what_a_message_has_just_covered_is_none_at_the_message(user: User) -> None:
    user.choose("next_token")
    user.session.message.emit("This went wrong.", "")
    card = user.window.messages
    place = card.geometry().center()
    assert user.window.childAt(place) is not card
    assert not card.isAncestorOf(user.window.childAt(place))
    user.qtbot.waitUntil(lambda: not card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents))
    assert user.window.childAt(place) is card.sentence


def test_theme_text_size_motion_and_run_are_kept_over_a_restart(user: User) -> None:
    user.choose("digits")
    user.window.dress.toggle_theme()
    theme = user.window.look.theme
    user.window.dress.larger_text()
    user.window.commands.by_name["still"].trigger()
    scale = user.window.look.scale
    assert scale > 1
    user.restart()
    user.until(user.at_rest)
    assert (user.window.look.theme, user.window.look.scale, user.window.look.motion) == (theme, scale, False)
    assert all(dock.panel.look == user.window.look for dock in user.window.docks.values())
    assert user.session.path == sample_recordings()["digits"]
    user.window.dress.toggle_theme()
    assert {theme, user.window.look.theme} == {DARK, LIGHT}
    assert not user.window.look.motion


def test_a_broken_store_is_passed_over(user: User) -> None:
    user.window.store.setValue("docks/digits", "nonsense")
    user.window.store.setValue("choices/digits", "[1")
    user.window.store.setValue("text_size", "huge")
    user.window.store.setValue("theme", "blue")
    user.restart()
    user.choose("digits")
    assert user.window.dress.text_size == 1.0


def test_the_smoke_test_shows_everything_and_trains(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "scoutview", "--smoke", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=110, check=True)
    answer = json.loads(done.stdout)
    assert answer["labs"] == WITHOUT_FILE
    assert min(answer["panels"].values()) > 0
    assert answer["trained_to"] > 0
    assert 0 < answer["first_paint_s"] < 20


@pytest.mark.parametrize("lab", some_every_day(WITHOUT_FILE, 4))
def test_larger_text_never_grows_the_window_nor_clips_its_parts(user: User, lab: str) -> None:
    user.choose(lab)
    window = user.window
    for _ in range(4):
        window.dress.larger_text()
        user.qtbot.wait(10)
    assert (window.width(), window.height()) == (1280, 800)
    assert window.look.scale >= 1.25
    for part in (window.strip, window.area.host, window.bar):
        assert part.minimumSizeHint().width() <= window.width() + 6
    assert window.strip.main_button.geometry().right() <= window.strip.width()
    assert window.bar.geometry().bottom() < window.height()
    window.dress.set_text_size(1.0)
    assert window.look.scale == 1.0
    assert all(tool.isVisible() for tool in window.strip.tools.values())

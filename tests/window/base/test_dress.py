"""How the window looks: what the user chose, what is kept of it, and what fits."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.window.base.dress import Dress
from scoutview.window.base.messages import MessageCard

SMALL, LARGE, NEEDED = (1280.0, 800.0), (2560.0, 1600.0), (900.0, 600.0)


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_what_the_user_chose_is_there_at_the_next_start(store: QSettings, parent: QObject) -> None:
    dress = Dress(store, parent)
    before = dress.look.theme
    dress.toggle_theme()
    dress.set_motion(False)
    dress.larger_text()
    again = Dress(store, parent)
    assert again.look.theme is dress.look.theme is not before
    assert not again.look.motion
    assert again.text_size == dress.text_size > 1


def test_a_theme_that_a_scene_brings_is_not_kept(store: QSettings, parent: QObject) -> None:
    store.setValue("theme", DARK.name)
    dress = Dress(store, parent)
    dress.set_theme(LIGHT)
    assert dress.look.theme is LIGHT
    assert Dress(store, parent).look.theme is DARK


def test_it_grows_with_the_window_as_far_as_its_parts_leave_room(store: QSettings, parent: QObject) -> None:
    dress = Dress(store, parent)
    dress.fit(SMALL, NEEDED)
    assert dress.look.scale == 1
    dress.fit(LARGE, NEEDED)
    assert dress.look.scale == 2
    dress.fit(LARGE, (LARGE[0] / 1.5, 600.0))
    assert dress.look.scale == 1.5


def test_text_that_cannot_grow_is_told_once_the_window_was_fitted(
    qtbot: QtBot, store: QSettings, parent: QObject
) -> None:
    dress = Dress(store, parent)
    dress.text_size_changed.connect(lambda: dress.fit(SMALL, NEEDED))
    with qtbot.assertNotEmitted(dress.notice):
        dress.larger_text()
    dress.text_size_changed.connect(lambda: dress.fit(SMALL, SMALL))
    with qtbot.waitSignal(dress.notice) as told:
        dress.larger_text()
    assert "make the window larger" in told.args[0]


def test_what_is_told_of_cramped_text_is_taken_back_as_soon_as_it_fits(
    qtbot: QtBot, store: QSettings, parent: QObject
) -> None:
    dress, place = Dress(store, parent), QWidget()
    qtbot.addWidget(place)
    notices = MessageCard(dress.look, place, leaves=True)
    dress.notice.connect(notices.show_message)
    dress.notice_over.connect(notices.take_back)
    dress.text_size_changed.connect(lambda: dress.fit(SMALL, SMALL))
    dress.larger_text()
    assert not notices.isHidden()
    dress.fit(SMALL, SMALL)
    assert not notices.isHidden()
    dress.set_text_size(1.0)
    assert notices.isHidden()
    dress.larger_text()
    dress.fit(LARGE, NEEDED)
    assert notices.isHidden()
    notices.show_message("Saved.")
    dress.fit(LARGE, NEEDED)
    assert not notices.isHidden()


def test_a_look_that_stays_is_not_told(qtbot: QtBot, store: QSettings, parent: QObject) -> None:
    dress = Dress(store, parent)
    with qtbot.assertNotEmitted(dress.changed):
        dress.fit(SMALL, NEEDED)

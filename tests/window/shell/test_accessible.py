"""Every control of the window and of its dialogs has a name and is reached by Tab; every picture says what it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.graphics.base.canvas import Canvas
from scoutview.graphics.base.look import Look
from scoutview.window.base.windows import is_in_sight
from tests.accessible import missed
from tests.every_lab import some_every_day
from tests.window.conftest import User

# The commands that open a dialog, and one that opens a list.
DIALOGS = ("keys", "words", "about", "licences", "data_places", "settings", "runs", "lab_settings", "sweep", "export")


class _Silent(Canvas):
    """A picture that nothing is said of."""

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        pass


@pytest.fixture
def bad(qtbot: QtBot) -> QWidget:
    """A window with a button, a field and a picture that have no name, and a button that Tab passes by."""
    window = QWidget()
    qtbot.addWidget(window)
    parts = (QToolButton(window), QLineEdit(window), _Silent(Look(), window), QPushButton("Named", window))
    parts[2].setFocusPolicy(Qt.FocusPolicy.TabFocus)
    parts[3].setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.show()
    return window


def test_what_has_no_name_or_is_out_of_reach_is_found(bad: QWidget) -> None:
    found = missed(bad)
    assert [each.partition(":")[0] for each in found] == ["out of reach", *["no name"] * 3]
    assert "Named" in found[0]


@pytest.mark.parametrize("lab", some_every_day(list(sample_recordings()), 1, turn=1))
def test_every_control_and_picture_of_a_lab_is_named_and_reached(user: User, lab: str) -> None:
    assert missed(user.window) == []
    user.choose(lab)
    for name in [name for name, dock in user.window.docks.items() if not dock.panel.shows_measures]:
        if name in user.window.docks:  # what the model lacks may have gone meanwhile
            user.window.area.show_panel(name)
            user.until(lambda name=name: user.window.docks[name].panel.accessibleDescription() != "")
            user.until(lambda: user.at_rest() and not user.window.area._rested.isActive())
            assert missed(user.window) == [], name


def test_every_control_of_every_dialog_is_named_and_reached(user: User) -> None:
    user.prepare("digits")
    for command in DIALOGS:
        user.window.commands.do(command)
        (dialog,) = [each for each in user.window.findChildren(QDialog) if each.isVisible()]
        assert missed(dialog) == [], command
        dialog.close()


def test_tab_goes_once_through_what_is_in_sight_and_through_nothing_behind_it(user: User) -> None:
    user.choose("digits")
    window = user.window
    window.activateWindow()
    user.until(lambda: QApplication.activeWindow() is window)
    window.setFocus()
    passed = list[QWidget]()
    while (widget := window.focusWidget()) is not None and widget not in passed:
        passed.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert all(is_in_sight(each, window) for each in passed)
    assert passed[:2] == [window, window.strip.picker]
    assert widget is window.strip.picker  # and so on
    assert window.bar.isAncestorOf(passed[12])
    for dock in user.visible():
        assert any(dock.panel.isAncestorOf(each) for each in passed)


def test_a_panel_says_what_is_seen_in_it_at_this_frame(user: User) -> None:
    user.choose("digits")
    panel = user.window.docks["prediction"].panel
    user.until(lambda: panel.finding() in panel.accessibleDescription())
    before = panel.accessibleDescription()
    user.session.timeline.first()
    user.until(lambda: user.at_rest() and panel.accessibleDescription() != before)
    assert panel.explanation() in panel.accessibleDescription()

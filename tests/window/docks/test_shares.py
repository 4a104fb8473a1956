"""Which part of the window each dock has, at every size of it."""

import pytest
from PySide6.QtCore import Qt

from tests.window.conftest import User
from tests.window.shell.test_every_size import lie_still

CLOSE = 0.012  # of the window


def shares(user: User) -> dict[str, tuple[float, float]]:
    """Of the docks on screen, across and down."""
    host = user.window.area.host
    return {
        name: (dock.width() / host.width(), dock.height() / host.height())
        for name, dock in user.window.docks.items()
        if dock.panel.is_on_screen()
    }


def resized(user: User, width: int, height: int) -> dict[str, tuple[float, float]]:
    user.window.resize(width, height)
    lie_still(user)
    return shares(user)


def are_same(one: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> bool:
    same = (share == pytest.approx(other.get(name), abs=CLOSE) for name, share in one.items())
    return one.keys() == other.keys() and all(same)


def assert_same(one: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> None:
    assert are_same(one, other), (one, other)


def test_docks_keep_their_shares_whatever_size_the_window_had_between(user: User) -> None:
    user.choose("digits")
    before = resized(user, 1280, 800)
    assert_same(resized(user, 3840, 2160), before)
    assert_same(resized(user, 1280, 800), before)
    resized(user, 900, 600)
    assert_same(resized(user, 1280, 800), before)
    user.window.dress.set_text_size(1.5)
    lie_still(user)
    user.window.dress.set_text_size(1.0)
    user.until(lambda: are_same(shares(user), before))  # what a panel needs follows its size, some rounds later


def test_what_a_hand_shared_out_is_held_kept_and_there_on_another_screen(user: User) -> None:
    user.choose("digits")
    area = user.window.area
    docks = [user.window.docks[name] for name in ("activation_maps", "learning_curves")]
    area.host.resizeDocks(docks, [500, 700], Qt.Orientation.Horizontal)
    area.shares.note_later()  # as after the mouse let go of the line between them
    lie_still(user)
    moved = shares(user)
    assert moved["learning_curves"][0] > 0.5
    assert_same(resized(user, 1920, 1080), moved)
    area.toggle_maximised("prediction")
    user.window.resize(1600, 1000)
    lie_still(user)
    area.leave_maximised()
    lie_still(user)
    assert_same(shares(user), moved)
    user.window.resize(3000, 1800)
    lie_still(user)
    user.restart()
    user.until(user.at_rest)
    assert_same(resized(user, 1280, 800), moved)


def test_a_low_dock_leaves_its_explanation_to_the_tooltip(user: User) -> None:
    user.choose("digits")
    header = user.window.docks["learning_curves"].header
    resized(user, 1280, 800)
    high = header.height()
    user.window.talks.toggle_strip()
    user.window.messages.show_message("A sentence.")
    resized(user, 900, 600)
    assert header.height() < high
    header.grab()
    assert header.toolTip() == user.window.docks["learning_curves"].panel.explanation()
    assert user.window.docks["learning_curves"].panel.height() >= 60

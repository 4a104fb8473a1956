"""Which part of the window each dock has, at every size of it."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scoutview.window.docks.arrangement import arranged
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


def has_first_shares(user: User) -> bool:
    """Whether the columns of the lab on screen stand to each other as it has them."""
    columns = arranged(user.window.area._arrangement, list(user.window.docks))
    shown = shares(user)
    have = [next(shown[name][0] for name in column.rows[0].panels if name in shown) for column in columns]
    wanted = [column.share for column in columns]
    return [one / sum(have) for one in have] == pytest.approx([one / sum(wanted) for one in wanted], abs=CLOSE)


def test_labs_opened_one_after_the_other_from_a_new_model_on_have_their_first_shares_and_keep_them(user: User) -> None:
    user.prepare("next_token")  # from the start page, as Train does
    user.choose("digits")
    lie_still(user)
    assert has_first_shares(user), shares(user)
    assert shares(user)["prediction"][1] > 0.45
    user.choose("next_token")
    lie_still(user)
    assert has_first_shares(user), shares(user)
    user.restart()
    user.until(user.at_rest)
    lie_still(user)
    assert has_first_shares(user), shares(user)


def test_shares_are_noted_once_the_docks_have_the_sizes_that_were_asked_for(user: User) -> None:
    user.choose("digits")
    lie_still(user)
    area = user.window.area
    first = shares(user)
    docks = [user.window.docks[name] for name in ("activation_maps", "learning_curves")]
    area.host.resizeDocks(docks, [500, 700], Qt.Orientation.Horizontal)
    area.reset()
    area.shares.note_later()
    area.shares._later.timeout.emit()  # before the host has laid them out
    lie_still(user)
    assert_same(shares(user), first)
    noted = area.shares.to_settings()
    assert_same({name: tuple(noted[name]) for name in first}, first)


def test_docks_that_have_still_to_be_placed_are_not_remembered(user: User) -> None:
    user.choose("digits")
    lie_still(user)
    kept = dict(user.window.area.shares.to_settings())
    area, lab = user.window.area, user.session.lab
    area.keep()
    area.fill(lab)
    area.shares.note_later()
    area.shares._later.timeout.emit()
    area.keep()  # as when the window closes just then
    area.place()
    lie_still(user)
    assert_same(
        {name: tuple(each) for name, each in area.shares.to_settings().items()},
        {name: tuple(each) for name, each in kept.items()},
    )


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


def test_a_line_that_the_mouse_drags_is_noted_and_a_click_that_changes_the_height_of_the_area_is_not(
    user: User,
) -> None:
    user.choose("digits")
    lie_still(user)
    host, noted = user.window.area.host, user.window.area.shares.to_settings
    first = noted()
    dock = user.window.docks["learning_curves"]
    QTest.mousePress(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    user.session.set_interventions(("output of block1.0 off",))  # a bar comes between, while the button is down
    lie_still(user)
    QTest.mouseRelease(dock.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    user.session.set_interventions(())
    lie_still(user)
    assert noted() == first
    gap = (user.window.docks["activation_maps"].geometry().right() + dock.geometry().left()) // 2
    line = QPoint(gap, host.height() // 2)
    QTest.mousePress(host, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(host, line + QPoint(60, 0))
    lie_still(user)
    QTest.mouseRelease(host, Qt.MouseButton.LeftButton, pos=line + QPoint(60, 0))
    lie_still(user)
    assert noted() != first


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


def restarted_with(user: User, down: float, height: int = 800) -> None:
    """The program begins again in a window of this height, with this share of its height kept for the prediction."""
    user.window.area.keep()
    store = user.window.area._memory._store
    kept = json.loads(str(store.value("shares/digits")))
    kept["prediction"][1], kept["learning_curves"][1] = down, round(0.97 - down, 4)
    user.window.resize(1280, height)
    user.close()
    store.setValue("shares/digits", json.dumps(kept))
    store.sync()
    user._open()
    user.window.open_first(None)
    user.until(user.at_rest)


@pytest.mark.parametrize("height", [700, 800, 1600])
def test_kept_shares_with_too_little_for_a_panel_give_way_to_the_first_ones(user: User, height: int) -> None:
    user.choose("digits")
    first = resized(user, 1280, 800)
    restarted_with(user, 0.05, height)
    assert_same(resized(user, 1280, 800), first)


def test_kept_shares_that_a_hand_could_give_are_kept(user: User) -> None:
    user.choose("digits")
    docks = [user.window.docks[name] for name in ("prediction", "learning_curves")]
    resized(user, 1280, 800)
    user.window.area.host.resizeDocks(docks, [1, 5000], Qt.Orientation.Vertical)
    user.window.area.shares.note_later()
    lie_still(user)
    least = shares(user)["prediction"][1]
    restarted_with(user, round(least, 4))
    assert resized(user, 1280, 800)["prediction"][1] == pytest.approx(least, abs=CLOSE)

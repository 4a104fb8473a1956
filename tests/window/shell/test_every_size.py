"""At every size of the window and of its text, with strips and without: no words are cut, all panels have a picture."""

from contextlib import suppress
from itertools import product

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.exceptions import TimeoutError

from scoutview.labs.registry import LABS
from scoutview.window.docks.crowded_out import ControlsPopover
from scoutview.window.docks.dock import PanelDock
from tests.every_lab import some_every_day
from tests.window.conftest import User
from tests.window.shell.room import too_little_room, words_that_meet, words_without_room

SIZES = ((900, 600), (1280, 800), (1920, 1080), (3840, 2160))
WALK = (*SIZES, SIZES[0], SIZES[2], SIZES[1])  # from each to a smaller and to a larger one
NORMAL, LARGEST = 1.0, 1.5


def lie_still(user: User) -> None:
    """Until the docks have the places that they keep: what they do soon after they get one is done as well."""
    seen: list[object] = []
    direct = Qt.FindChildOption.FindDirectChildrenOnly

    def is_still() -> bool:
        doers = (user.window.area.shares, *user.window.docks.values())
        if any(
            timer.isActive() and timer.isSingleShot()
            for doer in doers
            for timer in doer.findChildren(QTimer, options=direct)
        ):
            seen.clear()
        seen.append([(dock.geometry(), dock.header.height()) for dock in user.window.docks.values()])
        return seen[-3:].count(seen[-1]) == 3

    user.until(is_still)


def walked(user: User, *, strips: bool, texts: tuple[float, ...], sizes: tuple[tuple[int, int], ...]) -> list[str]:
    """What has too little room anywhere."""
    if strips:
        user.window.talks.toggle_strip()
        user.window.messages.show_message("A sentence that somebody should read.", "And its details.")
    found = []
    for text, size in product(texts, sizes):
        user.window.dress.set_text_size(text)
        user.window.resize(*size)
        lie_still(user)
        found += [f"{size}, text {text:.0%}: {line}" for line in too_little_room(user.window)]
    return found


def test_the_smallest_window_and_the_largest_have_room_for_all(user: User) -> None:
    user.choose("digits")
    for strips in (False, True):
        assert walked(user, strips=strips, texts=(LARGEST, NORMAL), sizes=(SIZES[3], SIZES[0])) == []


def test_beside_a_talk_in_the_smallest_window_the_largest_text_leaves_the_panels_their_pictures(user: User) -> None:
    user.choose("next_token")
    assert walked(user, strips=True, texts=(LARGEST,), sizes=SIZES[:1]) == []
    assert words_that_meet(user.window) == []


def test_the_start_page_has_room_for_all(user: User) -> None:
    user.window.pages.show_start_page()
    assert walked(user, strips=False, texts=(NORMAL, LARGEST), sizes=SIZES) == []


@pytest.mark.parametrize("lab", some_every_day([lab.name for lab in LABS if lab.sample is not None], 3, turn=1))
def test_every_panel_has_room_in_the_smallest_window_also_with_the_largest_text(user: User, lab: str) -> None:
    user.choose(lab)
    user.window.resize(*SIZES[0])
    found = []
    for text, name in product((NORMAL, LARGEST), user.window.docks):
        user.window.dress.set_text_size(text)
        user.window.area.show_panel(name)
        lie_still(user)
        user.give_time(3000)
        with suppress(TimeoutError):  # controls that have learned their words are laid out, and sentences that came
            user.qtbot.waitUntil(lambda: not too_little_room(user.window), timeout=3000)
        found += [f"{name}, text {text:.0%}: {line}" for line in too_little_room(user.window)]
        found += words_offered_without_room(user.window.docks[name])
    assert found == []


def words_offered_without_room(dock: PanelDock) -> list[str]:
    """Of the controls that its header offers, if it has no room for them."""
    offered = dock.panel.crowded_out
    if offered is None:
        return []
    dock.show_crowded_out()
    popover = offered.parentWidget()
    assert isinstance(popover, ControlsPopover)
    found = [f"{dock.panel.name}, offered: {line}" for line in words_without_room(offered)]
    popover.close()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lab", [lab.name for lab in LABS if lab.sample is not None])
def test_every_size_has_room_for_all(user: User, lab: str) -> None:
    user.choose(lab)
    for strips in (False, True):
        assert walked(user, strips=strips, texts=(NORMAL, LARGEST), sizes=WALK) == []

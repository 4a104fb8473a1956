"""The window opens on the panel, the frame and the probe that a script or the command line asks for."""

from pathlib import Path

from scoutview.window.shell.first_view import FirstView, FirstViewShower
from tests.small_runs import LAST, copy_of
from tests.window.conftest import User


def opened(user: User, view: FirstView) -> None:
    user.window.open_first(view.path, view)
    user.until(lambda: user.session.lab is not None and user.at_rest())


def test_it_shows_what_was_asked_for(user: User, tmp_path: Path) -> None:
    told: list[str] = []
    view = FirstView(
        copy_of("next_token", tmp_path),
        panel="attention",
        choices={"head": [1, 0]},
        step=5,
        probe="a dog",
        interventions=("head 0.1 off",),
        tell=lambda: told.append("shown"),
    )
    opened(user, view)
    user.until(lambda: told == ["shown"] and user.at_rest())
    session = user.session
    assert (session.timeline.step, session.timeline.following) == (5, False)
    assert session.asks("a dog", ["head 0.1 off"])
    assert [dock.panel.name for dock in user.visible()] == ["attention"]
    assert user.window.docks["attention"].panel.view_settings()["head"] == [1, 0]
    assert user.observation("attention").step == 5
    assert not user.messages


def test_what_is_left_out_is_as_it_always_is(user: User, tmp_path: Path) -> None:
    told: list[str] = []
    opened(user, FirstView(copy_of("next_token", tmp_path), tell=lambda: told.append("shown")))
    user.until(lambda: told == ["shown"] and user.at_rest())
    session = user.session
    assert session.lab is not None
    assert (session.timeline.step, session.timeline.following) == (LAST, True)
    assert session.probe == session.lab.default_probe()
    assert len(user.visible()) > 1


def test_it_holds_for_the_first_recording_and_no_other(user: User, tmp_path: Path) -> None:
    told: list[str] = []
    wanted, other = copy_of("digits", tmp_path, "a.scout"), copy_of("grokking", tmp_path, "b.scout")
    user.window.open_first(other, FirstView(wanted, panel="prediction", step=3, tell=lambda: told.append("shown")))
    user.until(lambda: user.session.path == other and user.at_rest())
    assert user.session.timeline.step == LAST
    user.session.open(wanted)  # later: it was meant for the beginning
    user.until(lambda: user.session.path == wanted and user.at_rest())
    user.qtbot.wait(1)
    assert user.session.timeline.step == LAST
    assert len(user.visible()) > 1
    assert not told


def test_it_is_given_up_where_another_recording_comes_at_once(user: User, tmp_path: Path) -> None:
    told: list[str] = []
    path = copy_of("digits", tmp_path)
    opened(user, FirstView(path))
    view = FirstView(path, step=3, tell=lambda: told.append("shown"))
    shower = FirstViewShower(view, user.session, user.window.area, user.window)
    for _ in range(2):  # the second comes before the docks of the first have their places
        user.session.run_changed.emit()
    user.qtbot.wait(1)
    assert shower.parent() is user.window
    assert user.session.timeline.step == LAST
    assert not told

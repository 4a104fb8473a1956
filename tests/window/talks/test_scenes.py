"""What is on screen becomes a scene, and a scene comes back on the screen: the real window and shipped recordings."""

import dataclasses
from pathlib import Path

import pytest

from scoutview.app import sample_recordings
from scoutview.errors import UserError
from scoutview.graphics.base.theme import LIGHT
from scoutview.talks.recordings import recording_path
from scoutview.talks.scene import PanelView, Scene
from scoutview.window.talks.scenes import SceneShower, docks_of, docks_on_screen, picture_of, scene_of_window
from tests.pictures import assert_drawn, colours, pixels_of
from tests.small_runs import copy_of
from tests.window.conftest import User


class Showing:
    """A window with somebody who shows scenes in it, and what was told."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.shower = SceneShower(user.session, user.window.area, user.window.dress)
        self.shown: list[Scene] = []
        self.failures: list[str] = []
        self.shower.shown.connect(self.shown.append)
        self.shower.failed.connect(self.failures.append)

    def scene(self, talk: Path | None = None) -> Scene:
        window = self.user.window
        return scene_of_window(window.session, window.docks, window.look, talk)

    def show(self, scene: Scene, talk: Path) -> None:
        count = len(self.shown)
        self.shower.show_scene(scene, talk)
        self.user.until(lambda: len(self.shown) > count)


@pytest.fixture
def showing(user: User) -> Showing:
    return Showing(user)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return tmp_path / "talks" / "a.scouttalk"


def prediction_of(lab: str, step: int, probe: str, **values: object) -> Scene:
    views = (PanelView("prediction"),)
    return Scene(sample_recordings()[lab].resolve().as_posix(), "", step, probe, views, **values)  # type: ignore[arg-type]


def test_a_scene_is_what_can_be_seen_from_left_to_right(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    user.window.area.show_panel("matrix_multiply")
    user.session.timeline.go_to(user.session.timeline.steps[3])
    user.session.set_probe_text("validation:2")
    user.until(lambda: user.at_rest() and user.window.docks["matrix_multiply"].panel.is_on_screen())
    scene = showing.scene(talk)
    assert [view.name for view in scene.panels] == ["matrix_multiply", "prediction", "learning_curves"]
    assert scene.panels[2].settings == user.window.docks["learning_curves"].panel.view_settings() != {}
    assert (scene.step, scene.probe, scene.theme) == (
        user.session.timeline.steps[3],
        "validation:2",
        user.window.look.theme.name,
    )
    assert not Path(scene.recording).is_absolute()
    assert recording_path(scene, talk) == sample_recordings()["digits"].resolve()
    assert Path(showing.scene(None).recording) == sample_recordings()["digits"].resolve()


def test_a_scene_comes_back_whole_after_another_lab_was_on_screen(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    curves = user.window.docks["learning_curves"].panel
    curves.restore({**curves.view_settings(), "log_steps": True})
    user.session.set_probe_text("validation:2")
    user.session.timeline.go_to(user.session.timeline.steps[3])
    user.until(user.at_rest)
    scene = dataclasses.replace(showing.scene(talk), theme="light")
    curves.restore({**curves.view_settings(), "log_steps": False})
    user.choose("grokking")
    showing.show(scene, talk)
    line = user.session.timeline
    assert user.session.path == sample_recordings()["digits"].resolve()
    assert (line.step, line.following, line.playing) == (scene.step, False, False)
    assert user.session.probe_text == "validation:2"
    assert user.window.look.theme is LIGHT
    shown = docks_on_screen(user.window.docks)
    assert [(dock.panel.name, dock.panel.view_settings()) for dock in shown] == [
        (view.name, view.settings) for view in scene.panels
    ]
    assert user.observation("prediction").step == scene.step
    assert not showing.failures
    assert not user.messages


def test_the_newest_frame_is_held_too(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    last = user.session.timeline.steps[-1]
    showing.show(prediction_of("digits", last, "validation:1"), talk)
    assert (user.session.timeline.step, user.session.timeline.following) == (last, False)


def test_a_newer_wish_replaces_the_one_before(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    first = prediction_of("grokking", 0, "3+4")
    last = prediction_of("digits", 0, "validation:3")
    showing.shower.show_scene(first, talk)
    showing.show(last, talk)  # while grokking is being opened
    user.qtbot.wait(200)
    user.until(user.at_rest)
    assert showing.shown == [last]
    assert user.session.path == sample_recordings()["digits"].resolve()
    assert (user.session.timeline.step, user.session.probe_text) == (0, "validation:3")


def test_a_hidden_panel_is_shown_and_one_behind_a_tab_raised(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    user.window.docks["prediction"].hide()
    views = (PanelView("matrix_multiply"), PanelView("prediction"))
    showing.show(dataclasses.replace(prediction_of("digits", 0, "validation:0"), panels=views), talk)
    assert all(user.window.docks[view.name].panel.is_on_screen() for view in views)


@pytest.mark.parametrize("names", [(), ("accuracy", "spectrum", "answer_grid")], ids=["with room", "without room"])
def test_panels_that_share_their_tabs_are_shown_beside_each_other(
    showing: Showing, user: User, talk: Path, names: tuple[str, ...]
) -> None:
    user.choose("grokking")
    names = ("number_circle", "algorithm", *names)
    views = tuple(map(PanelView, names))
    assert not all(user.window.docks[view.name].panel.is_on_screen() for view in views)
    showing.show(dataclasses.replace(prediction_of("grokking", 0, "3+4"), panels=views), talk)
    assert all(user.window.docks[view.name].panel.is_on_screen() for view in views)
    is_tab = bool(user.window.area.host.tabifiedDockWidgets(user.window.docks["algorithm"]))
    assert is_tab == (len(names) == 2)  # in the place of a panel that the scene does not have, if there is one


def test_a_maximised_panel_makes_room(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    before = docks_on_screen(user.window.docks)
    user.window.area.toggle_maximised("learning_curves")
    showing.show(prediction_of("digits", 0, "validation:0"), talk)
    assert docks_on_screen(user.window.docks) == before


def test_what_cannot_be_shown_is_told_and_the_rest_shown(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    views = (PanelView("telepathy"), PanelView("prediction"))
    showing.shower.show_scene(dataclasses.replace(prediction_of("digits", 0, "no such probe"), panels=views), talk)
    user.until(lambda: user.session.timeline.step == 0 and user.at_rest())
    assert len(showing.failures) == 2
    assert "telepathy" in showing.failures[0]
    assert showing.failures[1].startswith("The scene's probe cannot be asked: ")


def test_a_missing_recording_leaves_all_as_it_is(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    before = showing.scene(talk)
    missing = dataclasses.replace(prediction_of("digits", 0, "validation:0"), recording="nowhere.scout")
    showing.shower.show_scene(missing, talk)
    user.until(lambda: bool(user.messages))
    assert "nowhere.scout" in user.messages[0]
    assert showing.scene(talk) == before
    missing_path = Path(talk.parent / missing.recording)
    missing_path.parent.mkdir()
    user.session.open(copy_of("digits", missing_path.parent, missing_path.name))
    user.until(lambda: user.session.path == missing_path and user.at_rest())
    assert user.session.timeline.following  # the scene that failed does not come after all
    showing.show(before, talk)
    assert showing.scene(talk) == before


def test_one_who_goes_on_at_once_is_not_told_that_the_scene_is_there(showing: Showing, user: User, talk: Path) -> None:
    user.choose("digits")
    showing.shower.show_scene(prediction_of("digits", 0, "validation:5"), talk)
    user.until(lambda: user.session.timeline.step == 0)
    user.session.timeline.go_to(user.session.timeline.steps[4])
    with user.qtbot.waitSignal(user.session.settled, timeout=100_000):
        pass
    assert user.at_rest()
    assert showing.shown == []


def test_without_a_recording_or_a_trained_model_there_is_no_scene(showing: Showing, user: User, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="open a recording"):
        showing.scene()
    user.prepare("digits")
    with pytest.raises(UserError, match="train it first"):
        showing.scene()
    user.session.open(copy_of("digits", tmp_path))
    user.until(lambda: user.session.path == tmp_path / "a.scout" and user.at_rest())
    assert showing.scene().step == user.session.timeline.step
    for dock in user.window.docks.values():
        dock.hide()
    with pytest.raises(UserError, match="No panel"):
        showing.scene()


def test_the_picture_of_a_scene_has_its_panels_and_no_others(showing: Showing, user: User) -> None:
    user.choose("digits")
    look, docks = user.window.look, user.window.docks
    whole = picture_of(docks_on_screen(docks), look)
    alone = picture_of(docks_of(prediction_of("digits", 0, ""), docks), look)
    for picture in (whole, alone):
        assert_drawn(picture, parts=8)
        assert colours(picture) > 100
    assert whole.toImage() != alone.toImage()
    assert whole.size() == alone.size()
    assert set(pixels_of(picture_of([], look)).flat) == {look.colour("window").rgb()}

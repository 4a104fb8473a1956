"""What is on screen becomes a scene, and a scene comes back on the screen: the real window and shipped recordings."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from scoutview.app import sample_recordings
from scoutview.errors import UserError
from scoutview.graphics.base.theme import LIGHT
from scoutview.talks.recordings import recording_path
from scoutview.talks.scene import PanelView, Scene
from scoutview.window.talks.scenes import SceneShower, docks_of, docks_on_screen, picture_of, scene_of_window
from tests.small_runs import copy_of
from tests.window.conftest import Desk


class Stage:
    """A window with somebody who shows scenes in it, and what was told."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.shower = SceneShower(desk.session, desk.window.area, desk.window.dress)
        self.shown: list[Scene] = []
        self.failures: list[str] = []
        self.shower.shown.connect(self.shown.append)
        self.shower.failed.connect(self.failures.append)

    def scene(self, talk: Path | None = None) -> Scene:
        window = self.desk.window
        return scene_of_window(window.session, window.docks, window.look, talk)

    def show(self, scene: Scene, talk: Path) -> None:
        count = len(self.shown)
        self.shower.show_scene(scene, talk)
        self.desk.until(lambda: len(self.shown) > count)


@pytest.fixture
def stage(desk: Desk) -> Stage:
    return Stage(desk)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    return tmp_path / "talks" / "a.scouttalk"


def prediction_of(lab: str, step: int, probe: str, **values: object) -> Scene:
    views = (PanelView("prediction"),)
    return Scene(sample_recordings()[lab].resolve().as_posix(), "", step, probe, views, **values)  # type: ignore[arg-type]


def test_a_scene_is_what_can_be_seen_from_left_to_right(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    desk.window.area.show_panel("matrix_multiply")
    desk.session.timeline.go_to(desk.session.timeline.steps[3])
    desk.session.set_probe_text("validation:2")
    desk.until(lambda: desk.at_rest() and desk.window.docks["matrix_multiply"].panel.is_on_screen())
    scene = stage.scene(talk)
    assert [view.name for view in scene.panels] == ["matrix_multiply", "prediction", "learning_curves"]
    assert scene.panels[2].settings == desk.window.docks["learning_curves"].panel.view_settings() != {}
    assert (scene.step, scene.probe, scene.theme) == (
        desk.session.timeline.steps[3],
        "validation:2",
        desk.window.look.theme.name,
    )
    assert not Path(scene.recording).is_absolute()
    assert recording_path(scene, talk) == sample_recordings()["digits"].resolve()
    assert Path(stage.scene(None).recording) == sample_recordings()["digits"].resolve()


def test_a_scene_comes_back_whole_after_another_lab_was_on_screen(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    curves = desk.window.docks["learning_curves"].panel
    curves.restore({**curves.view_settings(), "log_steps": True})
    desk.session.set_probe_text("validation:2")
    desk.session.timeline.go_to(desk.session.timeline.steps[3])
    desk.until(desk.at_rest)
    scene = dataclasses.replace(stage.scene(talk), theme="light")
    curves.restore({**curves.view_settings(), "log_steps": False})
    desk.choose("grokking")
    stage.show(scene, talk)
    line = desk.session.timeline
    assert desk.session.path == sample_recordings()["digits"].resolve()
    assert (line.step, line.following, line.playing) == (scene.step, False, False)
    assert desk.session.probe_text == "validation:2"
    assert desk.window.look.theme is LIGHT
    shown = docks_on_screen(desk.window.docks)
    assert [(dock.panel.name, dock.panel.view_settings()) for dock in shown] == [
        (view.name, view.settings) for view in scene.panels
    ]
    assert desk.observation("prediction").step == scene.step
    assert not stage.failures
    assert not desk.messages


def test_the_newest_frame_is_held_too(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    last = desk.session.timeline.steps[-1]
    stage.show(prediction_of("digits", last, "validation:1"), talk)
    assert (desk.session.timeline.step, desk.session.timeline.following) == (last, False)


def test_a_newer_wish_replaces_the_one_before(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    first = prediction_of("grokking", 0, "3+4")
    last = prediction_of("digits", 0, "validation:3")
    stage.shower.show_scene(first, talk)
    stage.show(last, talk)  # while grokking is being opened
    desk.qtbot.wait(200)
    desk.until(desk.at_rest)
    assert stage.shown == [last]
    assert desk.session.path == sample_recordings()["digits"].resolve()
    assert (desk.session.timeline.step, desk.session.probe_text) == (0, "validation:3")


def test_a_hidden_panel_is_shown_and_one_behind_a_tab_raised(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    desk.window.docks["prediction"].hide()
    views = (PanelView("matrix_multiply"), PanelView("prediction"))
    stage.show(dataclasses.replace(prediction_of("digits", 0, "validation:0"), panels=views), talk)
    assert all(desk.window.docks[view.name].panel.is_on_screen() for view in views)


@pytest.mark.parametrize("names", [(), ("accuracy", "spectrum", "answer_grid")], ids=["with room", "without room"])
def test_panels_that_share_their_tabs_are_shown_beside_each_other(
    stage: Stage, desk: Desk, talk: Path, names: tuple[str, ...]
) -> None:
    desk.choose("grokking")
    names = ("number_circle", "algorithm", *names)
    views = tuple(map(PanelView, names))
    assert not all(desk.window.docks[view.name].panel.is_on_screen() for view in views)
    stage.show(dataclasses.replace(prediction_of("grokking", 0, "3+4"), panels=views), talk)
    assert all(desk.window.docks[view.name].panel.is_on_screen() for view in views)
    is_tab = bool(desk.window.area.host.tabifiedDockWidgets(desk.window.docks["algorithm"]))
    assert is_tab == (len(names) == 2)  # in the place of a panel that the scene does not have, if there is one


def test_a_maximised_panel_makes_room(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    before = docks_on_screen(desk.window.docks)
    desk.window.area.toggle_maximised("learning_curves")
    stage.show(prediction_of("digits", 0, "validation:0"), talk)
    assert docks_on_screen(desk.window.docks) == before


def test_what_cannot_be_shown_is_told_and_the_rest_shown(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    views = (PanelView("telepathy"), PanelView("prediction"))
    stage.shower.show_scene(dataclasses.replace(prediction_of("digits", 0, "no such probe"), panels=views), talk)
    desk.until(lambda: desk.session.timeline.step == 0 and desk.at_rest())
    assert len(stage.failures) == 2
    assert "telepathy" in stage.failures[0]
    assert stage.failures[1].startswith("The scene's probe cannot be asked: ")


def test_a_missing_recording_leaves_all_as_it_is(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    before = stage.scene(talk)
    missing = dataclasses.replace(prediction_of("digits", 0, "validation:0"), recording="nowhere.scout")
    stage.shower.show_scene(missing, talk)
    desk.until(lambda: bool(desk.messages))
    assert "nowhere.scout" in desk.messages[0]
    assert stage.scene(talk) == before
    missing_path = Path(talk.parent / missing.recording)
    missing_path.parent.mkdir()
    desk.session.open(copy_of("digits", missing_path.parent, missing_path.name))
    desk.until(lambda: desk.session.path == missing_path and desk.at_rest())
    assert desk.session.timeline.following  # the scene that failed does not come after all
    stage.show(before, talk)
    assert stage.scene(talk) == before


def test_one_who_goes_on_at_once_is_not_told_that_the_scene_is_there(stage: Stage, desk: Desk, talk: Path) -> None:
    desk.choose("digits")
    stage.shower.show_scene(prediction_of("digits", 0, "validation:5"), talk)
    desk.until(lambda: desk.session.timeline.step == 0)
    desk.session.timeline.go_to(desk.session.timeline.steps[4])
    with desk.qtbot.waitSignal(desk.session.settled, timeout=30_000):
        pass
    assert desk.at_rest()
    assert stage.shown == []


def test_without_a_recording_or_a_trained_model_there_is_no_scene(stage: Stage, desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="open a recording"):
        stage.scene()
    desk.prepare("digits")
    with pytest.raises(UserError, match="train it first"):
        stage.scene()
    desk.session.open(copy_of("digits", tmp_path))
    desk.until(lambda: desk.session.path == tmp_path / "a.scout" and desk.at_rest())
    assert stage.scene().step == desk.session.timeline.step
    for dock in desk.window.docks.values():
        dock.hide()
    with pytest.raises(UserError, match="No panel"):
        stage.scene()


def test_the_picture_of_a_scene_has_its_panels_and_no_others(stage: Stage, desk: Desk) -> None:
    desk.choose("digits")
    look, docks = desk.window.look, desk.window.docks
    whole = picture_of(docks_on_screen(docks), look)
    alone = picture_of(docks_of(prediction_of("digits", 0, ""), docks), look)
    assert len(colours(whole.toImage())) > 100
    assert len(colours(alone.toImage())) > 100
    assert whole.toImage() != alone.toImage()
    assert whole.size() == alone.size()
    assert colours(picture_of([], look).toImage()) == {look.colour("window").rgb()}


def colours(image: QImage) -> set[int]:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return {int(pixel) for pixel in np.unique(np.frombuffer(pixels.constBits(), np.uint32))}

"""The talks that ship: each scene can be drawn as it is meant."""

from pathlib import Path

import pytest

from scoutview.labs.registry import lab_of_recording
from scoutview.panels.registry import panel_named, panels_for
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.shipped import shipped_series, shipped_tours
from scoutview.talks.talk import read_talk
from tests.every_lab import some_every_day
from tests.talks.chapter_paths import CHAPTER_PATHS
from tools.make_talks import TALKS, file_name, made_talk

TOURS = [resource("talks", file_name(title)) for title in TALKS]
PATHS = [*TOURS, *CHAPTER_PATHS]
every_talk = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def test_all_talks_that_are_made_ship() -> None:
    assert sorted([*shipped_tours(), *shipped_series()]) == sorted(PATHS)


@every_talk
def test_every_scene_has_its_recording_frame_and_probe(path: Path) -> None:
    talk = read_talk(path)
    assert len(talk.scenes) >= (8 if path in TOURS else 6)
    for scene in talk.scenes:
        check_scene(scene, path)
        with Recording.open(recording_path(scene, path)) as recording:
            steps = {int(step) for step in recording.steps}
            lab = lab_of_recording(recording)
        assert {scene.step, *(scene.plays or ())} <= steps
        assert lab.format_probe(lab.parse_probe(scene.probe)) == scene.probe
        assert {panel_named(panel.name) for panel in scene.panels} <= set(panels_for(lab.channels))


@every_talk
def test_every_scene_says_what_to_see_in_a_line_or_two(path: Path) -> None:
    for scene in read_talk(path).scenes:
        assert 5 <= len(scene.title) <= 45
        assert 40 <= len(scene.caption) <= 125, scene.caption
        assert scene.notes


@pytest.mark.parametrize("title", some_every_day(list(TALKS), 1, turn=4))
def test_a_shipped_talk_is_the_one_that_the_tool_makes(title: str) -> None:
    path = resource("talks", file_name(title))
    assert made_talk(title, resource("talks").parent, path) == read_talk(path)

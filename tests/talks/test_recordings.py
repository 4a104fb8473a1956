import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.talks.recordings import (
    check_scene,
    fingerprint_of,
    moved,
    path_in_talk,
    recording_path,
    relocated,
    save_with_recordings,
)
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk, read_talk

DIGITS, SUMS = resource("recordings", "digits.scout"), resource("recordings", "grokking.scout")


def scene_of(recording: Path, talk: Path, position: int = 3) -> Scene:
    with Recording.open(recording) as opened:
        step = int(opened.steps[position])
        fingerprint = fingerprint_of(opened, step)
    return Scene(path_in_talk(recording, talk), fingerprint, step, "", (PanelView("learning_curves"),), title="One")


def test_recordings_are_named_relative_to_the_talk(tmp_path: Path) -> None:
    talk = tmp_path / "talks" / "a.scouttalk"
    recording = tmp_path / "runs" / "x.scout"
    assert path_in_talk(recording, talk) == "../runs/x.scout"
    scene = Scene("../runs/x.scout", "", 0, "", (PanelView("p"),))
    assert recording_path(scene, talk) == recording


def test_a_fingerprint_is_of_the_frame_and_survives_copying(tmp_path: Path) -> None:
    copy = tmp_path / "copy.scout"
    shutil.copy(DIGITS, copy)
    with Recording.open(DIGITS) as one, Recording.open(copy) as other:
        first, second = int(one.steps[1]), int(one.steps[2])
        assert fingerprint_of(one, first) == fingerprint_of(other, first)
        assert fingerprint_of(one, first) != fingerprint_of(one, second)


def test_a_scene_whose_recording_is_there_and_the_same_is_fine(tmp_path: Path) -> None:
    talk = tmp_path / "t.scouttalk"
    check_scene(scene_of(DIGITS, talk), talk)


def test_a_missing_another_or_a_shorter_recording_is_told(tmp_path: Path) -> None:
    talk, recording = tmp_path / "t.scouttalk", tmp_path / "x.scout"
    shutil.copy(DIGITS, recording)
    scene = scene_of(recording, talk)
    recording.unlink()
    with pytest.raises(UserError, match=r"The recording x.scout of scene “One” is not at"):
        check_scene(scene, talk)
    shutil.copy(SUMS, recording)
    with pytest.raises(UserError, match="is not the recording that scene “One” was made with"):
        check_scene(scene, talk)
    with Recording.open(SUMS) as sums:
        last = int(sums.steps[-1])
    with pytest.raises(UserError, match=f"ends at step {last:,}, before step 9,999"):
        check_scene(replace(scene, step=9999), talk)


def test_a_recording_found_elsewhere_is_taken_by_all_scenes_that_named_it(tmp_path: Path) -> None:
    talk_path = tmp_path / "t.scouttalk"
    lost, kept = (Scene(name, "", 0, "", (PanelView("p"),)) for name in ("lost.scout", "kept.scout"))
    talk = relocated(Talk("", (lost, kept, lost)), 0, tmp_path / "found" / "new.scout", talk_path)
    assert [scene.recording for scene in talk.scenes] == ["found/new.scout", "kept.scout", "found/new.scout"]


def test_a_talk_saved_elsewhere_still_finds_its_recordings(tmp_path: Path) -> None:
    source, target = tmp_path / "a" / "t.scouttalk", tmp_path / "b" / "c" / "t.scouttalk"
    talk = Talk("", (Scene("x.scout", "", 0, "", (PanelView("p"),)),))
    there = moved(talk, source, target)
    assert there.scenes[0].recording == "../../a/x.scout"
    assert recording_path(there.scenes[0], target) == recording_path(talk.scenes[0], source)


def test_packing_copies_each_recording_once_and_never_over_another_file(tmp_path: Path) -> None:
    source, target = tmp_path / "t.scouttalk", tmp_path / "packed" / "t.scouttalk"
    target.parent.mkdir()
    (target.parent / "digits.scout").write_bytes(b"somebody's")
    talk = Talk("Two", (scene_of(DIGITS, source), scene_of(SUMS, source), scene_of(DIGITS, source, 5)))
    packed = save_with_recordings(talk, source, target)
    assert read_talk(target) == packed
    assert [scene.recording for scene in packed.scenes] == ["digits (2).scout", "grokking.scout", "digits (2).scout"]
    assert (target.parent / "digits.scout").read_bytes() == b"somebody's"
    for scene in packed.scenes:
        check_scene(scene, target)


def test_a_talk_with_a_lost_recording_is_not_packed(tmp_path: Path) -> None:
    talk = Talk("", (Scene("lost.scout", "", 0, "", (PanelView("p"),)),))
    with pytest.raises(UserError, match=r"lost.scout is not at"):
        save_with_recordings(talk, tmp_path / "t.scouttalk", tmp_path / "u.scouttalk")
    assert not (tmp_path / "u.scouttalk").exists()

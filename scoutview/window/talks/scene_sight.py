"""What can be told of a scene without showing it: its lab, its run as a small curve, and what is wrong with it."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from scoutview.errors import UserError
from scoutview.labs.registry import recorded_lab
from scoutview.language import tr
from scoutview.recording.format import RecordingError
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk

MOST_POINTS = 60  # of the small curve


@dataclass(frozen=True, eq=False)
class SceneSight:
    """`losses` (frames, 2): log10 of the step plus 1, and of the training loss; its last row is the scene's frame.

    A scene with a `problem`, a sentence, has a `verdict` of two or three words as well. `is_lost` where there is
    nothing to be shown at all.
    """

    lab_title: str = ""
    losses: np.ndarray | None = None
    problem: str = ""
    verdict: str = ""
    is_lost: bool = False


def sight_of(scene: Scene, talk_path: Path) -> SceneSight:
    """Look at the recording of a scene, whatever its words. Reads files: not for the GUI thread."""
    scene = replace(scene, title="")
    path = recording_path(scene, talk_path)
    try:
        with Recording.open(path) as recording:
            curves, lab = recording.curves(), recording.description.lab
    except UserError as error:
        if path.exists():
            return SceneSight(problem=str(error), verdict=tr("cannot be read"), is_lost=True)
        return _missing(scene, talk_path)
    sight = SceneSight(_title_of(lab), _losses(curves.steps, curves.metrics.get("train_loss"), scene.step))
    try:
        check_scene(scene, talk_path)
    except RecordingError as error:
        return replace(sight, problem=str(error), verdict=tr("cannot be read"), is_lost=True)
    except UserError as error:
        return replace(sight, problem=str(error), verdict=tr("recording changed"))
    return sight


def _missing(scene: Scene, talk_path: Path) -> SceneSight:
    try:
        check_scene(scene, talk_path)
    except UserError as error:
        return SceneSight(problem=str(error), verdict=tr("recording missing"), is_lost=True)
    return SceneSight()  # it came back meanwhile


def _title_of(lab: str) -> str:
    try:
        return recorded_lab(lab).title
    except UserError:  # of a newer version
        return lab


def _losses(steps: np.ndarray, losses: np.ndarray | None, step: int) -> np.ndarray | None:
    """The curve up to the scene's frame, thinned."""
    if losses is None or not len(steps):
        return None
    last = max(0, int(np.searchsorted(steps, step, side="right")) - 1)
    whole = np.stack([np.log10(np.asarray(steps, float) + 1), np.log10(np.maximum(losses, 1e-9))], axis=1)
    kept = np.unique(np.linspace(0, len(whole) - 1, MOST_POINTS).astype(int))
    low, high = whole[kept].min(axis=0), whole[kept].max(axis=0)
    places = (whole - low) / np.where(high > low, high - low, 1.0)
    shown = np.unique(np.append(kept[kept <= last], last))
    return np.asarray(places[shown]) if np.isfinite(places[shown]).all() else None


def picture_key(scene: Scene) -> str:
    """The same for scenes that look the same, words aside."""
    views = [(view.name, dict(view.settings)) for view in scene.panels]
    asked = [scene.recording, scene.step, scene.probe, scene.interventions]
    return json.dumps([*asked, scene.theme, views], sort_keys=True)


def named_in_full(talk: Talk, talk_path: Path) -> Talk:
    """The talk with its recordings named by full paths, which hold wherever it will be saved."""
    scenes = (replace(s, recording=full_path(recording_path(s, talk_path))) for s in talk.scenes)
    return replace(talk, scenes=tuple(scenes))


def full_path(path: Path) -> str:
    return path.resolve().as_posix()

"""Several runs in a scene of a talk: there when it is presented, and opened by a click in front of the audience."""

from pathlib import Path

from scoutview.panels.runs.panel import RunsPanel
from scoutview.panels.runs.table import RunPart
from scoutview.recording.reader import Recording
from scoutview.talks.recordings import fingerprint_of
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk
from tests.folder_of_runs import record
from tests.small_runs import LAST, copy_of
from tests.window.stage.conftest import Hall


def test_a_scene_says_what_its_runs_are_and_a_click_shows_another(hall: Hall, tmp_path: Path) -> None:
    own, other = copy_of("digits", tmp_path, "own.scout"), copy_of("digits", tmp_path, "other.scout")
    record(tmp_path / "third.scout", learning_rate=0.25)
    with Recording.open(own) as recording:
        fingerprint = fingerprint_of(recording, LAST)
    scene = Scene(str(own), fingerprint, LAST, "validation:3", (PanelView("runs", {"metric": "train_loss"}),))
    hall.present(Talk("Runs", (scene,)))
    (panel,) = hall.live.panels
    assert isinstance(panel, RunsPanel)
    hall.until(lambda: len(panel.runs) == 3)
    hall.until(lambda: " ".join(hall.stage._lines).startswith(panel.finding()[:20]))  # what is painted above it
    assert panel.finding().startswith("Training loss ends lowest")
    panel.table.chosen.emit(RunPart(str(other)))
    hall.until(lambda: hall.live.session.path == other and panel.runs.on_screen == str(other))
    assert hall.live.session.probe_text == "validation:3"

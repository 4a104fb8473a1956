"""Sweeps that really train, in processes of this machine."""

import json
import shutil
import time
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.recording.format import this_writer
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.sweeps.folder import LOCK_FILE, SWEEP_FILE, SweepFolder
from scoutview.sweeps.local import LocalEngine
from scoutview.sweeps.progress import SweepProgress
from scoutview.sweeps.sweep import Sweep
from scoutview.sweeps.sweep_training import SweepTraining
from tests.sweeps.small_sweep import final_bits, small_sweep

PATIENCE_S = 200.0


def trained(folder: Path, sweep: Sweep, jobs: int = 2, stop_when=lambda _: False) -> SweepProgress:
    """Train it until it is over, or stop it when told."""
    room = SweepFolder(folder)
    training = SweepTraining(room, room.settle(sweep), LocalEngine(jobs, "cpu"))
    ends_s = time.monotonic() + PATIENCE_S
    try:
        while not (progress := training.advance()).over:
            assert time.monotonic() < ends_s, "waited too long"
            if stop_when(progress):
                training.stop()
            time.sleep(0.02)
    finally:
        training.close()
    return progress


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sweep of two runs that is finished; copy it before changing it."""
    folder = tmp_path_factory.mktemp("sweeps") / "done"
    progress = trained(folder, small_sweep("seed=0:2", steps="60"))
    assert (progress.finished, progress.failed, progress.seconds_left) == (2, (), 0.0)
    return folder


@pytest.fixture
def copied(done: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(done, tmp_path / "sweep"))


def test_each_run_is_a_recording_like_any_other(done: Path) -> None:
    sweep = SweepFolder(done).read()
    assert sweep is not None
    assert {path.name for path in done.iterdir()} == {"sweep.json", "seed=0.scout", "seed=1.scout"}
    for run in sweep.runs:
        with Recording.open(done / f"{run.name}.scout") as recording:
            recording.verify()
            lab = sweep.lab_of(run)
            assert (recording.state, int(recording.steps[-1]), recording.planned_steps) == ("finished", 60, 60)
            assert dict(recording.description.settings) == asdict(lab.settings)
            asker = Asker(lab)
            asker.load(recording.frame_at(31))
            assert asker.answer(lab.default_probe(), [Question("logits")])
            assert recording.kept_answers()


def test_the_runs_are_those_that_are_trained_one_by_one(done: Path, tmp_path: Path) -> None:
    from scoutview.training.worker import TrainingRun

    sweep = SweepFolder(done).read()
    assert sweep is not None
    for run in sweep.runs:
        alone = TrainingRun(sweep.lab_of(run), tmp_path / f"{run.name}.scout", device="cpu")
        alone.start()
        assert alone.join(PATIENCE_S)
    assert final_bits(tmp_path) == final_bits(done)


def test_a_finished_sweep_is_left_as_it_is(copied: Path) -> None:
    before = {path.name: path.read_bytes() for path in copied.iterdir()}
    assert trained(copied, small_sweep("seed=0:2", steps="60")).finished == 2
    assert {path.name: path.read_bytes() for path in copied.iterdir()} == before


def test_a_sweep_that_was_stopped_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    sweep = small_sweep("seed=0:2", steps="500")
    stopped = trained(tmp_path / "a", sweep, stop_when=lambda progress: progress.steps > 100)
    assert stopped.finished < 2
    begun = [step for step, _ in final_bits(tmp_path / "a").values()]
    assert max(begun) < 500
    assert trained(tmp_path / "a", sweep).finished == 2
    assert trained(tmp_path / "b", sweep).finished == 2
    assert final_bits(tmp_path / "a") == final_bits(tmp_path / "b")
    assert not (tmp_path / "a" / LOCK_FILE).exists()


def test_the_step_of_each_budget_is_a_frame_with_its_name(tmp_path: Path) -> None:
    sweep = small_sweep("width=8,16", lab="next_token", budgets=[2e7, 3.3e7, 1e8])
    assert trained(tmp_path / "a", sweep).finished == 2
    for run in sweep.runs:
        with Recording.open(tmp_path / "a" / f"{run.name}.scout") as recording:
            named = zip(("2e7", "3.3e7", "1e8"), run.budget_steps, strict=True)
            marks = [Mark(f"budget {budget}", step) for budget, step in named]
            assert set(marks) <= set(recording.marks)
            assert {mark.step for mark in marks} <= set(recording.steps.tolist())


def test_a_run_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    progress = trained(tmp_path / "a", small_sweep("learning_rate=10,0.001", steps="300", weight_decay="10"))
    assert progress.finished == 1
    ((name, sentence),) = progress.failed
    assert name == "learning_rate=10.0"
    assert sentence.startswith("The training diverged")


def test_a_missing_recording_is_trained_again(copied: Path, done: Path) -> None:
    (copied / "seed=1.scout").unlink()
    progress = trained(copied, small_sweep("seed=0:2", steps="60"))
    assert (progress.finished, progress.failed) == (2, ())
    assert final_bits(copied) == final_bits(done)


def test_a_damaged_recording_is_told_and_left_alone_and_the_others_are_trained(copied: Path) -> None:
    (copied / "seed=0.scout").unlink()
    damaged = bytearray((copied / "seed=1.scout").read_bytes())
    damaged[len(damaged) // 2 :] = bytes(len(damaged) - len(damaged) // 2)
    (copied / "seed=1.scout").write_bytes(damaged)
    progress = trained(copied, small_sweep("seed=0:2", steps="60"))
    assert progress.finished == 1
    ((name, sentence),) = progress.failed
    assert name == "seed=1"
    assert sentence.endswith("move it away to have this run trained again.")
    assert (copied / "seed=1.scout").read_bytes() == damaged


def test_a_recording_of_other_settings_or_another_version_is_told_and_left_alone(copied: Path) -> None:
    shutil.copy(copied / "seed=0.scout", copied / "seed=1.scout")
    sweep = SweepFolder(copied).read()
    assert sweep is not None
    with pytest.raises(UserError, match=r"seed=1\.scout is of another lab or other settings"):
        SweepFolder(copied).standing(sweep, sweep.runs[1])
    with pytest.raises(UserError, match=r"seed=0\.scout was made by ScoutView .*, and this sweep by 9\.9"):
        SweepFolder(copied).standing(replace(sweep, version="9.9"), sweep.runs[0])
    ((name, _),) = trained(copied, sweep).failed
    assert name == "seed=1"


def test_a_recording_that_is_being_trained_is_left_to_whoever_does(copied: Path) -> None:
    writer = RecordingWriter.reopen(copied / "seed=1.scout")
    try:
        writer.set_state("training")
        progress = trained(copied, small_sweep("seed=0:2", steps="60"))
    finally:
        writer.close()
    ((name, sentence),) = progress.failed
    assert name == "seed=1"
    assert "trained by another program" in sentence


def test_another_sweep_or_other_recordings_in_the_folder_are_refused(copied: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has another sweep, of the lab grokking over seed"):
        SweepFolder(copied).settle(small_sweep("seed=0:3", steps="60"))
    (copied / SWEEP_FILE).unlink()
    with pytest.raises(UserError, match="recordings that are of no sweep"):
        SweepFolder(copied).settle(small_sweep("seed=0:2", steps="60"))
    with pytest.raises(UserError, match="There is no folder"):
        SweepFolder(tmp_path / "no" / "where").settle(small_sweep("seed=0:2"))


def test_a_sweep_of_another_version_is_not_gone_on_with(copied: Path) -> None:
    values = json.loads((copied / SWEEP_FILE).read_text())
    (copied / SWEEP_FILE).write_text(json.dumps(values | {"scoutview": "0.0.1"}))
    with pytest.raises(UserError, match=r"begun by ScoutView 0\.0\.1"):
        SweepFolder(copied).settle(small_sweep("seed=0:2", steps="60"))


def test_two_programs_do_not_train_the_same_sweep(copied: Path) -> None:
    folder = SweepFolder(copied)
    hold = folder.hold()
    with pytest.raises(UserError, match="being trained by another program"):
        folder.hold()
    hold.release()
    gone = this_writer().replace('"started": ', '"started": 1e9, "was": ')
    (copied / LOCK_FILE).write_text(json.dumps({"holder": gone, "workers": [gone]}))
    folder.hold().release()
    (copied / LOCK_FILE).write_text('{"hold')  # whoever wrote it was killed
    folder.hold().release()
    assert not (copied / LOCK_FILE).exists()

import dataclasses
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.frame import Change, Mark
from scoutview.recording.format import RecordingError
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.training.recorder import Recorder
from scoutview.training.trainer import Trainer
from scoutview.training.worker import TrainingRun, describe
from tests.small_recording import frame_of
from tests.tiny_lab import TinyHooksLab, TinyLab, TinyMuonLab, TinySettings, tiny_lab

LONG = 1_000_000


@pytest.fixture
def run_of(tmp_path):
    """Starts a run; all are ended with the test."""
    runs = []

    def start(lab=None, path=tmp_path / "a.scout", *, paused=False, **options) -> TrainingRun:
        run = TrainingRun(lab or tiny_lab(), path, device="cpu", **options)
        runs.append(run)
        if paused:
            run.pause()
        run.start()
        return run

    yield start
    for run in runs:
        run.stop()
        assert run.join(100)


def wait_for(condition, seconds=100):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.002)


def finish(run):
    assert run.join(100)
    return run.status()


def bits_by_step(path):
    with Recording.open(path) as recording:
        return {f.step: {name: array.tobytes() for name, array in f.weights.items()} for f in recording}


def test_a_run_records_itself_from_the_untrained_model_to_the_end(run_of, tmp_path):
    status = finish(run_of())
    assert (status.state, status.step, status.planned_steps, status.frames, status.error) == (
        "finished",
        80,
        80,
        81,
        "",
    )
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()
        assert recording.steps.tolist() == list(range(81))
        assert recording.state == "finished"
        assert recording.description.lab == "tiny"
        assert set(recording.description.versions) == {"scoutview", "torch", "numpy", "python"}
        assert recording.assets == {"note": b"made of a formula"}
        losses = recording.curves().metrics["validation_loss"]
        (mark,) = recording.marks
        assert mark == Mark("learned", int(np.flatnonzero(losses < 0.3 * losses[0])[0]))
    assert [file.name for file in tmp_path.iterdir()] == ["a.scout"]


def test_a_finished_run_keeps_what_a_window_opens_with(run_of, tmp_path):
    finish(run_of())
    with Recording.open(tmp_path / "a.scout") as recording:
        kept = {question.name: (step, probe, arrays) for step, probe, question, arrays in recording.kept_answers()}
        newest = recording[-1].weights
    assert kept.keys() == {"line", "words", "denoising"}
    assert {(step, probe) for step, probe, _ in kept.values()} == {(80, "a probe")}
    np.testing.assert_allclose(kept["line"][2]["line"], (newest["1.weight"] @ newest["0.weight"])[0], rtol=1e-6)
    assert kept["words"][2]["words"].tolist() == ["a", "probe"]
    assert kept["denoising"][2]["denoising"].tolist() == [0, 1, 2]


def test_a_model_that_was_never_trained_ends_without_answers(run_of, tmp_path):
    run = run_of(paused=True)
    wait_for(lambda: run.status().state == "paused")
    run.stop()
    assert finish(run).state == "stopped"
    with Recording.open(tmp_path / "a.scout") as recording:
        assert (recording.steps.tolist(), recording.kept_answers()) == ([0], [])


@pytest.mark.usefixtures("patient_recorder")
@pytest.mark.parametrize("kind", [TinyLab, TinyMuonLab, TinyHooksLab])
def test_continued_after_reopening_it_gives_the_frames_of_an_uninterrupted_run(run_of, tmp_path, kind):
    finish(run_of(tiny_lab(kind), tmp_path / "through.scout", steps=130))
    finish(run_of(tiny_lab(kind), steps=61))
    status = finish(run_of(tiny_lab(kind), continue_run=True, steps=69))
    assert (status.state, status.step, status.planned_steps) == ("finished", 130, 130)
    assert bits_by_step(tmp_path / "a.scout") == bits_by_step(tmp_path / "through.scout")
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.planned_steps == 130
        assert np.all(np.diff(recording.curves().seconds) > 0)


def test_continue_trains_as_far_again_as_the_settings_say(run_of):
    finish(run_of())
    assert finish(run_of(continue_run=True)).step == 160


def test_pausing_before_the_start_waits_with_the_untrained_model(run_of, tmp_path):
    run = run_of(paused=True)
    wait_for(lambda: run.status().state == "paused")
    assert (run.status().frames, run.status().step) == (1, 0)
    with Recording.open(tmp_path / "a.scout") as recording:
        assert (len(recording), recording.state) == (1, "paused")
    run.resume()
    assert finish(run).state == "finished"


def test_a_paused_run_rests_and_goes_on(run_of, tmp_path):
    run = run_of(tiny_lab(steps=LONG))
    wait_for(lambda: run.status().step > 100)
    run.pause()
    wait_for(lambda: run.status().state == "paused")
    resting_at = run.status().step
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording[-1].step == resting_at
        assert recording.training_state().step == resting_at
        seconds = recording[-1].seconds
    time.sleep(0.1)
    assert run.status().step == resting_at
    assert run.status().steps_per_second == 0
    run.resume()
    wait_for(lambda: run.status().step > resting_at)
    run.stop()
    assert finish(run).state == "stopped"
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.state == "stopped"
        assert recording[-1].step == recording.training_state().step == run.status().step
        assert recording[-1].seconds - seconds < 5
        assert len(recording.kept_answers()) == 3


def test_a_run_is_stopped_while_it_is_paused(run_of):
    run = run_of(paused=True)
    wait_for(lambda: run.status().state == "paused")
    run.stop()
    assert finish(run).state == "stopped"


def test_a_run_stopped_before_its_first_frame_leaves_nothing(run_of, tmp_path):
    run = TrainingRun(tiny_lab(), tmp_path / "a.scout")
    run.stop()
    run.start()
    assert finish(run).state == "stopped"
    assert list(tmp_path.iterdir()) == []


def test_time_ends_a_run_and_its_last_step_is_a_frame(run_of, tmp_path):
    status = finish(run_of(tiny_lab(steps=LONG), seconds=0.3))
    assert status.state == "finished"
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording[-1].step == status.step < LONG
        assert 0.25 < recording[-1].seconds < 2


@pytest.mark.usefixtures("patient_recorder")
def test_a_learning_rate_changed_while_training_is_recorded_and_honoured_later(run_of, tmp_path):
    run = run_of(paused=True, steps=60)
    run.change_setting("learning_rate", 0.2)
    run.resume()
    finish(run)
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.changes == (Change(1, "learning_rate", 0.2),)
    finish(run_of(continue_run=True, steps=20))
    finish(run_of(tiny_lab(learning_rate=0.2), tmp_path / "b.scout", steps=80))
    ours, theirs = bits_by_step(tmp_path / "a.scout"), bits_by_step(tmp_path / "b.scout")
    assert ours.keys() == theirs.keys()
    for step in ours:  # 0.05 × (0.2 / 0.05) is 0.2 to the last bit or nearly so
        for name in ours[step]:
            mine, other = (np.frombuffer(x[step][name], np.float32) for x in (ours, theirs))
            np.testing.assert_allclose(mine, other, rtol=1e-3, atol=1e-5)
    with pytest.raises(UserError, match="Learning rate"):
        run.change_setting("learning_rate", 0.0)


def test_a_diverging_run_says_so_and_keeps_its_frames(run_of, tmp_path):
    status = finish(run_of(tiny_lab(learning_rate=1e20)))
    assert status.state == "failed"
    assert "the loss is no number" in status.error
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.state == "failed"
        assert len(recording) == status.frames == status.step + 1
        recording.verify()


def test_an_exception_in_the_lab_is_one_sentence_with_details(run_of, tmp_path):
    status = finish(run_of(tiny_lab(fail_at=30)))
    assert status.state == "failed"
    assert status.error == (
        "The training ended at step 29 through an error inside ScoutView (RuntimeError: the batch is bad)."
    )
    assert "Traceback" in status.details
    with Recording.open(tmp_path / "a.scout") as recording:
        assert (len(recording), recording.state) == (30, "failed")


def test_too_little_memory_is_told_in_words(run_of, monkeypatch):
    def refuse(*_):
        raise MemoryError

    monkeypatch.setattr(TinyLab, "loss", refuse)
    assert "too little memory" in finish(run_of()).error


@pytest.mark.parametrize(
    ("path", "sentence"), [("none/a.scout", "There is no folder"), (".", "is a folder"), ("b.txt", "exists already")]
)
def test_a_bad_path_fails_in_a_sentence(run_of, tmp_path, path, sentence):
    (tmp_path / "b.txt").write_text("mine")
    status = finish(run_of(path=tmp_path / path))
    assert (status.state, status.details) == ("failed", "")
    assert sentence in status.error
    assert (tmp_path / "b.txt").read_text() == "mine"


def test_continuing_with_other_settings_is_refused_and_changes_nothing(run_of, tmp_path):
    finish(run_of())
    assert "other settings" in finish(run_of(tiny_lab(seed=5), continue_run=True)).error
    assert "is missing" in finish(run_of(path=tmp_path / "b.scout", continue_run=True)).error
    with Recording.open(tmp_path / "a.scout") as recording:
        assert (recording.state, len(recording)) == ("finished", 81)


def test_a_forced_run_replaces_the_file(run_of, tmp_path):
    finish(run_of())
    assert finish(run_of(tiny_lab(seed=7), force=True, steps=5)).frames == 6
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.description.seed == 7


def test_status_and_commands_never_wait_for_the_disk(run_of, monkeypatch):
    held, goes_on = threading.Event(), threading.Event()
    original = RecordingWriter.add_frame

    def slow(writer, frame, marks=()):
        if frame.step == 20:
            held.wait(20)  # as long as a command that waits would take
            goes_on.set()
        original(writer, frame, marks)

    monkeypatch.setattr(RecordingWriter, "add_frame", slow)
    run = run_of(tiny_lab(steps=LONG))
    try:
        wait_for(lambda: run.status().frames >= 20)
        for _ in range(100):
            run.status()
        run.protect(5)
        run.pause()
        run.resume()
        run.change_setting("learning_rate", 0.01)
        run.stop()
        assert not goes_on.is_set()
    finally:
        held.set()
    assert finish(run).state == "stopped"


def test_a_disk_that_cannot_keep_up_widens_the_spacing(run_of, tmp_path, monkeypatch):
    original = RecordingWriter.add_frame

    def slow(writer, frame, marks=()):
        time.sleep(0.03)
        original(writer, frame, marks)

    monkeypatch.setattr(RecordingWriter, "add_frame", slow)
    run = run_of(tiny_lab(steps=150))
    status = finish(run)
    assert status.spacing > 1
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.steps.tolist()[:51] == list(range(51))
        assert len(recording) < 151
        widened = [change for change in recording.changes if change.name == "frame_spacing"]
        assert widened[-1].value == status.spacing
        assert widened[0].step > 50


def test_a_full_budget_thins_the_frames_but_not_the_shown_and_marked(run_of, tmp_path):
    run = run_of(tiny_lab(steps=400, frame_budget=100), paused=True)
    run.protect(68)
    run.resume()
    status = finish(run)
    with Recording.open(tmp_path / "a.scout") as recording:
        steps, changes = recording.steps.tolist(), recording.changes
        recording.verify()
    assert len(steps) == status.frames <= 100
    assert steps[:51] == list(range(51))
    assert 68 in steps
    assert steps[-1] == 400
    assert [change.name for change in changes] == ["frame_spacing"] * len(changes)
    assert changes[-1].value == status.spacing
    assert {step for step in range(51, 400) if step % status.spacing == 0} <= set(steps)


def test_a_full_file_budget_thins_too_and_the_file_stays_small(tmp_path):
    settings = dataclasses.replace(TinySettings(), megabyte_budget=10, frame_budget=2000)
    lab = TinyLab(settings)
    path = tmp_path / "a.scout"
    writer = RecordingWriter.create(path, describe(lab, "cpu"), {}, with_loss(frame_of(0, 20_000)))
    with Recording.open(path) as recording:
        recorder = Recorder(writer, lab, recording.curves(), 1)
    for step in range(1, 400):
        if step <= 50 or step % recorder.spacing == 0:
            recorder.add_frame(with_loss(frame_of(step, 20_000)))
            recorder.flush()
    recorder.close()
    with Recording.open(path) as recording:
        assert recording.size_on_disk < 10_500_000
        assert recording.steps.tolist()[:51] == list(range(51))
        assert 51 < len(recording) < 130
        recording.verify()


def with_loss(frame):
    return dataclasses.replace(frame, metrics={"validation_loss": 1.0})


def test_a_full_disk_ends_the_run_in_a_sentence(run_of, tmp_path, monkeypatch):
    def small(writer, frame, marks=(), original=RecordingWriter.add_frame):
        original(writer, frame, marks)
        if frame.step == 20:
            (pages,) = writer.connection.execute("PRAGMA page_count").fetchone()
            writer.connection.execute(f"PRAGMA max_page_count={pages + 4}")

    monkeypatch.setattr(RecordingWriter, "add_frame", small)
    status = finish(run_of(tiny_lab(steps=400, width=1000)))
    assert status.state == "failed"
    assert "The disk is full" in status.error
    with Recording.open(tmp_path / "a.scout") as recording:
        assert len(recording) == status.frames >= 21
        recording.verify()
        assert recording.state == "failed"


TRAINS = """
import sys
from pathlib import Path
from tests.tiny_lab import tiny_lab
from scoutview.training.worker import TrainingRun
import scoutview.training.worker as worker
worker.SAVE_EVERY_S = 0.02
from scoutview.recording.writer import RecordingWriter
original = RecordingWriter.add_frame
def telling(writer, frame, marks=()):
    original(writer, frame, marks)
    print(frame.step, flush=True)
RecordingWriter.add_frame = telling
run = TrainingRun(tiny_lab(steps=150), Path(sys.argv[1]), device="cpu", steps=100_000)
run.start()
run.join()
"""


def test_kill_at_any_moment_loses_no_committed_frame_and_the_run_can_be_continued(run_of, tmp_path):
    tests = Path(__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": f"{tests.parent}{os.pathsep}{tests}"}
    path = tmp_path / "a.scout"
    process = subprocess.Popen([sys.executable, "-c", TRAINS, path], stdout=subprocess.PIPE, env=environment)
    for _ in range(2):  # before the second frame it is written what a run goes on from
        process.stdout.readline()
    time.sleep(random.Random(4).uniform(0.02, 0.6))
    process.kill()
    told = [int(line) for line in process.communicate()[0].split(b"\n")[:-1]]
    with Recording.open(path) as recording:
        recording.verify()
        assert recording.state == "interrupted"
        steps = recording.steps.tolist()
    assert set(told) <= set(steps)
    before = bits_by_step(path)
    status = finish(run_of(tiny_lab(steps=150), path, continue_run=True, steps=7))
    assert (status.state, status.step) == ("finished", max(steps) + 7)
    after = bits_by_step(path)
    assert all(after[step] == before[step] for step in before)


def test_another_learning_rate_lets_go_of_what_a_killed_run_had_recorded_beyond(run_of, tmp_path):
    path = tmp_path / "a.scout"
    finish(run_of(steps=60))
    trainer = Trainer(tiny_lab())
    for _ in trainer.steps(40):
        pass
    writer = RecordingWriter.reopen(path)  # as if killed at step 60, its state last saved at step 40
    writer.save_training_state(trainer.state())
    writer.add_change(Change(50, "learning_rate", 3.0))
    writer.close()
    run = run_of(continue_run=True, seconds=1e-9, paused=True)  # time for one step
    wait_for(lambda: run.status().state == "paused")
    run.change_setting("learning_rate", 0.01)
    run.resume()
    assert finish(run).frames == 42
    with Recording.open(path) as recording:
        assert recording.steps.tolist() == list(range(42))
        rates = [change for change in recording.changes if change.name == "learning_rate"]
        assert rates == [Change(41, "learning_rate", 0.01)]  # a slow disk may have spaced out the frames as well


def test_a_recording_without_a_state_cannot_be_continued(run_of, tmp_path):
    lab = tiny_lab()
    path = tmp_path / "a.scout"
    RecordingWriter.create(path, describe(lab, "cpu"), {}, frame_of(0)).close()
    assert "start a new run" in finish(run_of(path=path, continue_run=True)).error
    with pytest.raises(RecordingError):
        Recording.open(tmp_path)


@pytest.mark.parametrize(("width", "part"), [(300, "a frame has"), (100, "what training on needs has")])
def test_a_model_too_large_for_a_recording_is_refused_before_it_is_evaluated(
    run_of, tmp_path, monkeypatch, width, part
):
    class Evaluated(TinyLab):
        times = 0

        def evaluate(self, model):
            type(self).times += 1
            return super().evaluate(model)

    monkeypatch.setattr("scoutview.recording.writer.MOST_BYTES", 2000)
    status = finish(run_of(tiny_lab(Evaluated, width=width)))
    assert status.state == "failed"
    assert f"too large for a recording: {part}" in status.error
    assert not status.details
    assert Evaluated.times == 0
    assert list(tmp_path.iterdir()) == []


def test_steps_of_interest_become_frames_with_their_names_and_stay_when_the_run_is_thinned(run_of, tmp_path):
    marks = [Mark("budget 1e5", 333), Mark("budget 2e5", 777)]
    path = tmp_path / "a.scout"
    lab = tiny_lab(steps=777, frame_budget=100)
    assert finish(run_of(lab, path, until=777, marks=marks, seconds=1e-9)).step < 333  # interrupted
    status = finish(run_of(lab, path, until=777, marks=marks, continue_run=True))
    assert (status.state, status.step, status.planned_steps) == ("finished", 777, 777)
    with Recording.open(path) as recording:
        assert set(marks) <= set(recording.marks)
        assert {0, 333, 777} <= set(recording.steps.tolist())
        assert any(change.name == "frame_spacing" for change in recording.changes)


def test_a_run_that_is_continued_to_a_step_it_has_reached_takes_no_step(run_of, tmp_path):
    path = tmp_path / "a.scout"
    finish(run_of())
    before = bits_by_step(path)
    assert finish(run_of(path=path, until=80, continue_run=True)).step == 80
    assert bits_by_step(path) == before

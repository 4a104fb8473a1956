"""Training in a program of its own is training in a thread: the same frames, the same commands, the same sentences."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from scoutview.errors import UserError
from scoutview.recording.reader import Recording
from scoutview.training.process import RemoteRun, TrainingProcess
from scoutview.training.schedule import DENSE_STEPS
from scoutview.training.worker import TrainingRun
from tests.every_lab import small_lab

LAB, LONG = "grokking", "2000000"  # what a recording of it opens with is soonest answered


@pytest.fixture(scope="module")
def shared() -> Iterator[TrainingProcess]:
    process = TrainingProcess()
    yield process
    process.close()


@pytest.fixture
def own() -> Iterator[TrainingProcess]:
    """One that may be killed."""
    process = TrainingProcess()
    yield process
    process.close()
    assert process.process_id() == 0 or not psutil.pid_exists(process.process_id())


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def started(process: TrainingProcess, path: Path, *, paused: bool = False, **settings: str) -> RemoteRun:
    run = process.new_run(small_lab(LAB, **settings), path, device="cpu")
    if paused:
        run.pause()
    run.start()
    return run


def bits_by_step(path: Path) -> dict[int, dict[str, bytes]]:
    with Recording.open(path) as recording:
        recording.verify()
        return {f.step: {name: array.tobytes() for name, array in f.weights.items()} for f in recording}


def test_it_makes_the_frames_that_a_thread_makes(shared: TrainingProcess, tmp_path: Path) -> None:
    here = TrainingRun(small_lab(LAB, steps="70"), tmp_path / "here.scout", device="cpu")
    here.start()
    there = started(shared, tmp_path / "there.scout", steps="70")
    assert here.join(100)
    assert there.join(100)
    assert there.is_over()
    theirs, ours = bits_by_step(tmp_path / "there.scout"), bits_by_step(tmp_path / "here.scout")
    assert (there.status().state, there.status().step, there.status().frames) == ("finished", 70, len(theirs))
    both = theirs.keys() & ours.keys()  # on a busy machine either may have spaced its frames out, the first 50 apart
    assert {*range(DENSE_STEPS + 1), 70} <= both
    assert {step: theirs[step] for step in both} == {step: ours[step] for step in both}


def test_it_obeys_as_a_thread_does(shared: TrainingProcess, tmp_path: Path) -> None:
    run = started(shared, tmp_path / "a.scout", paused=True, steps=LONG)
    wait_for(lambda: run.status().state == "paused")
    assert (run.status().step, run.status().frames, run.status().planned_steps) == (0, 1, int(LONG))
    run.change_setting("learning_rate", 0.004)
    with pytest.raises(UserError, match="Learning rate"):
        run.change_setting("learning_rate", -1)
    run.resume()
    wait_for(lambda: run.status().step > 60)
    assert run.status().state == "training"
    run.pause()
    wait_for(lambda: run.status().state == "paused")
    step = run.status().step
    run.stop()
    assert run.join(100)
    assert (run.status().state, run.status().step) == ("stopped", step)
    with Recording.open(tmp_path / "a.scout") as recording:
        assert (recording.state, int(recording.steps[-1])) == ("stopped", step)
        assert ("learning_rate", 0.004) in [(change.name, change.value) for change in recording.changes]


def test_two_runs_at_once_and_one_continued(shared: TrainingProcess, tmp_path: Path) -> None:
    runs = [started(shared, tmp_path / f"{name}.scout", steps="30") for name in "ab"]
    assert all(run.join(100) for run in runs)
    more = shared.new_run(small_lab(LAB, steps="30"), tmp_path / "a.scout", device="cpu", continue_run=True)
    more.start()
    assert more.join(100)
    assert (more.status().state, more.status().step) == ("finished", 60)
    assert {*bits_by_step(tmp_path / "b.scout")} < {*bits_by_step(tmp_path / "a.scout")}


def test_what_goes_wrong_is_told_in_the_same_words(shared: TrainingProcess, tmp_path: Path) -> None:
    (tmp_path / "a.scout").write_text("not a recording")
    here, there = (
        make(small_lab("digits"), tmp_path / "a.scout", device="cpu") for make in (TrainingRun, shared.new_run)
    )
    for run in (here, there):
        run.start()
        assert run.join(100)
    assert there.status().error == here.status().error != ""
    more = shared.new_run(small_lab("digits"), tmp_path / "a.scout", device="cpu", continue_run=True)
    more.start()
    assert more.join(100)
    assert more.status().state == "failed"
    assert "a.scout" in more.status().error
    assert more.status().details == ""
    assert (tmp_path / "a.scout").read_text() == "not a recording"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_when_it_is_killed_the_frames_stay_and_the_next_run_has_another(own: TrainingProcess, tmp_path: Path) -> None:
    run = started(own, tmp_path / "a.scout", steps=LONG)
    wait_for(lambda: run.status().step > 20)
    killed = own.process_id()
    os.kill(killed, signal.SIGKILL)
    assert run.join(100)
    status = run.status()
    assert status.state == "failed"
    assert status.error.startswith(f"The training ended at step {status.step:,}: the program that trains was ended")
    assert "too little memory" in status.error
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()
        assert recording.state == "interrupted"
        assert len(recording) >= 20
    run.pause()  # too late, and no reason to begin the program anew
    another = started(own, tmp_path / "b.scout", steps="5")
    assert another.join(100)
    assert another.status().state == "finished"
    assert own.process_id() not in (0, killed)


def test_nothing_from_the_folder_one_is_in_is_run(
    own: TrainingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("scoutview", "json", "torch"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    run = started(own, tmp_path / "a.scout", steps="5")
    assert run.join(100)
    assert run.status().state == "finished"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_not_meant_for_it(shared: TrainingProcess, tmp_path: Path) -> None:
    run = started(shared, tmp_path / "a.scout", steps=LONG)
    wait_for(lambda: run.status().step > 5)
    os.kill(shared.process_id(), signal.SIGINT)
    step = run.status().step
    wait_for(lambda: run.status().step > step + 20)
    run.stop()
    assert run.join(100)
    assert run.status().state == "stopped"


def test_closing_ends_the_program_and_keeps_the_last_frame(own: TrainingProcess, tmp_path: Path) -> None:
    run = started(own, tmp_path / "a.scout", steps=LONG)
    wait_for(lambda: run.status().step > 5)
    child = psutil.Process(own.process_id())
    own.close()
    assert not child.is_running()
    assert run.join(5)
    with Recording.open(tmp_path / "a.scout") as recording:
        assert recording.state == "stopped"


PARENT = """
import sys, time
from pathlib import Path
from scoutview.labs.registry import lab_named
from scoutview.training.process import TrainingProcess
process, kind = TrainingProcess(), lab_named("grokking")
run = process.new_run(kind(kind.Settings(steps=int(sys.argv[2]))), Path(sys.argv[1]), device="cpu")
run.start()
while run.status().step < 20:
    time.sleep(0.01)
print(process.process_id(), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_does_not_outlive_the_program_that_began_it(tmp_path: Path) -> None:
    words = [sys.executable, "-c", PARENT, str(tmp_path / "a.scout"), LONG]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    child.wait(100)
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()
        assert recording.state == "stopped"


def test_a_program_that_cannot_be_started_is_told(
    own: TrainingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    run = started(own, tmp_path / "a.scout")
    assert run.join(100)
    assert run.status().state == "failed"
    assert "cannot be started" in run.status().error


def test_a_program_that_ends_at_once_is_told_with_its_words(
    own: TrainingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    run = started(own, tmp_path / "a.scout")
    assert run.join(100)
    assert "the program that trains ended with status" in run.status().error
    assert "Python" in run.status().details

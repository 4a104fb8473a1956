"""Several programs at once: two windows and a trainer, a recording that goes, a program that trains and is killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from scoutview.recording.reader import Recording
from scoutview.resources import resource
from scoutview.training.process import TrainingProcess
from tests.window.conftest import Desk

ROOT = Path(__file__).parents[2]
SECOND_WINDOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from scoutview.app import build_application, build_window
application = build_application()
window, session = build_window(Path(sys.argv[2]))
told = []
session.message.connect(lambda sentence, _: told.append(sentence))
session.open(Path(sys.argv[1]))
window.show()
timer = QTimer()
timer.timeout.connect(lambda: application.quit() if session.state == "stopped" else None)
timer.start(50)
session.curves_changed.connect(lambda: print(len(session.curves), flush=True))
QTimer.singleShot(120_000, application.quit)
application.exec()
print(json.dumps([session.state, len(session.curves), session.timeline.step, told]))
window.close()
session.close()
"""


def sample(folder: Path, name: str = "digits") -> Path:
    return Path(shutil.copy(resource("recordings", f"{name}.scout"), folder / f"{name}.scout"))


def opened(desk: Desk, path: Path) -> None:
    desk.session.open(path)
    desk.until(lambda: desk.session.path == path and desk.at_rest())


def told(desk: Desk, words: str) -> bool:
    return any(words in sentence for sentence in desk.messages)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_recording_goes_from_under_an_open_window(desk: Desk, tmp_path: Path, rounds, tried, how: str) -> None:
    count = rounds(1, 10)
    for number in range(count):
        path = sample(tmp_path)
        before = path.read_bytes()
        opened(desk, path)
        if how == "deleted":
            path.unlink()
        else:
            sample(tmp_path, "grokking").replace(path)
        desk.until(lambda: told(desk, f"was {how}"))
        desk.session.timeline.go_to(desk.session.timeline.steps[number])
        desk.until(desk.at_rest)
        kept = tmp_path / f"kept {number}.scout"
        desk.session.save_as(kept)
        desk.until(lambda kept=kept: told(desk, f"saved as {kept.name}"))
        with Recording.open(kept) as recording:
            recording.verify()
        path.unlink(missing_ok=True)
        path.write_bytes(before)
        opened(desk, resource("recordings", "denoising.scout"))
        desk.messages.clear()
    tried(f"a recording {how} while a window has it open", count, 0, "asked on, and saved under another name")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.timeout(600)
def test_two_windows_and_a_trainer_on_one_recording(desk: Desk, tmp_path: Path, rounds, tried) -> None:
    desk.prepare()  # its own program that trains is there
    path = desk.session.runs_folder / "a.scout"
    words = ["train", "digits", "-o", str(path), "--steps", "1000000"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with (
        subprocess.Popen([sys.executable, "-m", "scoutview", *words], env=environment) as trainer,
        ExitStack() as stack,
    ):
        stack.callback(trainer.kill)  # it would train for hours where something fails
        desk.until(path.exists)
        opened(desk, path)
        other = [sys.executable, "-c", SECOND_WINDOW, str(path), str(tmp_path / "other")]
        with subprocess.Popen(other, env=environment, stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            second.stdout.readline()  # it follows
            desk.session.continue_training()
            desk.until(lambda: told(desk, "is being trained just now"))
            desk.qtbot.wait(rounds(1_000, 30_000))
            trainer.send_signal(signal.SIGINT)
            desk.until(lambda: desk.session.state == "stopped")
            desk.until(lambda: second.poll() is not None)
            state, frames, step, messages = json.loads(second.stdout.read().splitlines()[-1])
    with Recording.open(path) as recording:
        recording.verify()
        steps = recording.steps.tolist()
    assert (state, frames, step, messages) == ("stopped", len(steps), steps[-1], [])
    desk.until(lambda: len(desk.session.curves) == len(steps))
    tried("frames of one training that two windows followed to its end", len(steps), 0, "a second trainer is refused")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.timeout(600)
def test_the_program_that_trains_is_killed_under_the_window(
    desk: Desk, trainings: TrainingProcess, rounds, tried
) -> None:
    """As when the system wants its memory back: the window tells, keeps the frames, and trains again."""
    count, session = rounds(1, 10), desk.session
    for number in range(count):
        desk.prepare(steps="1000000", seed=str(number))
        path = session.path
        session.train()
        desk.until(lambda: session.training is not None and session.training.step > 20)
        os.kill(trainings.process_id(), signal.SIGKILL)
        desk.until(lambda: told(desk, "the program that trains was ended from outside"))
        assert desk.state == "failed"
        desk.until(lambda: session.state == "interrupted")
        assert session.path == path
        session.timeline.go_to(10)
        desk.until(desk.at_rest)
        assert len(session.curves) > 20
        desk.messages.clear()
    desk.prepare(steps="5")
    session.train()
    desk.until(lambda: desk.state == "finished")
    tried("`kill -9` of the program that trains for a window", count, 0, "the window lives, the frames stay")

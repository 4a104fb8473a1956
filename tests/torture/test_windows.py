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
from tests.window.conftest import User

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
QTimer.singleShot(500_000, application.quit)
application.exec()
print(json.dumps([session.state, len(session.curves), session.timeline.step, told]))
window.close()
session.close()
"""


def sample(folder: Path, name: str = "digits") -> Path:
    return Path(shutil.copy(resource("recordings", f"{name}.scout"), folder / f"{name}.scout"))


def opened(user: User, path: Path) -> None:
    user.session.open(path)
    user.until(lambda: user.session.path == path and user.at_rest())


def told(user: User, words: str) -> bool:
    return any(words in sentence for sentence in (*user.messages, *user.notices))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_a_recording_goes_from_under_an_open_window(user: User, tmp_path: Path, rounds, tried, how: str) -> None:
    count = rounds(1, 10)
    for number in range(count):
        path = sample(tmp_path)
        before = path.read_bytes()
        opened(user, path)
        if how == "deleted":
            path.unlink()
        else:
            sample(tmp_path, "grokking").replace(path)
        user.until(lambda: told(user, f"was {how}"))
        user.session.timeline.go_to(user.session.timeline.steps[number])
        user.until(user.at_rest)
        kept = tmp_path / f"kept {number}.scout"
        user.session.save_as(kept)
        user.until(lambda kept=kept: told(user, f"saved as {kept.name}"))
        with Recording.open(kept) as recording:
            recording.verify()
        path.unlink(missing_ok=True)
        path.write_bytes(before)
        opened(user, resource("recordings", "denoising.scout"))
        user.messages.clear()
    tried(f"a recording {how} while a window has it open", count, 0, "asked on, and saved under another name")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.timeout(600)
def test_two_windows_and_a_trainer_on_one_recording(user: User, tmp_path: Path, rounds, tried) -> None:
    user.prepare()  # its own program that trains is there
    path = user.session.runs_folder / "a.scout"
    words = ["train", "digits", "-o", str(path), "--steps", "1000000"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    with (
        subprocess.Popen([sys.executable, "-m", "scoutview", *words], env=environment) as trainer,
        ExitStack() as stack,
    ):
        stack.callback(trainer.kill)  # it would train for hours where something fails
        user.until(path.exists)
        opened(user, path)
        other = [sys.executable, "-c", SECOND_WINDOW, str(path), str(tmp_path / "other")]
        with subprocess.Popen(other, env=environment, stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            second.stdout.readline()  # it follows
            user.session.continue_training()
            user.until(lambda: told(user, "is being trained just now"))
            user.qtbot.wait(rounds(1_000, 30_000))
            trainer.send_signal(signal.SIGINT)
            user.until(lambda: user.session.state == "stopped")
            user.until(lambda: second.poll() is not None)
            state, frames, step, messages = json.loads(second.stdout.read().splitlines()[-1])
    with Recording.open(path) as recording:
        recording.verify()
        steps = recording.steps.tolist()
    assert (state, frames, step, messages) == ("stopped", len(steps), steps[-1], [])
    user.until(lambda: len(user.session.curves) == len(steps))
    tried("frames of one training that two windows followed to its end", len(steps), 0, "a second trainer is refused")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.timeout(600)
def test_the_program_that_trains_is_killed_under_the_window(
    user: User, trainings: TrainingProcess, rounds, tried
) -> None:
    """As when the system wants its memory back: the window tells, keeps the frames, and trains again."""
    count, session = rounds(1, 10), user.session
    for number in range(count):
        user.prepare(steps="1000000", seed=str(number))
        path = session.path
        session.train()
        user.until(lambda: session.training is not None and session.training.step > 20)
        os.kill(trainings.process_id(), signal.SIGKILL)
        user.until(lambda: told(user, "the program that trains was ended from outside"))
        assert user.state == "failed"
        user.until(lambda: session.state == "interrupted")
        assert session.path == path
        session.timeline.go_to(10)
        user.until(user.at_rest)
        assert len(session.curves) > 20
        user.messages.clear()
    user.prepare(steps="5")
    session.train()
    user.until(lambda: user.state == "finished")
    tried("`kill -9` of the program that trains for a window", count, 0, "the window lives, the frames stay")

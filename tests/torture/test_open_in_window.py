"""What happens to a recording, a lab or a device while it is open in a window: a sentence, and the window lives."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scoutview.labs.next_token.settings import NextTokenSettings
from scoutview.observing import desk
from scoutview.observing.remote import RemoteAskers
from scoutview.recording.reader import Recording
from scoutview.training.process import TrainingProcess
from tests.every_lab import NAMES, small_lab
from tests.small_runs import copy_of, recording_of
from tests.torture.damage import WAYS
from tests.window.conftest import User

# Run by Python itself when the program that trains begins.
LOSES_ITS_DEVICE = """
from scoutview.labs.digits.lab import Digits

loss, steps = Digits.loss, []

def loses_its_device(lab, model, batch):
    import torch

    steps.append(0)
    if len(steps) > 60:
        raise torch.AcceleratorError("CUDA error: the device is lost or was reset", 1)
    return loss(lab, model, batch)

Digits.loss = loses_its_device
"""


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    shutil.copy(recording_of("denoising"), path.with_name("other")).replace(path)


def replaced_by_a_newer_version(path: Path) -> None:
    other = Path(shutil.copy(path, path.with_name("other")))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA user_version=99")
    other.replace(path)


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 3)


def overwritten(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(random.Random(1).randbytes(size))


def emptied(path: Path) -> None:
    path.open("wb").close()


def assert_lives(user: User) -> None:
    """The window shows another recording as if nothing had been."""
    user.choose("next_token")
    assert user.window.isVisible()


@pytest.mark.parametrize(
    "happens",
    [deleted, replaced, replaced_by_a_newer_version, cut_short, overwritten, emptied],
    ids=lambda f: f.__name__,
)
def test_what_happens_to_an_open_recording_is_told(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tried, happens: Callable
) -> None:
    monkeypatch.setattr(desk, "QUIET_REFRESH_S", 0.05)
    path = copy_of("digits", tmp_path)
    user.session.open(path)
    user.until(lambda: user.session.path == path and user.at_rest())
    happens(path)
    line = user.session.timeline
    for step in [*line.steps, *line.steps]:  # frames that were read before may be kept
        line.go_to(step)
        user.give_time(40)
    user.until(lambda: bool(user.messages))
    assert not any("\n" in sentence for sentence in user.messages)
    assert_lives(user)
    tried(f"a recording {happens.__name__.replace('_', ' ')} while it is open in a window", 1, 0, user.messages[0])


@pytest.mark.timeout(300)
def test_damaged_recordings_in_the_window_leave_what_is_on_screen(user: User, tmp_path: Path, rounds, tried) -> None:
    rng, count, refused = random.Random(11), rounds(6, 60), 0
    user.choose("digits")
    for number in range(count):
        content = recording_of(NAMES[number % len(NAMES)]).read_bytes()
        path = tmp_path / f"{number}.scout"
        path.write_bytes(WAYS[number % len(WAYS)](content, rng))
        before, told = user.session.path, len(user.messages)
        user.session.open(path)
        user.until(lambda path=path, told=told: user.session.path == path or len(user.messages) > told)
        user.qtbot.wait(50)
        if user.session.path != path:
            assert user.session.path == before
            refused += 1
    assert refused >= count // 3  # other damage hits what nobody reads
    assert not any("\n" in sentence for sentence in user.messages)
    assert_lives(user)
    tried("damaged recordings opened in a window", count, 0, f"{refused} refused")


def test_a_recording_of_a_newer_version_is_told_and_what_is_on_screen_stays(user: User, tmp_path: Path, tried) -> None:
    user.choose("digits")
    shown, path = user.session.path, copy_of("denoising", tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    user.session.open(path)
    user.until(lambda: any("newer version of ScoutView" in sentence for sentence in user.messages))
    assert user.session.path == shown
    assert user.at_rest()
    assert_lives(user)
    tried("a recording of a newer version opened in a window", 1, 0)


@pytest.mark.parametrize(
    ("device", "settings", "words"),
    [
        ("cpu", NextTokenSettings(layers=24, width=1024, context=1024, batch=1024), "GB of memory"),
        ("cuda:99", NextTokenSettings(), "There is no device"),
    ],
    ids=["too large", "no device"],
)
def test_a_training_that_cannot_begin_is_told_in_the_window(user: User, tried, device, settings, words) -> None:
    user.choose("next_token")
    shown, user.session.device = user.session.path, device
    user.session.prepare("next_token", settings)
    user.until(lambda: any(words in sentence for sentence in user.messages))
    user.until(lambda: not user.session.loading)
    assert user.session.path == shown
    assert user.window.messages.isVisibleTo(user.window)
    assert not list(user.session.runs_folder.glob("*.scout"))
    assert_lives(user)
    tried(f"a training that cannot begin, in a window: {words}", 1, 0)


@pytest.fixture
def losing(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answering: RemoteAskers) -> Iterator[User]:
    """A window whose trainings lose their device after some steps."""
    from scoutview.app import build_application

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(LOSES_ITS_DEVICE)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"), prepend=":")
    build_application()
    trainings = TrainingProcess()
    user = User(qtbot, tmp_path, trainings, answering)
    yield user
    user.close()
    trainings.close()


def test_a_device_that_is_gone_ends_the_training_and_not_the_window(losing: User, tried) -> None:
    losing.prepare("digits", steps="100000")
    losing.window.runs.train()
    losing.until(lambda: any("the device is lost" in sentence for sentence in losing.messages))
    path = losing.session.path
    losing.until(lambda: losing.session.state == "failed")
    losing.session.timeline.go_to(7)
    losing.until(losing.at_rest)
    assert_lives(losing)
    with Recording.open(path) as recording:
        recording.verify()
        assert recording.steps.tolist()[:51] == list(range(51))
        assert recording.state == "failed"
    tried("a device that is gone in the middle of a training in a window", 1, 0)


@pytest.mark.parametrize("askers", [None], ids=["asked here"])  # where the lab can be broken
def test_a_lab_that_cannot_be_asked_leaves_the_window_alive(user: User, tried, monkeypatch) -> None:
    lab = type(small_lab("digits"))

    def broken(*_):
        raise ValueError("it is broken\nin two lines")

    path = copy_of("digits", user.folder)
    with monkeypatch.context() as patch:
        patch.setattr(lab, "observe", broken)
        patch.setattr(lab, "unfold", broken)
        user.session.open(path)
        user.until(lambda: user.session.path == path)
        for step in (3, 5, 7):
            user.session.timeline.go_to(step)
            user.give_time(100)
        user.until(lambda: bool(user.messages))
    assert not any("\n" in sentence for sentence in user.messages)
    assert_lives(user)
    tried("a lab that raises when it is asked, in a window", 1, 0, user.messages[0])

"""How long it takes, and the table of what was tried, how often, and what was lost."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from scoutview.app import build_application
from scoutview.observing.answer import Askers
from scoutview.observing.remote import RemoteAskers
from scoutview.training.process import TrainingProcess
from scoutview.window.base import question
from tests.window.conftest import THREADS, User

ROWS = pytest.StashKey[list[dict]]()
OUTPUT = Path(__file__).parents[2] / "build" / "torture.json"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []


@pytest.fixture
def askers(answering: RemoteAskers) -> Askers:
    """Models answer as those of the real window do, in a program of their own."""
    return answering


@pytest.fixture
def user(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trainings: TrainingProcess, askers: Askers | None
) -> Iterator[User]:
    """A window whose questions to the system are answered with Cancel: nobody could close those windows."""
    build_application()
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(question, "ask", lambda *answers, **__: answers[-1])
    monkeypatch.setattr(question, "ask_name", lambda *_, **__: "")
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.open() or 0)
    user = User(qtbot, tmp_path, trainings, askers)
    yield user
    user.close()
    assert not THREADS & {thread.name for thread in threading.enumerate()}


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often: `rounds(short, long)`."""
    return lambda short, long: long if request.config.getoption("--torture") else short


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Call at the end with what was tried, how often, and how often something was lost; the last must be 0."""
    begun_s = time.monotonic()

    def note(what: str, times: int, lost: int, remark: str = "") -> None:
        assert times > 0, "nothing was tried"
        row = {"tried": what, "times": times, "lost": lost, "remark": remark}
        request.config.stash[ROWS].append(row | {"seconds": round(time.monotonic() - begun_s, 1)})
        assert lost == 0

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("--torture"):
        return
    rows = config.stash[ROWS]
    for row in rows:
        line = f"{row['tried']:<66} {row['times']:>7,} times, lost {row['lost']}   {row['seconds']:>6} s"
        terminalreporter.write_line(f"{line}   {row['remark']}")
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(rows, indent=2) + "\n")

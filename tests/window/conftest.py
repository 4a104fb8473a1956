"""The real window with a session of its own, folders of its own, and the shipped recordings."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from scoutview.app import build_application, build_window
from scoutview.graphics.base.canvas import Canvas
from scoutview.observing.answer import Askers
from scoutview.session import Session
from scoutview.training.process import TrainingProcess
from scoutview.window.shell.main_window import MainWindow

Dialog = TypeVar("Dialog", bound=QDialog)
PATIENCE_MS = 100_000
THREADS = {"observer", "training", "recorder", "torch loading", "run watch"}


class User:
    """Somebody with the window before them; what it keeps goes into one folder."""

    def __init__(self, qtbot: QtBot, folder: Path, trainings: TrainingProcess, askers: Askers | None) -> None:
        self.qtbot, self.folder, self._trainings, self._askers = qtbot, folder, trainings, askers
        self.messages: list[str] = []
        self.notices: list[str] = []
        self._open()

    def _open(self) -> None:
        self.window: MainWindow
        self.session: Session
        self.window, self.session = build_window(self.folder, self._trainings.new_run, self._askers)
        self.session.device = "cpu"
        self.session.message.connect(lambda sentence, _: self.messages.append(sentence))
        self.session.notice.connect(self.notices.append)
        self.window.resize(1280, 800)
        self.window.show()

    def restart(self) -> None:
        """Close it and start the program again."""
        self.close()
        self._open()
        self.window.open_first(None)

    def close(self) -> None:
        self.window.exports.close()  # closing would ask
        self.window.close()
        self.session.close()
        self.window.deleteLater()
        self.qtbot.wait(1)
        wait_for_threads(self.qtbot)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def give_time(self, most_ms: int) -> None:
        """Until all is at rest, or that long: where it may be that nothing comes."""
        with suppress(TimeoutError):
            self.qtbot.waitUntil(self.at_rest, timeout=most_ms)

    def choose(self, lab: str) -> None:
        """Wait until the lab's sample is on screen, with all that is visible of it."""
        self.window.runs.choose_lab(lab)
        self.until(self.at_rest)
        assert self.session.lab is not None
        assert self.session.lab.name == lab
        self.qtbot.wait(50)  # docks take their places
        self.until(self.at_rest)

    def at_rest(self) -> bool:
        """Every visible panel shows the frame at the cursor, asked with the probe."""
        if self.session.loading or self.session.lab is None:
            return False
        shown = [self.session.shown_to(dock.panel).observation for dock in self.visible()]
        frame = (self.session.timeline.step, self.session.probe)
        return bool(shown) and all(seen is not None and (seen.step, seen.probe) == frame for seen in shown)

    def wait_for_histories(self, panel: str) -> None:
        """Until it was told all that it asks of other frames; not for long, as a training may hold it up."""
        part = self.window.docks[panel].panel

        def has_all() -> bool:
            told = self.session.shown_to(part).histories
            return all(request in told and told[request].complete for request in part.histories())

        with suppress(TimeoutError):
            self.qtbot.waitUntil(has_all, timeout=3000)

    def visible(self) -> list:
        return [dock for dock in self.window.docks.values() if dock.panel.is_on_screen()]

    def observation(self, panel: str):
        return self.session.shown_to(self.window.docks[panel].panel).observation

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def dialog(self, kind: type[Dialog]) -> Dialog:
        found = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
        assert len(found) == 1
        return found[0]

    def prepare(self, lab: str = "grokking", **settings: str) -> None:
        """An untrained model of this lab."""
        from tests.every_lab import small_lab

        before = self.session.path
        self.session.prepare(lab, small_lab(lab, **settings).settings)
        self.until(lambda: self.session.path != before and self.state == "paused" and self.at_rest())

    @property
    def state(self) -> str:
        return self.session.training.state if self.session.training is not None else ""


def wait_for_threads(qtbot: QtBot) -> None:
    """Until none of the program runs: closing waits only so long for one that still loads torch from the disk."""
    qtbot.waitUntil(lambda: not THREADS & {thread.name for thread in threading.enumerate()}, timeout=PATIENCE_MS)


def paints(widget: QWidget) -> int:
    return sum(canvas.paint_count for canvas in widget.findChildren(Canvas))


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Timers, fonts and pictures need one, whichever test comes first."""
    return qapp


@pytest.fixture
def askers() -> Askers | None:
    """Who answers: a thread of the tests' own program, which is quicker to begin, unless a folder says otherwise."""
    return None


@pytest.fixture
def user(qtbot: QtBot, tmp_path: Path, trainings: TrainingProcess, askers: Askers | None) -> Iterator[User]:
    build_application()
    user = User(qtbot, tmp_path, trainings, askers)
    yield user
    user.close()

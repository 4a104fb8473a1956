"""A test that leaves something behind fails."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests import left_behind
from tests.left_behind import Timers, nothing_left_behind


def test_a_thread_that_runs_on_is_named(timers: Timers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left_behind, "PATIENCE_S", 0.05)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait, name="straggler")
    with pytest.raises(AssertionError, match=r"left running: \{'straggler'\}"), nothing_left_behind(timers):
        thread.start()
    ended.set()
    thread.join()


def test_a_thread_that_is_about_to_end_is_awaited(timers: Timers) -> None:
    with nothing_left_behind(timers):
        threading.Timer(0.05, lambda: None).start()


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    for timer in owner.children():
        timer.stop()


def tick(owner: QObject) -> None:
    QTimer(owner).start(10_000)


def wait_once(owner: QObject) -> None:
    QTimer(owner, singleShot=True, interval=10_000).start()


def animate(owner: QObject) -> None:
    QVariantAnimation(owner, startValue=0.0, endValue=1.0, duration=10_000).start()


@pytest.mark.parametrize("begin", [tick, wait_once, animate])
def test_a_timer_that_runs_on_is_found(timers: Timers, owner: QObject, begin: Callable[[QObject], None]) -> None:
    with pytest.raises(AssertionError, match="timers were left running"), nothing_left_behind(timers):
        begin(owner)
    with nothing_left_behind(timers):  # those that ran before are not the fault of what comes next
        pass


def test_a_timer_that_ended_with_its_window_is_none(timers: Timers) -> None:
    with nothing_left_behind(timers):
        window = QWidget()
        QTimer(window).start(10_000)
        window.deleteLater()


CHANGES: dict[str, Callable[[], object]] = {
    "garbage": gc.disable,
    "signals": lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    "switch interval": lambda: sys.setswitchinterval(0.01),
    "search path": lambda: sys.path.append("elsewhere"),
    "name": lambda: QApplication.setApplicationName("Other"),
    "palette": lambda: QApplication.setPalette(QPalette(QColor("red"))),
    "cursor": lambda: QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor),
}
RESTORE: dict[str, Callable[[], object]] = {"garbage": gc.enable, "cursor": QApplication.restoreOverrideCursor}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_what_all_share_is_named(timers: Timers, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = (signal.getsignal(signal.SIGINT), sys.getswitchinterval(), QApplication.applicationName())
    palette = QApplication.palette()
    monkeypatch.setattr(sys, "path", list(sys.path))
    with pytest.raises(AssertionError, match=f"before, after.*'{name}'"), nothing_left_behind(timers):
        CHANGES[name]()
    RESTORE.get(name, lambda: None)()
    signal.signal(signal.SIGINT, before[0])
    sys.setswitchinterval(before[1])
    QApplication.setApplicationName(before[2])
    QApplication.setPalette(palette)


def test_a_window_that_stays_is_named(timers: Timers) -> None:
    window = QWidget()
    with pytest.raises(AssertionError, match="windows"), nothing_left_behind(timers):
        window.show()
    window.close()


def test_a_variable_is_named_without_its_value(timers: Timers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THIS_TEST", "before")
    with pytest.raises(AssertionError, match=r"next tests: \['SECRET_OF_THIS_TEST'\]"), nothing_left_behind(timers):
        os.environ["SECRET_OF_THIS_TEST"] = "after"

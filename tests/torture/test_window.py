"""Random events of mouse and keyboard on the whole window, and recordings opened and closed again and again."""

import gc
import random
import threading
from collections import Counter
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from scoutview.resources import resource
from tests.every_lab import small_lab
from tests.window.conftest import User

KEYS = [Qt.Key(code) for code in range(0x20, 0x60)] + [
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_F5, Qt.Key.Key_F11,
]  # fmt: skip
MODIFIERS = (
    [Qt.KeyboardModifier.NoModifier] * 6
    + [Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier]
    + [Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier]
)
BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
BORED = 0.08  # how likely a hand leaves a dialog or a menu instead of going on in it
SETTLE_EVERY = 20  # events, so that threads and timers have their turn


class Monkey:
    """Sends what a hand could send, to whatever window is in front."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self.sent = 0
        self.met: Counter[str] = Counter()  # which kinds of window got events

    def act(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        if not windows:
            return
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None and self._rng.random() < BORED:
            popup.close()
            return
        window = popup if popup is not None else self._rng.choice(windows)
        deed = self._rng.choice((self._press, self._press, self._click, self._click, self._drag, self._turn))
        deed(window)
        self.met[type(window).__name__] += 1
        self.sent += 1

    def _press(self, window: QWidget) -> None:
        key, modifier = self._rng.choice(KEYS), self._rng.choice(MODIFIERS)
        if key == Qt.Key.Key_Q and modifier & Qt.KeyboardModifier.ControlModifier:
            return  # closing the program is no part of this
        target = QApplication.focusWidget() or window
        text = chr(key).lower() if 0x20 <= key < 0x60 and modifier == Qt.KeyboardModifier.NoModifier else ""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(target, QKeyEvent(kind, key, modifier, text))

    def _place(self, window: QWidget) -> tuple[QWidget, QPoint]:
        place = QPoint(self._rng.randrange(max(1, window.width())), self._rng.randrange(max(1, window.height())))
        child = window.childAt(place)
        return (window, place) if child is None else (child, child.mapFrom(window, place))

    def _mouse(self, target: QWidget, kind: QEvent.Type, place: QPoint, button, held) -> None:
        everywhere = target.mapToGlobal(place)
        event = QMouseEvent(kind, QPointF(place), QPointF(everywhere), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(target, event)

    def _click(self, window: QWidget) -> None:
        target, place = self._place(window)
        button, none = self._rng.choice(BUTTONS), Qt.MouseButton.NoButton
        self._mouse(target, QEvent.Type.MouseMove, place, none, none)
        self._mouse(target, QEvent.Type.MouseButtonPress, place, button, button)
        self._mouse(target, QEvent.Type.MouseButtonRelease, place, button, none)
        if self._rng.random() < 0.1:
            self._mouse(target, QEvent.Type.MouseButtonDblClick, place, button, button)
            self._mouse(target, QEvent.Type.MouseButtonRelease, place, button, none)

    def _drag(self, window: QWidget) -> None:
        target, place = self._place(window)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._mouse(target, QEvent.Type.MouseButtonPress, place, left, left)
        for _ in range(3):
            place = place + QPoint(self._rng.randrange(-60, 61), self._rng.randrange(-60, 61))
            self._mouse(target, QEvent.Type.MouseMove, place, none, left)
        self._mouse(target, QEvent.Type.MouseButtonRelease, place, left, none)

    def _turn(self, window: QWidget) -> None:
        target, place = self._place(window)
        angle = QPoint(0, self._rng.choice((-120, 120)))
        none = Qt.MouseButton.NoButton
        event = QWheelEvent(
            QPointF(place), QPointF(target.mapToGlobal(place)), QPoint(), angle, none,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.postEvent(target, event)


def leave_all(user: User) -> None:
    """Close whatever the events opened besides the window."""
    for widget in QApplication.topLevelWidgets():
        if widget is not user.window and widget.isVisible():
            widget.close()
    user.window.showNormal()
    QGuiApplication.clipboard().clear()


class Occupied:
    """Keeps a window at what it is to be doing; the events may have ended it."""

    def __init__(self, user: User, state: str, folder: Path) -> None:
        self._user, self._state, self._folder = user, state, folder
        self.times = 0

    def keep(self) -> None:
        if not self._is_busy():
            leave_all(self._user)
            getattr(self, f"_{self._state}")()
            self.times += 1

    def _is_busy(self) -> bool:
        window = self._user.window
        match self._state:
            case "training":
                return self._user.state in ("starting", "training")
            case "presenting":
                return window.talks.presentation is not None
            case "exporting":
                return window.exports.queue.running is not None
        return self.times > 0

    def _resting(self) -> None:
        self._user.choose("digits")

    def _training(self) -> None:
        session = self._user.session  # the events may have closed all panels, so none is waited for
        session.prepare("digits", small_lab("digits", steps="1000000").settings)
        self._user.until(lambda: self._user.state == "paused" and not session.loading)
        session.train()
        self._user.until(lambda: self._user.state == "training")

    def _presenting(self) -> None:
        self._user.window.talks.open_talk(resource("talks", "how_a_network_learns.scouttalk"))
        self._user.window.talks.present(0)

    def _exporting(self) -> None:
        from scoutview.window.exporting.job import ExportJob

        target = self._folder / f"{self.times}.mp4"
        film = ["export", str(resource("recordings", "digits.scout")), "--panel", "learning_curves", "--seconds", "20"]
        self._user.window.exports.queue.add(ExportJob([*film, "--progress", "-o", str(target)], target))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("state", ["resting", "training", "presenting", "exporting"])
def test_random_events_raise_nothing_and_leave_nothing(user: User, rounds, tried, state: str, tmp_path: Path) -> None:
    count = rounds(150, 5000)
    monkey, painted, occupied = Monkey(seed=len(state)), Counter[str](), Occupied(user, state, tmp_path)
    user.choose("digits")
    user.session.probe_changed.connect(lambda: painted.update(["another probe"]))
    user.session.timeline_changed.connect(lambda: painted.update(["another frame"]))
    while monkey.sent < count:
        occupied.keep()
        for _ in range(SETTLE_EVERY):
            monkey.act()
        user.qtbot.wait(5)
    leave_all(user)
    user.qtbot.wait(50)
    assert user.window.isVisible()
    met = ", ".join(f"{count} {name}" for name, count in (monkey.met + painted).most_common(6))
    tried(f"random events of mouse and keyboard while {state}", monkey.sent, 0, f"begun {occupied.times} times; {met}")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_opening_and_closing_recordings_grows_nothing(user: User, rounds, tried) -> None:
    process, count = psutil.Process(), rounds(8, 100)
    labs = ("digits", "next_token", "grokking", "denoising")

    def held() -> tuple[int, int, int]:
        gc.collect()
        files = process.num_handles() if psutil.WINDOWS else process.num_fds()
        return threading.active_count(), files, process.memory_info().rss

    for lab in labs * 2:  # what is kept for all time is there by then
        user.choose(lab)
    threads, files, memory = held()
    for number in range(count):
        user.choose(labs[number % len(labs)])
    now = held()
    assert now[0] <= threads
    assert now[1] <= files + 2
    assert now[2] <= memory + max(40_000_000, count * 400_000)
    tried("recordings opened and closed in one window", count, 0, f"memory {(now[2] - memory) / 1e6:+.0f} MB")

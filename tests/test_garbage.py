"""Qt objects in Python's garbage end in the GUI thread, also where another thread makes the objects."""

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from scoutview.session import Session
from scoutview.session.garbage import Garbage


class Knot:
    """A cycle, with a Qt object in it whose timer goes on."""

    def __init__(self) -> None:
        self.itself, self.timed = self, QObject()
        timer = QTimer(self.timed)
        timer.start(1)
        self.timed.destroyed.connect(lambda: None)


@pytest.fixture
def collecting_threads() -> Iterator[list[str]]:
    """The names of the threads in which garbage was collected."""
    names: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            names.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield names
    gc.callbacks.remove(note)


def make_objects() -> None:
    """Enough for Python to collect garbage again and again, were it allowed."""
    kept = [[number] for number in range(100_000)]
    assert kept


def worked(name: str) -> None:
    thread = threading.Thread(target=make_objects, name=name)
    thread.start()
    thread.join()


def test_garbage_is_collected_in_the_gui_thread_alone_while_a_session_is_open(
    qtbot: QtBot, tmp_path: Path, collecting_threads: list[str]
) -> None:
    worked("before")
    assert "before" in collecting_threads  # what is prevented does happen otherwise
    session = Session(tmp_path)
    try:
        knot = weakref.ref(Knot())
        worked("worker")
        assert "worker" not in collecting_threads
        assert knot() is not None
        many: list[list[int]] = []

        def is_gone() -> bool:
            many.extend([number] for number in range(1000))  # until Python would think it time
            return knot() is None

        qtbot.waitUntil(is_gone, timeout=100_000)
        assert "worker" not in collecting_threads
        assert "observer" not in collecting_threads
    finally:
        session.close()
    assert gc.isenabled()


def test_the_last_of_several_gives_the_collection_back(qtbot: QtBot) -> None:
    assert gc.isenabled()
    one, other = Garbage(), Garbage()
    one.end()
    one.end()
    assert not gc.isenabled()
    other.end()
    assert gc.isenabled()
    gc.disable()
    try:
        third = Garbage()
        third.end()
        assert not gc.isenabled()  # somebody wanted it so
    finally:
        gc.enable()

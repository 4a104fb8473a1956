"""What a user gets of an error that nothing caught, and what Ctrl+C does."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scoutview.window.base.last_resort import close_on_interrupt, report_uncaught


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was told of uncaught errors; the hooks are put back afterwards."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    told: list[tuple[str, str]] = []
    report_uncaught(lambda *words: told.append(words), "all is well")
    return told


@pytest.fixture
def interrupt() -> Iterator[None]:
    """What Ctrl+C did is put back afterwards."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def fail() -> None:
    raise ValueError("a wrong number")


def test_an_error_that_nothing_caught_becomes_one_sentence_with_details(told: list[tuple[str, str]]) -> None:
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]  # there is one
    ((sentence, details),) = told
    assert sentence == "Something went wrong inside ScoutView; all is well."
    assert "in fail" in details
    assert "ValueError: a wrong number" in details


def test_so_does_one_in_another_thread(told: list[tuple[str, str]]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    ((_, details),) = told
    assert "ValueError: a wrong number" in details


@pytest.mark.usefixtures("interrupt")
def test_an_interrupt_closes_the_window_though_nothing_happens_in_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    close_on_interrupt(window)
    window.show()
    os.kill(os.getpid(), signal.SIGINT)
    qtbot.waitUntil(lambda: not window.isVisible())

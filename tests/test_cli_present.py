"""`scoutview present`: what it refuses, and that it opens the talk."""

import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.cli import main
from scoutview.resources import resource
from scoutview.window.presentation import Presentation

TALK = str(resource("talks", "how_a_network_learns.scouttalk"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no talk"),
        ("{", "is not a ScoutView talk"),
        ('{"format": "scoutview talk", "version": 99}', "newer ScoutView"),
        ('{"format": "scoutview talk", "version": 1}', "no scenes"),
    ],
)
def test_a_talk_that_cannot_be_presented_ends_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, says: str
) -> None:
    path = tmp_path / "bad.scouttalk"
    if content is not None:
        path.write_text(content)
    assert main(["present", str(path)]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize("number", ["0", "-1", "99"])
def test_a_scene_that_the_talk_does_not_have_is_wrong_usage(capsys: pytest.CaptureFixture[str], number: str) -> None:
    assert main(["present", TALK, f"--scene={number}"]) == 2
    assert "from 1 to 8" in capsys.readouterr().err


def test_it_opens_at_the_scene_and_ends_with_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)  # put back afterwards
    interrupt = signal.getsignal(signal.SIGINT)
    seen: list[int] = []

    def look() -> None:
        shows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Presentation)]
        for show in shows:
            if show.isVisible():
                seen.append(show.room.number)
                show.close()

    QTimer.singleShot(300, look)
    try:
        assert main(["present", TALK, "--scene", "3", "--window"]) == 0
    finally:
        signal.signal(signal.SIGINT, interrupt)
    assert seen == [2]

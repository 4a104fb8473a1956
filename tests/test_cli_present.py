"""`scoutview present`: what it refuses, and that it opens the talk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from scoutview.cli import main
from scoutview.resources import resource
from scoutview.talks.talk import read_talk
from scoutview.window.runs.runs import FOLDER_KEY

TALK = str(resource("talks", "how_a_network_learns.scouttalk"))

# The command as a program of its own, and in it what somebody before its window does once a scene is there.
PROGRAM = """
import os, signal, sys
from PySide6.QtCore import QTimer
from scoutview.app import build_application
from scoutview.cli import main
from scoutview.window.stage.presentation import Presentation

application = build_application()

def look():
    for window in application.topLevelWidgets():
        if isinstance(window, Presentation) and window.stages.stage is not None:
            print(window.stages.number, window.isFullScreen(), flush=True)
            timer.stop()
            {does}

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
sys.exit(main(sys.argv[1:]))
"""


def presented(does: str, *options: str, **environment: str) -> tuple[int, str]:
    """The exit status of the command and what was seen: the scene, and whether it has the whole screen."""
    words = [sys.executable, "-c", PROGRAM.format(does=does), "present", TALK, *options]
    everywhere = {**os.environ, **environment}
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=100, env=everywhere)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.strip()


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


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([TALK, "--chapter", "1"], "leave one of the two out"),
        (["--chapter", "99"], "There is no chapter 99"),
        (["--scene", "2"], "--scene goes with a talk, or with --chapter"),
    ],
)
def test_a_talk_or_a_chapter_is_presented(capsys: pytest.CaptureFixture[str], words: list[str], sentence: str) -> None:
    assert main(["present", *words]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "99"])
def test_a_scene_that_the_talk_does_not_have_is_wrong_usage(capsys: pytest.CaptureFixture[str], number: str) -> None:
    assert main(["present", TALK, f"--scene={number}"]) == 2
    assert f"from 1 to {len(read_talk(Path(TALK)).scenes)}," in capsys.readouterr().err


def test_it_opens_at_the_scene_and_ends_with_the_window() -> None:
    assert presented("window.close()", "--scene", "3", "--window") == (0, "2 False")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere settings are not found by the environment")
@pytest.mark.parametrize("there", [True, False])
def test_trainings_of_a_scene_go_where_those_of_the_window_go(tmp_path: Path, there: bool) -> None:
    chosen = tmp_path / "mine" if there else tmp_path / "XDG_DATA_HOME" / "ScoutView" / "runs"
    environment = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    store = QSettings(str(tmp_path / "XDG_CONFIG_HOME/ScoutView/ScoutView.ini"), QSettings.Format.IniFormat)
    store.setValue(FOLDER_KEY, str(tmp_path / "mine"))
    store.sync()
    if there:
        chosen.mkdir()
    does = "print(window.stages.stage.live.session.runs_folder); window.close()"
    status, told = presented(does, "--window", **environment)
    assert (status, told.splitlines()[-1]) == (0, str(chosen))


@pytest.mark.skipif(sys.platform == "win32", reason="there a program cannot press Ctrl+C")
def test_it_has_the_whole_screen_and_ends_on_an_interrupt() -> None:
    assert presented("os.kill(os.getpid(), signal.SIGINT)", "--scene", "3") == (0, "2 True")

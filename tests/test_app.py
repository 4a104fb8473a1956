"""What happens when at the start of the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from scoutview.app import FirstData
from scoutview.resources import resource

ASKING = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from scoutview.app import build_application, build_window, closing_programs

def settled(act):
    loop = QEventLoop()
    session.settled.connect(loop.quit)
    act()
    loop.exec()
    session.settled.disconnect(loop.quit)

application = build_application()
with closing_programs() as (trainings, askers):
    window, session = build_window(Path(sys.argv[1]), trainings.new_run, askers)
    session.message.connect(lambda sentence, details: print(sentence, details, file=sys.stderr))
    window.show()
    session.warm_up()
    trainings.warm_up()
    for recording, probe in json.loads(sys.argv[2]):
        settled(lambda: session.open(Path(recording)))
        settled(lambda: session.timeline.go_to(session.timeline.steps[3]))
        settled(lambda: session.set_probe_text(probe))
        seen = [session.shown_to(dock.panel).observation for dock in window.docks.values() if dock.panel.is_on_screen()]
        asked = [each for each in seen if each is not None and each.arrays]
        there = {(each.step, each.probe) for each in asked} == {(session.timeline.steps[3], session.probe)}
        print(len(asked), there, "torch" in sys.modules)
    window.close()
    session.close()
"""


class Session(QObject):
    """As much of one as there is at the start."""

    shown = Signal()
    message = Signal(str, str)

    def __init__(self, *, loading: bool) -> None:
        super().__init__()
        self.loading = loading


def told_by(first_data: FirstData) -> list[bool]:
    told: list[bool] = []
    first_data.happened.connect(lambda: told.append(True))
    return told


def test_nothing_is_loaded_beside_a_recording_that_opens_until_it_is_shown(qtbot: QtBot) -> None:
    session = Session(loading=True)
    first_data = FirstData(session)  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.wait(50)
    assert not told
    session.shown.emit()
    assert not told  # it is not painted yet
    qtbot.waitUntil(lambda: bool(told))
    session.shown.emit()
    qtbot.wait(20)
    assert told == [True]


def test_a_recording_that_cannot_be_read_is_not_waited_for(qtbot: QtBot) -> None:
    session = Session(loading=True)
    first_data = FirstData(session)  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    first_data._timer.setInterval(10**8)
    session.message.emit("This is no recording.", "")
    qtbot.waitUntil(lambda: bool(told))


def test_where_no_recording_opens_there_is_nothing_to_wait_for(qtbot: QtBot) -> None:
    first_data = FirstData(Session(loading=False))  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.waitUntil(lambda: bool(told))


def test_a_recording_that_never_comes_is_not_waited_for_for_ever(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr("scoutview.app.LONGEST_WAIT_MS", 30)
    first_data = FirstData(Session(loading=True))  # type: ignore[arg-type]
    told = told_by(first_data)
    first_data.wait()
    qtbot.waitUntil(lambda: bool(told))


def test_a_window_answers_without_ever_loading_torch(tmp_path: Path) -> None:
    asked = {"digits": "validation:7", "next_token": "One day", "grokking": "7+5"}
    opened = [(str(resource("recordings", f"{lab}.scout")), probe) for lab, probe in asked.items()]
    words = [sys.executable, "-c", ASKING, str(tmp_path), json.dumps(opened)]
    done = subprocess.run(words, capture_output=True, text=True, env=dict(os.environ), timeout=100, check=False)
    assert done.stderr == ""
    told = [line.split() for line in done.stdout.splitlines()]
    assert len(told) == len(asked)
    for panels, all_there, has_torch in told:
        assert int(panels) > 1
        assert (all_there, has_torch) == ("True", "False")

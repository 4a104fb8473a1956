"""A talk where there are two screens: Qt has them without any machine, in a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from scoutview.window.stage.screens import hall_screen

ROOT = Path(__file__).parents[3]
SCREENS = [
    {"name": name, "x": x, "y": 0, "width": width, "height": height, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96}
    for name, x, width, height in (("lectern", 0, 1280, 800), ("wall", 1280, 1600, 900))
]
SHOW = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from scoutview.app import build_application, build_window, sample_recordings

application = build_application()
places = {screen.name(): screen.geometry() for screen in QGuiApplication.screens()}
window, session = build_window(Path(sys.argv[1]))
window.show()
window.runs.choose_lab("digits")
told = []

def until(condition):
    QTest.qWait(1)
    for _ in range(6000):
        if condition():
            return
        QTest.qWait(10)
    raise SystemExit("waited in vain")

def tell(show):
    told.append([show.screen().name(), show.width(), show.presenter.screen().name(), show.presenter.isMaximized()])

until(lambda: session.timeline.steps and not session.loading)
until(lambda: any(dock.panel.is_on_screen() for dock in window.docks.values()))
for begin in ("lectern", "wall"):
    window.setScreen(next(screen for screen in QGuiApplication.screens() if screen.name() == begin))
    window.setGeometry(places[begin].adjusted(40, 40, -300, -100))
    window.talks._hall = ""
    window.talks.present()
    show = window.talks.presentation
    until(lambda: show.live is not None)
    tell(show)
    QTest.keyClick(show, Qt.Key.Key_S)
    tell(show)
    QTest.keyClick(show.presenter, Qt.Key.Key_S)
    tell(show)
    if begin == "wall":
        show.swap_screens()
    show.close()
    until(lambda: window.talks.presentation is None)
window.talks.present()
show = window.talks.presentation
until(lambda: show.live is not None)
tell(show)
show.close()
until(lambda: window.talks.presentation is None)
window.close()
session.close()
print(json.dumps(told))
"""


def test_the_audience_has_the_screen_that_the_window_is_not_on_and_a_key_swaps_them(tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": SCREENS}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    command = [sys.executable, "-c", SHOW, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=250, check=False)
    assert done.returncode == 0, done.stderr
    wall, lectern = ["wall", 1600, "lectern", True], ["lectern", 1280, "wall", True]
    # from the lectern: on the wall, swapped, and back; from the wall the other way round; then as it was left
    assert json.loads(done.stdout.splitlines()[-1]) == [wall, lectern, wall, lectern, wall, lectern, wall]


def test_a_screen_that_was_chosen_and_is_still_there_is_taken_again() -> None:
    lectern, wall = (SimpleNamespace(name=lambda name=name: name) for name in ("lectern", "wall"))
    assert hall_screen([lectern, wall], wall, "wall") is wall  # type: ignore[list-item,arg-type]  # in name only
    assert hall_screen([lectern, wall], wall, "gone") is lectern  # type: ignore[list-item,arg-type]  # in name only

"""A talk of tests, presented by somebody in a hall."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.app import build_application, sample_recordings
from scoutview.panels.registry import PANELS
from scoutview.recording.reader import Recording
from scoutview.session import Session
from scoutview.talks.recordings import fingerprint_of
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk
from scoutview.window.base.series import TalkSeries
from scoutview.window.stage import hint
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.stage.presentation import Presentation
from scoutview.window.stage.stage import Stage
from tests.window.conftest import PATIENCE_MS, wait_for_threads

KEY = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def scene(lab: str, part: float, *panels: str, **values: object) -> Scene:
    """At the frame that so much of all frames come before."""
    path = sample_recordings()[lab]
    probes = {"digits": "validation:3", "grokking": "45+76", "photos": "photo 2"}
    with Recording.open(path) as recording:
        step = int(recording.steps[round(part * (len(recording.steps) - 1))])
        fingerprint = fingerprint_of(recording, step)
    made = Scene(str(path), fingerprint, step, probes[lab], tuple(PanelView(panel) for panel in panels))
    return replace(made, **{"title": f"{lab} at {step}", **values})  # type: ignore[arg-type]  # of many types


TALK = Talk(
    "A talk of tests",
    (
        scene("digits", 0, "prediction", notes="First breathe.", caption="It guesses."),
        scene("digits", 0.5, "prediction", "learning_curves", theme="light", notes="Then speak."),
        scene("grokking", 0.3, "answer_grid"),
        scene("grokking", 1, "number_circle", "prediction", "accuracy"),
    ),
)

ON_SCREEN = tuple(
    (number, Path(each.recording).stem, each.step, each.probe) for number, each in enumerate(TALK.scenes)
)  # of each scene of it: see `Hall.on_screen`


class Hall:
    """A presentation and its speaker."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder, self.sessions = qtbot, folder, list[Session]()
        self.shown: list[tuple[int, bool]] = []
        self.show: Presentation

    def present(self, talk: Talk = TALK, number: int = 0, *, motion: bool = True) -> None:
        self._begin(Presentation(talk, self.folder / "test.scouttalk", self._new_session, PANELS, motion=motion))
        self.show.start(number, full_screen=False)
        self.settle()

    def present_series(self, series: TalkSeries, number: int = 0, *, contents: bool = False) -> None:
        """Its first chapter."""
        chapter = series.chapters[0]
        self._begin(Presentation(chapter.talk, chapter.path, self._new_session, PANELS, series=series))
        self.show.start(number, full_screen=False, contents=contents)
        if not contents:
            self.settle()

    def _begin(self, show: Presentation) -> None:
        self.show = show
        self.qtbot.addWidget(show)
        room = self.show.stages
        room.arrived.connect(lambda: self.shown.append((room.number, room.live is None or room.live.is_ready())))

    def _new_session(self) -> Session:
        self.sessions.append(Session(self.folder / "runs"))
        return self.sessions[-1]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until the scene is on screen, and all of it."""
        self.until(lambda: not self.show.stages.is_turning and (self.stage.live is None or self.live.is_ready()))

    def key(self, *keys: KEY | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.show.focusWidget() or self.show, key, modifier)  # type: ignore[arg-type]  # or a letter

    def turn(self, *keys: KEY | str) -> None:
        self.key(*keys)
        self.settle()

    @property
    def stage(self) -> Stage:
        assert self.show.stages.stage is not None
        return self.show.stages.stage

    @property
    def live(self) -> LiveScene:
        assert self.show.stages.live is not None
        return self.show.stages.live

    @property
    def on_screen(self) -> tuple[int, str, int | None, str]:
        """Number, lab, step and probe."""
        session = self.live.session
        assert session.lab is not None
        return self.show.stages.number, session.lab.name, session.timeline.step, session.probe_text

    @property
    def notes(self) -> str:
        assert self.show.foot is not None
        return self.show.foot.notes.text() if self.show.foot.notes.isVisible() else ""


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    build_application()
    monkeypatch.setattr(hint, "STAY_MS", 10**8)  # whoever waits for it to leave says so
    hall = Hall(qtbot, tmp_path)
    yield hall
    hall.show.close()
    qtbot.wait(1)
    wait_for_threads(qtbot)

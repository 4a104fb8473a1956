"""A strip of a talk with somebody who edits it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.app import build_application
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.stylesheet import stylesheet
from scoutview.talks.scene import PanelView, Scene
from scoutview.talks.talk import Talk, write_talk
from scoutview.window.talks.strip import TalkStrip
from tests.small_runs import copy_of

KEY = Qt.Key
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Editor:
    """A strip of its own, and what it asked for."""

    def __init__(self, qtbot: QtBot, folder: Path, scale: float = 1.0) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.strip = TalkStrip(Look(scale=scale))
        self.strip.setStyleSheet(stylesheet(self.strip.look))
        self.chosen: list[int] = []
        self.messages: list[str] = []
        self.presented: list[int] = []
        self.strip.scene_chosen.connect(self.chosen.append)
        self.strip.message.connect(self.messages.append)
        self.strip.present_wanted.connect(self.presented.append)
        self.strip.resize(round(1280 * scale), self.strip.height())
        self.strip.show()
        self.row, self.controls = self.strip.row, self.strip.controls

    def open(self, *titles: str) -> Path:
        """A talk with a scene for each title, all of one small recording."""
        copy_of("digits", self.folder)
        path = self.folder / "my.scouttalk"
        scenes = tuple(scene_of("a.scout", title=title) for title in titles)
        write_talk(Talk("Mine", scenes), path)
        assert self.strip.open(path)
        self.until_read()
        return path

    def until_read(self) -> None:
        self.qtbot.waitUntil(lambda: all(card.sight is not None for card in self.row.cards), timeout=100_000)

    @property
    def titles(self) -> list[str]:
        return [scene.title for scene in self.strip.talk.scenes]

    def point(self, number: int, *, title: bool = False) -> QPoint:
        box = self.row.plan.title(number) if title else self.row.plan.picture(number)
        return QPoint(self.row.look.px(box.x + box.width / 2), self.row.look.px(box.middle_y))

    def click(self, number: int) -> None:
        QTest.mouseClick(self.row, Qt.MouseButton.LeftButton, pos=self.point(number))

    def drag(self, number: int, to: QPoint, *, drop: bool = True) -> None:
        QTest.mousePress(self.row, Qt.MouseButton.LeftButton, pos=self.point(number))
        QTest.mouseMove(self.row, self.point(number) + QPoint(20, 0))
        QTest.mouseMove(self.row, to)
        if drop:
            QTest.mouseRelease(self.row, Qt.MouseButton.LeftButton, pos=to)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.row, key, modifier)


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Iterator[Editor]:
    build_application()
    editor = Editor(qtbot, tmp_path)
    yield editor
    editor.strip.end()
    editor.strip.close()
    editor.strip.deleteLater()
    qtbot.wait(1)


def scene_of(recording: Path | str, **values: object) -> Scene:
    name = recording if isinstance(recording, str) else recording.resolve().as_posix()
    return Scene(name, "", 12, "validation:0", (PanelView("prediction"),), **values)  # type: ignore[arg-type]


def picture(colour: Qt.GlobalColor) -> QPixmap:
    made = QPixmap(480, 270)
    made.fill(colour)
    return made

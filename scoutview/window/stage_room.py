"""The room of a presentation: turns from one scene to another, and keeps a picture on screen meanwhile."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.talk import Talk
from scoutview.window.live_scene import LiveScene
from scoutview.window.stage import Stage
from scoutview.window.stage_sessions import StageSessions

AHEAD_MS = 300  # after a scene is there, the next one's recording is opened


class StageRoom(QWidget):
    """Has one stage on screen, and for moments the next one beneath it, until that one shows its scene."""

    scene_changed = Signal()  # another number; its picture comes within moments
    stage_changed = Signal()  # another stage is on screen
    arrived = Signal()  # all panels show the scene
    rested = Signal()  # some moments later
    told = Signal(str, str)  # what went wrong: a sentence, details

    def __init__(
        self,
        talk: Talk,
        path: Path,
        new_session: Callable[[], Session],
        panels: Sequence[type[Panel]],
        *,
        motion: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.talk, self._path, self._panels, self._motion = talk, path, panels, motion
        self.number = 0
        self.stage: Stage | None = None
        self._coming: Stage | None = None
        self._checked: set[int] = set()  # scenes whose recording is there and the right one
        self._sessions = StageSessions(new_session)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._prepare_next)

    @property
    def is_turning(self) -> bool:
        """Whether a scene was asked for that is not on screen yet, or not all of it."""
        return self._coming is not None

    @property
    def live(self) -> LiveScene | None:
        """What is on screen and alive; None while another scene comes."""
        return self.stage.live if self.stage is not None and not self.is_turning else None

    def go_to(self, number: int) -> None:
        """The scene of this number, counted from 0; there is none before the first and none after the last."""
        number = min(max(number, 0), len(self.talk.scenes) - 1)
        if number != self.number:
            self.number = number
            self.again()

    def again(self) -> None:
        """The scene as it was saved. What is on screen stays until the other is there."""
        self._ahead.stop()
        self._drop_coming()
        if self.stage is not None:
            self.stage.leave()
        stage = self._coming = self._new_stage()
        stage.setGeometry(self.rect())
        stage.show()
        if self.stage is not None:
            self.stage.raise_()
        self.scene_changed.emit()
        if stage.live is None:
            self._arrive()
            return
        stage.live.ready.connect(self._arrive)
        stage.live.told.connect(self.told)
        if self.stage is None:
            self._show_stage(stage)  # there is no picture that could stay
        stage.live.start()

    def close_sessions(self) -> None:
        """End the threads."""
        self._ahead.stop()
        self._drop_coming()
        if self.stage is not None:
            self.stage.leave()
        self._sessions.close()

    def _new_stage(self) -> Stage:
        scene, place = self.talk.scenes[self.number], f"{self.number + 1} / {len(self.talk.scenes)}"
        sentence, path = self._sentence_of(self.number), recording_path(scene, self._path)
        live = None if sentence else LiveScene(scene, path, self._sessions.session_of(path), self._panels)
        return Stage(scene, place, live, sentence, motion=self._motion, parent=self)

    def _sentence_of(self, number: int) -> str:
        """Why a scene cannot be shown, or nothing."""
        if number in self._checked:
            return ""
        try:
            check_scene(self.talk.scenes[number], self._path)
        except UserError as error:
            return str(error)
        self._checked.add(number)
        return ""

    def _arrive(self) -> None:
        """All of the scene can be seen: it takes the place of the one before."""
        stage, self._coming = self._coming, None
        if stage is None:
            return
        if self.stage is not stage:
            self._show_stage(stage)
        if stage.live is not None:
            stage.live.play()
        self._ahead.start()
        self.arrived.emit()

    def _show_stage(self, stage: Stage) -> None:
        if self.stage is not None:
            self.stage.hide()
            self.stage.deleteLater()
        self.stage = stage
        self.stage_changed.emit()

    def _drop_coming(self) -> None:
        stage, self._coming = self._coming, None
        if stage is not None and stage is not self.stage:
            stage.leave()
            stage.hide()
            stage.deleteLater()

    def _prepare_next(self) -> None:
        if self.live is not None:
            self.live.session.warm_up()  # what is on screen may be answers that the recording keeps
        number = self.number + 1
        if number < len(self.talk.scenes) and not self._sentence_of(number):
            self._sessions.prepare(recording_path(self.talk.scenes[number], self._path))
        self.rested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for stage in (self.stage, self._coming):
            if stage is not None:
                stage.setGeometry(self.rect())
        self.stage_changed.emit()

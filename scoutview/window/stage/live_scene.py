"""A scene while it is presented: its panels fed by a session, its frame, its probe, and its playing by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.panels.lacking_panel import why_lacking
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.scene import PanelView, Scene
from scoutview.timeline import FRAMES_PER_SECOND, SPEEDS

LOOK_MS = 10  # how often it is looked whether all panels show the scene, while it comes
PATIENCE_MS = 8000  # then it is shown with what there is
PLAY_S = 10.0  # a scene plays by itself in no more time than this, if the fastest speed allows
SLOWEST = 0.5


class LiveScene(QObject):
    """`start` asks for everything, `ready` tells that all panels show it; from then on it is the user's."""

    begun = Signal()  # the recording is open and the panels are made: they want a place on the screen
    ready = Signal()
    failed = Signal(str)  # the recording cannot be shown: the sentence says why
    told = Signal(str, str)  # what went wrong later: a sentence, details
    altered = Signal()  # somebody moved, asked or chose something: it is no longer as it was saved

    def __init__(self, scene: Scene, path: Path, session: Session, panel_classes: Sequence[type[Panel]]) -> None:
        super().__init__()
        self.scene, self.session, self._path = scene, session, path
        self._classes = {panel.name: panel for panel in panel_classes}
        self.panels: list[Panel] = []
        self.remarks: list[str] = []
        self._has_begun = False
        self._plays_to: int | None = None
        self._rests_at = min(scene.plays) if scene.plays else scene.step  # the step on screen unless somebody moves
        self._saved: object = None  # what can be altered, as it was once the scene was there; None while it comes
        self._comparing = QTimer(self, singleShot=True)
        self._comparing.timeout.connect(self._compare)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look_whether_ready)
        session.timeline_changed.connect(self._follow_timeline)
        session.message.connect(self._take_message)
        session.probe_changed.connect(self._compare_soon)

    def start(self) -> None:
        """Show the scene as it was saved."""
        self._since.start()
        self._timer.start()
        self._follow_timeline()

    def leave(self) -> None:
        """Nothing is fed any more; what the panels show stays."""
        self._timer.stop()
        self._comparing.stop()
        self._saved = None
        self.session.probe_changed.disconnect(self._compare_soon)
        self.session.timeline_changed.disconnect(self._follow_timeline)
        self.session.message.disconnect(self._take_message)
        for panel in self.panels:
            self.session.detach(panel)
        self.session.timeline.playing = False
        self.session.ask()  # for nothing: what the panels still waited for need not be computed

    def is_ready(self) -> bool:
        """Whether every panel shows the frame at the cursor, asked with the probe."""
        wanted = (self.session.timeline.step, self.session.probe)
        shown = [self.session.shown_to(panel).observation for panel in self.panels]
        return self._has_begun and all(seen is not None and (seen.step, seen.probe) == wanted for seen in shown)

    @property
    def has_come(self) -> bool:
        """Whether `ready` was told."""
        return self._has_begun and not self._timer.isActive()

    # playing by itself

    def play(self, *, moves: bool) -> None:
        """From the first to the last of the steps that the scene plays, once; the last at once where nothing moves."""
        if self.scene.plays is None or not self._has_begun:
            return
        first, last = sorted(self.scene.plays)
        self._rests_at = last
        line = self.session.timeline
        if not moves:
            line.go_to(last)
            return
        line.loop, line.speed = None, speed_for(line.position_of(last) - line.position_of(first))
        line.go_to(first)
        if line.position < line.position_of(last):
            self._plays_to = last
            line.toggle_play()

    def stop_playing(self) -> None:
        """It is the speaker's turn."""
        self._plays_to = None
        if self.session.timeline.playing:
            self.session.timeline.toggle_play()

    # inside

    def _follow_timeline(self) -> None:
        line = self.session.timeline
        if not self._has_begun:
            if self.session.path == self._path and line.steps:
                self._begin()
        elif self._plays_to is not None and not line.playing:
            self._plays_to = None
        elif self._plays_to is not None and line.position >= line.position_of(self._plays_to):
            last, self._plays_to = self._plays_to, None
            line.toggle_play()
            line.go_to(last)
        self._comparing.start()

    def _begin(self) -> None:
        self._has_begun = True
        scene, session = self.scene, self.session
        assert session.lab is not None
        line = session.timeline
        line.playing, line.loop, line.speed = False, None, 1.0
        try:
            session.set_probe_text(scene.probe, scene.interventions)
        except UserError as error:
            self.remarks.append(tr("The scene's probe cannot be asked: {error}").format(error=error))
            session.set_probe(session.lab.default_probe())
        line.go_to(self._rests_at)
        for view in scene.panels:
            self._add_panel(view, session.lab)
        self.begun.emit()
        QTimer.singleShot(0, self, session.ask)  # once the panels have their places

    def _add_panel(self, view: PanelView, lab: Lab[Any, Any]) -> None:
        panel_class = self._classes.get(view.name)
        if panel_class is None:
            self.remarks.append(tr("This ScoutView knows no panel “{name}”.").format(name=view.name))
        elif why := why_lacking(panel_class, lab.missing(), lab.standing_still):
            self.remarks.append(why)
        elif not panel_class.needs <= {channel.name for channel in lab.channels}:
            sentence = tr("The panel “{title}” has nothing to show in this lab.")
            self.remarks.append(sentence.format(title=panel_class.title))
        else:
            panel = panel_class(Look())
            panel.restore(view.settings)
            self.panels.append(panel)
            self.session.attach(panel)
            panel.questions_changed.connect(self._compare_soon)
            panel.explanation_changed.connect(self._compare_soon)

    def _look_whether_ready(self) -> None:
        if self.is_ready() or self._since.elapsed() > PATIENCE_MS:
            self._timer.stop()
            self._saved = self._choices()
            self.ready.emit()

    def _choices(self) -> object:
        """What somebody may alter, the step aside."""
        session = self.session
        return session.path, session.probe, [dict(panel.view_settings()) for panel in self.panels]

    def _compare_soon(self) -> None:
        self._comparing.start()

    def _compare(self) -> None:
        """Tell once that it is no longer as it was saved."""
        if self._saved is None or self._plays_to is not None:
            return
        line = self.session.timeline
        if line.position != line.position_of(self._rests_at) or self._choices() != self._saved:
            self._saved = None
            self.altered.emit()

    def _take_message(self, sentence: str, details: str) -> None:
        if not self._has_begun:
            self.failed.emit(sentence)
        if self._timer.isActive():  # what is still missing may never come
            self._timer.stop()
            self.ready.emit()
        if self._has_begun:
            self.told.emit(sentence, details)


def speed_for(frames: int) -> float:
    """The slowest speed at which so many frames have passed in time."""
    wanted = max(SLOWEST, frames / FRAMES_PER_SECOND / PLAY_S)
    return min((speed for speed in SPEEDS if speed >= wanted), default=SPEEDS[-1])

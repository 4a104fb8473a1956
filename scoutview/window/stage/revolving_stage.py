"""The revolving stage of a presentation: turns from one scene to another; a picture stays on screen meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from scoutview.errors import UserError
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.talks.recordings import check_scene, recording_path
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk
from scoutview.window.stage.live_scene import LiveScene
from scoutview.window.stage.stage import Stage

AHEAD_MS = 300  # after a scene is there, the next one is made
MOST_OPEN = 3  # of the scene before, this one and the next


@dataclass(frozen=True)
class SceneOf:
    """A scene of a talk, by its number, counted from 0; `path` is the talk's, by which its recordings are named."""

    talk: Talk
    path: Path
    number: int = 0

    @property
    def scene(self) -> Scene:
        return self.talk.scenes[self.number]


class RevolvingStage(QWidget):
    """Has one stage on screen, and the next one beneath it: made ahead, unseen, or on its way.

    `preceding` and `following` are the last scene of the talk before this one, and the first of the one after it, if
    there are any.
    """

    scene_changed = Signal()  # another number; its picture comes within moments
    stage_changed = Signal()  # another stage is on screen
    arrived = Signal()  # all panels show the scene
    rested = Signal()  # some moments later
    next_ready = Signal(object)  # what the next scene will look like, once it is made: a QPixmap
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
        self.shown, self._panels, self._motion = SceneOf(talk, path), panels, motion
        self.preceding: SceneOf | None = None
        self.following: SceneOf | None = None
        self.stage: Stage | None = None
        self._coming: Stage | None = None
        self._next: Stage | None = None  # of the scene after this one
        self._checked: set[tuple[Path, int]] = set()  # scenes whose recording is there and the right one
        self._sessions = StageSessions(new_session)
        self._ended = False
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._rest)

    @property
    def talk(self) -> Talk:
        return self.shown.talk

    @property
    def number(self) -> int:
        """Of the scene that is on screen, or comes, counted from 0."""
        return self.shown.number

    @property
    def scene_after(self) -> SceneOf | None:
        """What comes after it: in its talk, or else in the following one."""
        number = self.number + 1
        return replace(self.shown, number=number) if number < len(self.talk.scenes) else self.following

    @property
    def scene_before(self) -> SceneOf | None:
        """What it comes after."""
        return replace(self.shown, number=self.number - 1) if self.number > 0 else self.preceding

    @property
    def is_turning(self) -> bool:
        """Whether a scene was asked for that is not on screen yet, or not all of it."""
        return self._coming is not None

    @property
    def live(self) -> LiveScene | None:
        """What is on screen and alive; None while another scene comes."""
        return self.stage.live if self.stage is not None and not self.is_turning else None

    def start(self, number: int) -> None:
        """The first scene that is on screen, or the nearest that there is."""
        self.shown = replace(self.shown, number=min(max(number, 0), len(self.talk.scenes) - 1))
        self.again()

    def go_to(self, number: int) -> None:
        """The scene of this number, counted from 0; there is none before the first and none after the last."""
        number = min(max(number, 0), len(self.talk.scenes) - 1)
        if number != self.number:
            self._go_to(replace(self.shown, number=number))

    def go_to_talk(self, wanted: SceneOf, preceding: SceneOf | None, following: SceneOf | None) -> None:
        """A scene of another talk, or of this one; see `preceding` and `following`, of that talk."""
        self._go_to(wanted)
        self.preceding, self.following = preceding, following

    def _go_to(self, wanted: SceneOf) -> None:
        is_next, self.shown = wanted == self.scene_after, wanted
        made, self._next = self._next, None
        if made is not None and not (is_next and made.is_alive):
            _drop(made)
            made = None
        self._turn_to(made)

    def again(self) -> None:
        """The scene as it was saved."""
        self._turn_to(None)

    def _turn_to(self, made: Stage | None) -> None:
        """What is on screen stays until the other is there; `made` is that one, where it was made ahead."""
        if self._ended:  # a key that was pressed right after the one that ended it
            return
        self._ahead.stop()
        self._drop_coming()
        if self.stage is not None:
            self.stage.leave()
        stage = self._coming = made or self._new_stage(self.shown, self._next)
        self.scene_changed.emit()
        if stage.live is None or (made is not None and stage.live.has_come):
            self._arrive()
            return
        if self.stage is None:
            self._show_stage(stage)  # there is no picture that could stay
        if made is None:
            stage.live.start()

    def next_picture(self) -> QPixmap | None:
        """What the scene after this one looks like, once it is made."""
        made = self._next
        if made is None or not made.is_alive or made.live is None or not made.live.has_come:
            return None
        made.setUpdatesEnabled(True)  # Qt paints nothing of what is not to be updated, in a picture neither
        picture = made.grab()
        made.setUpdatesEnabled(False)
        return picture

    def hides(self, widget: QWidget | None) -> bool:
        """Whether this is a part of a scene that nobody sees yet."""
        return self._next is not None and widget is not None and self._next.isAncestorOf(widget)

    def close_sessions(self) -> None:
        """End the threads; from now on no scene is turned to."""
        self._ended = True
        self._ahead.stop()
        self._drop_coming()
        self._drop_next()
        if self.stage is not None:
            self.stage.leave()
        self._sessions.close()

    def _new_stage(self, wanted: SceneOf, beside: Stage | None) -> Stage:
        """The stage of a scene, beneath what is on screen; `beside` is another one that is alive."""
        scene, place = wanted.scene, place_in_words(wanted)
        sentence, path = self._sentence_of(wanted), recording_path(scene, wanted.path)
        busy = beside.live.session if beside is not None and beside.live is not None else None
        live = None if sentence else LiveScene(scene, path, self._sessions.session_of(path, busy), self._panels)
        stage = Stage(scene, place, live, sentence, motion=self._motion, parent=self)
        if live is not None:
            live.ready.connect(lambda: self._take_ready(stage))
            live.told.connect(lambda *told: self._take_trouble(stage, *told))
        stage.show()
        if self.stage is not None:
            self.stage.raise_()
        return stage

    def _sentence_of(self, wanted: SceneOf) -> str:
        """Why a scene cannot be shown, or nothing."""
        if (wanted.path, wanted.number) in self._checked:
            return ""
        try:
            check_scene(wanted.scene, wanted.path)
        except UserError as error:
            return str(error)
        self._checked.add((wanted.path, wanted.number))
        return ""

    def _take_ready(self, stage: Stage) -> None:
        if stage is self._coming:
            self._arrive()
        elif (picture := self.next_picture()) is not None:  # painted once, it is painted sooner when it is wanted
            self.next_ready.emit(picture)

    def _take_trouble(self, stage: Stage, sentence: str, details: str) -> None:
        if stage is self._next:
            self._drop_next()  # it is told once somebody wants to see it
        else:
            self.told.emit(sentence, details)

    def _arrive(self) -> None:
        """All of the scene can be seen: it takes the place of the one before."""
        stage, self._coming = self._coming, None
        if stage is None:
            return
        if self.stage is not stage:
            self._show_stage(stage)
        if stage.live is not None:
            stage.live.play(moves=self._motion)
        self._ahead.start()
        self.arrived.emit()

    def _show_stage(self, stage: Stage) -> None:
        stage.setUpdatesEnabled(True)
        if self.stage is not None:
            self.stage.hide()
            self.stage.deleteLater()
        self.stage = stage
        self.stage_changed.emit()

    def _drop_coming(self) -> None:
        stage, self._coming = self._coming, None
        if stage is not None and stage is not self.stage:
            _drop(stage)

    def _drop_next(self) -> None:
        stage, self._next = self._next, None
        if stage is not None:
            _drop(stage)

    def _rest(self) -> None:
        if self.live is not None:
            self.live.session.warm_up()  # what is on screen may be answers that the recording keeps
            if self.live.session.timeline.playing:
                self._ahead.start()  # making a scene would be seen in its pace
                return
        self._make_next()
        self.rested.emit()

    def _make_next(self) -> None:
        """All of the next scene, so that turning to it is a matter of painting."""
        wanted = self.scene_after
        if self._next is not None or wanted is None or self._sentence_of(wanted):
            return
        stage = self._next = self._new_stage(wanted, self.stage)
        stage.setUpdatesEnabled(False)  # what is seen above it would be painted again with it
        assert stage.live is not None
        stage.live.session.warm_up()
        stage.live.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for stage in (self.stage, self._coming, self._next):
            if stage is not None:
                stage.setGeometry(self.rect())
        self.stage_changed.emit()


def place_in_words(shown: SceneOf) -> str:
    """Which scene of how many it is, and of which chapter; nothing of the only one."""
    number, scenes, chapter = shown.number + 1, len(shown.talk.scenes), shown.talk.chapter
    if chapter is not None:
        return tr("Chapter {chapter}  ·  {number} / {scenes}").format(chapter=chapter, number=number, scenes=scenes)
    return f"{number} / {scenes}" if scenes > 1 else ""


def _drop(stage: Stage) -> None:
    stage.leave()
    stage.hide()
    stage.deleteLater()


class StageSessions:
    """Sessions with the recordings that were shown last. Two scenes of one recording can be alive, each in its own."""

    def __init__(self, new_session: Callable[[], Session]) -> None:
        self._new_session = new_session
        self._open: list[tuple[Path, Session]] = []  # the one used last at the end

    def session_of(self, path: Path, busy: Session | None = None) -> Session:
        """A session in which this recording is open, or is being opened; another one than `busy`."""
        free = [entry for entry in self._open if entry[1] is not busy]
        found = next((entry for entry in reversed(free) if entry[0] == path), None)
        if found is not None:
            self._open.remove(found)
            session = found[1]
        elif len(self._open) < MOST_OPEN:
            session = self._new_session()
        else:  # the one that was left alone for longest
            self._open.remove(free[0])
            session = free[0][1]
        if session.path != path and not (found is not None and session.loading):
            session.open(path)  # where it failed before, whoever looks now should hear why
        self._open.append((path, session))
        return session

    def close(self) -> None:
        """End the threads."""
        for _, session in self._open:
            session.close()
        self._open.clear()

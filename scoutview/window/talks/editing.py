"""Editing the scenes of a talk: which one is chosen, and all that is done to them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from scoutview.talks.editing import EditedTalk
from scoutview.talks.scene import Scene
from scoutview.window.talks.file import TalkFile
from scoutview.window.talks.reading_thread import ReadingThread
from scoutview.window.talks.scene_facts import SceneFacts, in_full


class TalkEditing(QObject):
    """A talk, its file, and the number of the chosen scene, counted from 0; -1 where there is none."""

    changed = Signal()  # the talk, what is known of it, or which scene is chosen
    another_chosen = Signal()  # it should be visible
    scene_chosen = Signal(int)  # it should be shown in the window
    message = Signal(str)
    notice = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.current = -1
        self._is_picked = False  # by the user, and not only because it is new
        self.reading = ReadingThread(self)
        self.file = TalkFile(self.reading, parent)
        self.facts = SceneFacts(self.reading, self)
        self.file.opened.connect(self._take_talk)
        self.file.changed.connect(self._refresh)
        self.file.message.connect(self.message)
        self.file.notice.connect(self.notice)
        self.facts.changed.connect(self.changed)
        self.facts.message.connect(self.message)

    @property
    def edited(self) -> EditedTalk:
        return self.file.edited

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return self.file.talk.scenes

    @property
    def chosen(self) -> Scene | None:
        return self.scenes[self.current] if 0 <= self.current < len(self.scenes) else None

    # which scene

    def choose(self, number: int) -> None:
        """Make this scene the chosen one, and have it shown if its recording is there."""
        if not 0 <= number < len(self.scenes):
            return
        self.set_current(number)
        self._is_picked = True
        sight = self.facts.sight_of(self.scenes[number])
        if sight is not None and sight.problem:
            self.message.emit(sight.problem)
        if sight is None or not sight.is_lost:
            self.scene_chosen.emit(number)

    @property
    def first_presented(self) -> int:
        """The scene that was picked; where none was, the first."""
        return max(0, self.current) if self._is_picked else 0

    def set_current(self, number: int) -> None:
        """Make this scene the chosen one; nothing is asked of the window."""
        self.current, self._is_picked = number, False
        self._refresh()
        self.another_chosen.emit()

    # what is done to them

    def add(self, scene: Scene, picture: QPixmap | None) -> None:
        """A new scene after the chosen one, once its fingerprint is read."""
        self._read(scene, picture, self._insert)

    def retake(self, number: int, scene: Scene, picture: QPixmap | None) -> None:
        """What this scene shows, for what that one showed; its words stay."""
        before = self.scenes[number]
        worded = replace(scene, title=before.title, caption=before.caption, notes=before.notes, task=before.task)
        if before.recording == in_full(scene, self.file.place).recording:
            worded = replace(worded, plays=before.plays)
        self._read(worded, picture, lambda taken: self._put(before, taken))

    def undo(self) -> None:
        """Take the last change back, unless the recordings are being copied as they are."""
        if not self.file.is_packing:
            self.edited.undo()

    def redo(self) -> None:
        if not self.file.is_packing:
            self.edited.redo()

    def keep_picture(self, scene: Scene, picture: QPixmap) -> None:
        """What this scene looks like on screen."""
        self.facts.keep_picture(in_full(scene, self.file.place), picture)

    def duplicate(self) -> None:
        if self.chosen is not None:
            self._change(lambda: self.edited.duplicate(self.current), self.current + 1)

    def delete(self) -> None:
        if self.chosen is not None:
            self._change(lambda: self.edited.remove(self.current), self.current)

    def move(self, number: int, to: int) -> None:
        """The scene of this number becomes number `to`, and the chosen one."""
        if 0 <= to < len(self.scenes):
            self._change(lambda: self.edited.move(number, to), to)

    def rename(self, number: int, title: str) -> None:
        if 0 <= number < len(self.scenes):
            self.edited.change(number, title=title)

    def find(self, number: int) -> None:
        """Ask where the recording of a scene is now, and show the scene."""
        if self.file.find(number):
            self.facts.look_again()
            self.choose(number)

    # inside

    def _read(self, scene: Scene, picture: QPixmap | None, then: Callable[[Scene], None]) -> None:
        full = in_full(scene, self.file.place)
        if picture is not None:
            self.facts.keep_picture(full, picture)
        talk = self.edited
        self.facts.fingerprint(full, lambda taken: then(taken) if self.edited is talk else None)

    def _insert(self, scene: Scene) -> None:
        self._change(lambda: self.edited.insert(scene, self.current + 1), self.current + 1)

    def _put(self, before: Scene, scene: Scene) -> None:
        """In the place of that scene, wherever it stands by now."""
        number = next((number for number, each in enumerate(self.scenes) if each is before), None)
        if number is not None:
            scenes = (*self.scenes[:number], scene, *self.scenes[number + 1 :])
            self._change(lambda: self.edited.become(replace(self.file.talk, scenes=scenes)), number)

    def _change(self, change: Callable[[], object], current: int) -> None:
        change()
        self.set_current(current)

    def _take_talk(self) -> None:
        self.facts.clear()
        self.set_current(0)

    def _refresh(self) -> None:
        self.current = min(max(self.current, 0), len(self.scenes) - 1)
        self.changed.emit()

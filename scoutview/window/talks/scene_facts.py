"""What is known of the scenes of a talk beyond the talk: pictures taken of them, and what their recordings tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from scoutview.recording.reader import Recording
from scoutview.talks.recordings import fingerprint_of, recording_path
from scoutview.talks.scene import Scene
from scoutview.talks.talk import Talk
from scoutview.window.talks.reading_thread import ReadingThread
from scoutview.window.talks.scene_card import SceneCard
from scoutview.window.talks.scene_sight import SceneSight, named_in_full, picture_key, sight_of

FrameKey = tuple[str, str, int]


class SceneFacts(QObject):
    """Scenes are named in full here: see `named_in_full`."""

    changed = Signal()
    message = Signal(str)

    def __init__(self, reading: ReadingThread, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = reading
        self._pictures: dict[str, QPixmap] = {}  # by picture_key
        self._sights: dict[FrameKey, SceneSight | None] = {}  # None while it is read

    def clear(self) -> None:
        """Another talk."""
        self._pictures.clear()
        self.look_again()

    def look_again(self) -> None:
        """Files may have changed."""
        self._sights = {}

    def keep_picture(self, scene: Scene, picture: QPixmap) -> None:
        self._pictures[picture_key(scene)] = picture
        self.changed.emit()

    def sight_of(self, scene: Scene) -> SceneSight | None:
        """What its recording tells; None until it was read."""
        return self._sights.get(_frame_key(scene))

    def cards_of(self, scenes: Sequence[Scene]) -> list[SceneCard]:
        """The cards of a talk; recordings not looked at yet will be."""
        for scene in scenes:
            self._look_at(scene)
        return [SceneCard(scene, self._pictures.get(picture_key(scene)), self.sight_of(scene)) for scene in scenes]

    def fingerprint(self, scene: Scene, then: Callable[[Scene], None]) -> None:
        """The scene with its fingerprint, once that is read."""
        path = recording_path(scene, Path())

        def read() -> Scene:
            with Recording.open(path) as recording:
                return replace(scene, fingerprint=fingerprint_of(recording, scene.step))

        self._reading.do(read, then, self.message.emit)

    def _look_at(self, scene: Scene) -> None:
        key, sights = _frame_key(scene), self._sights
        if key in sights:
            return
        sights[key] = None

        def take(sight: SceneSight) -> None:
            sights[key] = sight
            if sights is self._sights:
                self.changed.emit()

        self._reading.do(lambda: sight_of(scene, Path()), take, self.message.emit)


def in_full(scene: Scene, talk_path: Path) -> Scene:
    """The scene with its recording named by its full path."""
    return named_in_full(Talk("", (scene,)), talk_path).scenes[0]


def _frame_key(scene: Scene) -> FrameKey:
    """Scenes of the same key have the same to tell."""
    return scene.recording, scene.fingerprint, scene.step

"""What the window does with talks: the strip of scenes, showing one, taking one, and presenting them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.session import Session
from scoutview.talks.scene import Scene
from scoutview.talks.talk import ENDING, Talk, read_talk
from scoutview.window.exporting.format import Subject
from scoutview.window.exporting.talk import OpenTalk
from scoutview.window.talks.scenes import SceneShower, docks_of, docks_on_screen, picture_of, scene_of_window

if TYPE_CHECKING:  # loaded when first wanted: the window is to be there soon
    from scoutview.window.shell.main_window import MainWindow
    from scoutview.window.stage.presentation import Presentation
    from scoutview.window.talks.strip import TalkStrip


class TalkDesk(QObject):
    """The strip is made when it is first wanted; presenting has sessions of its own."""

    changed = Signal()  # the talk of the strip: what can be undone, for one

    def __init__(self, window: MainWindow, layout: QBoxLayout) -> None:
        super().__init__(window)
        self.strip: TalkStrip | None = None
        self.presentation: Presentation | None = None
        self._window, self._layout = window, layout
        self._shower = SceneShower(window, self)
        self._shower.failed.connect(self._tell)
        self._shower.shown.connect(self._keep_picture)

    def is_shown(self) -> bool:
        return self.strip is not None and self.strip.isVisibleTo(self._window)

    def toggle_strip(self) -> None:
        """Show the strip, or put it away; the talk stays in it."""
        if self.is_shown():
            assert self.strip is not None
            self.strip.hide()
        else:
            self._shown_strip()
        self._window.fit()

    def choose_talk(self) -> None:
        """Ask for a talk and put it into the strip."""
        folder = self.strip.editing.file.folder if self.strip is not None else str(Path.home())
        kinds = f"Talks (*{ENDING});;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Open a talk", folder, kinds)
        if chosen:
            self.open_talk(Path(chosen))

    def open_talk(self, path: Path) -> None:
        """Edit this talk, its first scene on screen."""
        strip = self._shown_strip()
        if strip.open(path) and strip.talk.scenes:
            strip.choose(0)
        self._window.fit()

    def add_scene(self) -> None:
        """What is on screen now becomes a scene of the talk."""
        strip = self._shown_strip()
        self._window.fit()
        taken = self._taken()
        if taken is not None:
            strip.add(taken, self._picture_of_screen())

    def present(self, number: int = 0) -> None:
        """Present the talk of the strip from this scene on."""
        if self.strip is None or not self.strip.talk.scenes:
            self._tell("There is no talk to present yet: open one, or add a scene to a new one.")
            return
        self.strip.finish_fields()
        self._begin(self.strip.talk, self.strip.path, number)

    def present_file(self, path: Path) -> None:
        """Present the talk in this file, whatever is in the strip."""
        self._try(lambda: self._begin(read_talk(path), path, 0))

    def uses_keys(self, widget: QWidget | None) -> bool:
        """Whether single keys in this widget mean something for the scenes."""
        return self.strip is not None and widget is self.strip.row

    def undo(self) -> None:
        """Take the last change of the talk back; the strip shows which it was."""
        if self.can_undo:
            self._do("undo")

    def redo(self) -> None:
        if self.can_redo:
            self._do("redo")

    @property
    def can_undo(self) -> bool:
        return self.strip is not None and self.strip.editing.edited.can_undo

    @property
    def can_redo(self) -> bool:
        return self.strip is not None and self.strip.editing.edited.can_redo

    def open_talk_now(self) -> OpenTalk | None:
        """What of it can be exported; None where no talk is open, or no scene is in it."""
        if self.strip is None or not self.strip.talk.scenes:
            return None
        return OpenTalk(self.strip.talk, self.strip.path.stem, max(0, self.strip.current))

    def export(self, subject: Subject) -> None:
        """Ask as what the talk, or its chosen scene, is wanted."""
        self._try(lambda: self._window.exports.open_dialog_of_talk(subject))

    def may_close(self) -> bool:
        """Asks what is to become of a talk that is not saved."""
        return self.strip is None or self.strip.close_asks()

    def close(self) -> None:
        """End a presentation, and the strip's thread."""
        if self.presentation is not None:
            self.presentation.close()
        if self.strip is not None:
            self.strip.end()

    def set_look(self, look: Look) -> None:
        if self.strip is not None:
            self.strip.set_look(look)

    # inside

    def _shown_strip(self) -> TalkStrip:
        if self.strip is None:
            from scoutview.window.talks.strip import TalkStrip

            self.strip = TalkStrip(self._window.look, self._window)
            self._connect(self.strip)
            self._layout.insertWidget(self._layout.count() - 1, self.strip)  # above the timeline
        self.strip.show()
        return self.strip

    def _connect(self, strip: TalkStrip) -> None:
        strip.scene_chosen.connect(lambda number: self._show(strip, number))
        strip.add_wanted.connect(self.add_scene)
        strip.retake_wanted.connect(lambda number: self._retake(strip, number))
        strip.present_wanted.connect(self.present)
        strip.open_wanted.connect(self.choose_talk)
        strip.export_wanted.connect(self.export)
        strip.editing.changed.connect(self.changed)
        strip.message.connect(self._tell)

    def _do(self, wish: str) -> None:
        self._shown_strip().do(wish)
        self._window.fit()

    def _show(self, strip: TalkStrip, number: int) -> None:
        self._shower.show_scene(strip.talk.scenes[number], strip.path)

    def _retake(self, strip: TalkStrip, number: int) -> None:
        taken = self._taken()
        if taken is not None:
            strip.retake(number, taken, self._picture_of_screen())

    def _taken(self) -> Scene | None:
        window = self._window
        try:
            return scene_of_window(window.session, window.docks, window.look, None)
        except UserError as error:
            self._tell(str(error))
            return None

    def _picture_of_screen(self) -> QPixmap:
        return picture_of(docks_on_screen(self._window.docks), self._window.look)

    def _keep_picture(self, scene: Scene) -> None:
        if self.strip is not None:
            docks = docks_of(scene, self._window.docks)
            self.strip.keep_picture(scene, picture_of(docks, self._window.look))

    def _begin(self, talk: Talk, path: Path, number: int) -> None:
        if self.presentation is not None:
            self.presentation.activateWindow()
            return

        from scoutview.window.stage.presentation import Presentation

        def begin() -> None:
            window = self._window
            runs = window.session.runs_folder
            self.presentation = Presentation(
                talk, path, lambda: Session(runs), window.panels, motion=window.look.motion
            )
            self.presentation.ended.connect(self._end)
            self.presentation.start(number)

        self._try(begin)

    def _end(self) -> None:
        if self.presentation is not None:
            self.presentation.deleteLater()
            self.presentation = None
            self._window.activateWindow()

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except UserError as error:
            self._tell(str(error))

    def _tell(self, sentence: str) -> None:
        self._window.messages.show_message(sentence)

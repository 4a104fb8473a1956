"""Everything about exports that the window holds: the dialog, the programs that make films, the strip that tells."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.theme import Theme
from scoutview.language import tr
from scoutview.panels.panel import Panel
from scoutview.window.base import question
from scoutview.window.base.messages import NotesLine
from scoutview.window.base.overlays import OverlayCard
from scoutview.window.base.windows import left_out, picture_of
from scoutview.window.docks.dock_area import docks_on_screen
from scoutview.window.exporting.bar import ExportBar
from scoutview.window.exporting.format import Subject
from scoutview.window.exporting.on_screen import NO_SCENE, NOTHING, OnScreen
from scoutview.window.exporting.queue import ExportQueue

if TYPE_CHECKING:
    from scoutview.window.exporting.dialog import ExportDialog

FOLDER_KEY = "pictures_folder"


class Exports(QObject):
    """Opens the dialog, and keeps what it began.

    `bar` lies over the window. `close` ends what is being made.
    """

    message = Signal(str, str)  # a sentence, details

    def __init__(self, on_screen: OnScreen, store: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._on_screen, self._store, self._window = on_screen, store, window
        self.queue = ExportQueue(self)
        self.queue.failed.connect(self.message)
        self.bar = ExportBar(self.queue, on_screen.dress.look, window)

    def ask_for_panel(self, panel: Panel) -> None:
        """What is to be taken along, this panel first; or tell why nothing can be."""
        self._try(lambda: self.open_dialog(panel))

    def ask_for_talk(self, subject: Subject) -> None:
        """As what the open talk, or its chosen scene, is wanted; or tell why there is none."""
        self._try(lambda: self.open_dialog_of_talk(subject))

    def _try(self, ask: Callable[[], object]) -> None:
        try:
            ask()
        except UserError as error:
            self.message.emit(str(error), "")

    def open_dialog(self, panel: Panel) -> QDialog:
        """Ask what is wanted, this panel first.

        Raises:
            UserError: there is nothing on screen.
        """
        if not self._on_screen.session.timeline.steps:
            raise UserError(NOTHING)
        return self._open(Subject.PANELS, panel)

    def open_dialog_of_talk(self, subject: Subject) -> QDialog:
        """Ask what is wanted, the open talk or its chosen scene first.

        Raises:
            UserError: there is none.
        """
        if self._on_screen.open_talk() is None:
            raise UserError(NO_SCENE)
        return self._open(subject)

    def _open(self, subject: Subject, panel: Panel | None = None) -> QDialog:
        # All that draws and writes is loaded here: the window should be on screen before.
        from scoutview.export.picture import PictureSize
        from scoutview.window.exporting.dialog import ExportDialog
        from scoutview.window.exporting.form import ExportForm, choices_of, keep_choices
        from scoutview.window.exporting.making import ExportMaking

        seen, window, look = self._on_screen, self._window, self._on_screen.dress.look
        size = PictureSize(window.width(), window.height())
        form = ExportForm(self._panels(panel), seen.open_talk(), seen.session.timeline, size, look)
        form.restore(choices_of(self._store), look.theme.name)
        form.what.choose(subject, panel)
        making = ExportMaking(seen, self.picture_in, self.queue, self.bar.show_done)
        dialog = ExportDialog(making, form, self.folder(), look, window)
        dialog.saved.connect(lambda target, _: self._store.setValue(FOLDER_KEY, str(target.parent)))
        dialog.saved.connect(lambda _, choices: keep_choices(self._store, choices))
        dialog.finished.connect(dialog.deleteLater)
        self._stand_still(dialog)
        dialog.open()
        return dialog

    def _stand_still(self, dialog: "ExportDialog") -> None:
        """What is previewed is what is saved: the cursor waits for the dialog to close, wherever the run is by then."""
        session = self._on_screen.session
        timeline, path, played = session.timeline, session.path, session.timeline.playing
        # its answers may still be on their way
        session.settled.connect(dialog.show_anew, Qt.ConnectionType.SingleShotConnection)
        if played:
            timeline.toggle_play()
        elif timeline.following and session.state == "training":
            timeline.hold()
        else:
            return

        def go_on() -> None:
            if session.path == path:
                (timeline.toggle_play if played else timeline.follow)()

        dialog.finished.connect(go_on)

    def _panels(self, first: Panel | None) -> list[Panel]:
        """Those on screen, and this one; none where they have nothing to show."""
        if not self._on_screen.session.timeline.steps:
            return []
        shown = [dock.panel for dock in docks_on_screen(self._on_screen.docks)]
        return shown if first is None or first in shown else [first, *shown]

    def picture_in(self, theme: Theme, width: int) -> QImage:
        """The window as it is now, so wide, in this theme; what lies over it is no part of it."""
        over = [*self._window.findChildren(OverlayCard), *self._window.findChildren(NotesLine)]
        with self._on_screen.dress.in_theme(theme), left_out(over):
            return picture_of(self._window, width / self._window.width())

    def may_close(self) -> bool:
        """Asks before something half done is lost."""
        running = self.queue.running
        if running is None:
            return True
        sentence = tr("{name} is still being made. Close, and lose it?").format(name=running.target.name)
        close = tr("Close")
        return question.ask(self._window, sentence, close, tr("Cancel"), careful=True) == close

    def close(self) -> None:
        """End what is being made, and wait until nothing of it is left."""
        self.queue.close()

    def folder(self) -> Path:
        """Where the last export went, else where pictures belong."""
        usual = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
        wanted = [Path(str(self._store.value(FOLDER_KEY, ""))), *map(Path, usual)]
        return next((path for path in wanted if path.is_absolute() and path.is_dir()), Path.home())

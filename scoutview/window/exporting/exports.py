"""Everything about exports that the window holds: the dialog, the programs that make films, the strip that tells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox, QWidget

from scoutview.errors import UserError
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import Theme
from scoutview.panels.panel import Panel
from scoutview.session import Session
from scoutview.window.docks.dock import PanelDock
from scoutview.window.exporting.bar import ExportBar
from scoutview.window.exporting.format import Subject
from scoutview.window.exporting.queue import ExportQueue
from scoutview.window.exporting.talk import OpenTalk
from scoutview.window.talks.scenes import docks_on_screen

if TYPE_CHECKING:
    from scoutview.window.exporting.choices import ExportChoices
    from scoutview.window.exporting.dialog import ExportDialog

FOLDER_KEY = "pictures_folder"
NOTHING = "There is nothing to export yet: open a recording or train a model first."
NO_SCENE = "There is no scene to export yet: open a talk, or add a scene to a new one."


class Talks(Protocol):
    """What of the talks an export needs."""

    def open_talk_now(self) -> OpenTalk | None: ...  # None where there is none, or no scene in it


class ExportDesk(Protocol):
    """What of the main window an export needs."""

    @property
    def session(self) -> Session: ...
    @property
    def store(self) -> QSettings: ...
    @property
    def docks(self) -> Mapping[str, PanelDock]: ...
    @property
    def look(self) -> Look: ...
    @property
    def talks(self) -> Talks: ...
    def picture_in(self, theme: Theme, factor: float) -> QImage: ...  # the whole window, so many times as large


class Exports(QObject):
    """Opens the dialog, and keeps what it began.

    `queue.failed` brings a sentence and details; `bar` is to be put into the window. `close` ends what is being made.
    """

    def __init__(self, desk: ExportDesk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.queue = ExportQueue(self)
        self.bar = ExportBar(self.queue, desk.look, window)

    def open_dialog(self, panel: Panel) -> ExportDialog:
        """Ask what is wanted, this panel first.

        Raises:
            UserError: there is nothing on screen.
        """
        if not self._desk.session.timeline.steps:
            raise UserError(NOTHING)
        return self._open(Subject.PANELS, panel)

    def open_dialog_of_talk(self, subject: Subject) -> ExportDialog:
        """Ask what is wanted, the open talk or its chosen scene first.

        Raises:
            UserError: there is none.
        """
        if self._desk.talks.open_talk_now() is None:
            raise UserError(NO_SCENE)
        return self._open(subject)

    def _open(self, subject: Subject, panel: Panel | None = None) -> ExportDialog:
        # All that draws and writes is loaded here: the window should be on screen before.
        from scoutview.export.picture import PictureSize
        from scoutview.window.exporting.choices import choices_of
        from scoutview.window.exporting.dialog import ExportDialog
        from scoutview.window.exporting.form import ExportForm
        from scoutview.window.exporting.making import ExportMaking

        desk, window = self._desk, self._window
        size = PictureSize(window.width(), window.height())
        form = ExportForm(self._panels(panel), desk.talks.open_talk_now(), desk.session.timeline, size, desk.look)
        form.restore(choices_of(desk.store), desk.look.theme.name)
        form.what.choose(subject, panel)
        making = ExportMaking(desk, window, self.queue, self.bar.show_done)
        dialog = ExportDialog(making, form, self.folder(), desk.look, window)
        dialog.saved.connect(self._remember)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _panels(self, first: Panel | None) -> list[Panel]:
        """Those on screen, and this one; none where they have nothing to show."""
        if not self._desk.session.timeline.steps:
            return []
        shown = [dock.panel for dock in docks_on_screen(self._desk.docks)]
        return shown if first is None or first in shown else [first, *shown]

    def may_close(self) -> bool:
        """Asks before something half done is lost."""
        running = self.queue.running
        if running is None:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "ScoutView",
            f"{running.target.name} is still being made. Close, and lose it?",
            buttons.Close | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Close

    def close(self) -> None:
        """End what is being made, and wait until nothing of it is left."""
        self.queue.close()

    def folder(self) -> Path:
        """Where the last export went, else where pictures belong."""
        usual = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
        wanted = [Path(str(self._desk.store.value(FOLDER_KEY, ""))), *map(Path, usual)]
        return next((path for path in wanted if path.is_absolute() and path.is_dir()), Path.home())

    def _remember(self, target: Path, choices: ExportChoices) -> None:
        from scoutview.window.exporting.choices import keep_choices

        self._desk.store.setValue(FOLDER_KEY, str(target.parent))
        keep_choices(self._desk.store, choices)

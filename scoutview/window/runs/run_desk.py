"""What the window does with runs: choosing a lab, opening and saving recordings, building and training models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from scoutview.errors import UserError
from scoutview.window.runs.runs_dialog import RunsDialog
from scoutview.window.settings.rate_dialog import RateDialog
from scoutview.window.settings.settings_dialog import SettingsDialog
from scoutview.window.shell.naming import with_ending

if TYPE_CHECKING:
    from scoutview.window.shell.main_window import MainWindow


class RunDesk(QObject):
    """Asks the user what is still open, and has the session do it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session

    def open_first(self, path: Path | None) -> None:
        """The recording named on the command line, else the one shown last, if there is any."""
        last = Path(str(self._window.store.value("last_recording", "")))
        if path is not None:
            self._session.open(path)
        elif last.suffix == ".scout" and last.is_file():
            self._session.open(last)

    def choose_lab(self, name: str) -> None:
        """The lab's sample, or an untrained model where none was shipped."""
        if name in self._window.samples:
            self._session.open(self._window.samples[name])
        else:
            self._session.prepare(name, self._window.labs[name].Settings())

    def choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a recording", str(self._session.runs_folder), "Recordings (*.scout);;All files (*)"
        )
        if chosen:
            self._session.open(Path(chosen))

    def show_runs(self) -> None:
        dialog = RunsDialog(self._session.runs_folder, self._window.look, self._session.path, self._window)
        dialog.open_requested.connect(self._session.open)
        dialog.open()

    def save_as(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save the recording as", "", "Recordings (*.scout)")
        if not chosen:
            return
        try:
            self._session.save_as(with_ending(Path(chosen), ".scout"))
        except UserError as error:
            self._window.messages.show_message(str(error))

    def train(self) -> None:
        """Train, pause or resume, whichever the main button says."""
        training = self._session.training
        if training is not None and training.state in ("starting", "training"):
            self._session.pause()
        elif self._session.lab is None:
            self.choose_lab(self._window.start_page.chosen)
        else:
            self._session.train()

    def edit_settings(self) -> None:
        """Of the lab on screen, or of the one chosen on the start page; they build a new model."""
        lab = self._session.lab
        kind = type(lab) if lab is not None else self._window.labs[self._window.start_page.chosen]
        settings = lab.settings if lab is not None else kind.Settings()
        dialog = SettingsDialog(kind, settings, self._window.look, self._window)
        dialog.chosen.connect(lambda chosen: self._session.prepare(kind.name, chosen))
        dialog.open()

    def edit_learning_rate(self) -> None:
        """Of the run that trains."""
        if self._session.lab is None:
            return
        changed = [change.value for change in self._session.curves.changes if change.name == "learning_rate"]
        rate = changed[-1] if changed else self._session.lab.settings.learning_rate
        dialog = RateDialog(rate, self._window.look, self._window)
        dialog.chosen.connect(self._session.set_learning_rate)
        dialog.open()

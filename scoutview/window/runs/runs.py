"""What the window does with runs: choosing a lab, opening and saving recordings, building and training models."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.session import Session
from scoutview.window.base.dress import Dress
from scoutview.window.base.naming import with_ending
from scoutview.window.runs.runs_dialog import RunsDialog
from scoutview.window.settings.dialogs import RateDialog, SettingsDialog

LAST_KEY = "last_recording"


class Runs(QObject):
    """Asks the user what is still open, and has the session do it.

    `samples` are the shipped recordings by lab; `chosen_lab` names the one chosen on the start page, which is meant
    while none is on screen, and by Train wherever `is_at_start`.
    """

    message = Signal(str)  # one sentence

    def __init__(
        self,
        session: Session,
        labs: Mapping[str, type[Lab[Any, Any]]],
        *,
        samples: Mapping[str, Path],
        store: QSettings,
        dress: Dress,
        chosen_lab: Callable[[], str],
        is_at_start: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._labs, self._samples, self._store = session, labs, samples, store
        self._dress, self._window = dress, window
        self._chosen_lab, self._is_at_start = chosen_lab, is_at_start
        session.run_changed.connect(self._remember)

    def open_first(self, path: Path | None) -> None:
        """The recording named on the command line, else the one shown last, if there is any."""
        last = Path(str(self._store.value(LAST_KEY, "")))
        if path is not None:
            self._session.open(path)
        elif last.suffix == ".scout" and last.is_file():
            self._session.open(last)

    def _remember(self) -> None:
        self._store.setValue(LAST_KEY, str(self._session.path))

    def choose_lab(self, name: str) -> None:
        """The lab's sample, or an untrained model where none was shipped."""
        if name in self._samples:
            self._session.open(self._samples[name])
        else:
            self._session.prepare(name, self._labs[name].Settings())

    def choose_recording(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open a recording", str(self._session.runs_folder), "Recordings (*.scout);;All files (*)"
        )
        if chosen:
            self._session.open(Path(chosen))

    def show_runs(self) -> None:
        dialog = RunsDialog(self._session.runs_folder, self._dress.look, self._session.path, self._window)
        dialog.open_requested.connect(self._session.open)
        dialog.open()

    def save_as(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Save the recording as", "", "Recordings (*.scout)")
        if not chosen:
            return
        try:
            self._session.save_as(with_ending(Path(chosen), ".scout"))
        except UserError as error:
            self.message.emit(str(error))

    def train(self) -> None:
        """Train, pause or resume, whichever the main button says."""
        training = self._session.training
        if training is not None and training.state in ("starting", "training"):
            self._session.pause()
        elif self._is_at_start():
            name = self._chosen_lab()
            self._session.train_new(name, self._labs[name].Settings())
        else:
            self._session.train()

    def edit_settings(self) -> None:
        """Of the lab on screen, or of the one chosen on the start page; they build a new model."""
        lab = self._session.lab
        kind = type(lab) if lab is not None else self._labs[self._chosen_lab()]
        settings = lab.settings if lab is not None else kind.Settings()
        dialog = SettingsDialog(kind, settings, self._dress.look, self._window)
        dialog.chosen.connect(lambda chosen: self._session.prepare(kind.name, chosen))
        dialog.open()

    def edit_learning_rate(self) -> None:
        """Of the run that trains."""
        if self._session.lab is None:
            return
        changed = [change.value for change in self._session.curves.changes if change.name == "learning_rate"]
        rate = changed[-1] if changed else self._session.lab.settings.learning_rate
        dialog = RateDialog(rate, self._dress.look, self._window)
        dialog.chosen.connect(self._session.set_learning_rate)
        dialog.open()

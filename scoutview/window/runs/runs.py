"""What the window does with runs: choosing a lab, opening and saving recordings, building and training models."""

import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.language import inside, tr
from scoutview.observing.run_folder import newest_in, recordings_in
from scoutview.session import Session
from scoutview.settings import Value, changeable_field, value_of_number
from scoutview.talks.talk import ENDING
from scoutview.training.worker import OVER
from scoutview.window.base.dress import Dress
from scoutview.window.base.naming import with_ending
from scoutview.window.base.states import state_in_words
from scoutview.window.runs.main_step import MainStep, main_step
from scoutview.window.runs.origin import Origin, Provenance
from scoutview.window.runs.runs_dialog import RunsDialog
from scoutview.window.settings.dialogs import ChangeDialog, SettingsDialog

LAST_KEY, FOLDER_KEY = "last_recording", "runs_folder"
GRACE_S = 1.0  # after a training ended by itself: whoever presses the button now meant to pause it
JUST_ENDED = tr("The training had just ended, so nothing was begun: press the button again to train on.")


class Runs(QObject):
    """Asks the user what is still open, and has the session do it.

    `samples` are the shipped recordings by lab; `chosen_lab` names the one chosen on the start page, which is meant
    while none is on screen, and by Train wherever `is_at_start`.
    """

    message = Signal(str)  # one sentence: why something cannot be done
    notice = Signal(str)  # one sentence that nobody need act on
    setting_refused = Signal()  # what was chosen holds nowhere: nothing trains
    talk_chosen = Signal(object)  # the path of a talk that should be opened
    other_chosen = Signal(object)  # the path of something else, which a lab may take

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
        self._last: dict[str, Path] = {}  # by lab: what was on screen of it
        self._step = MainStep.NOTHING  # as it was when the training last told how it stands
        self._ended_s = -math.inf  # when a training ended by itself
        self._of_folder: Path | None = None  # the recording that was opened with all others of its folder
        session.run_changed.connect(self._remember)
        session.training_changed.connect(self._note_end)

    def provenance(self, path: Path) -> Provenance:
        """Whose run a recording holds, and from when."""
        if path in self._samples.values():
            origin = Origin.SAMPLE
        else:
            origin = Origin.OWN if path.parent == self._session.runs_folder else Origin.OTHER
        try:
            written_s = path.stat().st_mtime
        except OSError:  # not written yet, or gone
            written_s = time.time()
        return Provenance(origin, path, written_s)

    def live(self) -> str:
        """How the run on screen stands that is not over, in a word or two; nothing where it is."""
        training = self._session.training
        if training is None or training.state in OVER:
            return ""
        is_untrained = training.state == "paused" and not training.step
        return state_in_words("untrained" if is_untrained else training.state)

    def open_first(self, path: Path | None) -> None:
        """The recording or folder named on the command line, else what was shown last, if there is any."""
        last = Path(str(self._store.value(LAST_KEY, "")))
        if path is not None and path.is_dir():
            self.open_folder(path)
        elif path is not None:
            self._session.open(path)
        elif last.suffix == ".scout" and last.is_file():
            self._session.open(last)

    def _remember(self) -> None:
        self._store.setValue(LAST_KEY, str(self._session.path))
        if self._session.lab is not None and self._session.path is not None:
            self._last[self._session.lab.name] = self._session.path

    def choose_lab(self, name: str) -> None:
        """The lab's sample, or an untrained model where none was shipped."""
        if name in self._samples:
            self._session.open(self._samples[name])
        elif self._labs[name].begins_with_file:
            kinds = tr(" or ").join(taken.kind.words for taken in self._labs[name].takes)
            self.message.emit(tr("Drop on the window, or choose with Open, {kinds}.").format(kinds=kinds))
        else:
            self._session.prepare(name, self._labs[name].Settings())

    def return_to_lab(self, name: str) -> None:
        """What was on screen of it last; its sample where nothing was, or where it is on screen now."""
        last, lab = self._last.get(name), self._session.lab
        if last is not None and last.is_file() and (lab is None or lab.name != name):
            self._session.open(last)
        else:
            self.choose_lab(name)

    def choose_recording(self) -> None:
        """Ask for a recording and open it; a talk that is chosen instead is opened as one."""
        kinds = tr("Recordings (*.scout);;Talks (*{ending});;All files (*)").format(ending=ENDING)
        runs = self._session.runs_folder
        folder = runs if runs.is_dir() else Path.home()  # nothing was trained yet
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open a recording"), str(folder), kinds)
        if chosen.lower().endswith(ENDING):
            self.talk_chosen.emit(Path(chosen))
        elif chosen and not chosen.lower().endswith(".scout") and self._is_taken(Path(chosen)):
            self.other_chosen.emit(Path(chosen))
        elif chosen:
            self._session.open(Path(chosen))

    def _is_taken(self, path: Path) -> bool:
        """Whether a lab makes something of this file."""
        return any(taken.kind.includes(path) for lab in self._labs.values() for taken in lab.takes)

    def choose_folder(self) -> None:
        """Ask for a folder of recordings, and hold them against each other."""
        runs = self._session.runs_folder
        folder = runs if runs.is_dir() else Path.home()
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Open a folder of recordings"), str(folder))
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Show its newest recording, to be held against the others; a message where there is none."""
        if any(taken.kind.is_sure(folder) for lab in self._labs.values() for taken in lab.takes) and not recordings_in(
            folder
        ):
            self.other_chosen.emit(folder)
            return
        try:
            path = newest_in(folder)
        except UserError as error:
            self.message.emit(str(error))
            return
        self._of_folder = path
        self._session.open(path)

    def find_files(self) -> bool:
        """Ask in which folder the files are now that the recording is linked to; whether one was named."""
        title = tr("The folder where its files are now")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if chosen:
            self.notice.emit(tr("The files are looked for; large ones take a while to read."))
            self._session.find_files(Path(chosen))
        return bool(chosen)

    def is_of_folder(self, path: Path) -> bool:
        """Whether this recording is on screen because its folder was opened, not it."""
        return path == self._of_folder

    def move_to(self, folder: Path) -> None:
        """New runs go to this folder.

        Raises:
            UserError: nothing can be written there.
        """
        self._session.move_runs(folder)
        self._store.setValue(FOLDER_KEY, str(folder))

    def show_runs(self) -> None:
        dialog = RunsDialog(self._session.runs_folder, self._dress.look, self._session.path, self._window)
        dialog.open_requested.connect(self._session.open)
        dialog.open()

    def save_as(self) -> None:
        kinds = tr("Recordings (*.scout)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Save the recording as"), "", kinds)
        if not chosen:
            return
        try:
            self._session.save_as(with_ending(Path(chosen), ".scout"))
        except UserError as error:
            self.message.emit(str(error))

    def main_step(self) -> MainStep:
        """What the main button does now."""
        session = self._session
        steps, lab = session.curves.steps, session.lab
        return main_step(
            session.training,
            session.state,
            newest_step=int(steps[-1]) if lab is not None and len(steps) else None,
            is_at_start=self._is_at_start(),
            is_sample=session.path in self._samples.values(),
            is_trained=lab is not None and bool(lab.trained_elsewhere or lab.trains_elsewhere),
        )

    def main_words(self) -> str:
        """What the main button says; where no run shows which lab it means, its name as well."""
        step = self.main_step()
        if step is not MainStep.CHOSEN:
            return step.value.word
        title = self._labs[self._chosen_lab()].title
        return tr("Train {lab}", "a button").format(lab=inside(title))

    def train(self) -> None:
        """Train, pause or continue, whichever the main button says."""
        step = self.main_step()
        if step.begins and time.monotonic() - self._ended_s < GRACE_S:
            self.notice.emit(JUST_ENDED)
        elif step is MainStep.PAUSE:
            self._session.pause()
        elif step is MainStep.CHOSEN:
            name = self._chosen_lab()
            self._session.train_new(name, self._labs[name].Settings())
        elif step is MainStep.ANEW:
            self.train_anew()
        elif step.begins:
            self._session.continue_training()

    def train_anew(self) -> None:
        """A new model of the lab on screen, with the settings of the one that is."""
        lab = self._session.lab
        if lab is not None:
            self._session.train_new(lab.name, lab.settings)

    def _note_end(self) -> None:
        before, self._step = self._step, self.main_step()
        training = self._session.training
        if before is MainStep.PAUSE and training is not None and training.state in ("finished", "failed"):
            self._ended_s = time.monotonic()

    def wanted_settings(self) -> tuple[type[Lab[Any, Any]], Any]:
        """The lab on screen and its settings, or the one chosen on the start page."""
        lab = self._session.lab
        kind = type(lab) if lab is not None else self._labs[self._chosen_lab()]
        return kind, lab.settings if lab is not None else kind.Settings()

    def edit_settings(self) -> None:
        """Of the lab on screen, or of the one chosen on the start page; they build a new model."""
        kind, settings = self.wanted_settings()
        dialog = SettingsDialog(kind, settings, self._dress.look, self._window)
        dialog.chosen.connect(lambda chosen: self._session.prepare(kind.name, chosen))
        dialog.open()

    def edit_changeable_settings(self) -> None:
        """Of the run that trains: its learning rate, and whatever else its lab declares so."""
        if self._session.lab is None:
            return
        kind, curves = type(self._session.lab).Settings, self._session.curves
        newest = max((change.step for change in curves.changes), default=0)
        fields = {each.name: changeable_field(kind, each.name) for each in curves.changeables}
        values = {
            fields[each.name]: value_of_number(fields[each.name], curves.setting_at(each, newest))
            for each in curves.changeables
        }
        dialog = ChangeDialog(values, self._dress.look, self._window)
        dialog.chosen.connect(self._session.change_setting)
        dialog.open()

    def change_setting(self, name: str, value: Value) -> None:
        """Of the run that trains; where none does, it is said how it can be changed."""
        if self.live():
            self._session.change_setting(name, value)
        else:
            self.notice.emit(
                tr("This is changed while it trains: press Continue, or train a new run, and choose again.")
            )
            self.setting_refused.emit()

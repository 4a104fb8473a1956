"""Sweeps that the window begins: the form, the program that trains them, and the first run, which is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scoutview.graphics.base.numbers import count
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.session import Session
from scoutview.sweeps.folder import SweepFolder
from scoutview.window.base import question
from scoutview.window.base.dress import Dress
from scoutview.window.exporting.job import ExportJob
from scoutview.window.sweeps.dialog import SweepDialog
from scoutview.window.sweeps.wish import SweepWish
from scoutview.window.timeline.run_words import time_left


class Sweeps(QObject):
    """One sweep at a time, trained by `scoutview sweep` in a program of its own.

    `wanted_settings` says which lab is meant, and its settings. `close` ends what trains; it can be gone on with.
    """

    message = Signal(str, str)  # a sentence, details
    notice = Signal(str)  # one sentence that nobody need act on

    def __init__(
        self,
        session: Session,
        wanted_settings: Callable[[], tuple[type[Lab[Any, Any]], Any]],
        dress: Dress,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._wanted_settings = session, wanted_settings
        self._dress, self._window = dress, window
        self.job: ExportJob | None = None
        self.trial: ExportJob | None = None  # of how long a sweep would take
        self.dialog: SweepDialog | None = None
        self._first: Path | None = None  # the recording that is opened once it is there

    def ask(self) -> SweepDialog:
        """The form; that of the sweep which trains, where one does."""
        if self.dialog is None or self.job is None:
            lab, settings = self._wanted_settings()
            if self.dialog is not None:
                self.drop_trial()
                self.dialog.deleteLater()
            self.dialog = SweepDialog(lab, settings, self._session.runs_folder, self._dress.look, self._window)
            self.dialog.wanted.connect(self.begin)
            self.dialog.stop_asked.connect(self.stop)
            self.dialog.length_asked.connect(self.ask_length)
            self.dialog.edited.connect(self.drop_trial)
        self.dialog.show()
        self.dialog.raise_()
        return self.dialog

    def ask_length(self, wish: SweepWish) -> None:
        """Have it tried how long this sweep would take; the form tells."""
        self.drop_trial()
        dialog = self.dialog
        assert dialog is not None
        self.trial = trial = ExportJob([*wish.words(), "--dry-run"], wish.folder, self)
        trial.said.connect(dialog.show_length)
        trial.failed.connect(lambda sentence, _: dialog.refuse_length(sentence))
        trial.over.connect(lambda: self._end_trial(trial))
        dialog.show_length("")
        trial.start()

    def drop_trial(self) -> None:
        """Nobody waits for it any more: the form says something else, or is done."""
        if self.trial is not None:
            trial, self.trial = self.trial, None
            trial.said.disconnect()
            trial.cancel()

    def _end_trial(self, trial: ExportJob) -> None:
        if self.trial is trial:
            self.trial = None
        trial.deleteLater()

    def begin(self, wish: SweepWish) -> None:
        """Train it."""
        self.drop_trial()
        self._session.runs_folder.mkdir(parents=True, exist_ok=True)
        self._first = SweepFolder(wish.folder).path_of(wish.sweep().runs[0])
        self.job = job = ExportJob(wish.words(), wish.folder, self)
        job.progress.connect(self._show_progress)
        all_trained = tr("All runs are trained, in {folder}.").format(folder=wish.folder)
        job.finished.connect(lambda _: self._end(all_trained, told=True))
        job.cancelled.connect(lambda: self._end(tr("Stopped. The same form goes on with these runs.")))
        job.failed.connect(lambda *why: self._end(tr("Not all runs are trained."), *why, told=True))
        job.over.connect(job.deleteLater)
        if self.dialog is not None:
            self.dialog.show_running(True)
        job.start()

    def stop(self) -> None:
        """End the runs after their step."""
        if self.job is not None:
            self.job.cancel()

    def may_close(self) -> bool:
        """Asks before a sweep is interrupted."""
        if self.job is None:
            return True
        sentence = tr(
            "A sweep is still being trained. Close, and stop it? What it has is kept, and it can go on later."
        )
        close = tr("Close")
        return question.ask(self._window, sentence, close, tr("Cancel"), careful=True) == close

    def close(self) -> None:
        """End what trains, and wait until it has."""
        for job in (self.trial, self.job):
            if job is not None:
                job.cancel()
                job.wait()

    def _show_progress(self, done: int, total: int, left_s: float | None) -> None:
        if self._first is not None and self._first.exists():
            self._session.open(self._first)
            self._first = None
        if self.dialog is not None:
            made = tr("{done} of {total} steps").format(done=count(done), total=count(total))
            left = time_left(left_s) if left_s is not None else ""
            self.dialog.show_progress(done, total, "  ·  ".join(filter(None, (made, left))))

    def _end(self, words: str, sentence: str = "", details: str = "", *, told: bool = False) -> None:
        self.job = None
        if self.dialog is not None:
            self.dialog.show_end(words, sentence)
        if told and (self.dialog is None or not self.dialog.isVisible()):
            if sentence:
                self.message.emit(sentence, details)
            else:
                self.notice.emit(words)

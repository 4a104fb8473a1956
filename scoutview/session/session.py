"""The session: recording, timeline, observer and training thread behind one window, with one timer. QtCore only."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from scoutview.errors import UserError
from scoutview.frame import NO_CURVES, Curves, RunDescription
from scoutview.interventions import toggled, written
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_named
from scoutview.language import tr
from scoutview.observing.answer import Askers, LocalAskers
from scoutview.observing.news import Answered, Failed, FilesFound, Grown, HistoryGrown, Opened, Result, Saved, View
from scoutview.observing.observer import Observer
from scoutview.probe import Probe
from scoutview.recording.files import beside, check_target
from scoutview.recording.reader import copy_recording
from scoutview.recording.relinking import Relinked
from scoutview.session.asking import Asking
from scoutview.session.audience import Audience, LastShown, Viewer
from scoutview.session.comparing import Comparing
from scoutview.session.garbage import Garbage
from scoutview.session.growth import Growth
from scoutview.session.pulse import Pulse
from scoutview.session.telling import Telling
from scoutview.session.trainings import Trainings, Trains
from scoutview.settings import Settings, Value
from scoutview.timeline import Timeline
from scoutview.training.worker import OVER, TrainingRun, TrainingStatus

STATUS_S = 0.5  # how often the numbers of a training are told; a new state is told at once


class Session(QObject):
    """One run on screen, live or recorded; both by the same code.

    Everything happens on the GUI thread, which never waits: files and models are the observer's, training is the
    training run's. `new_run` says where trainings run, `askers` where models answer: in threads of this program, unless
    told.
    """

    run_changed = Signal()  # another recording is on screen, or another lab is being prepared
    timeline_changed = Signal()
    curves_changed = Signal()
    training_changed = Signal()
    probe_changed = Signal()
    message = Signal(str, str)  # one sentence, details: what went wrong
    notice = Signal(str)  # one sentence: what is done
    files_moved = Signal()  # what the last message tells of can be found again
    shown = Signal()  # the panels on screen were given what there is for them
    settled = Signal()  # all that was asked is answered and shown
    busy_changed = Signal()  # an answer takes its time, or no longer
    _woken = Signal()

    def __init__(self, runs_folder: Path, new_run: Trains = TrainingRun, askers: Askers | None = None) -> None:
        super().__init__()
        self.askers: Askers = askers if askers is not None else LocalAskers()
        self.device = "auto"
        self.timeline = Timeline()
        self.timeline.on_change = self._timeline_moved
        self.lab: Lab[Any, Any] | None = None
        self.description: RunDescription | None = None
        self.curves: Curves = NO_CURVES
        self.state, self.loading = "", False
        self.path: Path | None = None
        self.probe: Probe | None = None
        self.training: TrainingStatus | None = None
        self._trainings = Trainings(runs_folder, new_run)
        self._awaited: Path | None = None  # a recording that its training has not begun yet
        self._replacing: Path | None = None  # to be opened in place of this training, if it can be read
        self._same_probe = False  # whether what is opened is asked as the run before was
        self._audience = Audience(self.ask, self)
        self._comparing = Comparing(self._audience, self)
        self._growth = Growth(self._show_growth, self)
        self._telling = Telling(self.message.emit)
        self._status_told_s = time.monotonic()
        self._woken.connect(self._take_results)
        self._garbage = Garbage(self)
        self._observer = Observer(self._woken.emit, self.askers)
        self._asking = Asking(self._observer, self._audience, self._view_now, self, elsewhere=self.askers.elsewhere)
        for told, tells in (
            (self._asking.shown, self.shown),
            (self._asking.settled, self.settled),
            (self._asking.busy_changed, self.busy_changed),
        ):
            told.connect(tells)
        self._pulse = Pulse(self)
        self._pulse.ticked.connect(self._tick)

    # what is on screen

    @property
    def probe_text(self) -> str:
        """The written form of the probe."""
        return self.lab.format_probe(self.probe) if self.lab is not None and self.probe is not None else ""

    @property
    def interventions(self) -> tuple[str, ...]:
        """The written forms of those that hold."""
        return self.probe.interventions if self.probe is not None else ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of this probe."""
        return self.lab.all_notes(self.probe) if self.lab is not None and self.probe is not None else ()

    @property
    def runs_folder(self) -> Path:
        """Where its trainings save themselves."""
        return self._trainings.folder

    def move_runs(self, folder: Path) -> None:
        """New trainings save themselves in this folder.

        Raises:
            UserError: nothing can be written there.
        """
        with beside(folder / "run.scout"):
            self._trainings.folder = folder

    def attach(self, viewer: Viewer) -> None:
        """A panel that is fed from now on, whenever it is visible."""
        self._audience.attach(viewer)

    def detach(self, viewer: Viewer) -> None:
        """A panel that is no longer fed."""
        self._audience.detach(viewer)

    def shown_to(self, viewer: Viewer) -> LastShown:
        """What this panel shows, so that a picture of it can show the same."""
        return self._audience.shown_to(viewer)

    def ask(self) -> None:
        """Ask the observer what the visible panels need for the frame at the cursor."""
        self._asking.ask()

    @property
    def is_busy(self) -> bool:
        """Whether an answer takes its time."""
        return self._asking.is_busy

    def _view_now(self) -> View | None:
        """What the panels on screen need now, without a number."""
        self._comparing.look(self.path)
        if self.path is None or self.probe is None or self.timeline.step is None:
            return None
        questions, histories = self._audience.wanted()
        step, run = self.timeline.step, self._trainings.run
        if run is not None:
            run.protect(step)
        return View(self.path, 0, step, self.probe, questions, histories, self._is_followed())

    def warm_up(self) -> None:
        """Load torch, which takes a while: call it behind the first picture."""
        self._observer.warm_up()

    # runs

    def open(self, path: Path, *, same_probe: bool = False) -> None:
        """Show a recording; once it is there, a training of this window ends, its frames kept.

        A probe that somebody chose stays, where its lab can read it; with `same_probe` also the one of the lab's own.
        """
        self._replacing, self._same_probe = path, same_probe
        self._open(path)

    def prepare(self, lab_name: str, settings: Settings) -> None:
        """Build an untrained model of this lab, frame 0 of a new recording, and wait for `train`."""
        self._begin(lab_name, settings, paused=True)

    def train_new(self, lab_name: str, settings: Settings) -> None:
        """Train a new model of this lab, whatever is on screen."""
        self._begin(lab_name, settings, paused=False)

    def train(self) -> None:
        """Train: on from frame 0 where a model waits, otherwise a new run with the settings on screen."""
        waiting = self.training is not None and self.training.state in ("starting", "paused")
        if self._trainings.run is not None and waiting:
            self.resume()
        elif self.lab is not None:
            self._begin(self.lab.name, self.lab.settings, paused=False)

    def pause(self) -> None:
        if self._trainings.run is not None:
            self._trainings.run.pause()

    def resume(self) -> None:
        if self._trainings.run is not None:
            self._trainings.run.resume()

    def take_one_step(self) -> None:
        """One step more of a training that is paused; its frame is followed."""
        if self._trainings.run is not None and self._is_paused():
            self.timeline.follow()
            self._trainings.run.take_one_step()

    def go_on(self) -> None:
        """One frame on; at the last of a training that is paused, one step more of it."""
        if self._is_paused() and self.timeline.held_count == 0:
            self.take_one_step()
        else:
            self.timeline.move(1)

    def _is_paused(self) -> bool:
        return self.training is not None and self.training.state == "paused"

    def stop(self) -> None:
        """End the training; the model as it is becomes the last frame."""
        if self._trainings.run is not None:
            self._trainings.run.stop()

    def reset(self) -> None:
        """Back to the untrained model, same settings and seed, in a new recording."""
        if self.lab is not None:
            self._begin(self.lab.name, self.lab.settings, paused=True)

    def new_seed(self) -> None:
        """As `reset`, with the next seed."""
        if self.lab is not None:
            settings = dataclasses.replace(self.lab.settings, seed=(self.lab.settings.seed + 1) % 2**31)
            self._begin(self.lab.name, settings, paused=True)

    def continue_training(self) -> None:
        """Train on from the last frame; a recording that is not among the user's runs is copied there first."""
        if self.training is not None and not self._is_over():
            self.resume()
            return
        if self.lab is None or self.path is None:
            return
        path = self.path
        try:
            if path.parent != self.runs_folder:
                path = self._trainings.new_path(self.lab.run_name(), self.lab.settings.seed)
                copy_recording(self.path, path)
        except (OSError, UserError) as error:
            self._telling.tell(tr("This run cannot be continued: {error}").format(error=error), urgent=True)
            return
        self._trainings.go_on(self.lab, path, self.device)
        self._await(path)

    def change_setting(self, name: str, value: Value) -> None:
        """Train with this value of a setting from the next step on; one that cannot be is told and not taken."""
        if self._trainings.run is not None:
            try:
                self._trainings.run.change_setting(name, value)
            except UserError as error:
                self._telling.tell(str(error), urgent=True)

    def save_as(self, path: Path) -> None:
        """Copy the recording on screen; a message tells when it is there.

        Raises:
            UserError: there is none, or it cannot be written there.
        """
        if self.path is None:
            raise UserError(tr("There is no recording to save yet: choose a lab first."))
        check_target(path, force=True)
        self._observer.save(path)

    def find_files(self, folder: Path) -> None:
        """Look in this folder for moved files that the recording on screen is linked to; it is told what was found."""
        self._observer.find(folder)

    def set_probe(self, probe: Probe) -> None:
        """Ask the model with this from now on; the interventions that hold go on to hold, as far as the lab says."""
        self._ask_with(probe.with_interventions(self._kept_for(probe)))

    def set_probe_text(self, text: str, interventions: Sequence[str] | None = None) -> None:
        """Ask with a probe in its written form, under these interventions; None: those that go on to hold.

        Raises:
            UserError: it is no probe of this lab, or one of them is no intervention.
        """
        if self.lab is not None:
            probe = self.lab.parse_probe(text)
            kept = self._kept_for(probe) if interventions is None else written(interventions)
            self._ask_with(probe.with_interventions(kept))

    def set_interventions(self, texts: Sequence[str]) -> None:
        """Change the model like this, and not otherwise, while it is asked.

        Raises:
            UserError: one of them is no intervention.
        """
        if self.probe is not None:
            self._ask_with(self.probe.with_interventions(written(texts)))

    def toggle_intervention(self, text: str) -> None:
        """Let this one hold, instead of another at its place; or take it back where it holds already.

        Raises:
            UserError: it is no intervention.
        """
        self.set_interventions(toggled(self.interventions, text))

    def asks(self, probe_text: str, interventions: Sequence[str]) -> bool:
        """Whether this is what is asked now."""
        return (self.probe_text, self.interventions) == (probe_text, tuple(interventions))

    def _kept_for(self, probe: Probe) -> tuple[str, ...]:
        """Of the interventions that hold, those that go on to hold when this is asked."""
        if self.lab is None or self.probe is None:
            return self.interventions
        return self.lab.kept_interventions(self.probe, probe)

    def _ask_with(self, probe: Probe) -> None:
        if probe != self.probe:
            self.probe = probe
            self.probe_changed.emit()
            self.ask()

    def close(self) -> None:
        """End the threads; the recording is whole."""
        self._pulse.stop()
        self._growth.clear()
        self._comparing.close()
        self._asking.close()
        self._audience.close()
        self._end_run()
        self._trainings.close()
        self._observer.close()
        self._garbage.end()
        self.path = None
        self._trainings.sweep(None)

    # inside

    def _begin(self, lab_name: str, settings: Settings, *, paused: bool) -> None:
        try:
            lab = lab_named(lab_name)(settings)
            path = self._trainings.new_path(lab.run_name(), settings.seed)
        except (OSError, UserError) as error:
            self._telling.tell(tr("A new run cannot be started: {error}").format(error=error), urgent=True)
            return
        self._trainings.begin(lab, path, self.device, paused=paused)
        self._await(path)

    def _await(self, path: Path) -> None:
        """The run that has just begun is shown as soon as there is something of it."""
        self.training, self._awaited, self._replacing, self._same_probe = None, path, None, False
        self.loading = True
        self._look_after_training()
        self._pace()

    def _end_run(self) -> None:
        if self._trainings.run is not None:
            self._trainings.end()
            self.training, self._awaited = None, None
            self.training_changed.emit()

    def _open(self, path: Path) -> None:
        self.loading = True
        self._observer.open(path)

    def _timeline_moved(self) -> None:
        self._pace()
        self.timeline_changed.emit()
        self._asking.ask_soon(followed=self._is_followed())

    def _is_followed(self) -> bool:
        return self.timeline.following and self.state == "training"

    def _pace(self) -> None:
        trains = self._trainings.run is not None and not self._is_over()
        self._pulse.keep_pace(playing=self.timeline.playing, training=trains)

    def _is_over(self) -> bool:
        return self.training is not None and self.training.state in OVER

    def _tick(self, elapsed_s: float) -> None:
        if self.timeline.playing:
            self.timeline.tick(elapsed_s)
        self._look_after_training()

    def _look_after_training(self) -> None:
        if self._trainings.run is None:
            return
        status = self._trainings.run.status()
        if status != self.training:
            failed_now = status.state == "failed" and not self._is_over()
            same_state = self.training is not None and status.state == self.training.state
            if same_state and status.state == "paused":
                self._observer.look_again()  # for the frame of a single step
            self.training = status
            if not same_state or time.monotonic() - self._status_told_s >= STATUS_S:
                self._status_told_s = time.monotonic()
                self.training_changed.emit()
            if failed_now:
                self._telling.tell(status.error, status.details, urgent=True)
        if self._awaited is not None and self._replacing is None:
            self._open_awaited(self._awaited, status)
        self._pace()

    def _open_awaited(self, path: Path, status: TrainingStatus) -> None:
        if status.frames > 0:
            self._awaited = None
            self._open(path)
        elif self._is_over():  # there will be no recording: the one before stays on screen
            self._trainings.forget()
            self.training, self._awaited, self.loading = None, None, False
            self.training_changed.emit()

    def _take_results(self) -> None:
        for result in self._observer.results():
            self._take(result)

    def _take(self, result: Result) -> None:
        match result:
            case Opened():
                self._show_run(result)
            case Grown() if result.path == self.path:
                self._growth.bring(result, at_once=result.state != self.state or self.state != "training")
            case Answered():
                self._asking.show(result)
            case HistoryGrown() if self._asking.is_newest(result.view):
                self._audience.show_history(result.history)
            case Saved():
                self.notice.emit(tr("The recording is saved as {name}.").format(name=result.target.name))
            case FilesFound():
                self._tell_found(result.relinked)
            case Failed(intervention=refused) if refused:
                self._asking.give_up()
                if refused in self.interventions:
                    self.set_interventions([text for text in self.interventions if text != refused])
                    sentence = tr("{sentence} “{change}” is taken out.")
                    self._telling.tell(sentence.format(sentence=result.sentence, change=refused), urgent=True)
            case Failed():
                self._asking.give_up()
                if result.path is not None:
                    self._give_up(result.path)
                told = self._telling.tell(result.sentence, result.details, urgent=result.path is not None)
                if told and result.moved:
                    self.files_moved.emit()
            case _:
                pass

    def _tell_found(self, relinked: Relinked) -> None:
        self._telling.forget()
        if relinked.notice:
            self.notice.emit(relinked.notice)
        if relinked.trouble:
            self._telling.tell(relinked.trouble)
            self.files_moved.emit()

    def _give_up(self, path: Path) -> None:
        """This file cannot be opened; what is on screen stays there."""
        if self._replacing == path:
            self._replacing = None
        self.loading = self._awaited is not None or self._replacing is not None
        self._look_after_training()

    def _show_run(self, opened: Opened) -> None:
        if self._replacing == opened.path:
            self._replacing = None
            if self._trainings.run is not None and self._trainings.run.path != opened.path:
                self._end_run()
        probe = self._probe_for(opened.lab)
        self.lab, self.description, self.path = opened.lab, opened.description, opened.path
        self.state, self.loading = opened.state, self._awaited is not None or self._replacing is not None
        self.probe = probe
        self._telling.forget()
        self._growth.clear()
        self._audience.forget()
        self.timeline.clear()
        self.run_changed.emit()
        self.probe_changed.emit()
        self._show_curves(opened.curves)
        self._trainings.sweep(self.path)
        if self._trainings.run is not None and self._trainings.run.path == self.path and opened.lab.data_notes():
            self.notice.emit("  ".join(opened.lab.data_notes()))

    def _probe_for(self, lab: Lab[Any, Any]) -> Probe:
        """The user's own probe, kept when the next run is of the same lab and can read it."""
        probe: Probe = lab.default_probe()
        if self.lab is None or self.probe is None or self.lab.name != lab.name:
            return probe
        if self._same_probe or self.probe.with_interventions(()) != self.lab.default_probe():
            with suppress(UserError):
                probe = lab.parse_probe(self.probe_text)
        return probe.with_interventions(lab.kept_interventions(self.probe, probe))

    def _show_growth(self, grown: Grown) -> None:
        self.state = grown.state
        self._show_curves(grown.curves)

    def _show_curves(self, curves: Curves) -> None:
        assert self.lab is not None
        self.curves = self.lab.told(curves)
        self.curves_changed.emit()
        self.timeline.set_run([int(step) for step in curves.steps], self.curves.marks, curves.planned_steps)
        self._audience.show_curves(self.curves)

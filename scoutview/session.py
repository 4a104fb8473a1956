"""The session: recording, timeline, observer and training thread behind one window, with one timer. QtCore only."""

from __future__ import annotations

import dataclasses
import math
import operator
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from scoutview.errors import UserError
from scoutview.frame import NO_CURVES, Arrays, Curves, RunDescription
from scoutview.interventions import toggled, written
from scoutview.labs.lab import Lab
from scoutview.labs.registry import lab_named
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.observing.news import Answered, Failed, Grown, HistoryGrown, Opened, Result, View
from scoutview.observing.observer import Observer
from scoutview.observing.rest import Rest
from scoutview.probe import Probe
from scoutview.recording.files import delete_recording
from scoutview.recording.reader import copy_recording
from scoutview.settings import Settings
from scoutview.timeline import Timeline
from scoutview.training.worker import TrainingRun, TrainingStatus

PLAYING_MS = 16
TRAINING_MS = 100
STATUS_S = 0.5  # how often the numbers of a training are told; a new state is told at once
LEAST_GROWTH_S, MOST_GROWTH_S = 0.1, 1.0  # how often news of a run that trains is shown
QUIET_S = 5.0  # a sentence that keeps coming back is not repeated until it stayed away for so long
CLOSE_S = 10.0  # how long closing waits for trainings to write their last frame


class Viewer(Protocol):
    """What the session needs of a panel."""

    questions_changed: SignalInstance

    def questions(self) -> Collection[Question]: ...
    def histories(self) -> Collection[HistoryRequest]: ...
    def show_observation(self, observation: Observation) -> None: ...
    def show_curves(self, curves: Curves) -> None: ...
    def show_history(self, history: History) -> None: ...
    def is_on_screen(self) -> bool: ...


@dataclass
class Shown:
    """What a panel was last given."""

    observation: Observation | None = None
    histories: dict[HistoryRequest, History] = field(default_factory=dict)
    answers: tuple[Arrays | None, ...] = ()
    asked_since: set[HistoryRequest] = field(default_factory=set)  # the histories it has asked for ever since


class _Growth(QObject):
    """The newest news of a run. While it trains, showing it takes from the training: the costlier, the rarer."""

    def __init__(self, show: Callable[[Grown], None], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._news: Grown | None = None
        self._rest = Rest(LEAST_GROWTH_S, MOST_GROWTH_S)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_news)

    def bring(self, news: Grown, *, at_once: bool) -> None:
        self._news = news
        left_s = 0.0 if at_once else self._rest.left_s(news.spent_s)
        if not left_s:
            self._show_news()
        elif not self._timer.isActive():
            self._timer.start(math.ceil(1000 * left_s))

    def clear(self) -> None:
        self._timer.stop()
        self._news = None

    def _show_news(self) -> None:
        news = self._news
        self.clear()
        if news is not None:
            self._rest.begin(news.spent_s)
            self._show(news)


class Session(QObject):
    """One run on screen, live or recorded; both by the same code.

    Everything happens on the GUI thread, which never waits: files and models are the observer's, training is the
    training run's.
    """

    run_changed = Signal()  # another recording is on screen, or another lab is being prepared
    timeline_changed = Signal()
    curves_changed = Signal()
    training_changed = Signal()
    probe_changed = Signal()
    message = Signal(str, str)  # one sentence, details
    settled = Signal()  # all that was asked is answered and shown
    _woken = Signal()

    def __init__(self, runs_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs_folder = runs_folder
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
        self._run: TrainingRun | None = None
        self._ending: list[TrainingRun] = []  # stopped, and still writing their last frame
        self._begun: set[Path] = set()  # recordings that this window began, not those it trained on
        self._awaited: Path | None = None  # a recording that its training has not begun yet
        self._replacing: Path | None = None  # to be opened in place of this training, if it can be read
        self._viewers: list[Viewer] = []
        self._informed: dict[int, Curves] = {}  # by viewer: the curves it was last shown
        self._shown: dict[int, Shown] = {}
        self._number = self._shown_number = 0
        self._settled = False  # the newest view is answered whole; to be told once it is shown
        self._turns: list[tuple[Viewer, Answered]] = []  # what is still to be shown to whom
        self._growth = _Growth(self._show_growth, self)
        self._told: dict[str, float] = {}  # by sentence: when it last came
        self._ticked_s = self._status_told_s = time.monotonic()
        self._woken.connect(self._take_results)
        self._observer = Observer(self._woken.emit)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)

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
        return self.lab.notes(self.probe) if self.lab is not None and self.probe is not None else ()

    @property
    def is_training(self) -> bool:
        return self.training is not None and self.training.state in ("starting", "training")

    def attach(self, viewer: Viewer) -> None:
        """A panel that is fed from now on, whenever it is visible."""
        self._viewers.append(viewer)
        viewer.questions_changed.connect(self.ask)

    def detach(self, viewer: Viewer) -> None:
        """A panel that is no longer fed."""
        self._viewers.remove(viewer)
        self._turns = [turn for turn in self._turns if turn[0] is not viewer]
        self._informed.pop(id(viewer), None)
        self._shown.pop(id(viewer), None)
        viewer.questions_changed.disconnect(self.ask)

    def shown_to(self, viewer: Viewer) -> Shown:
        """What this panel shows, so that a picture of it can show the same."""
        return self._shown.setdefault(id(viewer), Shown())

    def ask(self) -> None:
        """Ask the observer what the visible panels need for the frame at the cursor."""
        if self.path is None or self.probe is None or self.timeline.step is None:
            return
        visible = [viewer for viewer in self._viewers if viewer.is_on_screen()]
        for viewer in visible:
            self._inform(viewer)
            self.shown_to(viewer).asked_since &= set(viewer.histories())
        questions = frozenset(question for viewer in visible for question in viewer.questions())
        histories = frozenset(request for viewer in visible for request in viewer.histories())
        self._number += 1
        if self._run is not None:
            self._run.protect(self.timeline.step)
        step, followed = self.timeline.step, self.timeline.following and self.state == "training"
        self._observer.look(View(self.path, self._number, step, self.probe, questions, histories, followed))

    def warm_up(self) -> None:
        """Load torch behind the first picture."""
        self._observer.warm_up()

    # runs

    def open(self, path: Path) -> None:
        """Show a recording; once it is there, a training of this window ends, its frames kept."""
        self._replacing = path
        self._open(path)

    def prepare(self, lab_name: str, settings: Settings) -> None:
        """Build an untrained model of this lab, frame 0 of a new recording, and wait for `train`."""
        self._begin(lab_name, settings, paused=True)

    def train(self) -> None:
        """Train: on from frame 0 where a model waits, otherwise a new run with the settings on screen."""
        if self._run is not None and self.training is not None and self.training.state in ("starting", "paused"):
            self.resume()
        elif self.lab is not None:
            self._begin(self.lab.name, self.lab.settings, paused=False)

    def pause(self) -> None:
        if self._run is not None:
            self._run.pause()

    def resume(self) -> None:
        if self._run is not None:
            self._run.resume()

    def stop(self) -> None:
        """End the training; the model as it is becomes the last frame."""
        if self._run is not None:
            self._run.stop()

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
                self.runs_folder.mkdir(parents=True, exist_ok=True)
                path = self._new_path(self.lab.name, self.lab.settings.seed)
                copy_recording(self.path, path)
        except (OSError, UserError) as error:
            self._tell(f"This run cannot be continued: {error}", urgent=True)
            return
        self._start(TrainingRun(self.lab, path, device=self.device, continue_run=True), path)

    def set_learning_rate(self, value: float) -> None:
        """Train with this rate from the next step on; one that is out of range is told and not taken."""
        if self._run is not None:
            try:
                self._run.set_learning_rate(value)
            except UserError as error:
                self._tell(str(error), urgent=True)

    def save_as(self, path: Path) -> None:
        """Copy the recording on screen.

        Raises:
            UserError: there is none, or it cannot be written there.
        """
        if self.path is None:
            raise UserError("There is no recording to save yet: choose a lab first.")
        copy_recording(self.path, path)

    def set_probe(self, probe: Probe) -> None:
        """Ask the model with this from now on; the interventions that hold go on to hold."""
        self._ask_with(probe.with_interventions(self.interventions))

    def set_probe_text(self, text: str, interventions: Sequence[str] | None = None) -> None:
        """Ask with a probe in its written form, under these interventions; None: those that hold.

        Raises:
            UserError: it is no probe of this lab, or one of them is no intervention.
        """
        if self.lab is not None:
            kept = self.interventions if interventions is None else written(interventions)
            self._ask_with(self.lab.parse_probe(text).with_interventions(kept))

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

    def _ask_with(self, probe: Probe) -> None:
        if probe != self.probe:
            self.probe = probe
            self.probe_changed.emit()
            self.ask()

    def close(self) -> None:
        """End the threads; the recording is whole."""
        self._timer.stop()
        self._growth.clear()
        self._turns.clear()
        self._viewers.clear()
        self._end_run()
        ends_s = time.monotonic() + CLOSE_S
        for run in self._ending:
            run.join(max(0.0, ends_s - time.monotonic()))
        self._observer.close()
        self.path = None
        self._sweep()

    # inside

    def _begin(self, lab_name: str, settings: Settings, *, paused: bool) -> None:
        try:
            self.runs_folder.mkdir(parents=True, exist_ok=True)
            lab = lab_named(lab_name)(settings)
            path = self._new_path(lab_name, settings.seed)
        except (OSError, UserError) as error:
            self._tell(f"A new run cannot be started: {error}", urgent=True)
            return
        self._begun.add(path)
        self._start(TrainingRun(lab, path, device=self.device), path, paused=paused)

    def _start(self, run: TrainingRun, path: Path, *, paused: bool = False) -> None:
        self._end_run()
        self._run, self._awaited, self._replacing = run, path, None
        if paused:
            run.pause()
        run.start()
        self.loading = True
        self._look_after_training()
        self._pace()

    def _end_run(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._ending.append(self._run)
            self._run, self.training, self._awaited = None, None, None
            self.training_changed.emit()

    def _sweep(self) -> None:
        """Delete recordings of models that were built and never trained; the settings and the seed make them again."""
        for run in self._ending:
            never_trained = run.path in self._begun and run.is_over() and run.status().step == 0
            if never_trained and run.path != self.path:
                with suppress(UserError):
                    delete_recording(run.path)
        self._ending = [run for run in self._ending if not run.is_over()]

    def _open(self, path: Path) -> None:
        self.loading = True
        self._observer.open(path)

    def _new_path(self, lab_name: str, seed: int) -> Path:
        stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
        path = self.runs_folder / f"{lab_name} {stamp} seed {seed}.scout"
        number = 2
        while path.exists():
            path = path.with_name(f"{lab_name} {stamp} seed {seed} ({number}).scout")
            number += 1
        return path

    def _timeline_moved(self) -> None:
        self._pace()
        self.timeline_changed.emit()
        self.ask()

    def _pace(self) -> None:
        """The one timer runs fast while playing, slowly while training, and not at all otherwise."""
        if self.timeline.playing:
            period_ms = PLAYING_MS
        elif self._run is not None and not self._is_over():
            period_ms = TRAINING_MS
        else:
            self._timer.stop()
            return
        if not self._timer.isActive() or self._timer.interval() != period_ms:
            self._ticked_s = time.monotonic()
            self._timer.start(period_ms)

    def _is_over(self) -> bool:
        return self.training is not None and self.training.state in ("finished", "stopped", "failed")

    def _tick(self) -> None:
        now = time.monotonic()
        elapsed_s, self._ticked_s = now - self._ticked_s, now
        if self.timeline.playing:
            self.timeline.tick(elapsed_s)
        self._look_after_training()

    def _look_after_training(self) -> None:
        if self._run is None:
            return
        status = self._run.status()
        if status != self.training:
            failed_now = status.state == "failed" and not self._is_over()
            same_state = self.training is not None and status.state == self.training.state
            self.training = status
            if not same_state or time.monotonic() - self._status_told_s >= STATUS_S:
                self._status_told_s = time.monotonic()
                self.training_changed.emit()
            if failed_now:
                self._tell(status.error, status.details, urgent=True)
        if self._awaited is not None and self._replacing is None:
            self._open_awaited(self._awaited, status)
        self._pace()

    def _open_awaited(self, path: Path, status: TrainingStatus) -> None:
        if status.frames > 0:
            self._awaited = None
            self._open(path)
        elif self._is_over():  # there will be no recording: the one before stays on screen
            self._run, self.training, self._awaited, self.loading = None, None, None, False
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
            case Answered() if result.view.number > self._shown_number or result.view.number == self._number:
                self._show_answers(result)
            case HistoryGrown() if result.view.number == self._number:
                self._show_history(result.history)
            case Failed(intervention=refused) if refused:
                if refused in self.interventions:
                    self.set_interventions([text for text in self.interventions if text != refused])
                    self._tell(f"{result.sentence} “{refused}” is taken out.", urgent=True)
            case Failed():
                if result.path is not None:
                    self._give_up(result.path)
                self._tell(result.sentence, result.details, urgent=result.path is not None)
            case _:
                pass

    def _give_up(self, path: Path) -> None:
        """This file cannot be opened; what is on screen stays there."""
        if self._replacing == path:
            self._replacing = None
        self.loading = self._awaited is not None or self._replacing is not None
        self._look_after_training()

    def _show_run(self, opened: Opened) -> None:
        if self._replacing == opened.path:
            self._replacing = None
            if self._run is not None and self._run.path != opened.path:
                self._end_run()
        probe = self._probe_for(opened.lab)
        self.lab, self.description, self.path = opened.lab, opened.description, opened.path
        self.state, self.loading = opened.state, self._awaited is not None or self._replacing is not None
        self.probe = probe
        self._told.clear()
        self._growth.clear()
        self._informed.clear()
        self._shown.clear()
        self.timeline.clear()
        self.run_changed.emit()
        self.probe_changed.emit()
        self._show_curves(opened.curves)
        self._sweep()

    def _probe_for(self, lab: Lab[Any, Any]) -> Probe:
        """The user's own probe, kept when the next run is of the same lab and can read it."""
        probe: Probe = lab.default_probe()
        if self.lab is None or self.probe is None or self.lab.name != lab.name:
            return probe
        if self.probe.with_interventions(()) != self.lab.default_probe():
            with suppress(UserError):
                probe = lab.parse_probe(self.probe_text)
        return probe.with_interventions(self.interventions)

    def _show_growth(self, grown: Grown) -> None:
        self.state = grown.state
        self._show_curves(grown.curves)

    def _show_curves(self, curves: Curves) -> None:
        assert self.lab is not None
        self.curves = dataclasses.replace(curves, loss_unit=self.lab.loss_unit)
        self.curves_changed.emit()
        self.timeline.set_run([int(step) for step in curves.steps], curves.marks, curves.planned_steps)
        for viewer in self._viewers:
            if viewer.is_on_screen():
                self._inform(viewer)

    def _inform(self, viewer: Viewer) -> None:
        if self._informed.get(id(viewer)) is not self.curves:
            self._informed[id(viewer)] = self.curves
            viewer.show_curves(self.curves)

    def _show_answers(self, answered: Answered) -> None:
        """Give each panel its own turn of the event loop, so that together they never hold it up."""
        self._shown_number = answered.view.number
        self._settled = not (answered.unfolding or answered.waiting or answered.late)
        served = [viewer for viewer in self._viewers if viewer.is_on_screen() and answered.is_for(viewer.questions())]
        others = [turn for turn in self._turns if all(turn[0] is not viewer for viewer in served)]
        self._turns = others + [(viewer, answered) for viewer in served]
        self._serve_next()

    def _serve_next(self) -> None:
        while self._turns:
            if self._serve(*self._turns.pop(0)):
                QTimer.singleShot(0, self._serve_next)
                return
        if self._settled and self._shown_number == self._number:
            self._settled = False  # an earlier turn may come to the end of them again
            self.settled.emit()

    def _serve(self, viewer: Viewer, answered: Answered) -> bool:
        """Show a panel its observation; False where it has none, or shows just this already."""
        shown, questions = self.shown_to(viewer), tuple(viewer.questions())
        observation = _observation_for(questions, answered)
        if observation is None:
            return False
        answers = tuple(answered.answers.get(question) for question in questions)
        same = shown.observation is not None and _is_same(shown.observation, observation)
        if same and len(answers) == len(shown.answers) and all(map(operator.is_, answers, shown.answers)):
            return False
        wanted = set(viewer.histories())
        histories = {
            request: history
            for request, history in shown.histories.items()
            if request in wanted and history.probe in (None, observation.probe)
        }
        self._shown[id(viewer)] = Shown(observation, histories, answers, shown.asked_since & histories.keys())
        viewer.show_observation(observation)
        return True

    def _show_history(self, history: History) -> None:
        for viewer in self._viewers:
            if viewer.is_on_screen() and history.request in viewer.histories():
                shown, request = self.shown_to(viewer), history.request
                if request in shown.asked_since and _is_same_history(shown.histories[request], history):
                    continue
                shown.histories[request] = history
                shown.asked_since.add(request)
                viewer.show_history(history)

    def _tell(self, sentence: str, details: str = "", *, urgent: bool = False) -> None:
        """One message for what comes again and again; `urgent` is what the user just did, told each time."""
        now_s = time.monotonic()
        before_s = self._told.get(sentence, -QUIET_S)
        self._told[sentence] = now_s
        if urgent or now_s - before_s >= QUIET_S:
            self.message.emit(sentence, details)


def _is_same(one: Observation, other: Observation) -> bool:
    return (one.step, one.probe, one.unfolding) == (other.step, other.probe, other.unfolding)


def _is_same_history(one: History, other: History) -> bool:
    """Whether they hold the very same answers."""
    same_steps = one.probe == other.probe and one.answers.keys() == other.answers.keys()
    return same_steps and all(answer is other.answers[step] for step, answer in one.answers.items())


def _observation_for(questions: Iterable[Question], answered: Answered) -> Observation | None:
    """What a panel that asks these questions gets to see; None while one of them has no answer at all."""
    arrays: dict[str, Any] = {}
    unfolding = set()
    for question in questions:
        answer: Arrays | None = answered.answers.get(question)
        if question.name in answered.unfolding:
            unfolding.add(question.name)
        elif answer is None:
            return None
        arrays |= answer or {}
    return Observation(answered.view.step, answered.view.probe, arrays, frozenset(unfolding))

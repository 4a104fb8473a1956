"""A training loop of somebody's own, recorded: frames when they are due, in a file that a window can follow."""

from __future__ import annotations

import atexit
import operator
import os
import platform
import sys
import time
import warnings
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.parameter import is_lazy

from scoutview import __version__
from scoutview.capture.budget import Budget
from scoutview.capture.carried import Scaling, carried, device_of
from scoutview.capture.copying import Models, Shapes, copied, shapes_of, weights_of
from scoutview.capture.measuring import Measuring
from scoutview.checkpoints.graphs.unwrapped import unwrapped
from scoutview.errors import UserError
from scoutview.frame import Change, Curves, Frame, Mark, RunDescription
from scoutview.labs.own_model.parts import LAB, MOST_MODELS, is_word
from scoutview.labs.trained_elsewhere import SettingsTrainedElsewhere
from scoutview.language import tr
from scoutview.recording.files import check_target
from scoutview.recording.gathering import Function
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter, check_size
from scoutview.training.recorder import Recorder

WAITING = 0.1  # of a loop's time, where most of it is no time of the processor: other programs have that
LARGEST_STEP = 2**53  # beyond it a curve cannot tell two steps apart
FRAME_BUDGET = 400  # then every second of those that stand evenly goes
IN_OUR_WORDS = {
    "loss": "train_loss",
    "accuracy": "train_accuracy",
    "val_loss": "validation_loss",
    "val_accuracy": "validation_accuracy",
    "eval_loss": "validation_loss",
    "eval_accuracy": "validation_accuracy",
}


@dataclass(frozen=True)
class Described:
    """What the recorder needs to know of the run."""

    settings: SettingsTrainedElsewhere
    trained_elsewhere: str = ""  # it trains while it is recorded

    def marks(self, _curves: Curves) -> Sequence[Mark]:
        """None: its own story nobody knows here."""
        return ()


def record(
    model: nn.Module | Mapping[str, nn.Module],
    path: str | Path,
    *,
    example: Any = None,
    targets: Tensor | None = None,
    loss: str = "",
    labels: Sequence[str] = (),
    tokenizer: Any = None,
    scaling: Scaling | None = None,
    every: int = 0,
    measures: Mapping[str, Function] = MappingProxyType({}),
    resume: bool = False,
    step: int = 0,
) -> CapturedRun:
    """Begins a recording of this model, whose first frame is the model as it is now.

    Args:
        model: what is trained; or several by name, {"model": model, "average": average}, the first of which is asked.
        path: of the recording.
        example: what the model is called with: a tensor, a tuple of arguments, a dictionary of named ones. With it the
            model can be asked afterwards without its code.
        targets: the right answers to the example, and `loss`, "cross-entropy" or "squared error": what the loss is.
        labels: the names of the classes, in the order of the model's answers.
        tokenizer: of a model that reads texts: one of the package tokenizers, or its file.
        scaling: of a model that sees pictures: what is taken from pixels in 0..1, and what they are divided by then:
            two numbers, or three each for red, green and blue.
        every: a frame each so many steps; unless told, as many as cost at most a hundredth of the time.
        measures: functions by name that are called with the weights of each frame, read-only numpy arrays by name; each
            gives a number, or a row of numbers, which is kept: {"norm of W": lambda w: np.linalg.norm(w["W"])}.
        resume: go on with the recording that is there.
        step: how many steps the model was trained for before; that of the first frame of a new recording.

    Raises:
        UserError: there is such a file already, its folder is missing, or an argument is not as it should be.
    """
    models = dict(model) if isinstance(model, Mapping) else {"": model}
    _check(models, every)
    run = CapturedRun(models, Path(path), every=every, measures=measures, is_silent=_rank() != 0)
    if run.is_silent:
        return run
    if resume and run.path.exists():
        run.go_on()
        return run
    if run.path.exists() and not run.path.is_dir():
        said = tr("{name} exists already: choose another name, or go on with it by resume=True.")
        raise UserError(said.format(name=run.path.name))
    check_target(run.path)
    first = unwrapped(next(iter(models.values())))
    names = [name for name in models if name]
    run.stand_at(_whole(step))
    asked = {"example": example, "targets": targets, "loss": loss, "labels": labels}
    run.begin(carried(first, names, **asked, tokenizer=tokenizer, scaling=scaling, tell=_warn))
    return run


class CapturedRun:
    """A run that is recorded: a context manager, or closed by `close`. All of it belongs to the thread that trains.

    Attributes:
        path: the recording.
        is_silent: whether this is not the process that records: of several that train together the first one does.
    """

    def __init__(
        self, models: Models, path: Path, *, every: int, is_silent: bool, measures: Mapping[str, Function]
    ) -> None:
        self.path = path
        self.is_silent = is_silent
        self._models = models
        self._budget = Budget(every)
        self._functions = measures
        self._measuring = Measuring(measures, IN_OUR_WORDS)
        self._recorder: Recorder | None = None
        self._step = 0
        self._framed = 0
        self._metrics: Mapping[str, Any] = {}
        self._resumed_over = -1  # frames from here on come from the run before
        self._seconds = 0.0
        self._copying_s = 0.0
        self._began_s, self._began_cpu_s = time.monotonic(), time.thread_time()
        self._process = os.getpid()
        self._shapes: Shapes = {}
        self._is_changed = False  # into another model

    def stand_at(self, step: int) -> None:
        """So many steps were taken before."""
        self._step = self._framed = step

    def begin(self, assets: Mapping[str, bytes]) -> None:
        """Make the file, with the model as it is as its first frame.

        Raises:
            UserError: it cannot be made.
        """
        weights = weights_of(self._models)
        self._shapes = shapes_of(weights)
        check_size(sum(each.numel() * max(4, each.element_size()) for each in weights.values()), tr("a frame"))
        settings = SettingsTrainedElsewhere(frame_budget=FRAME_BUDGET)
        first = Frame(self._step, 0.0, {}, copied(weights)())
        self._measuring.check(first)
        writer = RecordingWriter.create(self.path, self._description(settings), assets, first)
        self._record_with(writer, settings, 1)

    def go_on(self) -> None:
        """Record on into the file that is there.

        Raises:
            UserError: it is of another model, or of a lab of ScoutView's own, or somebody writes it.
        """
        with Recording.open(self.path) as recording:
            if recording.description.lab != LAB:
                raise UserError(
                    tr("{name} is no recording of a loop of your own: choose another name.").format(name=self.path.name)
                )
            if recording.state == "training":
                said = tr("{name} is being recorded just now: close that run first, by run.close().")
                raise UserError(said.format(name=self.path.name))
            self._shapes = {name: array.shape for name, array in recording[-1].weights.items()}
            self._seconds, self._step = recording[-1].seconds, recording[-1].step
            measures = recording.measures()
        if self._shapes != shapes_of(weights_of(self._models, self._shapes)):
            raise UserError(
                tr("{name} was recorded of another model: choose another name.").format(name=self.path.name)
            )
        self._measuring = Measuring(self._functions, IN_OUR_WORDS, measures)
        self._framed = self._step
        self._resumed_over = max([self._step, *(int(each.steps[-1]) for each in measures if len(each))])
        writer = RecordingWriter.reopen(self.path)
        try:
            writer.set_state("training")
            self._record_with(writer, SettingsTrainedElsewhere(frame_budget=FRAME_BUDGET), 0)
        except BaseException:
            writer.close()
            raise

    def _record_with(self, writer: RecordingWriter, settings: SettingsTrainedElsewhere, spacing: int) -> None:
        with Recording.open(self.path) as recording:
            curves = recording.curves()
        spacings = [int(change.value) for change in curves.changes if change.name == "frame_spacing"]
        self._recorder = Recorder(writer, Described(settings), curves, spacing or (spacings or [1])[-1])
        self._began_s, self._began_cpu_s = time.monotonic(), time.thread_time()
        self._dropped = weakref.finalize(self, _close_dropped, self._recorder, self._measuring, self._process)
        self._dropped.atexit = False
        atexit.register(_close_forgotten, weakref.ref(self))

    # in the loop

    def step(self, step: int, **metrics: Any) -> bool:
        """A step was taken, which has these numbers; it becomes a frame when one is due. Whether it did.

        Numbers of Python and numpy, and tensors in the processor's memory, are kept of every step. A tensor on a
        graphics card is read only where there is a frame: nothing waits for it before.

        Raises:
            UserError: steps do not grow.
        """
        return self.step_with(step, metrics, {})

    def step_with(self, step: int, metrics: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
        """The same; should it become a frame, that has also the numbers of steps `before`, which are kept already."""
        recorder = self._recorder
        if recorder is None or self._is_elsewhere():
            return False
        step = _whole(step)
        self._check_step(step, recorder)
        self._step, self._metrics = step, {**before, **metrics}
        self._measuring.note(step, metrics)
        self._measuring.tell(_warn)
        try:
            self._measuring.hand_over(recorder)
            return self._budget.is_due(step, recorder.spacing, metrics) and self._frame_if_allowed(step, recorder)
        except UserError as error:
            self._give_up(error)
            return False

    def _frame_if_allowed(self, step: int, recorder: Recorder) -> bool:
        now_s = time.thread_time()
        if self._budget.allows(self._elapsed_s(now_s)) and self._take(recorder):
            self._copying_s += time.thread_time() - now_s
            self._budget.count(self._copying_s + recorder.busy_s)
            return True
        if self._budget.is_too_close(step) and step % recorder.spacing == 0:
            recorder.space_out(step)
        return False

    def _is_elsewhere(self) -> bool:
        """Whether this is a process that was forked from the one that records: nothing there writes."""
        return os.getpid() != self._process

    def _elapsed_s(self, now_s: float) -> float:
        """What the loop has taken of the processor; a part of what the clock says where it mostly waits."""
        return max(now_s - self._began_cpu_s, WAITING * (time.monotonic() - self._began_s))

    def _check_step(self, step: int, recorder: Recorder) -> None:
        if self._resumed_over >= 0 and 0 < step <= self._resumed_over:  # it goes on from an earlier checkpoint
            recorder.change_setting(Change(step, "resumed", float(self._resumed_over)))
            self._framed = self._step = step - 1
        elif step <= self._step:
            raise UserError(tr("Steps should grow: {step} came after {last}.").format(step=step, last=self._step))
        self._resumed_over = -1

    def _take(self, recorder: Recorder) -> bool:
        """Hand over the model as it is; False while the disk is behind."""
        step, metrics = self._step, _numbers(self._metrics)
        weights = weights_of(self._models, self._shapes)
        if not self._is_changed and shapes_of(weights) != self._shapes:
            self._is_changed = True
            said = tr("From step {step} on the model has other weights: they are recorded, and it cannot be asked.")
            _warn(said.format(step=step))
        seconds, arrays = self._seconds + time.monotonic() - self._began_s, copied(weights)
        measuring = self._measuring  # the recorder should not keep a run that nobody else has
        taken = recorder.add_frame_when_free(lambda: _measured(measuring, Frame(step, seconds, metrics, arrays())))
        if taken:
            self._framed = step
        return taken

    def _give_up(self, error: UserError) -> None:
        """The training is worth more than its recording: it goes on without."""
        recorder = self._released()
        _warn(tr("ScoutView records no more of this run: {error}").format(error=error))
        if recorder is not None:
            recorder.close()

    # its end

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._end("stopped" if issubclass(kind, KeyboardInterrupt | SystemExit | GeneratorExit) else "failed")

    def close(self) -> None:
        """The run is finished: the model as it is now becomes the last frame. May be called again."""
        if self._recorder is not None and self._framed != self._step and not self._is_elsewhere():
            try:
                self._recorder.flush()
                self._take(self._recorder)
            except UserError as error:
                self._give_up(error)
        self._end("finished")

    def _end(self, state: str) -> None:
        recorder = self._released()
        if recorder is None or self._is_elsewhere():
            return
        try:
            self._measuring.hand_over(recorder, at_once=True)
            recorder.set_planned_steps(self._step)
            recorder.set_state(state)
            recorder.flush()
        except UserError as error:
            _warn(tr("ScoutView could not finish the recording: {error}").format(error=error))
        finally:
            recorder.close()
            self._measuring.tell(_warn)

    def _released(self) -> Recorder | None:
        """The recorder, which is closed by who asks for it."""
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            self._dropped.detach()
        return recorder

    def _description(self, settings: SettingsTrainedElsewhere) -> RunDescription:
        versions = {
            "scoutview": __version__,
            "torch": str(torch.__version__),
            "numpy": np.__version__,
            "python": platform.python_version(),
        }
        device = device_of(next(iter(self._models.values())))
        created = datetime.now(UTC).isoformat(timespec="seconds")
        return RunDescription(LAB, asdict(settings), device, versions, created)


def _measured(measuring: Measuring, frame: Frame) -> Frame:
    measuring.take(frame)
    return frame


def _close_dropped(recorder: Recorder, measuring: Measuring, process: int) -> None:
    """Nobody has the run any more, and it was not closed."""
    if os.getpid() != process:
        return
    try:
        measuring.hand_over(recorder, at_once=True)
    except UserError as error:
        _warn(tr("ScoutView could not finish the recording: {error}").format(error=error))
    finally:
        recorder.close()


def _close_forgotten(run: weakref.ref[CapturedRun]) -> None:
    """The program ends, and a run of it was not closed: as its end was, so is the run's."""
    left = run()
    if left is not None:
        left.__exit__(getattr(sys, "last_type", None), None, None)


def _check(models: Mapping[str, Any], every: int) -> None:
    if not models or not all(isinstance(each, nn.Module) for each in models.values()):
        raise UserError(tr("What is recorded should be a torch model, or several by name."))
    if len(models) > MOST_MODELS:
        raise UserError(
            tr("At most {most} models go into one recording, not {count}.").format(most=MOST_MODELS, count=len(models))
        )
    if not any(weights_of(models)):
        raise UserError(tr("The model has no weights: there is nothing that a frame could hold."))
    for model in models.values():
        for name, weight in chain(model.named_parameters(), model.named_buffers()):
            if is_lazy(weight):
                raise UserError(
                    tr("“{name}” has no size yet: call the model once before it is recorded.").format(name=name)
                )
    if any(not is_word(name) for name in models if len(models) > 1 or name):
        raise UserError(tr("Several models should have names that are words: {“model”: model, “average”: average}."))
    if every < 0:
        raise UserError(tr("“every” should be a number of steps, not {every}.").format(every=every))


def _whole(step: Any) -> int:
    """A step as a number that a recording can hold, of whatever kind it comes."""
    try:
        whole = operator.index(step)
    except (TypeError, ValueError) as error:
        raise UserError(tr("A step should be a whole number, not {step!r}.").format(step=step)) from error
    if whole > LARGEST_STEP:
        raise UserError(tr("A step should be at most {most:,}, not {step:,}.").format(most=LARGEST_STEP, step=whole))
    return whole


def _numbers(metrics: Mapping[str, Any]) -> dict[str, float]:
    """Under the names that curves have here; what is no number is left out."""
    found = {}
    for name, value in metrics.items():
        try:
            own = value.detach() if isinstance(value, Tensor) else value
            found[IN_OUR_WORDS.get(name, name)] = float(own)
        except (TypeError, ValueError, RuntimeError, OverflowError):
            _warn(tr("“{name}” is no number, so it is not recorded.").format(name=name))
    return found


def _rank() -> int:
    """Which of the processes that train together this one is: 0 where it is alone."""
    if torch.distributed.is_available() and torch.distributed.is_initialized():
        return torch.distributed.get_rank()
    rank = os.environ.get("RANK", "0")
    return int(rank) if rank.isdecimal() else 0


def _warn(sentence: str) -> None:
    warnings.warn(sentence, stacklevel=4)

"""A training run: a thread that trains and one that writes. Commands and `status` come from another thread; no Qt.

Nothing here imports torch until the thread runs, so a window can be there first.
"""

from __future__ import annotations

import math
import platform
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.frame import Curves, Mark, RunDescription
from scoutview.labs.lab import Lab
from scoutview.language import tr
from scoutview.recording.files import check_target
from scoutview.recording.format import TrainingState
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter, check_size
from scoutview.settings import Value, changeable_field, check_value
from scoutview.torch_loading import load_torch
from scoutview.training.device import resolve_device
from scoutview.training.gate import Gate
from scoutview.training.memory import check_memory, give_back
from scoutview.training.opening import opening_answers
from scoutview.training.pace import Pace
from scoutview.training.recorder import Recorder

if TYPE_CHECKING:
    from scoutview.training.trainer import Trainer, TrainingStep

SAVE_EVERY_S = 5.0
OVER = ("finished", "stopped", "failed")


@dataclass(frozen=True)
class TrainingStatus:
    """Where a run is. `state`: starting, training, paused, finished, stopped or failed.

    `error` is one sentence for the user, `details` the traceback for those who want it.
    """

    state: str = "starting"
    step: int = 0
    planned_steps: int = 0
    steps_per_second: float = 0.0
    frames: int = 0
    spacing: int = 1
    error: str = ""
    details: str = ""


class TrainingRun:
    """One run of a lab into a recording, in the background. None of its methods waits, `join` apart.

    A new recording appears at `path` with its first frame; with `continue_run` the one that is there is trained on,
    `steps` beyond its newest frame, or to the step `until`. `seconds` ends the run early, frames and all kept. The
    steps of `marks` become frames with these names. Pausing before `start` makes frame 0 and waits.
    """

    def __init__(
        self,
        lab: Lab[Any, Any],
        path: Path,
        *,
        device: str = "auto",
        steps: int | None = None,
        until: int | None = None,
        seconds: float | None = None,
        marks: Sequence[Mark] = (),
        continue_run: bool = False,
        force: bool = False,
    ) -> None:
        self.path = path
        self._lab = lab
        self._device = device
        self._steps = int(lab.settings.steps) if steps is None else steps
        self._until = until
        self._seconds = seconds
        self._marks = marks
        self._continue_run = continue_run
        self._force = force
        self._state = "starting"
        self._step = 0
        self._planned_steps = until if until is not None else 0 if continue_run else self._steps
        self._pace = Pace()
        self._error = ("", "")
        self._recorder: Recorder | None = None
        self._framed_step = 0
        self._saved_s = 0.0
        self._shown_step = 0
        self._wanted: dict[str, Value] = {}  # settings to change before the next step
        self._stopping = threading.Event()
        self._gate = Gate()
        self._thread = threading.Thread(target=self._work, name="training", daemon=True)

    # commands, from any thread

    def start(self) -> None:
        self._thread.start()

    def pause(self) -> None:
        """Rest after the current step."""
        self._gate.close()

    def resume(self) -> None:
        self._gate.open()

    def take_one_step(self) -> None:
        """While it rests: one more step, which becomes a frame."""
        self._gate.allow_one()

    def stop(self) -> None:
        """End after the current step; the model as it is becomes the last frame."""
        self._stopping.set()
        self._gate.open()

    def change_setting(self, name: str, value: Value) -> None:
        """Train with this value of a setting from the next step on.

        Raises:
            UserError: it may not change while it trains, or the value is out of range.
        """
        check_change(self._lab, name, value)
        self._wanted[name] = value

    def protect(self, step: int) -> None:
        """The frame on screen stays when the recording is thinned."""
        self._shown_step = step
        if self._recorder is not None:
            self._recorder.shown_step = step

    def status(self) -> TrainingStatus:
        """Where the run is just now."""
        recorder, state = self._recorder, self._state
        return TrainingStatus(
            state=state,
            step=self._step,
            planned_steps=self._planned_steps,
            steps_per_second=self._pace.steps_per_second if state == "training" else 0.0,
            frames=recorder.frames if recorder is not None else 0,
            spacing=recorder.spacing if recorder is not None else 1,
            error=self._error[0],
            details=self._error[1],
        )

    def is_over(self) -> bool:
        """Whether the run has ended and its recording is closed."""
        return self._state in OVER

    def join(self, timeout_s: float | None = None) -> bool:
        """Wait for the end; False when the time was not enough."""
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    # the training thread

    def _work(self) -> None:
        try:
            self._state = self._record()
        except UserError as error:
            self._error, self._state = (str(error), ""), "failed"
        except Exception as error:
            self._error, self._state = (_sentence(error, self._step), traceback.format_exc()), "failed"

    def _record(self) -> str:
        """The whole run; returns the state it ended in."""
        elsewhere = self._lab.trained_elsewhere or self._lab.trains_elsewhere
        if elsewhere and (self._continue_run or self._planned_steps):
            raise UserError(elsewhere)
        trainer, steps, recorder = self._continued() if self._continue_run else self._begun()
        if recorder is None:
            return "stopped"
        recorder.shown_step = self._shown_step
        self._recorder = recorder
        give_back()
        try:
            ending = self._train(trainer, steps, recorder)
        except BaseException:
            recorder.fail()
            raise
        try:
            if (
                self._step > 0 or self._lab.trained_elsewhere
            ):  # an untrained model is soon made again, and its recording often deleted at once
                self._keep_opening_answers(recorder)
        finally:
            recorder.close()
        return ending

    def _begun(self) -> tuple[Trainer, Iterator[TrainingStep], Recorder | None]:
        """A new recording with frame 0 in it; None where `stop` came before there was one."""
        check_target(self.path, force=self._force)
        device = self._loaded_device()
        from scoutview.training.trainer import Trainer

        assets = self._lab.assets()
        check_memory(self._lab, device)
        trainer = Trainer(self._lab, device)
        brought = self._lab.brought_steps()
        if brought:
            self._planned_steps = max(brought)
        else:
            check_size(trainer.frame_bytes, tr("a frame"))
        if not self._lab.trained_elsewhere:
            check_size(trainer.state_bytes, tr("what training on needs"))
        steps = self._steps_of(trainer)
        first = next(steps).frame
        assert first is not None
        if self._stopping.is_set():
            return trainer, steps, None
        writer = RecordingWriter.create(
            self.path,
            describe(self._lab, device),
            assets,
            first,
            planned_steps=self._planned_steps,
            force=self._force,
        )
        try:
            with Recording.open(self.path) as recording:
                return trainer, steps, self._recorder_of(writer, recording.curves(), trainer)
        except BaseException:
            writer.close()
            raise

    def _continued(self) -> tuple[Trainer, Iterator[TrainingStep], Recorder]:
        """The recording that is there, and a trainer where it ended."""
        device = self._loaded_device()
        from scoutview.training.trainer import Trainer

        writer = RecordingWriter.reopen(self.path)
        try:
            state, curves = self._state_to_continue()
            trainer = Trainer(self._lab, device, state, curves.changes)
            newest = max(trainer.step, int(curves.steps[-1]))  # a killed run has frames newer than its saved state
            self._step = trainer.step
            self._planned_steps = newest + self._steps if self._until is None else self._until
            writer.set_planned_steps(self._planned_steps)
            writer.set_state("training")
        except BaseException:
            writer.close()
            raise
        spacings = [int(change.value) for change in curves.changes if change.name == "frame_spacing"]
        trainer.spacing = spacings[-1] if spacings else trainer.spacing
        return trainer, self._steps_of(trainer), self._recorder_of(writer, curves, trainer)

    def _steps_of(self, trainer: Trainer) -> Iterator[TrainingStep]:
        return trainer.steps(self._planned_steps, {mark.step for mark in self._marks})

    def _recorder_of(self, writer: RecordingWriter, curves: Curves, trainer: Trainer) -> Recorder:
        recorder = Recorder(writer, self._lab, curves, trainer.spacing, self._marks)
        recorder.keeps_all = bool(self._lab.trained_elsewhere)
        return recorder

    def _state_to_continue(self) -> tuple[TrainingState, Curves]:
        with Recording.open(self.path) as recording:
            described = recording.description
            if (described.lab, dict(described.settings)) != (self._lab.name, asdict(self._lab.settings)):
                raise UserError(
                    tr("{name} was made with another lab or other settings: continue it with those.").format(
                        name=self.path.name
                    )
                )
            state = recording.training_state()
            if state is None:
                raise UserError(
                    tr("{name} was saved without what training on needs: start a new run.").format(name=self.path.name)
                )
            return state, recording.curves()

    def _loaded_device(self) -> str:
        load_torch()
        import torch

        device = resolve_device(self._device)
        if device == "cpu":
            torch.set_num_threads(1)  # two spinning threads are slower than one, for models as small as these
        return device

    def _train(self, trainer: Trainer, steps: Iterator[TrainingStep], recorder: Recorder) -> str:
        ends_s = trainer.seconds + (math.inf if self._seconds is None else self._seconds)
        if self._lab.trained_elsewhere:
            return self._take_brought(steps, recorder)
        self._framed_step = trainer.step if trainer.step in recorder.steps else -1
        self._save_state(trainer, recorder)  # a run killed in its first seconds can be continued as well
        self._start_pace()
        while trainer.step < self._planned_steps and trainer.seconds < ends_s:
            self._rest_while_paused(trainer, recorder)
            if self._stopping.is_set():
                break
            self._change_settings_if_wanted(trainer, recorder)
            trainer.spacing = recorder.spacing
            self._take(next(steps), trainer, recorder)
        self._leave_frame(trainer, recorder)
        ending = "stopped" if self._stopping.is_set() else "finished"
        recorder.set_state(ending)
        recorder.flush()
        return ending

    def _take_brought(self, steps: Iterator[TrainingStep], recorder: Recorder) -> str:
        """Frames that come along: there is nothing to rest from, and nothing to train on with."""
        self._start_pace()
        recorder.add_measures(self._lab.brought_measures, _pass_on)
        for step in steps:
            if self._stopping.is_set():
                break
            self._step = step.step
            self._pace.add(step.step)
            if step.frame is not None:
                recorder.add_frame(step.frame)
        ending = "stopped" if self._stopping.is_set() else "finished"
        recorder.set_state(ending)
        recorder.flush()
        return ending

    def _take(self, step: TrainingStep, trainer: Trainer, recorder: Recorder) -> None:
        self._step = step.step
        self._pace.add(step.step)
        if step.frame is not None:
            recorder.add_frame(step.frame)
            self._framed_step = step.step
        if time.monotonic() - self._saved_s >= SAVE_EVERY_S:
            self._save_state(trainer, recorder)

    def _leave_frame(self, trainer: Trainer, recorder: Recorder) -> None:
        """The model as it is, as a frame and as a state to train on from."""
        if self._framed_step != trainer.step:
            recorder.add_frame(trainer.frame_now())
            self._framed_step = trainer.step
        self._save_state(trainer, recorder)

    def _save_state(self, trainer: Trainer, recorder: Recorder) -> None:
        if self._lab.trained_elsewhere:
            return
        recorder.save_state(trainer.state())
        self._saved_s = time.monotonic()

    def _rest_while_paused(self, trainer: Trainer, recorder: Recorder) -> None:
        if self._gate.is_open:
            return
        self._leave_frame(trainer, recorder)
        recorder.set_state("paused")
        recorder.flush()
        self._state = "paused"
        self._gate.wait()
        if self._gate.is_open:  # else one step is taken, and it rests again
            recorder.set_state("training")
            self._start_pace()

    def _start_pace(self) -> None:
        self._pace = Pace()
        self._state = "training"

    def _change_settings_if_wanted(self, trainer: Trainer, recorder: Recorder) -> None:
        while self._wanted:
            change = trainer.change_setting(*self._wanted.popitem())
            if change is not None:
                recorder.change_setting(change)

    def _keep_opening_answers(self, recorder: Recorder) -> None:
        with Recording.open(self.path) as recording:
            frame = recording.frame_at(self._step)
        lab = self._lab
        if lab.trained_elsewhere:
            lab = type(lab)(lab.settings, lab.assets())  # which knows what its model cannot be asked
        probe = lab.default_probe()
        recorder.keep_answers(frame.step, lab.format_probe(probe), opening_answers(lab, frame, probe))
        recorder.flush()


def check_change(lab: Lab[Any, Any], name: str, value: Value) -> None:
    """Raises UserError where this setting of the lab cannot change to this value while it trains."""
    check_value(changeable_field(type(lab.settings), name), value)


def describe(lab: Lab[Any, Any], device: str) -> RunDescription:
    """What a new recording of this lab says of itself."""
    import torch

    versions = {
        "scoutview": __version__,
        "torch": str(torch.__version__),
        "numpy": np.__version__,
        "python": platform.python_version(),
    }
    created = datetime.now(UTC).isoformat(timespec="seconds")
    return RunDescription(lab.name, asdict(lab.settings), device, versions, created)


def _sentence(error: Exception, step: int) -> str:
    lines = str(error).splitlines()
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError" or "allocate memory" in str(error):
        return tr(
            "There is too little memory to train this model (at step {step:,}): choose smaller settings or the cpu."
        ).format(step=step)
    reason = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return tr("The training ended at step {step:,} through an error inside ScoutView ({reason}).").format(
        step=step, reason=reason
    )


def _pass_on(error: Exception) -> None:
    raise error

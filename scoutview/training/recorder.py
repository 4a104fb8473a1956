"""Moves what training hands over into the recording, in a thread of its own; thins it when it grows too large."""

import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Protocol

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Change, Curves, Frame, Mark
from scoutview.measure import Measure
from scoutview.observation import Question
from scoutview.recording.curves import GrowingCurves
from scoutview.recording.format import TrainingState
from scoutview.recording.measured import MeasureError
from scoutview.recording.writer import RecordingWriter
from scoutview.settings import Settings
from scoutview.training.schedule import DENSE_STEPS, Patience, thinned

QUEUE_LENGTH = 8
BYTES_PER_MB = 1_000_000


class Recorded(Protocol):
    """What a recorder needs to know of a run: a lab knows it."""

    @property
    def settings(self) -> Settings: ...

    @property
    def trained_elsewhere(self) -> str: ...  # not empty: its frames were chosen by somebody, and all stay

    def marks(self, curves: Curves) -> Sequence[Mark]: ...


class Recorder:
    """Takes frames, changes and states from the training thread; they are written in that order.

    A method raises what went wrong in writing before, once written nothing more is. `spacing` is how far apart frames
    should be: it doubles when the disk cannot keep up, and when the recording was thinned. `planned_marks` are set when
    the frames of their steps come.
    """

    def __init__(
        self,
        writer: RecordingWriter,
        lab: Recorded,
        curves: Curves,
        spacing: int,
        planned_marks: Sequence[Mark] = (),
    ) -> None:
        self.spacing = spacing
        self.busy_s = 0.0  # of the processor, for what was written so far
        self.keeps_all = False  # where somebody chose the frames, and none can be made again
        self.shown_step = 0  # set by any thread; the frame on screen is not thinned away
        self._writer = writer
        self._lab = lab
        self._curves = GrowingCurves()
        for index, step in enumerate(curves.steps):
            self._curves.add(int(step), float(curves.seconds[index]), {n: v[index] for n, v in curves.metrics.items()})
        self._frames = len(self._curves)
        self._marks = list(curves.marks)
        self._planned_marks = planned_marks
        self._changes = list(curves.changes)
        self._planned_steps = curves.planned_steps
        self._patience = Patience()
        self._error: Exception | None = None
        self._failed = False
        self._jobs: queue.Queue[Callable[[], None] | None] = queue.Queue(QUEUE_LENGTH)
        self._thread = threading.Thread(target=self._work, name="recorder", daemon=True)
        self._thread.start()

    @property
    def frames(self) -> int:
        """Frames written so far."""
        return self._frames

    @property
    def steps(self) -> np.ndarray:
        """(frames,) the steps of the frames written so far."""
        return self._curves.steps

    # called by the training thread

    def add_frame(self, frame: Frame) -> None:
        """Hand over a frame; waits only when the disk is far behind."""
        started_s = time.monotonic()
        self._put(lambda: self._write_frame(frame))
        now_s = time.monotonic()
        if frame.step > DENSE_STEPS and self._patience.is_over(now_s, now_s - started_s):
            self._put(lambda: self._space_out(frame.step))

    def add_frame_when_free(self, make: Callable[[], Frame]) -> bool:
        """Hand over what makes a frame in the recorder's thread; False, and nothing done, while the disk is behind."""
        if self.is_behind:
            return False
        self._put(lambda: self._write_frame(make()))
        return True

    def space_out(self, step: int) -> None:
        """Frames from here on stand twice as far apart."""
        self.spacing *= 2
        self._put(lambda: self._writer.add_change(Change(step, "frame_spacing", self.spacing)))

    @property
    def is_behind(self) -> bool:
        """Whether the next thing that is handed over would wait for the disk."""
        return self._jobs.full()

    def add_measures(self, make: Callable[[], Sequence[Measure]], refused: Callable[[MeasureError], None]) -> None:
        """Hand over what makes points of measures; `refused` hears, in the recorder's thread, what cannot be kept."""
        self._put(lambda: self._write_measures(make, refused))

    def change_setting(self, change: Change) -> None:
        """Hand over a change by hand; frames that an interrupted run left beyond it go."""
        self._put(lambda: self._change_course(change))

    def save_state(self, state: TrainingState) -> None:
        self._put(lambda: self._writer.save_training_state(state))

    def set_state(self, state: str) -> None:
        self._put(lambda: self._writer.set_state(state))

    def set_planned_steps(self, planned_steps: int) -> None:
        """How far the run means to go, where that is known late."""
        self._put(lambda: self._writer.set_planned_steps(planned_steps))

    def keep_answers(self, step: int, probe_text: str, answers: Mapping[Question, Arrays]) -> None:
        self._put(lambda: self._writer.keep_answers(step, probe_text, answers))

    def flush(self) -> None:
        """Wait until everything handed over is written."""
        self._jobs.join()
        self._raise_error()

    def close(self) -> None:
        """Write what is left and end the thread."""
        self._jobs.put(None)
        self._thread.join()

    def fail(self) -> None:
        """Write what is left, note in the recording that the training failed, and end the thread."""
        self._failed = True
        self.close()

    # the recorder's thread

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            if self._error is None:
                try:
                    job()
                except Exception as error:  # raised again in the training thread
                    self._error = error
            self.busy_s = time.thread_time()
            self._jobs.task_done()
        if self._failed:
            with suppress(UserError):  # what made it fail is told already; the disk may be full
                self._writer.set_state("failed")
        self._writer.close()

    def _put(self, job: Callable[[], None]) -> None:
        self._raise_error()
        self._jobs.put(job)

    def _raise_error(self) -> None:
        if self._error is not None:
            raise self._error

    def _write_frame(self, frame: Frame) -> None:
        self._curves.add(frame.step, frame.seconds, frame.metrics)
        known = {mark.name for mark in self._marks}
        found = self._lab.marks(self._curves.snapshot(self._marks, self._changes, self._planned_steps))
        reached = [mark for mark in self._planned_marks if mark.step == frame.step]
        marks = [mark for mark in (*reached, *found) if mark.name not in known]
        self._writer.add_frame(frame, marks)
        self._marks += marks
        self._frames = len(self._curves)
        self._thin_if_full(frame.step)

    def _write_measures(self, make: Callable[[], Sequence[Measure]], refused: Callable[[MeasureError], None]) -> None:
        try:
            self._writer.add_measures(make())
        except MeasureError as error:
            refused(error)

    def _change_course(self, change: Change) -> None:
        self._writer.change_course(change)
        self._marks = [mark for mark in self._marks if mark.step < change.step]
        self._changes = [*filter(lambda old: old.step < change.step or old.name != change.name, self._changes), change]

    def _space_out(self, step: int) -> None:
        self.spacing *= 2
        self._writer.add_change(Change(step, "frame_spacing", self.spacing))

    def _thin_if_full(self, newest: int) -> None:
        settings = self._lab.settings
        if self.keeps_all:
            return
        too_many = len(self._curves) >= settings.frame_budget
        if not too_many and self._writer.used_bytes < settings.megabyte_budget * BYTES_PER_MB:
            return
        steps = [int(step) for step in self._curves.steps]
        spacing, gone = thinned(steps, self.spacing, {self.shown_step, *(mark.step for mark in self._marks)})
        if gone:
            self._writer.let_go(gone, Change(newest, "frame_spacing", spacing))
            dropped = set(gone)
            self._curves.keep(np.array([step not in dropped for step in steps]))
            self._frames = len(self._curves)
            self.spacing = spacing

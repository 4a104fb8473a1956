"""Trains what a sweep still lacks: hands its runs to an engine, and tells how far they are. No thread of its own."""

import time
from collections import deque
from dataclasses import dataclass

from scoutview.errors import UserError
from scoutview.sweeps.engine import Engine, RunInTraining, RunWork
from scoutview.sweeps.folder import SweepFolder
from scoutview.sweeps.progress import StepTimes, SweepProgress, seconds_left
from scoutview.sweeps.sweep import Sweep, SweepRun, model_of


@dataclass
class _Begun:
    training: RunInTraining
    started_s: float
    first_step: int | None = None  # of those that it took itself


class SweepTraining:
    """One thread calls its methods. `advance` is called several times a second until its progress is over.

    Finished runs are kept, half ones go on, and one that fails keeps no other from going on. Making one reads and
    checks the recordings that are there, and keeps other programs from training the same sweep until it is closed; a
    UserError where one does already.
    """

    def __init__(self, folder: SweepFolder, sweep: Sweep, engine: Engine) -> None:
        self.folder = folder
        self.sweep = sweep
        self._engine = engine
        self._waiting: deque[SweepRun] = deque()
        self._begun: dict[str, _Begun] = {}
        self._runs = {run.name: run for run in sweep.runs}
        self._finished: set[str] = set()
        self._failed: dict[str, str] = {}
        self._continued: set[str] = set()
        self._pace = StepTimes()
        self._stopping = False
        self._hold = folder.hold()
        try:
            folder.clear_drafts(sweep)
            for run in sweep.runs:
                self._sort_in(run)
        except BaseException:
            self._hold.release()
            raise

    def advance(self) -> SweepProgress:
        """Begin what there is room for, take in what has ended, and tell.

        Raises:
            UserError: the engine is lost; what was trained is kept.
        """
        places = self._engine.places
        for name, begun in list(self._begun.items()):
            if begun.training.is_over():
                self._take_in(name, begun)
        while self._waiting and not self._stopping and len(self._begun) < places:
            self._begin(self._waiting.popleft())
        self._hold.note(self._engine.process_ids())
        return self._progress(places)

    def stop(self) -> None:
        """Begin no other run, and end those that train after their step; they can be trained on."""
        self._stopping = True
        for begun in self._begun.values():
            begun.training.stop()

    def close(self) -> None:
        """Let go of the engine and of the folder. Waits until nothing of it is written any more."""
        try:
            self._engine.close()
        finally:
            self._hold.release()

    def _progress(self, places: int) -> SweepProgress:
        running: dict[str, float] = {}
        steps = sum(self._runs[name].steps for name in self._finished)
        for name, begun in self._begun.items():
            run, step = self._runs[name], self._learn(name, begun)
            steps += min(step, run.steps)
            running[name] = self._pace.seconds_of(model_of(run), max(0, run.steps - step))
        waiting = sum(self._pace.seconds_of(model_of(run), run.steps) for run in self._waiting)
        return SweepProgress(
            planned=len(self._runs),
            finished=len(self._finished),
            running=tuple(self._begun),
            waiting=len(self._waiting),
            places=places,
            failed=tuple(self._failed.items()),
            steps=steps,
            planned_steps=sum(run.steps for run in self.sweep.runs if run.name not in self._failed),
            seconds_left=seconds_left(running, waiting, min(places, len(running) + len(self._waiting))),
            over=not self._begun and (self._stopping or not self._waiting),
        )

    def _sort_in(self, run: SweepRun) -> None:
        try:
            standing = self.folder.standing(self.sweep, run)
        except UserError as error:
            self._failed[run.name] = str(error)
            return
        if standing == "finished":
            self._finished.add(run.name)
            return
        if standing == "begun":
            self._continued.add(run.name)
        self._waiting.append(run)

    def _begin(self, run: SweepRun) -> None:
        work = RunWork(
            self.sweep.lab_of(run),
            self.folder.path_of(run),
            self.sweep.marks_of(run),
            continued=run.name in self._continued,
        )
        self._begun[run.name] = _Begun(self._engine.begin(work), time.monotonic())

    def _learn(self, name: str, begun: _Begun) -> int:
        """The step that this run has reached; its pace is taken in."""
        status = begun.training.status()
        if status.state != "training":
            begun.started_s = time.monotonic() if begun.first_step is None else begun.started_s
            return status.step
        if begun.first_step is None:
            begun.first_step, begun.started_s = status.step, time.monotonic()
        self._pace.learn(model_of(self._runs[name]), status.step - begun.first_step, time.monotonic() - begun.started_s)
        return status.step

    def _take_in(self, name: str, begun: _Begun) -> None:
        del self._begun[name]
        status = begun.training.status()
        if status.state == "finished":
            self._finished.add(name)
        elif status.state == "failed":
            self._failed[name] = status.error
        elif not self._stopping:  # a cluster gave it back
            self._continued |= {name} if self.folder.path_of(self._runs[name]).exists() else set()
            self._waiting.appendleft(self._runs[name])

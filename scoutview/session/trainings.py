"""The trainings that a session began: at most one goes on; others may still be writing their last frame."""

import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from scoutview.errors import UserError
from scoutview.labs.lab import Lab
from scoutview.recording.files import delete_recording
from scoutview.settings import Value
from scoutview.training.worker import TrainingStatus

CLOSE_S = 10.0  # how long closing waits for trainings to write their last frame


class Training(Protocol):
    """What the session needs of a run that trains: none of it waits, `join` apart. See `TrainingRun`."""

    path: Path

    def start(self) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def take_one_step(self) -> None: ...
    def stop(self) -> None: ...
    def change_setting(self, name: str, value: Value) -> None: ...
    def protect(self, step: int) -> None: ...
    def status(self) -> TrainingStatus: ...
    def is_over(self) -> bool: ...
    def join(self, timeout_s: float | None = None) -> bool: ...


class Trains(Protocol):
    """Makes such a run, to be started."""

    def __call__(
        self, lab: Lab[Any, Any], path: Path, *, device: str = "auto", continue_run: bool = False
    ) -> Training: ...


class Trainings:
    """Begins, ends and clears away runs. `run` is the one that was begun last, until `end`."""

    def __init__(self, folder: Path, new_run: Trains) -> None:
        self.folder = folder
        self.run: Training | None = None
        self._new_run = new_run
        self._ending: list[Training] = []  # stopped, and still writing their last frame
        self._begun: set[Path] = set()  # recordings that were begun here, not those that were trained on

    def begin(self, lab: Lab[Any, Any], path: Path, device: str, *, paused: bool) -> None:
        """A new recording at this path; with `paused`, wait with the untrained model in it."""
        if not lab.trained_elsewhere:
            self._begun.add(path)
        self._start(self._new_run(lab, path, device=device), paused=paused)

    def go_on(self, lab: Lab[Any, Any], path: Path, device: str) -> None:
        """Train the recording at this path on."""
        self._start(self._new_run(lab, path, device=device, continue_run=True), paused=False)

    def end(self) -> None:
        """Stop the run; it goes on writing its last frame."""
        if self.run is not None:
            self.run.stop()
            self._ending.append(self.run)
            self.run = None

    def forget(self) -> None:
        """The run has ended by itself, and left no recording."""
        self.run = None

    def sweep(self, shown: Path | None) -> None:
        """Delete recordings of models that were built and never trained; the settings and the seed make them again."""
        for run in self._ending:
            never_trained = run.path in self._begun and run.is_over() and run.status().step == 0
            if never_trained and run.path != shown:
                with suppress(UserError):
                    delete_recording(run.path)
        self._ending = [run for run in self._ending if not run.is_over()]

    def close(self) -> None:
        """End all of them, and wait for their last frames."""
        self.end()
        ends_s = time.monotonic() + CLOSE_S
        for run in self._ending:
            run.join(max(0.0, ends_s - time.monotonic()))

    def new_path(self, name: str, seed: int) -> Path:
        """Where a new run of this name saves itself; the folder is made if need be.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
        path = self.folder / f"{name} {stamp} seed {seed}.scout"
        number = 2
        while path.exists():
            path = path.with_name(f"{name} {stamp} seed {seed} ({number}).scout")
            number += 1
        return path

    def _start(self, run: Training, *, paused: bool) -> None:
        self.end()
        self.run = run
        if paused:
            run.pause()
        run.start()

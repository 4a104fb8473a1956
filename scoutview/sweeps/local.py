"""Trains the runs of a sweep on this machine, each in a process of its own."""

import os

from scoutview.sweeps.engine import Engine, RunInTraining, RunWork
from scoutview.training.process import RemoteRun, TrainingProcess


class LocalEngine(Engine):
    """So many processes, which are begun when needed and stay for the next run; torch is loaded once in each."""

    def __init__(self, jobs: int, device: str = "auto") -> None:
        self._device = device
        self._processes = [TrainingProcess() for _ in range(jobs)]
        self._runs: dict[int, RemoteRun] = {}  # by the place of their process

    @property
    def places(self) -> int:
        return len(self._processes)

    def begin(self, work: RunWork) -> RunInTraining:
        place = next(place for place in range(self.places) if place not in self._runs or self._runs[place].is_over())
        run = self._processes[place].new_run(
            work.lab,
            work.path,
            device=self._device,
            continue_run=work.continued,
            until=work.steps,
            marks=work.marks,
        )
        self._runs[place] = run
        run.start()
        return run

    def process_ids(self) -> frozenset[int]:
        return frozenset(process.process_id() for process in self._processes) - {0}

    def close(self) -> None:
        for run in self._runs.values():
            if not run.is_over():
                run.stop()
        for process in self._processes:
            process.close()


def cores() -> int:
    """How many processor cores this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

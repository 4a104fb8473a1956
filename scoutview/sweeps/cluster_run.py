"""What a worker of a Dask cluster does: trains one run in a process beside it, and sends the recording back whole."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.recording.reader import copy_recording
from scoutview.sweeps.sweep import lab_with
from scoutview.training.process import RemoteRun, TrainingProcess
from scoutview.training.worker import TrainingStatus

TELL_EVERY_S = 0.5
WHOLE = "whole.scout"

Told = dict[str, Any]  # a TrainingStatus as plain values, for what travels is not to depend on a class


def train_here(
    version: str,
    lab: str,
    settings: Mapping[str, Any],
    name: str,
    marks: Sequence[tuple[str, int]],
    begun: bytes,
    topic: str,
) -> tuple[Told, bytes]:
    """Train a run of this lab, on from the recording `begun` where there is one: how it ended, and its recording.

    Meanwhile it is told under `topic` how it stands. Called by a worker in one of its threads.
    """
    if version != __version__:
        sentence = f"A worker of the cluster has ScoutView {__version__}, and this is {version}: install that there."
        return asdict(TrainingStatus("failed", error=sentence)), b""
    try:
        with tempfile.TemporaryDirectory(prefix="scoutview-") as folder:
            path = Path(folder) / f"{name}.scout"
            return _trained(lab, settings, path, [Mark(*mark) for mark in marks], begun, topic)
    except (UserError, OSError) as error:
        return asdict(TrainingStatus("failed", error=str(error))), b""


def _trained(
    lab: str, settings: Mapping[str, Any], path: Path, marks: Sequence[Mark], begun: bytes, topic: str
) -> tuple[Told, bytes]:
    if begun:
        path.write_bytes(begun)
    made, process = lab_with(lab, settings), TrainingProcess()
    try:
        run = process.new_run(made, path, continue_run=bool(begun), until=made.settings.steps, marks=marks)
        run.start()
        _follow(run, path.stem, topic)
        status = run.status()
    finally:
        process.close()
    content = b""
    if path.exists():
        whole = path.with_name(WHOLE)
        copy_recording(path, whole)  # what is in a log comes along
        content = whole.read_bytes()
    return asdict(replace(status, details="")), content


def _follow(run: RemoteRun, name: str, topic: str) -> None:
    from distributed import Event, get_worker

    worker = get_worker()
    key = worker.get_current_task()
    wanted_end = Event(topic)
    while not run.join(TELL_EVERY_S):
        worker.log_event(topic, {"name": name, "status": asdict(replace(run.status(), details=""))})
        task = worker.state.tasks.get(key)
        given_up = task is None or task.state != "executing"  # whoever wanted it is gone
        if given_up or wanted_end.is_set():
            run.stop()

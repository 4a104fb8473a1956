"""What a worker of a Dask cluster does: trains one run in a process beside it, and sends the recording back whole."""

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from scoutview import __version__
from scoutview.errors import UserError
from scoutview.frame import Mark
from scoutview.labs.registry import plugin_labs
from scoutview.language import tr
from scoutview.plugins.allowed import allow
from scoutview.recording.reader import copy_recording
from scoutview.sweeps.sweep import lab_with
from scoutview.training.process import RemoteRun, TrainingProcess
from scoutview.training.worker import TrainingStatus

TELL_EVERY_S = 0.5

Told = dict[str, Any]  # a TrainingStatus as plain values: what travels is not to depend on a class


def train_here(order: Mapping[str, Any], begun: bytes) -> tuple[Told, bytes]:
    """Train a run, on from the recording `begun` where there is one: how it ended, and its recording.

    The order names the version of the program, the plugins that are allowed, the lab, its settings, the run, its marks,
    and a topic under which it is told meanwhile how it stands. Called by a worker in one of its threads.
    """
    wanted = order["version"]
    if wanted != __version__:
        told = tr("A worker of the cluster has ScoutView {version}, and this is {wanted}: install that there.")
        sentence = told.format(version=__version__, wanted=wanted)
        return asdict(TrainingStatus("failed", error=sentence)), b""
    allow(*order["plugins"])
    if refused := plugin_labs().refused:
        told = tr("On a worker of the cluster: {error}").format(error=refused[0])
        return asdict(TrainingStatus("failed", error=told)), b""
    try:
        with tempfile.TemporaryDirectory(prefix="scoutview-") as folder:
            path = Path(folder) / f"{order['name']}.scout"
            status = _trained(order, path, begun)
            return asdict(replace(status, details="")), whole_content(path) if path.exists() else b""
    except (UserError, OSError) as error:
        return asdict(TrainingStatus("failed", error=str(error))), b""


def whole_content(path: Path) -> bytes:
    """A recording as one file, what is still in its log included."""
    with tempfile.TemporaryDirectory(prefix="scoutview-") as folder:
        whole = Path(folder) / "whole.scout"
        copy_recording(path, whole)
        return whole.read_bytes()


def _trained(order: Mapping[str, Any], path: Path, begun: bytes) -> TrainingStatus:
    if begun:
        path.write_bytes(begun)
    lab, process = lab_with(order["lab"], order["settings"]), TrainingProcess()
    try:
        marks = [Mark(*mark) for mark in order["marks"]]
        run = process.new_run(lab, path, continue_run=bool(begun), until=lab.settings.steps, marks=marks)
        run.start()
        _follow(run, path.stem, order["topic"])
        return run.status()
    finally:
        process.close()


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

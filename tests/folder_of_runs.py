"""Recordings of real labs with curves by a formula, written in a moment: for tests of several runs in a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.frame import Frame, RunDescription, read_only
from scoutview.labs.registry import lab_named
from scoutview.recording.writer import RecordingWriter

WEIGHTS = {"hidden.weight": read_only(np.ones((5, 4), np.float32)), "hidden.bias": read_only(np.ones(5, np.float32))}
LEARNED = 25
VERSION = "1.0"  # of the program that made them


def falling(steps: Sequence[int], floor: float, rate: float) -> Mapping[str, np.ndarray]:
    """Losses that fall from 2.3 to a floor, and accuracies that rise."""
    loss = floor + (2.3 - floor) * np.exp(-rate * np.asarray(steps, np.float64))
    accuracy = 1 - 0.9 * loss / 2.3
    return {"train_loss": 0.9 * loss, "validation_loss": loss, "validation_accuracy": accuracy}


def record(
    path: Path,
    *,
    lab: str = "digits",
    steps: Sequence[int] = range(0, 101, 5),
    metrics: Mapping[str, np.ndarray] | None = None,
    floor: float = 0.5,
    state: str = "finished",
    close: bool = True,
    with_assets: bool = False,
    **settings: Any,
) -> RecordingWriter:
    """A recording of a run of this lab, which can be asked only `with_assets`; its writer, closed unless told."""
    described = lab_named(lab)(lab_named(lab).Settings(**settings))
    told = asdict(described.settings)
    curves = falling(steps, floor, 0.05) if metrics is None else metrics
    frames = [
        Frame(step, step / 50, {name: float(values[place]) for name, values in curves.items()}, WEIGHTS)
        for place, step in enumerate(steps)
    ]
    description = RunDescription(lab, told, "cpu", {"torch": "2", "scoutview": VERSION}, "2026-01-01T00:00:00+00:00")
    assets = described.assets() if with_assets else {}
    writer = RecordingWriter.create(path, description, assets, frames[0], planned_steps=int(steps[-1]))
    for frame in frames[1:]:
        writer.add_frame(frame)
    writer.set_state(state)
    if close:
        writer.close()
    return writer

"""Makes the recordings that ship with ScoutView: `make recordings`, or one of them, `make recordings LAB=name`.

Each lab is trained as anybody would train it, with the settings that it declares as its `sample`; then a choice of its
frames, dense where much happens, is copied into a file small enough to ship. Nothing in a frame is changed. How many
frames a lab keeps, its `sample` says; all that ships together has MOST_BYTES.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from scoutview.errors import UsageError
from scoutview.frame import Curves
from scoutview.labs.declaration import SampleTraining
from scoutview.labs.lab import Lab
from scoutview.labs.registry import LABS, lab_named
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.resources import resource
from scoutview.settings import settings_from_text
from scoutview.training.worker import TrainingRun

COMMON = {"stored_weights": "float16"}
MOST_BYTES = 60_000_000  # of all resources: recordings, sweeps, talks, charts, photos, digits


def chosen_steps(curves: Curves, most: int) -> list[int]:
    """Recorded steps: a third spaced evenly, a third like powers, a third evenly in what the metrics do.

    Besides them the first and the last, the marks, and both sides of the single step at which the loss falls most.
    """
    steps, third = curves.steps, most // 3
    if len(steps) == 1:
        return [int(steps[0])]
    wanted = np.concatenate([np.geomspace(1, steps[-1], third), np.linspace(0, steps[-1], third)])
    nearest = {int(steps[int(np.abs(steps - step).argmin())]) for step in wanted}
    moved = _movement(curves)
    eventful = {int(steps[np.searchsorted(moved, at)]) for at in np.linspace(0, moved[-1], third + 2)[1:-1]}
    marked = {mark.step for mark in curves.marks}
    return sorted(nearest | eventful | marked | _steepest(curves) | {0, int(steps[-1])})


def _movement(curves: Curves) -> np.ndarray:
    """(frames,) how far the validation metrics have moved by then, each counted in its own range."""
    moved = np.zeros(len(curves))
    for name in ("validation_accuracy", "validation_loss"):
        values = curves.metrics.get(name, moved)
        moved[1:] += np.abs(np.diff(values)).cumsum() / max(float(np.ptp(values)), 1e-9)
    return moved


def _steepest(curves: Curves) -> set[int]:
    """The two frames, a step apart, between which the validation loss falls most; none where no two are so near."""
    losses = curves.metrics.get("validation_loss", np.zeros(len(curves)))
    falls = np.where(np.diff(curves.steps) == 1, losses[:-1] - losses[1:], 0.0)
    place = int(falls.argmax())
    return set(curves.steps[place : place + 2].tolist()) if falls[place] > 0 else set()


def train(lab: type[Lab[Any, Any]], sample: SampleTraining, path: Path) -> None:
    """Raises SystemExit where the training fails."""
    settings = settings_from_text(lab.Settings, {**COMMON, **sample.settings})
    run = TrainingRun(lab(settings), path, device="cpu", seconds=sample.seconds)
    run.start()
    while not run.is_over():
        time.sleep(0.2)
    run.join()
    status = run.status()
    if status.state != "finished":
        raise SystemExit(f"{lab.name}: {status.error}\n{status.details}")


def copy_chosen(source: Path, target: Path, most: int, *, can_continue: bool = True) -> None:
    """A recording with some of the frames, all marks, the opening answers, and what training on needs, if wanted."""
    with Recording.open(source) as recording:
        steps = chosen_steps(recording.curves(), most)
        first = recording.frame_at(steps[0])
        writer = RecordingWriter.create(
            target, recording.description, recording.assets, first, force=True, is_small=True
        )
        for step in steps[1:]:
            writer.add_frame(recording.frame_at(step))
        writer.add_marks(recording.marks)
        writer.set_planned_steps(recording.planned_steps)
        state = recording.training_state() if can_continue else None
        if state is not None:
            writer.save_training_state(state)
        kept = recording.kept_answers()
        step, probe_text = kept[0][:2]
        writer.keep_answers(step, probe_text, {question: arrays for _, _, question, arrays in kept})
        writer.set_state("finished")
        writer.close()


def make_sample(lab: type[Lab[Any, Any]], folder: Path) -> Path:
    """Train it and keep what ships.

    Raises:
        UsageError: the lab declares no sample.
    """
    if lab.sample is None:
        raise UsageError(f"The lab {lab.name} declares no sample.")
    target = folder / f"{lab.name}.scout"
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / target.name
        train(lab, lab.sample, path)
        copy_chosen(path, target, lab.sample.frames)
    return target


def shipped_bytes() -> int:
    """What everything that comes along takes."""
    return sum(path.stat().st_size for path in resource().rglob("*") if path.is_file())


def main(arguments: Sequence[str]) -> None:
    """The folder, then the labs; without any, all that declare a sample."""
    folder, *names = arguments
    Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        chosen = [lab_named(name) for name in names] or [lab for lab in LABS if lab.sample is not None]
        for lab in chosen:
            target = make_sample(lab, Path(folder))
            with Recording.open(target) as recording:
                sys.stdout.write(f"{target}: {len(recording)} frames, {target.stat().st_size / 1e6:.1f} MB\n")
    except UsageError as error:
        raise SystemExit(str(error)) from error
    size = shipped_bytes()
    sys.stdout.write(f"All resources: {size / 1e6:.1f} MB\n")
    if size > MOST_BYTES:
        raise SystemExit(f"More than {MOST_BYTES / 1e6:.0f} MB may not ship: let a lab's sample have fewer frames.")


if __name__ == "__main__":
    main(sys.argv[1:])

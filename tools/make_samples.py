"""Makes the recordings that ship with ScoutView: `make recordings`.

Each lab is trained as anybody would train it, with the settings below; then a choice of its frames, dense where much
happens, is copied into a file small enough to ship. Nothing in a frame is changed.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from scoutview.labs.registry import lab_named
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.settings import settings_from_text
from scoutview.training.worker import TrainingRun

COMMON = {"stored_weights": "float16"}
SAMPLES = {
    "next_token": {"width": "48", "layers": "2", "steps": "1000"},
    "digits": {"steps": "2000"},
    "denoising": {"hidden": "64", "steps": "1200"},
}
MOST_FRAMES = {"next_token": 36, "digits": 60, "denoising": 40}


def chosen_steps(steps: np.ndarray, most: int) -> list[int]:
    """Recorded steps nearest to evenly spaced ones and to ones that grow like powers, so the beginning is dense."""
    last = int(steps[-1])
    wanted = np.concatenate([np.geomspace(1, last, most // 2), np.linspace(0, last, most - most // 2)])
    nearest = {int(steps[int(np.abs(steps - step).argmin())]) for step in wanted}
    return sorted(nearest | {0, last})


def train(name: str, path: Path) -> None:
    lab = lab_named(name)
    settings = settings_from_text(lab.Settings, COMMON | SAMPLES[name])
    run = TrainingRun(lab(settings), path, device="cpu")
    run.start()
    while not run.is_over():
        time.sleep(0.2)
    run.join()
    status = run.status()
    if status.state != "finished":
        raise SystemExit(f"{name}: {status.error}\n{status.details}")


def copy_chosen(source: Path, target: Path, most: int) -> None:
    """A recording with some of the frames, all marks, the state to train on from, and the opening answers."""
    with Recording.open(source) as recording:
        steps = chosen_steps(recording.steps, most)
        first = recording.frame_at(steps[0])
        writer = RecordingWriter.create(target, recording.description, recording.assets, first, force=True)
        for step in steps[1:]:
            writer.add_frame(recording.frame_at(step))
        writer.add_marks(recording.marks)
        writer.set_planned_steps(recording.planned_steps)
        state = recording.training_state()
        if state is not None:
            writer.save_training_state(state)
        kept = recording.kept_answers()
        step, probe_text = kept[0][:2]
        writer.keep_answers(step, probe_text, {question: arrays for _, _, question, arrays in kept})
        writer.set_state("finished")
        writer.close()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, most in MOST_FRAMES.items():
            path = Path(scratch) / f"{name}.scout"
            train(name, path)
            target = folder / f"{name}.scout"
            copy_chosen(path, target, most)
            with Recording.open(target) as recording:
                sys.stdout.write(f"{target}: {len(recording)} frames, {target.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()

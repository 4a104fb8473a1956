"""A small recording with a little of everything, for tests that need a file."""

from pathlib import Path

import numpy as np

from scoutview.frame import Change, Frame, Mark, RunDescription, read_only
from scoutview.observation import Question
from scoutview.recording.format import TrainingState
from scoutview.recording.writer import RecordingWriter

ASSETS = {"classes": b"zero\none", "pictures": bytes(range(256)) * 40}


def description(**settings) -> RunDescription:
    defaults = {"seed": 3, "steps": 100, "stored_weights": "float32", "frame_budget": 2000, "megabyte_budget": 1000}
    return RunDescription("tiny", defaults | settings, "cpu", {"torch": "2"}, "2026-01-01T00:00:00+00:00")


def frame_of(step: int, size: int = 1500) -> Frame:
    rng = np.random.default_rng(step)
    weights = {
        "unembedding.weight": read_only(rng.standard_normal((size // 5, 5), np.float32)),
        "embedding.weight": read_only(rng.standard_normal(7, np.float32)),
        "count": read_only(np.array(step)),
    }
    return Frame(step, step / 8, {"train_loss": 1 / (1 + step), "validation_loss": 2 / (1 + step)}, weights)


def state_of(step: int) -> TrainingState:
    arrays = {"model.w": np.arange(9.0, dtype=np.float32), "generator": np.arange(300, dtype=np.uint8)}
    return TrainingState(step, step / 8, arrays, {"optimizer.0.1.count": 4})


def written(path: Path, frames: int = 8, **settings) -> RecordingWriter:
    """A writer that has recorded this many frames, marks, a change, a state and answers; still open."""
    writer = RecordingWriter.create(path, description(**settings), ASSETS, frame_of(0), planned_steps=100)
    for step in range(1, frames):
        writer.add_frame(frame_of(step), [Mark("halfway", step)] if step == 4 else [])
    writer.add_change(Change(3, "learning_rate", 0.5))
    writer.save_training_state(state_of(frames - 1))
    writer.keep_answers(2, "a b", {Question.of("words", layer=1): {"words": np.array(["a", "bé"])}})
    return writer


def finished(path: Path, frames: int = 8, **settings) -> Path:
    """The path of such a recording, closed."""
    writer = written(path, frames, **settings)
    writer.set_state("finished")
    writer.close()
    return path

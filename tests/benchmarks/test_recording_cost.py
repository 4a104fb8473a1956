"""What a frame costs the thread that trains, and the disk, against TensorBoard's histograms and torch.save."""

import os
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from scoutview.frame import Frame
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.training.recorder import Recorder
from scoutview.training.trainer import Trainer
from scoutview.training.worker import describe
from tests.tiny_lab import tiny_lab

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

ROUNDS, FRAMES = 5, 20


def model_of(weights: int) -> nn.Module:
    """Eight matrices, as a small network has them."""
    side = int((weights / 8) ** 0.5)
    torch.manual_seed(0)
    return nn.Sequential(*(nn.Linear(side, side, bias=False) for _ in range(8)))


class Ours:
    """The trainer's copy of its weights and the hand-over to the thread that writes."""

    def __init__(self, model: nn.Module, path: Path) -> None:
        lab = tiny_lab(frame_budget=1_000_000, megabyte_budget=100_000)
        self._model, self._lab = model, lab
        first = self._frame(0)
        self._writer = RecordingWriter.create(path, describe(lab, "cpu"), {}, first)
        with Recording.open(path) as recording:
            self._recorder = Recorder(self._writer, lab, recording.curves(), 1)
        self._step = 0

    def _frame(self, step: int) -> Frame:
        from scoutview.frame import read_only
        from scoutview.training.trainer import _copied

        weights = {name: read_only(_copied(tensor)) for name, tensor in self._model.state_dict().items()}
        return Frame(step, float(step), {"validation_loss": 1.0}, weights)

    def record(self) -> None:
        self._step += 1
        self._recorder.add_frame(self._frame(self._step))

    def rest(self) -> None:
        """Let the disk come after, as a training does that computes between two frames."""
        self._recorder.flush()

    def close(self) -> int:
        self._recorder.close()
        return self._recorder.frames


@pytest.mark.parametrize("weights", [10_000, 100_000, 1_000_000, 10_000_000])
def test_a_frame_costs_the_training_thread_little(measured: Callable[..., None], tmp_path: Path, weights: int) -> None:
    tensorboard = pytest.importorskip("torch.utils.tensorboard")
    model, ratios, done, ours_ms = model_of(weights), [], 0, []
    frames = FRAMES if weights < 10_000_000 else 4
    for number in range(ROUNDS):
        ours = Ours(model, tmp_path / f"{number}.scout")
        with closing(tensorboard.SummaryWriter(str(tmp_path / f"board{number}"))) as board:
            mine = theirs = 0.0
            for step in range(frames):
                started = time.perf_counter()
                ours.record()
                mine += time.perf_counter() - started
                ours.rest()
                started = time.perf_counter()
                for name, tensor in model.state_dict().items():
                    board.add_histogram(name, tensor, step)
                theirs += time.perf_counter() - started
                board.flush()  # its thread would go on beside ours
        done += ours.close() - 1
        ratios.append(mine / theirs)
        ours_ms.append(1000 * mine / frames)
    goal = "≤ 0.05" if weights in (100_000, 1_000_000) else ""
    row = f"recording a frame of {weights:,} weights / add_histogram of them"
    measured(row, ratios, goal, done, f"{np.median(ours_ms):.2f} ms a frame")


def settled_seconds(work: Callable[[], None]) -> float:
    """How long it takes when the disk has nothing left to do from before."""
    os.sync()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.mark.parametrize("weights", [10_000, 100_000, 1_000_000, 10_000_000])
def test_size_and_time_on_disk(measured: Callable[..., None], tmp_path: Path, weights: int) -> None:
    """Ours with its last frame moved into the one file and on the disk; torch.save as it is, and until on the disk.

    What the least is that a recording could take which waits for the disk: the bytes alone, all at once in the end.
    """
    model, frames = model_of(weights), FRAMES if weights < 10_000_000 else 6
    arrays = {name: tensor.numpy().copy() for name, tensor in model.state_dict().items()}
    path, folder = tmp_path / "ours.scout", tmp_path / "saved"
    sizes, left_to_the_system, on_disk, bytes_alone, ours_ms = [], [], [], [], []

    def record() -> None:
        for step in range(1, frames):
            writer.add_frame(Frame(step, float(step), {"validation_loss": 1.0}, arrays))
        writer.close()

    def save(until_on_disk: bool) -> None:
        for step in range(1, frames):
            torch.save(model.state_dict(), folder / f"{step}.pt")
            if until_on_disk:
                with (folder / f"{step}.pt").open("r+b") as file:
                    os.fsync(file.fileno())

    def write_bytes() -> None:
        with (tmp_path / "bytes").open("wb", buffering=0) as file:
            for _ in range(1, frames):
                for array in arrays.values():
                    file.write(array.data)
            os.fsync(file.fileno())

    for _ in range(ROUNDS):
        writer = RecordingWriter.create(path, describe(tiny_lab(), "cpu"), {}, Frame(0, 0.0, {}, arrays), force=True)
        ours = settled_seconds(record)
        for ratios, until_on_disk in ((left_to_the_system, False), (on_disk, True)):
            shutil.rmtree(folder, ignore_errors=True)  # writing over files is slower
            folder.mkdir()
            ratios.append(ours / settled_seconds(partial(save, until_on_disk=until_on_disk)))
        (tmp_path / "bytes").unlink(missing_ok=True)
        bytes_alone.append(settled_seconds(write_bytes) * left_to_the_system[-1] / ours)
        ours_ms.append(1000 * ours / (frames - 1))
        saved = sum(file.stat().st_size for file in folder.iterdir())
        sizes.append(path.stat().st_size * (frames - 1) / frames / saved)
    done = ROUNDS * (frames - 1)
    with Recording.open(path) as recording:
        assert len(recording) == frames
    goals = ("≤ 1.02", "≤ 1", "≤ 1") if weights in (100_000, 1_000_000) else ("", "", "")
    remark = f"{np.median(ours_ms):.2f} ms a frame"
    measured(f"size on disk of {weights:,} weights a frame / torch.save", sizes, goals[0], done)
    row = f"time to write {weights:,} weights a frame / torch.save"
    measured(row, left_to_the_system, goals[1], done, f"{remark}; only ours waits for the disk")
    measured(f"{row} and fsync", on_disk, goals[2], done, f"{remark}; both wait for the disk")
    least = f"the bytes of {weights:,} weights a frame, written once and until on the disk / torch.save"
    measured(least, bytes_alone, "", done, "the least that waiting for the disk can take")


def test_the_trainer_makes_such_copies() -> None:
    """The benchmark above copies weights as the trainer does: the trainer's own frame is no other."""
    trainer = Trainer(tiny_lab())
    frame = trainer.frame_now()
    assert all(isinstance(array, np.ndarray) and not array.flags.writeable for array in frame.weights.values())

"""Disks that fill up or may not be written, a clock that is set back, several programs on one recording."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoutview.errors import UserError
from scoutview.recording.reader import Recording, copy_recording
from scoutview.recording.salvage import salvage
from scoutview.recording.writer import RecordingWriter
from scoutview.training.worker import TrainingRun
from tests.small_recording import finished
from tests.tiny_lab import TinyLab, TinyMuonLab, tiny_lab

ROOT = Path(__file__).parents[2]


def mounted(folder: Path, *options: str) -> bool:
    words = ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or not mounted(folder, "size=3m"):
        pytest.skip("a disk of its own can be mounted only on Linux, as root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def trained(lab: TinyLab, path: Path, **options: object) -> TrainingRun:
    run = TrainingRun(lab, path, device="cpu", **options)
    run.start()
    assert run.join(60)
    return run


def test_a_training_on_a_disk_that_fills_up_ends_with_a_sentence(small_disk: Path, tried) -> None:
    path = small_disk / "a.scout"
    status = trained(tiny_lab(steps=100_000, width=2000), path).status()
    assert status.state == "failed"
    assert "The disk is full" in status.error
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) > 3
    before = path.read_bytes()
    for work in (copy_recording, salvage):
        with pytest.raises(UserError, match="disk is full"):
            work(path, small_disk / "b.scout")
    assert path.read_bytes() == before
    assert not list(small_disk.glob("*b.scout*"))
    tried("a disk that fills up while a training, a copy and a repair write", 3, 0)


def test_a_folder_that_becomes_read_only_is_told_and_its_recordings_are_read(small_disk: Path, tried) -> None:
    path = finished(small_disk / "a.scout")
    assert subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=False).returncode == 0
    with Recording.open(path) as recording:
        recording.verify()
    status = trained(tiny_lab(), small_disk / "b.scout").status()
    assert status.state == "failed"
    assert "may not be written" in status.error
    with pytest.raises(UserError, match="may not be written"):
        copy_recording(path, small_disk / "b.scout")
    tried("a folder that became read-only", 3, 0)


def test_a_folder_that_goes_read_only_in_the_middle_of_a_training(small_disk: Path, tried) -> None:
    path = small_disk / "a.scout"
    run = TrainingRun(tiny_lab(steps=1_000_000), path, device="cpu")
    run.start()
    end = time.monotonic() + 30
    while run.status().frames < 20:
        assert time.monotonic() < end
        time.sleep(0.01)
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    refused = subprocess.run(remount, check=False, capture_output=True).returncode != 0
    if refused:  # Linux refuses it while a file is open for writing: then nothing can go wrong
        run.stop()
    assert run.join(30)
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) >= 20
    tried("a disk remounted read-only during a training", 1, 0)


def test_a_clock_that_is_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tried) -> None:
    plain = trained(tiny_lab(steps=200), tmp_path / "a.scout")
    hours, now = itertools.count(), time.time()
    monkeypatch.setattr(time, "time", lambda: now - 3600.0 * next(hours))
    back = trained(tiny_lab(steps=200), tmp_path / "b.scout")
    assert plain.status().state == back.status().state == "finished"
    with Recording.open(tmp_path / "a.scout") as one, Recording.open(tmp_path / "b.scout") as other:
        assert one.steps.tolist() == other.steps.tolist()
        assert all((other.curves().seconds[1:] >= other.curves().seconds[:-1]).tolist())
    tried("a clock that is set back all the time", 1, 0)


def test_two_writers_and_many_readers_of_one_recording(tmp_path: Path, rounds, tried) -> None:
    path = tmp_path / "a.scout"
    run = TrainingRun(tiny_lab(steps=1_000_000, frame_budget=100), path, device="cpu")
    run.start()
    end = time.monotonic() + 30
    while run.status().frames < 5:
        assert time.monotonic() < end
        time.sleep(0.01)
    readers = [Recording.open(path) for _ in range(4)]
    seen = 0
    for _ in range(rounds(20, 400)):
        for recording in readers:
            recording.refresh()
            frame = recording.frame_at(int(recording.steps[-1]))
            assert frame.weights
            seen += 1
        with pytest.raises(UserError, match="being trained"):
            RecordingWriter.reopen(path)
        time.sleep(0.002)
    for recording in readers:
        recording.close()
    run.stop()
    assert run.join(30)
    with Recording.open(path) as recording:
        recording.verify()
    tried("reads by four readers while it is trained and thinned, and second writers", seen, 0)


class Raises(TinyLab):
    """A lab with an error in one of its parts; `where` says in which."""

    where = ""

    def _fail(self, where: str) -> None:
        if self.where == where:
            raise RuntimeError("CUDA error: device disappeared")

    def build_model(self, rng):
        self._fail("build_model")
        return super().build_model(rng)

    def build_optimizers(self, model):
        self._fail("build_optimizers")
        return super().build_optimizers(model)

    def draw_batch(self, rng):
        self._draws_so_far = getattr(self, "_draws_so_far", 0) + 1
        if self._draws_so_far > 40:
            self._fail("draw_batch")
        return super().draw_batch(rng)

    def loss(self, model, batch):
        loss = super().loss(model, batch)
        if getattr(self, "_draws_so_far", 0) > 40:
            self._fail("loss")
            if self.where in ("nan", "inf"):
                return loss * float(self.where)
        return loss

    def evaluate(self, model):
        if getattr(self, "_draws_so_far", 0) > 40:
            self._fail("evaluate")
        return super().evaluate(model)

    def marks(self, curves):
        if len(curves) > 40:
            self._fail("marks")
        return super().marks(curves)

    def assets(self):
        self._fail("assets")
        return super().assets()


AT_START = ("build_model", "build_optimizers", "assets")


@pytest.mark.parametrize("where", [*AT_START, "draw_batch", "loss", "evaluate", "marks", "nan", "inf"])
def test_a_lab_that_fails_ends_with_a_sentence_and_its_frames_stay(tmp_path: Path, tried, where: str) -> None:
    lab = type("Failing", (Raises,), {"where": where})(tiny_lab().settings)
    status = trained(lab, tmp_path / "a.scout").status()
    assert status.state == "failed"
    assert status.error
    assert "\n" not in status.error
    assert "Traceback" not in status.error
    if where in AT_START:
        assert not list(tmp_path.iterdir())
    else:
        with Recording.open(tmp_path / "a.scout") as recording:
            recording.verify()
            assert len(recording) > 30
            assert recording.state == "failed"
    tried(f"a lab that fails in {where}", 1, 0)


def test_the_average_of_weights_survives_it_too(tmp_path: Path) -> None:
    lab = type("Failing", (Raises, TinyMuonLab), {"where": "loss"})(tiny_lab().settings)
    assert trained(lab, tmp_path / "a.scout").status().state == "failed"
    with Recording.open(tmp_path / "a.scout") as recording:
        recording.verify()

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
from tests.tiny_lab import tiny_lab
from tests.torture.trainings import trained

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

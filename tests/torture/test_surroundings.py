"""Disks that fill up or may not be written, a clock that is set back, several programs on one recording."""

import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from scoutview.errors import UserError
from scoutview.recording.reader import Recording, copy_recording
from scoutview.recording.salvage import salvage
from scoutview.recording.writer import RecordingWriter
from tests.small_recording import finished
from tests.tiny_lab import tiny_lab
from tests.torture.trainings import begun, trained

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
    run = begun(tiny_lab(steps=1_000_000), path, frames=20)
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    refused = subprocess.run(remount, check=False, capture_output=True).returncode != 0
    if refused:  # Linux refuses it while a file is open for writing: then nothing can go wrong
        run.stop()
    assert run.join(100)
    with Recording.open(path) as recording:
        recording.verify()
        assert len(recording) >= 20
    tried("a disk remounted read-only during a training", 1, 0)


def fixed(folder: Path, *, on: bool) -> bool:
    """Let nothing appear in a folder or go from it, for root neither; False where its file system cannot."""
    words = ["chattr", "+i" if on else "-i", str(folder)]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture
def fixed_later(tmp_path: Path) -> Iterator[Path]:
    """A folder in which, once it is fixed, no file can be made or deleted."""
    folder = tmp_path / "folder"
    folder.mkdir()
    if not shutil.which("chattr") or not (fixed(folder, on=True) and fixed(folder, on=False)):
        pytest.skip("needs Linux, root and a file system with attributes")
    yield folder
    fixed(folder, on=False)


def test_a_folder_in_which_nothing_may_be_made_or_deleted_any_more(fixed_later: Path, tried) -> None:
    run = begun(tiny_lab(steps=1_000_000), fixed_later / "a.scout", frames=20)
    assert fixed(fixed_later, on=True)
    seen = run.status().step
    time.sleep(0.3)
    run.stop()
    assert run.join(100)
    with Recording.open(run.path) as recording:
        recording.verify()
        assert recording.state == "stopped"
        assert int(recording.steps[-1]) >= seen
    with pytest.raises(UserError, match="may not be written"):
        copy_recording(run.path, fixed_later / "b.scout")
    assert "may not be written" in trained(tiny_lab(), fixed_later / "c.scout").status().error
    assert fixed(fixed_later, on=False)
    with Recording.open(run.path) as recording:
        recording.verify()
    tried("a folder that allows no new file, during a training, a copy and a new run", 3, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process keeps when it began")
def test_a_clock_set_by_a_year_leaves_a_writer_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tried) -> None:
    run = begun(tiny_lab(steps=1_000_000), tmp_path / "a.scout", frames=5)
    machine = tmp_path / "proc"  # what Linux tells of itself after the clock was set
    machine.mkdir()
    told = Path("/proc/stat").read_text()
    began_s = int(told.split("btime ")[1].split()[0])
    (machine / str(os.getpid())).symlink_to(f"/proc/{os.getpid()}")
    shifts_s = (-31_536_000, -3600, 3600, 31_536_000)
    try:
        for shift_s in shifts_s:
            (machine / "stat").write_text(told.replace(f"btime {began_s}", f"btime {began_s + shift_s}"))
            with monkeypatch.context() as patch:
                patch.setattr(psutil, "PROCFS_PATH", str(machine))
                with Recording.open(run.path) as recording:
                    assert recording.state == "training"
                with pytest.raises(UserError, match="being trained"):
                    RecordingWriter.reopen(run.path)
    finally:
        run.stop()
        assert run.join(100)
    tried("a clock that is set while a recording is written", len(shifts_s), 0)


@pytest.mark.usefixtures("patient_recorder")
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
    run = begun(tiny_lab(steps=1_000_000, frame_budget=100), path, frames=5)
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
    assert run.join(100)
    with Recording.open(path) as recording:
        recording.verify()
    tried("reads by four readers while it is trained and thinned, and second writers", seen, 0)

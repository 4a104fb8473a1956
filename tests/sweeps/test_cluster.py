"""Sweeps on a real Dask cluster: a scheduler and two workers, each a process of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from scoutview.errors import UserError
from scoutview.sweeps.folder import SweepFolder
from scoutview.sweeps.progress import SweepProgress
from scoutview.sweeps.sweep import Sweep
from scoutview.sweeps.sweep_training import SweepTraining
from tests.sweeps.small_sweep import final_bits, small_sweep
from tests.sweeps.test_sweep_training import trained

pytest.importorskip("distributed")

from scoutview.sweeps.cluster import ClusterEngine

ROOT = Path(__file__).parents[2]
PATIENCE_S = 200.0


class Cluster:
    """A scheduler and workers of one place each; ended with the test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._noted = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._noted)
        )
        self.address = str(self._awaited()["address"])
        self.workers = [self.start_worker() for _ in range(2)]

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")

    def close(self) -> None:
        processes = [psutil.Process(each.pid) for each in (*self.workers, self.scheduler) if each.poll() is None]
        children = [child for process in processes for child in process.children(recursive=True)]
        for process in [*processes, *children]:
            process.kill()
        for process in (*self.workers, self.scheduler):
            process.wait()
        psutil.wait_procs(children)

    def _start(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", what, *words, "--no-dashboard"],
            cwd=self._folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _awaited(self) -> dict:
        ends_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < ends_s:
            try:
                return json.loads(self._noted.read_text())
            except (OSError, ValueError):
                time.sleep(0.1)
        raise AssertionError("the scheduler did not start")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path)
    yield cluster
    cluster.close()


def on_cluster(cluster: Cluster, folder: Path, sweep: Sweep, at=lambda training, progress: None) -> SweepProgress:
    """Train it there until it is over; `at` may do something meanwhile."""
    room = SweepFolder(folder)
    training = SweepTraining(room, room.settle(sweep), ClusterEngine(cluster.address))
    ends_s = time.monotonic() + PATIENCE_S
    try:
        while not (progress := training.advance()).over:
            assert time.monotonic() < ends_s, f"waited too long: {progress}"
            at(training, progress)
            time.sleep(0.05)
    finally:
        training.close()
    return progress


@pytest.mark.timeout(150)
def test_a_cluster_trains_to_the_same_weights_also_when_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    sweep = small_sweep("seed=0:3", steps="400")
    killed = []

    def kill_one(training: SweepTraining, progress: SweepProgress) -> None:
        if progress.steps > 100 and not killed:
            killed.append(len(progress.running))
            cluster.workers[0].kill()

    progress = on_cluster(cluster, tmp_path / "there", sweep, kill_one)
    assert killed
    assert (progress.finished, progress.failed) == (3, ())
    assert trained(tmp_path / "here", sweep).finished == 3
    assert final_bits(tmp_path / "there") == final_bits(tmp_path / "here")
    assert {path.name for path in (tmp_path / "there").iterdir()} == {
        "sweep.json",
        *(f"seed={seed}.scout" for seed in range(3)),
    }


@pytest.mark.slow
@pytest.mark.timeout(150)
def test_what_a_cluster_had_trained_comes_back_when_it_is_stopped_and_goes_on_there(
    cluster: Cluster, tmp_path: Path
) -> None:
    steps = 4000  # far more than a quick machine takes until it is told to stop
    sweep = small_sweep("seed=0,1", steps=str(steps))

    def stop(training: SweepTraining, progress: SweepProgress) -> None:
        if progress.steps > 100:
            training.stop()

    on_cluster(cluster, tmp_path / "there", sweep, stop)
    begun = [step for step, _ in final_bits(tmp_path / "there").values()]
    assert begun
    assert min(begun) < steps
    assert on_cluster(cluster, tmp_path / "there", sweep).finished == 2
    assert trained(tmp_path / "here", sweep).finished == 2
    assert final_bits(tmp_path / "there") == final_bits(tmp_path / "here")


@pytest.mark.slow
@pytest.mark.timeout(150)
def test_a_cluster_that_dies_is_told_in_one_sentence_and_what_came_back_is_kept(
    cluster: Cluster, tmp_path: Path
) -> None:
    sweep = small_sweep("seed=0:4", steps="150")

    def kill_all(training: SweepTraining, progress: SweepProgress) -> None:
        if progress.finished:
            cluster.close()

    with pytest.raises(UserError, match="does not answer any more: what came back from it is kept"):
        on_cluster(cluster, tmp_path / "sweep", sweep, kill_all)
    assert final_bits(tmp_path / "sweep")
    assert trained(tmp_path / "sweep", sweep).finished == 4  # here, as well


def test_a_cluster_that_is_not_there_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoutview.sweeps.cluster.CONNECT_S", 1.0)
    for address in ("tcp://127.0.0.1:1", "nonsense", "abc://x:1"):
        with pytest.raises(UserError, match=f"no Dask scheduler at {address}"):
            ClusterEngine(address)

"""The thread that reads a folder while somebody looks at its runs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoutview.frame import Frame
from scoutview.observing.run_watch import RunWatch
from tests.folder_of_runs import WEIGHTS, record

PATIENCE_S = 60.0


class Woken:
    """Waits for the watch."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.watch = RunWatch(self.event.set)

    def next(self):
        assert self.event.wait(PATIENCE_S)
        self.event.clear()
        return self.watch.latest


@pytest.fixture
def woken() -> Iterator[Woken]:
    made = Woken()
    yield made
    made.watch.close(PATIENCE_S)


def test_nobody_who_looks_begins_no_thread(woken: Woken) -> None:
    before = threading.active_count()
    woken.watch.look(None)
    assert threading.active_count() == before


def test_a_run_that_grows_is_told_and_another_folder_takes_its_place(tmp_path: Path, woken: Woken) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    writer = record(one / "live.scout", steps=range(3), state="training", close=False)
    record(other / "done.scout")
    woken.watch.look(one / "live.scout")
    assert [len(run.curves) for run in woken.next().runs] == [3]
    writer.add_frame(Frame(3, 1.0, {"validation_loss": 0.5}, WEIGHTS))
    assert [len(run.curves) for run in woken.next().runs] == [4]
    woken.watch.look(other / "done.scout")
    found = woken.next()
    assert (found.folder, found.on_screen) == (str(other), str(other / "done.scout"))
    writer.close()
    assert not (one / "live.scout-wal").exists()  # the folder that was left holds no file of it


def test_the_same_recording_again_reads_nothing_and_another_one_says_which_is_on_screen(
    tmp_path: Path, woken: Woken
) -> None:
    for name in ("a", "b"):
        record(tmp_path / f"{name}.scout")
    woken.watch.look(tmp_path / "a.scout")
    first = woken.next()
    woken.watch.look(tmp_path / "b.scout")
    second = woken.next()
    assert (first.on_screen, second.on_screen) == (str(tmp_path / "a.scout"), str(tmp_path / "b.scout"))
    assert first.runs == second.runs

"""Where a run went is found from its frames, a few at a time, once; and a model elsewhere is told of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from scoutview.frame import Arrays
from scoutview.observation import HistoryRequest, Question
from scoutview.observing.answer import Asker, stacked
from scoutview.observing.news import Answered, HistoryGrown
from scoutview.observing.remote import RemoteAskers
from scoutview.observing.run_directions import READ_TOGETHER, RunDirections
from scoutview.recording.reader import Recording
from scoutview.training.process import TrainingProcess
from tests.every_lab import TRAINED_HERE, small_lab, some_every_day
from tests.observing.watcher import Watcher
from tests.small_runs import LAST, copy_of, recording_of

COARSE = Question.of("landscape", detail=11)


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    watcher = Watcher()
    yield watcher
    watcher.observer.close()


def whole(path: Path, step: int, question: Question = COARSE) -> dict[str, np.ndarray]:
    """Computed at once, by a model of its own."""
    with Recording.open(path) as recording:
        lab = small_lab(recording.description.lab)
        asker = Asker(lab)
        asker.load(recording.frame_at(step))
        return stacked(list(RunDirections(recording).unfolded(asker, lab.default_probe(), question)))


def same(one: Arrays, other: Arrays) -> None:
    assert one.keys() == other.keys()
    for name, array in one.items():
        np.testing.assert_array_equal(array, other[name], err_msg=name)


@pytest.mark.parametrize("name", some_every_day(TRAINED_HERE, 4))
def test_a_window_gets_the_slice_that_is_computed_at_once(watcher: Watcher, name: str) -> None:
    path = recording_of(name)
    probe = watcher.open(path).lab.default_probe()
    for step in (LAST, 3):
        view = watcher.look(path, step, probe, COARSE)
        answered = watcher.first(Answered, lambda each, view=view: each.view == view and not each.unfolding)
        told = answered.answers[COARSE]
        same(told, whole(path, step))
        steps = told["landscape_step"].ravel()
        assert steps[steps >= 0].tolist() == list(range(LAST + 1))


def test_the_true_losses_of_the_path_are_a_history(watcher: Watcher) -> None:
    path, request = recording_of("digits"), HistoryRequest(Question("sample_loss"), (0, LAST, 6))
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, LAST, probe, histories=frozenset({request}))
    history = watcher.first(HistoryGrown, lambda grown: grown.history.complete).history
    for step in request.steps:
        loss = float(whole(path, step)["landscape_loss_here"][0])
        assert float(history.answers[step]["sample_loss"]) == pytest.approx(loss, rel=1e-12)


class Counted:
    """A recording that counts which frames are read."""

    def __init__(self, recording: Recording) -> None:
        self._recording, self.read = recording, list[int]()

    @property
    def steps(self) -> np.ndarray:
        return self._recording.steps

    def frame_at(self, step: int, *, as_stored: bool = False) -> object:
        self.read.append(step)
        return self._recording.frame_at(step, as_stored=as_stored)


def test_frames_are_read_a_few_at_a_time_and_only_once() -> None:
    with Recording.open(recording_of("digits")) as recording:
        lab = small_lab("digits")
        asker, counted = Asker(lab), Counted(recording)
        asker.load(recording.frame_at(LAST))
        directions = RunDirections(counted)  # type: ignore[arg-type]
        steps = directions.unfolded(asker, lab.default_probe(), COARSE)
        assert next(steps) == {}
        assert counted.read == list(range(READ_TOGETHER))
        assert stacked(list(steps))
        assert counted.read == list(range(LAST + 1))
        asker.load(recording.frame_at(2))
        assert next(directions.unfolded(asker, lab.default_probe(), COARSE)), "no frame is read for another one"
        until = Question.of("landscape", detail=11, until=8, frames=3)
        told = stacked(list(directions.unfolded(asker, lab.default_probe(), until)))["landscape_step"].ravel()
        assert told[told >= 0].tolist() == [0, 4, 8]
        read = len(counted.read)
        directions.forget()
        list(directions.unfolded(asker, lab.default_probe(), until))
        assert len(counted.read) == read + 3


def test_other_trajectories_read_no_frames() -> None:
    with Recording.open(recording_of("digits")) as recording:
        lab = small_lab("digits")
        asker, counted = Asker(lab), Counted(recording)
        asker.load(recording.frame_at(LAST))
        assert next(RunDirections(counted).unfolded(asker, lab.default_probe(), Question("one_weight")))  # type: ignore[arg-type]
        assert counted.read == []


def test_a_damaged_frame_is_passed_over(tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE frames SET weights = x'00' WHERE step = 5")
    told = whole(path, LAST)["landscape_step"].ravel()
    assert told[told >= 0].tolist() == [step for step in range(LAST + 1) if step != 5]


def test_a_model_in_another_program_is_told_where_the_run_went_also_when_it_was_lost() -> None:
    trainings = TrainingProcess(answers=False)
    askers = RemoteAskers(trainings.start_answering)
    try:
        with Recording.open(recording_of("digits")) as recording:
            lab = small_lab("digits")
            remote = askers.new(lab)
            remote.load(recording.frame_at(LAST))
            told = stacked(list(RunDirections(recording).unfolded(remote, lab.default_probe(), COARSE)))
            same(told, whole(recording.path, LAST))
            with askers.linked() as link:
                link.kill()
            with pytest.raises(Exception, match="was lost"):
                list(remote.unfold(lab.default_probe(), COARSE))
            remote.load(recording.frame_at(LAST))
            same(stacked(list(remote.unfold(lab.default_probe(), COARSE))), told)
    finally:
        askers.close()
        trainings.close()

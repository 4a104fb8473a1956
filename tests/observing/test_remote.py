"""A model that answers in another program answers as one in a thread does, and its program comes and goes safely."""

import gc
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from scoutview.errors import InterventionError, LostError, UserError
from scoutview.frame import Arrays, Change, Frame
from scoutview.labs.lab import Lab
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.observing.answering import Answerer
from scoutview.observing.link import CLOSE_S, Link
from scoutview.observing.news import Answered, Failed
from scoutview.observing.remote import RemoteAsker, RemoteAskers
from scoutview.observing.rest import processor_s
from scoutview.observing.wire import Message, UnexpectedError, values_of_probe, values_of_question
from scoutview.recording.format import RunPoint
from scoutview.training import starting
from scoutview.training.process import TrainingProcess
from scoutview.training.trainer import Trainer
from tests.every_lab import NAMES, OTHER_PROBES, TRAINED_HERE, small_lab, some_every_day, trained
from tests.observing.watcher import Watcher
from tests.small_runs import LAST, copy_of, recording_of

LOGITS, DENOISING = Question("logits"), Question("denoising")
SIGNALS = pytest.mark.skipif(sys.platform == "win32", reason="signals")
FORKS = pytest.mark.skipif(not starting.FORKS, reason="no fork")


class Own:
    """The programs of one window, that may be killed."""

    def __init__(self, *, forks: bool) -> None:
        self.trainings = TrainingProcess(answers=forks)
        self.askers = RemoteAskers(self.trainings.start_answering)

    def answering(self) -> psutil.Process:
        """The process that answers; it is there once something was asked."""
        with self.askers.linked() as link:
            program: Any = link._program
        return psutil.Process(program.pid)

    def close(self) -> None:
        self.askers.close()
        self.trainings.close()


@pytest.fixture(params=[pytest.param(True, marks=FORKS, id="forked"), pytest.param(False, id="alone")])
def own(request: pytest.FixtureRequest) -> Iterator[Own]:
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    own = Own(forks=request.param)
    yield own
    own.close()
    left = [each for each in psutil.Process().children(recursive=True) if each.pid not in before]
    assert not left


def asker_at(askers: RemoteAskers, name: str, position: int) -> RemoteAsker:
    lab, frames = trained(name)
    asker = askers.new(lab)
    asker.load(frames[min(position, len(frames) - 1)])
    return asker


def local_at(name: str, position: int) -> Asker:
    lab, frames = trained(name)
    asker = Asker(lab)
    asker.load(frames[min(position, len(frames) - 1)])
    return asker


TIMED = ("speed_tokens", "speed_busy")  # measured anew in each program


def plain_questions(lab: Lab[Any, Any]) -> list[Question]:
    return [Question(name) for name in lab.questions() if name not in lab.trajectories]


def assert_same(ours: Arrays, theirs: Arrays) -> None:
    assert list(ours) == list(theirs)
    for name, array in ours.items():
        assert (array.dtype, array.shape) == (theirs[name].dtype, theirs[name].shape), name
        assert name in TIMED or array.tobytes() == theirs[name].tobytes(), name
        assert not array.flags.writeable, name


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


@pytest.mark.parametrize("name", some_every_day(NAMES, 3, turn=1))
def test_every_lab_answers_bit_for_bit_as_in_a_thread(answering: RemoteAskers, name: str) -> None:
    lab, frames = trained(name)
    ours, theirs = answering.new(lab), Asker(lab)
    probe = lab.default_probe()
    weight = next(each for each in frames[0].weights if each.endswith(".weight")).removesuffix(".weight")
    other = lab.parse_probe(OTHER_PROBES[name])
    last = min(5, len(frames) - 1)
    for position, asked in ((0, probe), (last, other), (last, other.with_interventions((f"weight {weight} times 2",)))):
        for asker in (ours, theirs):
            asker.load(frames[min(position, len(frames) - 1)])
            assert asker.step == frames[position].step
        answers, expected = (asker.answer(asked, plain_questions(lab)) for asker in (ours, theirs))
        assert answers.keys() == expected.keys()
        for question, arrays in answers.items():
            assert_same(arrays, expected[question])


@pytest.mark.parametrize("name", some_every_day(NAMES, 4))
def test_its_trajectories_are_the_same(answering: RemoteAskers, name: str) -> None:
    lab, _ = trained(name)
    ours, theirs = asker_at(answering, name, 5), local_at(name, 5)
    for trajectory in sorted(lab.trajectories):
        limit = None if trajectory in lab.kept_trajectories else 3
        for asked in (lab.default_probe(), lab.parse_probe(OTHER_PROBES[name])):
            steps, expected = (
                list(itertools.islice(asker.unfold(asked, Question(trajectory)), limit)) for asker in (ours, theirs)
            )
            assert len(steps) == len(expected)
            for one, other in zip(steps, expected, strict=True):
                assert_same(one, other)


@pytest.mark.parametrize("name", some_every_day(TRAINED_HERE, 5))
def test_a_step_from_the_training_state_is_the_same(answering: RemoteAskers, name: str) -> None:
    lab, frames = trained(name)
    trainer = Trainer(lab)
    for _ in trainer.steps(5):
        pass
    run = RunPoint((Change(3, "learning_rate", 0.004),), trainer.state())
    question, probe, told = Question("one_step"), lab.default_probe(), []
    for asker in (asker_at(answering, name, 5), local_at(name, 5)):
        asker.take_up(run)
        told.append(list(asker.unfold(probe, question)))
        assert str(told[-1][-1]["step_source"]) == "recorded"
        asker.load(frames[5])
        assert str(next(asker.unfold(probe, question))["step_source"]) == "weights", "it is of one frame only"
        asker.take_up(RunPoint(retraces=True))
        told.append(list(asker.unfold(probe, question)))
        assert str(told[-1][-1]["step_source"]) == "retraced"
    for ours, theirs in ((told[0], told[2]), (told[1], told[3])):
        for one, other in zip(ours, theirs, strict=True):
            assert_same(one, other)


def test_weights_as_they_are_stored_are_taken_up(answering: RemoteAskers) -> None:
    lab, frames = trained("digits")
    half = Frame(3, 0.0, {}, {name: array.astype(np.float16) for name, array in frames[3].weights.items()})
    ours, theirs = answering.new(lab), Asker(lab)
    for asker in (ours, theirs):
        asker.load(half)
    probe = lab.default_probe()
    assert_same(ours.answer(probe, [LOGITS])[LOGITS], theirs.answer(probe, [LOGITS])[LOGITS])


def test_what_is_refused_is_refused_in_the_same_words(answering: RemoteAskers) -> None:
    ours, theirs = asker_at(answering, "next_token", 3), local_at("next_token", 3)
    probe = ours.lab.default_probe().with_interventions(("head 9.9 off",))
    told = []
    for asker in (ours, theirs):
        with pytest.raises(InterventionError) as caught:
            asker.answer(probe, plain_questions(ours.lab)[:1])
        told.append((str(caught.value), caught.value.text))
    assert told[0] == told[1]
    misfit = Frame(4, 0.0, {}, {"w": np.zeros(3)})
    for asker in (ours, theirs):
        with pytest.raises(UserError, match="do not fit"):
            asker.load(misfit)
        assert asker.step == 3


def test_what_nobody_foresaw_comes_with_its_traceback(answering: RemoteAskers) -> None:
    ours = asker_at(answering, "digits", 3)
    with pytest.raises(UnexpectedError, match="Traceback"):
        ours.answer(ours.lab.default_probe(), [Question("what nobody knows")])
    assert ours.answer(ours.lab.default_probe(), [LOGITS])


def test_trajectories_take_turns_with_each_other_and_with_questions(answering: RemoteAskers) -> None:
    lab, frames = trained("denoising")
    first, second = asker_at(answering, "denoising", 2), asker_at(answering, "denoising", 6)
    plain = plain_questions(lab)
    probe = lab.default_probe()
    both = [first.unfold(probe, DENOISING), second.unfold(probe, DENOISING)]
    steps: list[list[Arrays]] = [[], []]
    for number in range(4):
        for trajectory, kept in zip(both, steps, strict=True):
            kept.append(next(trajectory))
        asker = (first, second)[number % 2]
        if plain:
            asker.answer(probe, plain)
    both[0].close()  # type: ignore[attr-defined]  # dropped in the middle
    steps[1] += both[1]
    for asker_position, kept in ((2, steps[0]), (6, steps[1])):
        expected = list(local_at("denoising", asker_position).unfold(probe, DENOISING))
        for one, other in zip(kept, expected, strict=False):
            assert_same(one, other)
    assert len(steps[1]) == len(expected)
    first.load(frames[7])  # after the one that was dropped, it can be asked about other weights
    assert_same(next(first.unfold(probe, DENOISING)), next(local_at("denoising", 7).unfold(probe, DENOISING)))


def test_the_program_lets_go_of_what_the_window_has_dropped() -> None:
    answerer, (lab, frames) = Answerer(), trained("denoising")
    probe, question = values_of_probe(lab.default_probe()), values_of_question(DENOISING)

    def ask(what: str, *arrays: Arrays, dropped: tuple[int, ...] = (), **values: Any) -> Message:
        return answerer.reply(Message({"what": what, "dropped": [*dropped], **values}, arrays))

    from dataclasses import asdict

    ask("lab", lab=1, name=lab.name, settings=asdict(lab.settings))
    ask("asker", asker=2, lab=1)
    begun = ask("unfold", frames[3].weights, asker=2, trajectory=3, step=3, probe=probe, question=question)
    assert (len(begun.arrays), begun.values["step"]) == (1, 3)
    assert len(ask("next", trajectory=3).arrays) >= 1
    gone = ask("next", trajectory=3, dropped=(1, 2, 3))
    assert "KeyError" in gone.values["error"]["sentence"]
    assert [answerer._labs, answerer._askers, answerer._trajectories] == [{}, {}, {}]


def test_what_is_dropped_here_is_told_with_the_next_request(answering: RemoteAskers) -> None:
    gone, stays = asker_at(answering, "denoising", 3), asker_at(answering, "denoising", 3)
    trajectory = gone.unfold(gone.lab.default_probe(), DENOISING)
    next(trajectory)
    number = gone._number
    with answering.linked() as link:
        link._dropped.clear()
    del trajectory, gone
    gc.collect()
    assert number in link._dropped
    assert len(link._dropped) == 2
    next(stays.unfold(stays.lab.default_probe(), DENOISING))
    assert number not in link._dropped


def test_its_work_counts_as_that_of_the_thread_that_asked(answering: RemoteAskers) -> None:
    asker = asker_at(answering, "denoising", 3)
    here_s, all_s = time.thread_time(), processor_s()
    assert list(asker.unfold(asker.lab.default_probe(), DENOISING))
    here_s, all_s = time.thread_time() - here_s, processor_s() - all_s
    assert all_s > here_s > 0


def test_two_at_once(answering: RemoteAskers) -> None:
    watchers = [Watcher(askers=answering), Watcher(askers=answering)]
    paths = [recording_of("digits"), recording_of("denoising")]
    probes = [watcher.open(path).lab.default_probe() for watcher, path in zip(watchers, paths, strict=True)]
    for step in range(1, 6):
        views = [
            watcher.look(path, step, probe, question)
            for watcher, path, probe, question in zip(watchers, paths, probes, (LOGITS, DENOISING), strict=True)
        ]
        for watcher, view in zip(watchers, views, strict=True):
            watcher.first(Answered, lambda each, view=view: each.view == view and each.answers and not each.unfolding)
    assert not any(watcher.of(Failed) for watcher in watchers)
    for watcher in watchers:
        watcher.observer.close()


def test_a_recording_that_was_deleted_is_answered_on(answering: RemoteAskers, tmp_path: Path) -> None:
    path, watcher = copy_of("digits", tmp_path), Watcher(askers=answering)
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, 1, probe, LOGITS)
    path.unlink()
    watcher.answer(path, 7, probe, LOGITS)
    watcher.observer.close()


@SIGNALS
def test_when_it_is_killed_that_is_told_once_and_the_next_question_has_another(own: Own) -> None:
    path, watcher = recording_of("digits"), Watcher(askers=own.askers)
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, 1, probe, LOGITS)
    killed = own.answering()
    killed.kill()
    watcher.look(path, 5, probe, LOGITS, Question("layers"))
    told = watcher.first(Failed)
    assert told.sentence.startswith("The program that answers was lost")
    assert not told.details
    answered = watcher.answer(path, LAST - 1, probe, LOGITS)
    lab, frames = trained("digits")
    local = Asker(lab)
    local.load(frames[LAST - 1])
    assert len(watcher.of(Failed)) == 1
    assert answered.answers[LOGITS].keys() == local.answer(probe, [LOGITS])[LOGITS].keys()
    assert own.answering() != killed
    wait_for(lambda: not psutil.pid_exists(killed.pid))  # no zombie either
    watcher.observer.close()
    askers_go_on_and_trajectories_end(own)


def askers_go_on_and_trajectories_end(own: Own) -> None:
    asker = asker_at(own.askers, "denoising", 4)
    probe = asker.lab.default_probe()
    trajectory = asker.unfold(probe, DENOISING)
    next(trajectory)
    own.answering().kill()
    with pytest.raises(LostError):
        next(trajectory)
    steps = list(asker.unfold(probe, DENOISING))
    expected = list(local_at("denoising", 4).unfold(probe, DENOISING))
    for one, other in zip(steps, expected, strict=True):
        assert_same(one, other)


@SIGNALS
def test_ctrl_c_is_not_meant_for_it_and_closing_does_not_wait_for_long_for_an_answer_in_the_making(own: Own) -> None:
    asker = asker_at(own.askers, "digits", 4)
    process, met = own.answering(), []
    os.kill(process.pid, signal.SIGINT)
    assert asker.answer(asker.lab.default_probe(), [LOGITS])
    assert own.answering() == process
    process.suspend()

    def ask() -> None:
        try:
            asker.answer(asker.lab.default_probe(), [LOGITS])
        except LostError as error:
            met.append(str(error))

    asking = threading.Thread(target=ask)
    asking.start()
    wait_for(own.askers._lock.locked)
    own.askers.close()
    asking.join(10 * CLOSE_S)
    assert len(met) == 1
    wait_for(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE)
    with pytest.raises(LostError, match="closed"):
        own.askers.new(asker.lab)


@FORKS
def test_training_and_answering_are_lost_each_by_itself(tmp_path: Path) -> None:
    with closing(Own(forks=True)) as own:
        own.trainings.warm_up()
        asker = asker_at(own.askers, "digits", 4)
        answering, trains = own.answering(), own.trainings.process_id()
        assert answering.ppid() == trains
        run = own.trainings.new_run(small_lab("grokking", steps="2000000"), tmp_path / "a.scout", device="cpu")
        run.start()
        wait_for(lambda: run.status().step > 3)
        os.kill(trains, signal.SIGKILL)
        assert run.join(100)
        assert run.status().state == "failed"
        assert asker.answer(asker.lab.default_probe(), [LOGITS])
        run = own.trainings.new_run(small_lab("grokking", steps="2000000"), tmp_path / "b.scout", device="cpu")
        run.start()
        wait_for(lambda: run.status().step > 3)
        assert not psutil.Process(own.trainings.process_id()).children()  # it answers already, elsewhere
        assert own.answering() == answering
        answering.kill()
        with pytest.raises(LostError):
            asker.answer(asker.lab.default_probe(), [LOGITS])
        run.stop()
        assert run.join(100)
        assert run.status().state == "stopped"


@FORKS
def test_what_was_begun_and_never_asked_ends_too() -> None:
    trainings = TrainingProcess(answers=True)
    trainings.warm_up()
    wait_for(lambda: trainings.process_id() != 0)
    process = psutil.Process(trainings.process_id())
    wait_for(lambda: bool(process.children()))
    (answering,) = process.children()
    trainings.close()
    wait_for(lambda: not psutil.pid_exists(answering.pid))


def test_a_program_that_cannot_be_started_is_told() -> None:
    def start() -> Link:
        raise OSError("no more processes")

    with pytest.raises(LostError, match="cannot be started \\(no more processes\\)"):
        RemoteAskers(start).new(small_lab("digits"))


PARENT = """
import sys, time
from scoutview.app import closing_programs
from scoutview.labs.registry import lab_named
import psutil
kind = lab_named("digits")
with closing_programs() as (trainings, askers):
    askers.new(kind(kind.Settings()))
    print(*(each.pid for each in psutil.Process().children(recursive=True)), flush=True)
    time.sleep(60)
"""


@SIGNALS
def test_none_outlives_the_window() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [psutil.Process(int(word)) for word in parent.stdout.readline().split()]
        parent.kill()
    assert len(children) == (2 if starting.FORKS else 1)
    wait_for(lambda: not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children))

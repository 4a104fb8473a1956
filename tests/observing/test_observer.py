"""The observer in its own thread, on real recordings of the real labs. No Qt."""

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from scoutview.errors import UserError
from scoutview.frame import Change, Frame
from scoutview.labs.denoising.lab import Denoising
from scoutview.labs.digits.lab import Digits
from scoutview.observation import HistoryRequest, Question
from scoutview.observing import desk
from scoutview.observing.answer import Asker, LocalAskers
from scoutview.observing.news import Answered, Failed, Grown, HistoryGrown, View
from scoutview.observing.observer import Observer
from scoutview.probe import PictureProbe, Probe
from scoutview.recording.reader import Recording
from scoutview.recording.writer import RecordingWriter
from scoutview.training.worker import TrainingRun
from tests.every_lab import small_lab
from tests.observing.watcher import Watcher
from tests.small_runs import LAST, copy_of, recording_of

LOGITS = Question("logits")
DENOISING = Question("denoising")


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    watcher = Watcher()
    yield watcher
    watcher.observer.close()
    assert "observer" not in [thread.name for thread in threading.enumerate()]


def expected(path: Path, step: int, probe: Probe, question: Question) -> dict[str, np.ndarray]:
    """The answer of a fresh model."""
    with Recording.open(path) as recording:
        asker = Asker(small_lab(recording.description.lab))
        asker.load(recording.frame_at(step))
    return dict(asker.answer(probe, [question])[question])


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_each_step_and_probe_is_answered_as_a_fresh_model_would(watcher: Watcher) -> None:
    path = recording_of("digits")
    watcher.open(path)
    for step, number in ((0, 0), (7, 0), (7, 1), (LAST, 1), (0, 0)):
        probe = PictureProbe(validation=number)
        answered = watcher.answer(path, step, probe, LOGITS)
        np.testing.assert_array_equal(answered.answers[LOGITS]["logits"], expected(path, step, probe, LOGITS)["logits"])


def test_the_labs_hundreds_of_questions_are_not_gone_through_for_plain_ones(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, listed = recording_of("digits"), Digits.questions
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, 0, probe, LOGITS)
    asked: list[Digits] = []

    def note_and_list(lab: Digits) -> tuple[str, ...]:
        asked.append(lab)
        return listed(lab)

    monkeypatch.setattr(Digits, "questions", note_and_list)
    watcher.answer(path, 1, probe, LOGITS, Question("picture"))
    assert not asked


def test_the_newest_request_wins_and_those_between_are_dropped(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, 0, probe, LOGITS)
    watcher.results.clear()
    entered, gate, observe = threading.Event(), threading.Event(), Digits.observe

    def wait_and_observe(*arguments: object) -> object:
        entered.set()
        assert gate.wait(100)
        return observe(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Digits, "observe", wait_and_observe)
    first = watcher.look(path, 1, probe, LOGITS)
    assert entered.wait(100)
    views = [watcher.look(path, step, probe, LOGITS) for step in range(2, LAST)]
    gate.set()
    watcher.first(Answered, lambda answered: answered.view == views[-1])
    assert [answered.view for answered in watcher.of(Answered)] == [first, views[-1]]


def test_a_view_of_another_recording_is_passed_over(watcher: Watcher, tmp_path: Path) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(tmp_path / "other.scout", 1, probe, LOGITS)
    time.sleep(0.05)
    watcher.answer(path, 2, probe, LOGITS)
    assert {answered.view.step for answered in watcher.of(Answered)} == {2}


def test_what_is_about_the_model_alone_is_computed_once_for_all_probes(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Probe, Question]] = []
    observe = Digits.observe

    def observe_and_note(lab: Digits, model: object, probe: PictureProbe, questions: list[Question]) -> object:
        asked.extend((probe, question) for question in questions)
        return observe(lab, model, probe, questions)  # type: ignore[arg-type]

    monkeypatch.setattr(Digits, "observe", observe_and_note)
    path, exciting = recording_of("digits"), Question("exciting")
    watcher.open(path)
    first, second = PictureProbe(validation=1), PictureProbe(validation=2)
    before = watcher.answer(path, 4, first, LOGITS, exciting)
    request = HistoryRequest(exciting, (2, 3, 4))
    watcher.look(path, 4, first, LOGITS, exciting, histories=frozenset({request}))
    watcher.first(HistoryGrown, lambda grown: grown.history.complete)
    asked.clear()
    view = watcher.look(path, 4, second, LOGITS, exciting, histories=frozenset({request}))
    after = watcher.first(Answered, lambda answered: answered.view == view)
    assert asked == [(second, LOGITS)]
    assert after.answers[exciting] is before.answers[exciting]
    assert after.answers[LOGITS]["logits"].tolist() != before.answers[LOGITS]["logits"].tolist()
    again = watcher.first(HistoryGrown, lambda grown: grown.view == view and grown.history.complete)
    assert again.history.probe is None
    of_probe = HistoryRequest(LOGITS, (4,))
    view = watcher.look(path, 4, second, histories=frozenset({of_probe}))
    assert watcher.first(HistoryGrown, lambda grown: grown.view == view).history.probe == second


class SlowSampling:
    """Makes each step of a denoising trajectory take a while and counts them by probe."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recording_of("denoising")  # the answers that it is made with are not counted
        self.counts: dict[Probe, int] = {}
        self.starts = 0
        unfold = Denoising.unfold

        def slowly(lab: Denoising, model: object, probe: Probe, question: Question) -> Iterator[object]:
            self.starts += 1
            for step in unfold(lab, model, probe, question):  # type: ignore[arg-type]
                self.counts[probe] = self.counts.get(probe, 0) + 1
                time.sleep(0.01)
                yield step

        monkeypatch.setattr(Denoising, "unfold", slowly)


def steps_of(answered: Answered) -> int:
    return len(answered.answers[DENOISING]["clean"]) if DENOISING in answered.answers else 0


def test_a_frame_is_read_once_for_a_trajectory_and_plain_questions(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read, frame_at = recording_of("denoising"), [], Recording.frame_at

    def note_and_read(self: Recording, step: int, **how: bool) -> Frame:
        read.append(step)
        return frame_at(self, step, **how)

    monkeypatch.setattr(Recording, "frame_at", note_and_read)
    probe = watcher.open(path).lab.default_probe()
    for step in (5, 7):  # of others the recording keeps answers
        view = watcher.look(path, step, probe, DENOISING, Question("noising"))
        watcher.first(Answered, lambda answered, view=view: answered.view == view and not answered.unfolding)
    assert read == [5, 7]


def test_a_trajectory_arrives_step_by_step(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    SlowSampling(monkeypatch)
    path = recording_of("denoising")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, DENOISING)
    done = watcher.first(Answered, lambda answered: not answered.unfolding)
    lengths = [steps_of(answered) for answered in watcher.of(Answered)]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) > 3
    assert lengths[-1] == steps_of(done) == probe.steps
    assert all(answered.unfolding == {"denoising"} for answered in watcher.of(Answered)[:-1])


@pytest.mark.parametrize("change", ["step", "probe"])
def test_another_step_or_probe_cancels_a_trajectory(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    sampling = SlowSampling(monkeypatch)
    path = recording_of("denoising")
    lab = watcher.open(path).lab
    first, second = lab.default_probe(), lab.parse_probe(lab.format_probe(lab.default_probe()))
    step = 3
    watcher.look(path, step, first, DENOISING)
    watcher.first(Answered, lambda answered: steps_of(answered) > 2)
    if change == "step":
        step = 4
    else:
        second = type(first)(label=first.label, seed=first.seed + 1, steps=first.steps)
    watcher.look(path, step, second, DENOISING)
    watcher.first(Answered, lambda answered: answered.view.number == 2 and steps_of(answered) == first.steps)
    assert sampling.starts == 2
    assert sum(sampling.counts.values()) < 2 * first.steps
    assert not any(a.view.number == 1 and steps_of(a) == first.steps for a in watcher.of(Answered))


def test_where_a_run_is_followed_a_trajectory_is_finished_and_the_next_is_of_the_newest_frame(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampling = SlowSampling(monkeypatch)
    path, classes = recording_of("denoising"), Question("classes")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, DENOISING, classes, followed=True)
    watcher.first(Answered, lambda answered: steps_of(answered) > 2)
    views = [watcher.look(path, step, probe, DENOISING, classes, followed=True) for step in (4, 5, 6)]
    newest = watcher.first(Answered, lambda answered: answered.view == views[-1])
    assert (newest.late, newest.of_late, newest.answers.keys()) == ({"denoising"}, False, {classes})
    assert not newest.is_for([DENOISING, classes])
    assert newest.is_for([classes])
    late = watcher.first(Answered, lambda answered: answered.of_late and not answered.unfolding)
    assert (late.view.step, steps_of(late), late.answers.keys()) == (3, probe.steps, {DENOISING, classes})
    assert late.is_for([DENOISING, classes])
    assert not late.is_for([classes])
    done = watcher.first(Answered, lambda answered: answered.view == views[-1] and steps_of(answered) == probe.steps)
    assert (done.late, done.of_late, done.unfolding) == (frozenset(), False, frozenset())
    assert (sampling.starts, sampling.counts[probe]) == (2, 2 * probe.steps)


@pytest.mark.parametrize("change", ["probe", "held"])
def test_where_a_run_is_followed_another_probe_or_a_held_frame_does_not_wait(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    sampling = SlowSampling(monkeypatch)
    path = recording_of("denoising")
    first = second = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, first, DENOISING, followed=True)
    watcher.first(Answered, lambda answered: steps_of(answered) > 2)
    if change == "probe":
        second = type(first)(label=first.label, seed=first.seed + 1, steps=first.steps)
    view = watcher.look(path, 4, second, DENOISING, followed=change == "probe")
    watcher.first(Answered, lambda answered: answered.view == view and steps_of(answered) == first.steps)
    assert sampling.starts == 2
    assert not any(answered.of_late or answered.late for answered in watcher.of(Answered))


def test_where_a_run_is_followed_histories_fill_all_the_same(watcher: Watcher) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    request = HistoryRequest(LOGITS, (1, 2, 3))
    watcher.look(path, 5, probe, LOGITS, histories=frozenset({request}), followed=True)
    watcher.first(HistoryGrown, lambda grown: grown.history.complete)


def test_an_unrelated_question_leaves_a_trajectory_running(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    sampling = SlowSampling(monkeypatch)
    path, classes = recording_of("denoising"), Question("classes")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, DENOISING)
    watcher.first(Answered, lambda answered: steps_of(answered) > 2)
    watcher.look(path, 3, probe, DENOISING, classes)
    early = watcher.first(Answered, lambda answered: classes in answered.answers)
    assert 2 < steps_of(early) < probe.steps
    watcher.first(Answered, lambda answered: answered.view.number == 2 and not answered.unfolding)
    assert (sampling.starts, sampling.counts[probe]) == (1, probe.steps)


def test_what_takes_longer_goes_on_once_the_answers_are_painted(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoutview.observing.desk.MOST_PAINTED_S", 3600.0)
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    request = HistoryRequest(LOGITS, (1, 2, 3))
    watcher.look(path, 5, probe, LOGITS, histories=frozenset({request}))
    watcher.first(Answered, lambda answered: LOGITS in answered.answers)
    time.sleep(0.2)
    assert not [grown for grown in watcher.of(HistoryGrown) if grown.history.answers]
    watcher.observer.note_shown()
    watcher.first(HistoryGrown, lambda grown: grown.history.complete)


def test_histories_wait_while_one_types(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key would find the model turned to the frames of the one before."""
    monkeypatch.setattr("scoutview.observing.desk.TYPED_S", 3600.0)
    path = recording_of("digits")
    probe, other = watcher.open(path).lab.default_probe(), PictureProbe(validation=3)
    request = HistoryRequest(LOGITS, (1, 2, 3))
    watcher.look(path, 5, probe, LOGITS, histories=frozenset({request}))
    watcher.first(HistoryGrown, lambda grown: grown.history.complete)  # the first probe was not typed
    watcher.look(path, 5, other, LOGITS, histories=frozenset({request}))
    watcher.first(Answered, lambda answered: answered.view.probe == other and LOGITS in answered.answers)
    watcher.observer.note_shown()
    time.sleep(0.2)
    assert not [grown for grown in watcher.of(HistoryGrown) if grown.history.probe == other and grown.history.answers]
    monkeypatch.setattr("scoutview.observing.desk.TYPED_S", 0.0)
    watcher.look(path, 6, other, LOGITS, histories=frozenset({request}))
    watcher.first(HistoryGrown, lambda grown: grown.history.probe == other and grown.history.complete)


def test_a_whole_history_is_given_again_as_it_is(watcher: Watcher) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    request = frozenset({HistoryRequest(LOGITS, (1, 2, 3))})
    watcher.look(path, 5, probe, LOGITS, histories=request)
    history = watcher.first(HistoryGrown, lambda grown: grown.history.complete).history
    watcher.look(path, 6, probe, LOGITS, histories=request)
    assert watcher.first(HistoryGrown, lambda grown: grown.view.step == 6).history is history
    other = PictureProbe(validation=3)
    watcher.look(path, 6, other, LOGITS, histories=request)
    assert watcher.first(HistoryGrown, lambda grown: grown.history.probe == other).history is not history


def test_a_trajectory_that_fails_is_told_and_no_longer_awaited(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[object]:
        raise ValueError("no noise today")
        yield

    path = recording_of("denoising")  # made before
    monkeypatch.setattr(Denoising, "unfold", fail)
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, DENOISING)
    failed = watcher.first(Failed)
    assert failed.sentence == "The trajectory could not be computed."
    assert "no noise today" in failed.details
    watcher.first(Answered, lambda answered: not answered.unfolding)


def test_a_history_fills_and_each_answer_is_that_of_its_frame(watcher: Watcher) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    request = HistoryRequest(LOGITS, tuple(range(LAST + 1)))
    watcher.look(path, 5, probe, LOGITS, histories=frozenset({request}))
    history = watcher.first(HistoryGrown, lambda grown: grown.history.complete).history
    assert set(history.answers) == set(range(LAST + 1))
    for step in (0, 6, LAST):
        np.testing.assert_array_equal(history.answers[step]["logits"], expected(path, step, probe, LOGITS)["logits"])
    assert watcher.of(Answered)[-1].answers.keys() == {LOGITS}


def test_a_damaged_frame_is_told_and_the_others_still_answer(watcher: Watcher, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    execute(path, "UPDATE frames SET weights = zeroblob(length(weights)) WHERE step = 3")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, LOGITS)
    assert "The frame at step 3 of a.scout is damaged" in watcher.first(Failed).sentence
    watcher.answer(path, 4, probe, LOGITS)
    request = HistoryRequest(LOGITS, (2, 3, 4, 5))
    watcher.look(path, 4, probe, LOGITS, histories=frozenset({request}))
    watcher.first(HistoryGrown, lambda grown: grown.history.answers.keys() == {2, 4, 5})


def test_a_question_that_raises_is_told_and_the_others_are_answered(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    observe = Digits.observe

    def fail_at_layers(lab: Digits, model: object, probe: Probe, questions: object) -> object:
        if Question("layers") in questions:  # type: ignore[operator]
            raise ZeroDivisionError("layers")
        return observe(lab, model, probe, questions)  # type: ignore[arg-type]

    path = recording_of("digits")  # made before
    monkeypatch.setattr(Digits, "observe", fail_at_layers)
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, 3, probe, LOGITS, Question("layers"))
    watcher.first(Answered, lambda answered: answered.answers.keys() == {LOGITS})
    failed = watcher.first(Failed)
    assert failed.sentence == "The model could not answer at this step."
    assert "ZeroDivisionError: layers" in failed.details
    steps = HistoryRequest(Question("layers"), (1, 2))
    watcher.look(path, 3, probe, LOGITS, histories=frozenset({steps}))
    watcher.first(Failed, lambda another: another is not failed)
    time.sleep(0.1)
    assert len(watcher.of(Failed)) == 2  # a history that cannot be answered is given up, not tried for ever


def test_a_choice_that_the_model_lacks_gets_the_labs_own(watcher: Watcher) -> None:
    path, plain = recording_of("next_token"), Question("neighbours")
    lab = watcher.open(path).lab
    probe, stale = lab.default_probe(), Question.of("neighbours", token=10**6)
    with pytest.raises(UserError):
        expected(path, 2, probe, stale)
    answered = watcher.answer(path, 2, probe, stale)
    for name, array in expected(path, 2, probe, plain).items():
        np.testing.assert_array_equal(answered.answers[stale][name], array)
    assert not watcher.of(Failed)


def test_a_file_that_cannot_be_opened_leaves_the_open_one(watcher: Watcher, tmp_path: Path) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    watcher.observer.open(tmp_path / "none.scout")
    failed = watcher.first(Failed)
    assert "There is no file" in failed.sentence
    assert failed.path == tmp_path / "none.scout"
    watcher.answer(path, 2, probe, LOGITS)


def test_damaged_kept_answers_are_told_and_the_frames_are_seen(watcher: Watcher, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    execute(path, "UPDATE answers SET arrays = zeroblob(length(arrays))")
    probe = watcher.open(path).lab.default_probe()
    assert "its frames can still be seen" in watcher.first(Failed).sentence
    watcher.answer(path, LAST, probe, LOGITS)


def test_a_kept_answer_that_lacks_a_channel_is_computed_anew(watcher: Watcher, tmp_path: Path) -> None:
    path, asked = copy_of("next_token", tmp_path), Question("embedding_map")
    with Recording.open(path) as recording:
        kept = {question: arrays for _, _, question, arrays in recording.kept_answers()}
    lab = small_lab("next_token")
    probe, declared = lab.default_probe(), {channel.name for channel in lab.channels if channel.asked_by == asked.name}
    assert len(declared) > 1
    writer = RecordingWriter.reopen(path)
    older = {"embedding_map": np.zeros_like(kept[asked]["embedding_map"])}
    writer.keep_answers(LAST, probe.text, {**kept, asked: older})
    writer.close()
    watcher.open(path)
    answered = watcher.answer(path, LAST, probe, asked)
    assert answered.answers[asked].keys() == declared
    assert np.abs(answered.answers[asked]["embedding_map"]).max() > 0


def test_a_run_that_grows_is_followed_to_its_end(watcher: Watcher, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    probe = watcher.open(path).lab.default_probe()
    run = TrainingRun(small_lab("digits"), path, device="cpu", continue_run=True, steps=8)
    run.start()
    grown = watcher.first(Grown, lambda grown: grown.state == "finished" and len(grown.curves) > LAST + 8)
    assert run.join(100)
    assert grown.curves.steps.tolist() == list(range(LAST + 9))
    watcher.answer(path, LAST + 8, probe, LOGITS)


def source_of(answered: Answered, question: Question) -> str:
    """Where the newest step that was told comes from; nothing where none was."""
    told = answered.answers.get(question)
    return "" if told is None else str(told["step_source"][-1])


def test_a_training_state_that_comes_after_its_frame_is_taken_up(watcher: Watcher, tmp_path: Path) -> None:
    path, question = copy_of("digits", tmp_path), Question("one_step")
    with Recording.open(path) as recording:
        state = recording.training_state()
    assert state is not None
    assert state.step == LAST
    execute(path, "DELETE FROM training_state")
    probe = watcher.open(path).lab.default_probe()

    watcher.look(path, LAST, probe, question)
    watcher.first(Answered, lambda answered: source_of(answered, question) == "retraced")
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.save_training_state(state)
    watcher.first(Answered, lambda answered: source_of(answered, question) == "recorded")
    view = watcher.look(path, LAST - 1, probe, question)
    watcher.first(Answered, lambda answered: answered.view == view and source_of(answered, question) == "retraced")


def test_a_damaged_training_state_counts_as_none(watcher: Watcher, tmp_path: Path) -> None:
    path, question = copy_of("digits", tmp_path), Question("one_step")
    execute(path, "UPDATE training_state SET seconds = seconds + 1")
    probe = watcher.open(path).lab.default_probe()
    watcher.look(path, LAST, probe, question)
    watcher.first(Answered, lambda answered: source_of(answered, question) == "retraced")


def test_frames_made_anew_after_a_change_are_asked_anew(watcher: Watcher, tmp_path: Path) -> None:
    path = copy_of("digits", tmp_path)
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, LAST, probe, LOGITS)
    with Recording.open(path) as recording:
        untrained = recording.frame_at(0)
    with closing(RecordingWriter.reopen(path)) as writer:
        writer.change_course(Change(5, "learning_rate", 0.5))
        writer.add_frame(Frame(LAST, 9.0, untrained.metrics, untrained.weights))
    watcher.first(Grown, lambda grown: len(grown.curves) == 6)
    watcher.results.clear()
    answered = watcher.answer(path, LAST, probe, LOGITS)
    np.testing.assert_array_equal(answered.answers[LOGITS]["logits"], expected(path, 0, probe, LOGITS)["logits"])


@pytest.mark.parametrize(("change", "words"), [("delete", "deleted or moved"), ("replace", "replaced")])
def test_a_file_deleted_or_replaced_is_told_once_and_still_shown(
    watcher: Watcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, words: str
) -> None:
    monkeypatch.setattr(desk, "QUIET_REFRESH_S", 0.05)
    path = copy_of("digits", tmp_path)
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, 2, probe, LOGITS)
    if change == "delete":
        path.unlink()
    else:
        shutil.copy(path, tmp_path / "b.scout")
        (tmp_path / "b.scout").replace(path)
    assert words in watcher.first(Failed).sentence
    watcher.answer(path, 3, probe, LOGITS)
    time.sleep(0.5)  # it looks ten times more
    assert len(watcher.of(Failed)) == 1


def test_with_nothing_to_do_it_uses_no_processor(watcher: Watcher) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    request = HistoryRequest(LOGITS, (1, 2))
    watcher.look(path, 2, probe, LOGITS, histories=frozenset({request}))
    watcher.first(HistoryGrown, lambda grown: grown.history.complete)
    time.sleep(0.1)
    before_s = time.process_time()
    time.sleep(1.5)
    assert time.process_time() - before_s < 0.05


def test_closing_ends_the_thread_and_wakes_nobody() -> None:
    watcher = Watcher()
    path = recording_of("denoising")
    probe = watcher.open(path).lab.default_probe()
    watcher.observer.look(View(path, 1, 3, probe, frozenset({DENOISING})))
    watcher.first(Answered)
    watcher.observer.close()
    assert "observer" not in [thread.name for thread in threading.enumerate()]


def test_a_recording_is_shown_while_torch_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(LocalAskers, "warm_up", lambda _: loaded.wait(100))
    watcher, path = Watcher(), recording_of("digits")
    watcher.observer.warm_up()
    probe = watcher.open(path).lab.default_probe()
    watcher.answer(path, LAST, probe, LOGITS)
    loaded.set()
    watcher.observer.close()
    assert not {"observer", "torch loading"} & {thread.name for thread in threading.enumerate()}


def test_another_view_and_another_recording_are_shown_while_one_waits_for_torch(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, plain = threading.Event(), Question("sites")
    monkeypatch.setattr(LocalAskers, "warm_up", lambda _: loaded.wait(100))
    watcher.observer.warm_up()
    histories = frozenset({HistoryRequest(plain, (0, 7))})
    for path in map(recording_of, ("denoising", "digits")):
        probe = watcher.open(path).lab.default_probe()
        watcher.answer(path, LAST, probe, plain)  # kept in the recording
        waiting = watcher.look(path, 7, probe, plain, histories=histories)
        watcher.first(Answered, lambda answered, view=waiting: answered.view == view and answered.waiting)  # type: ignore[misc]
        watcher.answer(path, LAST, probe, plain)
        waiting = watcher.look(path, 7, probe, plain, histories=histories)
    assert not loaded.is_set()
    assert not watcher.of(HistoryGrown)
    assert not any(answered.view == waiting and plain in answered.answers for answered in watcher.of(Answered))
    loaded.set()
    watcher.first(Answered, lambda answered: answered.view == waiting and plain in answered.answers)
    watcher.first(HistoryGrown)


def test_where_torch_cannot_be_loaded_whoever_waits_for_it_is_told(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, path = threading.Event(), recording_of("digits")

    def fails(_: LocalAskers) -> None:
        tried.wait(100)
        raise ImportError("no torch")

    monkeypatch.setattr(LocalAskers, "warm_up", fails)
    watcher.observer.warm_up()
    probe = watcher.open(path).lab.default_probe()
    waiting = watcher.look(path, 7, probe, LOGITS)
    watcher.first(Answered, lambda answered: answered.view == waiting)
    assert not watcher.of(Failed)
    tried.set()
    failed = watcher.first(Failed)
    assert (failed.sentence, "no torch" in failed.details) == (desk.NO_ANSWER, True)
    watcher.answer(path, LAST, probe, LOGITS)  # kept in the recording
    assert watcher.count(Failed) == 1


@pytest.mark.parametrize(
    ("meanwhile", "newest"), [(Observer.note_shown, True), (lambda one: one.open(Path("a")), False)]
)
def test_what_was_painted_meanwhile_is_no_newer_request(
    monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Observer], None], newest: bool
) -> None:
    took, goes_on, seen = threading.Event(), threading.Event(), []

    class WaitingDesk(desk.Desk):
        def do_one_piece(self) -> None:
            took.set()
            assert goes_on.wait(100)
            seen.append(self._is_newest())

    monkeypatch.setattr("scoutview.observing.observer.Desk", WaitingDesk)
    observer = Observer(lambda: None)
    observer.look(View(Path("a"), 1, 0, PictureProbe(), frozenset()))
    assert took.wait(100)
    meanwhile(observer)
    goes_on.set()
    observer.close()
    assert seen[0] is newest

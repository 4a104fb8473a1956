"""Questions about the unchanged model, asked while a probe changes it."""

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from scoutview.labs.digits.lab import Digits
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.observing.news import Answered
from scoutview.recording.reader import Recording
from tests.every_lab import asker_at, small_lab
from tests.observing.watcher import Watcher
from tests.small_runs import LAST, recording_of

PREDICTION = Question("prediction")
LABS = {"next_token": "block 0 mlp off", "grokking": "head 0.1 off", "digits": "neuron 0.1 set to 50"}


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    watcher = Watcher()
    yield watcher
    watcher.observer.close()


@pytest.mark.parametrize("name", LABS)
def test_they_are_answered_as_without_the_change(name: str) -> None:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe()
    plain = asker.answer(probe, [PREDICTION])[PREDICTION]
    changed = asker.answer(probe.with_interventions((LABS[name],)), [PREDICTION, PREDICTION.of_unchanged()])
    for channel, array in plain.items():
        np.testing.assert_array_equal(changed[PREDICTION.of_unchanged()][channel], array)
    probabilities = changed[PREDICTION]["outcome_probabilities"]
    assert np.abs(probabilities - plain["outcome_probabilities"]).max() > 1e-6


def test_their_channels_have_names_of_their_own() -> None:
    answer = {"outcomes": np.array(["a"])}
    assert PREDICTION.named(answer) is answer
    assert list(PREDICTION.of_unchanged().named(answer)) == ["unchanged_outcomes"]


def test_what_was_answered_before_the_change_is_not_computed_again(
    watcher: Watcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recording_of("digits")
    probe = watcher.open(path).lab.default_probe()
    before = watcher.answer(path, LAST, probe, PREDICTION)
    asked: list[tuple[object, Question]] = []
    observe = Digits.observe

    def observe_and_note(lab: Digits, model: object, probe: object, questions: list[Question]) -> object:
        asked.extend((probe, question) for question in questions)
        return observe(lab, model, probe, questions)  # type: ignore[arg-type]

    monkeypatch.setattr(Digits, "observe", observe_and_note)
    changed = probe.with_interventions((LABS["digits"],))
    after = watcher.answer(path, LAST, changed, PREDICTION, PREDICTION.of_unchanged())
    assert asked == [(changed, PREDICTION)]
    assert after.answers[PREDICTION.of_unchanged()] is before.answers[PREDICTION]


def test_a_question_that_this_model_cannot_answer_is_asked_plainly_of_the_unchanged_one(watcher: Watcher) -> None:
    path = recording_of("next_token")
    probe = watcher.open(path).lab.default_probe().with_interventions((LABS["next_token"],))
    wanted = Question.of("neighbours", token=10**6).of_unchanged()
    answered = watcher.answer(path, LAST, probe, wanted)
    with Recording.open(path) as recording:
        asker = Asker(small_lab("next_token"))
        asker.load(recording.frame_at(LAST))
    plain = asker.answer(probe.with_interventions(()), [Question("neighbours")])[Question("neighbours")]
    np.testing.assert_array_equal(answered.answers[wanted]["neighbours"], plain["neighbours"])
    assert dataclasses.replace(wanted, unchanged=False) not in answered.answers


def test_a_trajectory_of_the_unchanged_model_is_as_without_the_change(watcher: Watcher) -> None:
    path, wanted = recording_of("digits"), Question("one_weight")
    probe = watcher.open(path).lab.default_probe()
    changed, whole = probe.with_interventions((LABS["digits"],)), []
    for asked, question in ((probe, wanted), (changed, wanted.of_unchanged())):
        view = watcher.look(path, LAST, asked, question)
        answered = watcher.first(Answered, lambda each, view=view: each.view == view and not each.unfolding)
        whole.append(answered.answers[question])
    assert whole[0] is whole[1], "it is not computed again"
    _, asker = asker_at("digits", -1)
    plain, unchanged, other = (
        float(next(iter(asker.unfold(asked, question)))["moved_loss"])
        for asked, question in ((probe, wanted), (changed, wanted.of_unchanged()), (changed, wanted))
    )
    assert plain == unchanged != other


def test_a_trajectory_of_the_unchanged_model_is_given_while_it_grows(watcher: Watcher) -> None:
    path, wanted = recording_of("digits"), Question("one_weight").of_unchanged()
    probe = watcher.open(path).lab.default_probe().with_interventions((LABS["digits"],))
    view = watcher.look(path, LAST, probe, wanted)
    grown = watcher.first(Answered, lambda each: each.view == view and bool(each.unfolding) and wanted in each.answers)
    steps = grown.answers[wanted]
    assert len(steps["moved_by"]) < int(steps["weight_steps"][0])

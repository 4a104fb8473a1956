"""The head that is shown first, of every lab that shows attention: a telling one, and the same at every step."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.export.feeding import Feeder
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.token_label import token_label
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import Question
from scoutview.observing.answer import Asker
from scoutview.panels.attention.first_plan import ABLATION, NOTICED
from scoutview.panels.attention.panel import Attention
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, asker_at, small_lab, trained
from tests.panels.test_every_panel import feed

WITH_ATTENTION = [name for name in NAMES if Attention in panels_for(small_lab(name).channels)]


def fresh(qtbot: QtBot) -> Attention:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(544, 566)
    return panel


def by_the_rule(asker: Asker) -> tuple[int, int]:
    """The rule written out: by switching each head off as a person would, then by the peaks of the last rows."""
    probe = asker.lab.default_probe()
    last = asker.lab.positions(probe) - 1
    prediction, attention = Question.of("prediction", position=last), Question("attention")
    whole = asker.answer(probe, [prediction, attention])
    likely = whole[prediction]["outcome_probabilities"].astype(np.float64)
    answer, peaks = int(likely.argmax()), whole[attention]["attention"][:, :, -1].max(-1)
    lost = np.zeros(peaks.shape)
    ablation = asker.answer(probe, [Question("head_ablation")])[Question("head_ablation")]
    for layer, head in np.ndindex(*peaks.shape):
        off = asker.answer(probe.with_interventions((f"head {layer}.{head} off",)), [prediction])[prediction]
        lost[layer, head] = np.log(likely[answer] / off["outcome_probabilities"][answer])
        if not np.array_equal(off.get("prompt_tokens"), whole[prediction].get("prompt_tokens")):
            # What it wrote itself before is another text without this head; the ablation keeps the text.
            lost[layer, head] = ablation["ablated_surprisal"][layer, head] - ablation["ablation_surprisal"]
    best = (lost if lost.max() >= NOTICED else peaks).argmax()
    return tuple(int(each) for each in np.unravel_index(best, peaks.shape))  # type: ignore[return-value]


def test_there_are_labs_with_attention() -> None:
    assert {"next_token", "grokking"} <= set(WITH_ATTENTION)


@pytest.mark.parametrize("name", WITH_ATTENTION)
def test_the_first_head_of_every_lab_is_the_one_of_the_rule(qtbot: QtBot, name: str) -> None:
    panel = fresh(qtbot)
    feed(panel, name, -1)
    deciding = panel.histories()
    (step,) = next(iter(deciding)).steps
    steps = [frame.step for frame in trained(name)[1]]
    _, asker = asker_at(name, steps.index(step))
    assert panel.maps._kept == by_the_rule(asker)
    assert panel.view_settings()["head"] is None


@pytest.mark.parametrize("name", [name for name in WITH_ATTENTION if name in sample_recordings()])
def test_the_first_head_of_a_trained_model_says_what_it_does_and_stays_at_every_step(qtbot: QtBot, name: str) -> None:
    with Recording.open(sample_recordings()[name]) as sample:
        lab = lab_of_recording(sample)
        panel, feeder = fresh(qtbot), Feeder(sample, lab, lab.default_probe())
        last = sample.steps[-1]
        feeder.feed(panel, last)
        told, kept = panel.reading.accessibleName(), panel.maps._kept
        matters = "This head matters most: without it “" in told and " falls from " in told
        fetches = panel.finding().startswith(f"Head {kept[1]} fetches ")
        assert (matters and (fetches or "; without head " in panel.finding())) or "No single head decides" in told
        assert "no clear pattern" not in told
        asker = Asker(lab)
        asker.load(sample.frame_at(last))
        assert kept == by_the_rule(asker)
        for step in (0, sample.steps[len(sample.steps) // 2]):
            feeder.feed(panel, step)
            with qtbot.waitSignal(panel.questions_changed):  # somebody looks at it for a moment
                pass
            feeder.feed(panel, step)
            assert panel.maps._kept == kept
            asker.load(sample.frame_at(step))
            answer = token_label(str(asker.answer(lab.default_probe(), [ABLATION])[ABLATION]["ablation_answer"]))
            told = panel.reading.accessibleName()
            known = (f"without it “{answer}” ", f"Without this head “{answer}” ", "No single head")
            assert any(each in told for each in known), "of the model on screen"

"""Where a text is shown first, of every lab whose tokens are drawn: where chance decides, at every step the same."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.app import sample_recordings
from scoutview.export.feeding import Feeder
from scoutview.graphics.base.look import Look
from scoutview.labs.registry import lab_of_recording
from scoutview.observation import History, Observation, Question
from scoutview.panels.next_token.panel import DECIDING, NextTokenPanel
from scoutview.panels.next_token.plan import CERTAIN, END
from scoutview.panels.registry import panels_for
from scoutview.recording.reader import Recording
from tests.every_lab import NAMES, small_lab, trained
from tests.panels.test_every_panel import answer, curves_of

DRAWING = [name for name in NAMES if NextTokenPanel in panels_for(small_lab(name).channels)]
WITH_SAMPLE = [name for name in DRAWING if name in sample_recordings()]
CERTAINTIES = np.array([0.1, 0.5, 0.99, 0.999], np.float32)


def test_there_is_a_lab_whose_tokens_are_drawn() -> None:
    assert "next_token" in DRAWING


@pytest.mark.parametrize("name", WITH_SAMPLE)
@pytest.mark.parametrize("step", [0, 120, -1])
def test_the_sample_is_shown_where_no_token_is_all_but_certain(qtbot: QtBot, name: str, step: int) -> None:
    panel = NextTokenPanel(Look())
    qtbot.addWidget(panel)
    with Recording.open(sample_recordings()[name]) as sample:
        lab = lab_of_recording(sample)
        at = sample.steps[-1] if step < 0 else min(sample.steps, key=lambda each: abs(each - step))
        feeder = Feeder(sample, lab, lab.default_probe())
        feeder.feed(panel, at)
        feeder.feed(panel, at)  # the first time it became known where the text is open
        if not panel._after():  # its end is shown: it leaves a choice by itself
            feeder.feed(panel, sample.steps[-1])
            assert panel._observation is not None
            assert not panel._observation["sampling_certainties"][-1] >= CERTAIN
            return
    seen, draw = panel._observation, panel._draw()
    assert seen is not None
    assert draw is not None
    assert int(seen["sampling_position"]) == panel._after()["position"] < len(seen["sampling_tokens"]) - 1
    assert panel.finding().startswith("After “")
    if step:
        assert 0.2 <= float(draw.before[0]) <= 0.7
        assert float(draw.before[0]) == pytest.approx(float(seen["sampling_certainties"][panel._after()["position"]]))


def opened(panel: NextTokenPanel, certainties: np.ndarray = CERTAINTIES) -> dict[str, np.ndarray]:
    """The panel once it knows how certain its text is after each token; and what it then is told."""
    panel.show_curves(curves_of("next_token"))
    lab, frames = trained("next_token")
    probe = lab.parse_probe("The fox and the")
    told = {**answer("next_token", -1, probe, Question("sampling")), "sampling_certainties": certainties}
    panel.show_observation(Observation(frames[-1].step, probe, told))
    request = next(each for each in panel.histories() if each.question == DECIDING)
    panel.show_history(History(request, {request.steps[0]: told}))
    return told


@pytest.fixture
def panel(qtbot: QtBot) -> NextTokenPanel:
    panel = NextTokenPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    return panel


def test_all_that_is_asked_is_asked_after_that_token(panel: NextTokenPanel) -> None:
    opened(panel)
    assert Question.of("sampling", position=1) in panel.questions()
    asked = {request.question.name: request.question for request in panel.histories()}
    assert asked["prediction"].choice("position", 0) == asked["continued_text"].choice("position", 0) == 1
    opened(panel, np.array([0.1, 0.5, 0.99, CERTAIN / 2]))
    assert Question("sampling") in panel.questions(), "an end that leaves a choice"


def test_another_text_is_asked_at_its_end_until_it_is_known_where_it_is_open(panel: NextTokenPanel) -> None:
    told = opened(panel)
    lab, frames = trained("next_token")
    other = {**told, "sampling_prompt": np.array("A cat")}
    panel.show_observation(Observation(frames[-1].step, lab.parse_probe("A cat"), other))
    assert Question("sampling") in panel.questions()


def test_a_text_goes_on_after_its_end_and_so_does_what_is_chosen_there(panel: NextTokenPanel) -> None:
    opened(panel)
    QTest.mouseClick(panel.controls.go_on, Qt.MouseButton.LeftButton)
    assert panel.view_settings()["after"] == END
    assert Question("sampling") in panel.questions()
    assert Question("continuation") in panel.questions()
    kept = panel.view_settings()
    panel.restore({})
    assert Question.of("sampling", position=1) in panel.questions()
    panel.restore(kept)
    assert Question("sampling") in panel.questions()

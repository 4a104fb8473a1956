"""Where a share comes from: the same numbers in the sentence, in the cell and step by step."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import in_cell, percent, share, three_digits
from scoutview.observation import Observation
from scoutview.panels.attention.derivation_plan import dot_text, stages_of
from scoutview.panels.attention.head_plan import Spot
from scoutview.panels.attention.panel import Attention
from scoutview.panels.attention.words import cell_note, reading_of
from tests.panels.attention.test_derivation import observed, way


def test_a_share_is_rounded_in_the_sentence_as_in_its_cell() -> None:
    weights = np.array([0.9746, 0.0204, 0.005])
    assert "(97 %)" in reading_of(("45", "77", "="), weights, 2, causal=True)
    assert in_cell(weights[0]) == ".97"
    assert cell_note(("45", "77", "="), np.tile(weights, (3, 1)), Spot(2, 0)) == "“=” → “45”: 97.46 %"


def with_the_window_to_itself(qtbot: QtBot, observation: Observation) -> Attention:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(1264, 600)
    panel.restore({"head": [1, 2], "row": 2})
    panel.show()
    panel.show_observation(observation)
    return panel


def test_the_score_follows_from_the_dot_product_that_is_said() -> None:
    rng = np.random.default_rng(1)
    for _ in range(200):
        told = replace(way(), key=0, query=rng.normal(size=16), keys=rng.normal(size=(4, 16)), factor=0.25)
        told = replace(told, scores=np.full(4, told.dot / 4))
        dot, score = dot_text(told), three_digits(told.score)
        assert three_digits(float(dot.replace("−", "-")) / 4) == score
        assert float(dot.replace("−", "-")) == pytest.approx(told.dot, rel=0.005)
        assert f"{dot} divided by √16" in " ".join(stage.text for stage in stages_of(told))


def test_step_by_step_the_sentence_has_the_share_of_the_headline(qtbot: QtBot) -> None:
    panel = with_the_window_to_itself(qtbot, observed())
    told = way().to_key(int(way().shares.argmax()))
    assert f"({share(told.share)})" in panel.reading.accessibleName()
    panel.restore({"head": [1, 2], "row": 2, "view": "steps"})
    assert panel.derivation.isVisible()
    assert percent(told.share) in stages_of(told)[-1].text
    assert f"({percent(told.share)})" in panel.reading.accessibleName()


def test_in_a_picture_the_way_to_a_share_has_no_stepper(qtbot: QtBot) -> None:
    panel = with_the_window_to_itself(qtbot, observed())
    panel.restore({"head": [1, 2], "row": 2, "view": "steps"})
    assert panel.stepper.isVisible()
    panel.set_look(replace(panel.look, picture=True))
    assert panel.derivation.isVisible()
    assert not panel.stepper.isVisible()

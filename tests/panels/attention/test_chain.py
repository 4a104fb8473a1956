"""The way to a share in one line: its numbers, where they stand, and that a click opens the steps."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import in_cell, percent, share, three_digits
from scoutview.observation import Observation
from scoutview.panels.attention.chain_plan import chain_of, lay_out_chain
from scoutview.panels.attention.derivation_plan import stages_of
from scoutview.panels.attention.head_plan import Spot
from scoutview.panels.attention.panel import Attention
from scoutview.panels.attention.words import cell_note, reading_of
from tests.panels.attention.test_derivation import observed, unanswered, way


def test_the_links_are_the_numbers_of_the_pair() -> None:
    told = way()
    links = chain_of(told)
    assert [link.name for link in links] == ["query · key", "score", "share"]
    assert [link.value for link in links] == [three_digits(told.dot), three_digits(told.score), share(told.share)]
    assert [link.how for link in links] == ["", "÷ √4", "softmax"]
    assert chain_of(replace(told, factor=0.25))[1].how == "× 0.250"


def test_what_comes_later_has_no_score_to_be_shared() -> None:
    assert [link.value for link in chain_of(way(key=3))][1:] == ["−∞", "0 %"]


@pytest.mark.parametrize("width", [440.0, 500.0, 640.0, 720.0, 1200.0])
def test_the_links_stand_beside_each_other_inside_the_line(width: float) -> None:
    layout = lay_out_chain(width)
    boxes = [layout.links[0], layout.arrows[0], layout.links[1], layout.arrows[1], layout.links[2]]
    assert boxes[-1].right <= width + 0.01
    assert all(one.right <= other.x + 0.01 for one, other in pairwise(boxes))
    assert (layout.vectors is not None) == (width >= 520)
    if layout.vectors is not None and layout.legend is not None:
        assert layout.vectors[0].bottom < layout.vectors[1].y
        assert layout.legend.bottom <= 68
        assert max(box.right for box in (*layout.vectors, layout.legend)) < boxes[0].x


def test_a_share_is_rounded_as_in_the_sentence_and_in_its_cell() -> None:
    weights = np.array([0.9746, 0.0204, 0.005])
    told = chain_of(replace(way(), key=0, shares=weights))[-1].value
    assert told == "97 %"
    assert f"({told})" in reading_of(("45", "77", "="), weights, 2, causal=True)
    assert in_cell(weights[0]) == ".97"
    assert cell_note(("45", "77", "="), np.tile(weights, (3, 1)), Spot(2, 0)) == "“=” → “45”: 97.46 %"


def with_the_window_to_itself(qtbot: QtBot, observation: Observation) -> Attention:
    panel = Attention(Look())
    qtbot.addWidget(panel)
    panel.resize(1264, 600)
    panel.restore({"head": [1, 2], "row": 2})
    panel.show()
    panel.show_observation(observation)
    qtbot.waitUntil(lambda: any(question.choices for question in panel.questions()))
    panel.show_observation(observation)
    return panel


def test_the_score_follows_from_the_dot_product_that_is_said() -> None:
    rng = np.random.default_rng(1)
    for _ in range(200):
        told = replace(way(), key=0, query=rng.normal(size=16), keys=rng.normal(size=(4, 16)), factor=0.25)
        told = replace(told, scores=np.full(4, told.dot / 4))
        dot, score, _ = (link.value for link in chain_of(told))
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


def test_with_the_window_to_itself_the_panel_tells_it_over_the_head(qtbot: QtBot) -> None:
    panel = with_the_window_to_itself(qtbot, observed())
    told = way().to_key(int(way().shares.argmax()))
    assert panel.chain.isVisible()
    assert panel.chain.accessibleName().endswith(f"softmax share {share(told.share)}")
    assert three_digits(told.dot) in panel.chain.accessibleName()
    assert panel.head.isVisible()
    assert panel.derivation.isHidden()
    assert panel.maps.plan_now().side > 100
    assert panel.chain.geometry().bottom() < panel.head.y()
    panel.resize(544, 566)
    assert panel.chain.isHidden()


def test_a_click_on_it_opens_the_steps(qtbot: QtBot) -> None:
    panel = with_the_window_to_itself(qtbot, observed())
    QTest.mouseClick(panel.chain, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert panel.view_settings()["view"] == "steps"
    panel.show_observation(observed())
    assert panel.derivation.isVisible()
    assert panel.stepper.isVisible()
    assert panel.chain.isHidden()


def test_until_the_way_is_known_the_head_has_its_room(qtbot: QtBot) -> None:
    panel = with_the_window_to_itself(qtbot, unanswered())
    assert panel.chain.isHidden()
    before = panel.head.geometry()
    panel.show_observation(observed())
    assert panel.chain.isVisible()
    assert panel.head.geometry().top() > before.top()
    assert panel.head.geometry().bottom() == before.bottom()
    places = {part: part.geometry() for part in (panel.head, panel.chain)}
    panel.show_observation(unanswered())  # of another text
    assert places == {part: part.geometry() for part in (panel.head, panel.chain)}

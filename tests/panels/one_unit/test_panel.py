"""The panel of one unit: what it asks, what a click does, what stays while the unit is held."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.observation import History, HistoryRequest, Observation, Question
from scoutview.panels.one_unit.panel import BEST, OneUnitPanel
from scoutview.probe import TextProbe
from tests.panels.one_unit.test_plan import arrays

STEPS = np.arange(0, 501, 100)


def seen(probe: TextProbe | None = None, **changed: np.ndarray) -> Observation:
    return Observation(500, probe or TextProbe(text="not bad"), arrays() | changed)


@pytest.fixture
def panel(qtbot: QtBot) -> OneUnitPanel:
    panel = OneUnitPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 560)
    panel.show_curves(Curves(STEPS, STEPS * 0.1, {}, planned_steps=500))
    panel.show_observation(seen())
    panel.show()
    return panel


def test_the_text_is_the_largest_thing_and_all_letters_have_room(panel: OneUnitPanel) -> None:
    plan = panel.letters.plan(panel.letters.design_width(), panel.letters.design_height())
    assert plan.whole
    assert len(plan.places) == len("not bad")
    assert plan.size >= 30


def test_the_finding_says_what_the_unit_says_and_how_often_it_is_right(panel: OneUnitPanel) -> None:
    assert panel.finding() == (
        "One number inside, unit 1.2, the best of all, ends this text at 0.80 and so says good; "
        "it has 93 % of unseen reviews right."
    )


def test_one_that_only_shares_the_first_place_is_not_called_the_best(panel: OneUnitPanel) -> None:
    chosen = arrays()["units_chosen"].copy()
    chosen[0, 0] = 0.96
    panel.show_observation(seen(units_chosen=chosen))
    assert "unit 1.2, among the best, ends" in panel.finding()
    QTest.mouseClick(panel.controls.parts["search"], Qt.MouseButton.LeftButton)
    assert "1.2, of the best the one that the network goes by" in panel.below.part_title.accessibleName()


def test_a_click_on_another_unit_asks_for_it_and_best_goes_back(panel: OneUnitPanel) -> None:
    QTest.mouseClick(panel.controls.parts["search"], Qt.MouseButton.LeftButton)
    place = panel.below.search.square((0, 1)).center()
    panel.below.search.click(QPointF(place), Qt.KeyboardModifier.NoModifier)
    assert Question.of("unit", layer=0, cell=1) in panel.questions()
    assert Question.of("unit_over_reviews", layer=0, cell=1) in panel.questions()
    QTest.mouseClick(panel.controls.best, Qt.MouseButton.LeftButton)
    assert Question("unit") in panel.questions()


def test_only_negated_reviews_change_histogram_and_bars(panel: OneUnitPanel) -> None:
    assert "4 unseen reviews" in panel.below.spread_title.accessibleName()
    QTest.mouseClick(panel.controls.kinds["negated"], Qt.MouseButton.LeftButton)
    assert "every opinion is negated" in panel.below.spread_title.accessibleName()
    assert "counting words 0.4 %" in panel.below.rivals.accessibleName()


def test_while_a_unit_is_held_the_reviews_are_asked_of_the_unchanged_model(panel: OneUnitPanel) -> None:
    held = TextProbe(text="not bad", interventions=("unit 1.2 set to 0.5",))
    panel.show_observation(seen(held, unit_values=np.full(8, 0.5, np.float32)))
    assert Question("unit_over_reviews").of_unchanged() in panel.questions()
    unchanged = {f"unchanged_{name}": array for name, array in arrays().items()}
    panel.show_observation(Observation(500, held, {**arrays(), "unit_values": np.full(8, 0.5), **unchanged}))
    assert panel.finding() == "Unit 1.2 is changed by hand: it ends at 0.50, and by itself at 0.80."
    assert "93.0 %" in panel.below.rivals.accessibleName()


def test_when_it_appeared_is_told_of_the_run(panel: OneUnitPanel) -> None:
    (request,) = panel.histories()
    assert request.question == BEST
    answers = {
        int(step): {
            "unchanged_best_judged": np.array(0.6 if step < 300 else 0.95),
            "unchanged_best_shuffled": np.array([0.45, 0.5, 0.55]),
            "unchanged_best_negated": np.array(0.8),
        }
        for step in STEPS
    }
    panel.show_history(History(HistoryRequest(BEST, request.steps), answers))
    QTest.mouseClick(panel.controls.parts["when"], Qt.MouseButton.LeftButton)
    assert panel.below.part_title.accessibleName().startswith(
        "The unit appears between steps 200 and 300: from 60 % to 95 %"
    )
    assert panel.below.when.plot is not None
    assert [series.word for series in panel.below.when.plot.series] == ["best unit", "only negated"]


def test_its_choices_are_kept(panel: OneUnitPanel, qtbot: QtBot) -> None:
    panel.restore({"kind": "negated", "part": "when", "layer": 1, "cell": 0})
    fresh = OneUnitPanel(Look())
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    assert fresh.view_settings() == {"kind": "negated", "part": "when", "layer": 1, "cell": 0}
    assert Question.of("unit", layer=1, cell=0) in fresh.questions()


def test_when_it_appeared_has_all_the_width_and_the_rest_stands_beside_the_histogram(panel: OneUnitPanel) -> None:
    assert panel.below.spread.isVisible()
    assert panel.below.rivals.isVisible()
    QTest.mouseClick(panel.controls.parts["when"], Qt.MouseButton.LeftButton)
    assert not panel.below.spread.isVisible()
    assert panel.below.when.design_width() > 700


def test_another_unseen_review_is_read_and_the_next_one_asked_for(panel: OneUnitPanel) -> None:
    read: list[str] = []
    panel.probe_chosen.connect(read.append)
    panel.show_observation(seen(review_text=np.array("the plot is dull.")))
    assert Question("review") in panel.questions()
    QTest.mouseClick(panel.controls.review, Qt.MouseButton.LeftButton)
    assert read == ["the plot is dull."]
    assert Question.of("review", number=0) in panel.questions()
    QTest.mouseClick(panel.controls.kinds["negated"], Qt.MouseButton.LeftButton)
    assert Question.of("review", number=4) in panel.questions()
    assert panel.view_settings()["turn"] == 0

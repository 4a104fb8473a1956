"""The panel of bets: its curves, its card, what a click does."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Observation
from scoutview.panels.bets.panel import BetsPanel
from scoutview.probe import Probe
from tests.panels.bets.test_plan import curves


def seen(step: int, *, ending: int = 0, said: tuple[float, float] = (0.1, 0.9)) -> Observation:
    arrays = {
        "bet_terms": np.array([7, 3, 5]),
        "bet_ending": np.array(ending),
        "bet_expected": np.array(6),
        "bet_is_good": np.array(1),
        "bet_said_good": np.array(said, np.float32),
        "bet_is_unseen": np.array(True),
        "bet_agreement": np.array(0.9, np.float32),
        "bet_planted": np.array(True),
    }
    return Observation(step, Probe(), arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> BetsPanel:
    panel = BetsPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 560)
    panel.show_curves(curves())
    panel.show_observation(seen(20))
    panel.show()
    return panel


def test_three_curves_and_the_bet_are_on_screen(panel: BetsPanel) -> None:
    words = [series.word for plot in (panel.scores, panel.loss) for series in plot.plot.series]
    assert words == ["all cases", "outcome misleads", "loss"]
    assert all(part.isVisible() for part in (panel.scores, panel.loss, panel.card))
    assert panel.scores.cursor_step == panel.loss.cursor_step == 20


def test_the_card_says_the_bet_the_sum_and_the_answer(panel: BetsPanel) -> None:
    assert panel.card.accessibleName() == (
        "Chance 7 of 10, win 3, lose 5. Ten plays bring 7 × 3 − 3 × 5 = +6 on average: a good bet. "
        "It says bad bet: wrong. It goes by the outcome."
    )


def test_the_finding_and_the_planted_shortcut_stand_below(panel: BetsPanel) -> None:
    assert panel.finding() == (
        "90 % of all bets are right, but 0 % where the outcome misleads: it goes by the outcome."
    )
    assert panel.sentence.isVisible()
    assert panel.planted.isVisible()
    assert "planted" in panel.planted.accessibleName()


def test_another_answer_changes_what_is_painted(panel: BetsPanel) -> None:
    before = panel.card.grab().toImage()
    panel.show_observation(seen(20, said=(0.95, 0.99)))
    assert panel.card.grab().toImage() != before


def test_the_axis_of_steps_can_be_even_and_is_kept(panel: BetsPanel, qtbot: QtBot) -> None:
    assert panel.scores.plot.log_x
    QTest.mouseClick(panel.log_steps, Qt.MouseButton.LeftButton)
    assert not panel.scores.plot.log_x
    assert not panel.loss.plot.log_x
    fresh = BetsPanel(Look())
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    assert not fresh.log_steps.isChecked()


def test_a_click_at_a_step_goes_there(panel: BetsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        panel.scores.step_chosen.emit(40)
    assert chosen.args == [40]


def test_the_formula_holds_this_bets_numbers_and_its_sources(panel: BetsPanel) -> None:
    text = panel.formula()
    assert "7 × 3 − 3 × 5 = +6" in text
    assert "McKenzie et al. 2023" in text
    assert "had it won" in text


def test_an_answer_that_is_no_number_is_said_so(panel: BetsPanel) -> None:
    panel.show_observation(seen(20, said=(np.nan, np.nan)))
    assert "not a number" in panel.card.accessibleName()
    panel.card.grab()


def test_a_low_panel_keeps_its_curves(panel: BetsPanel) -> None:
    panel.resize(300, 120)
    assert panel.scores.isVisible()
    assert not panel.card.isVisible()
    assert not panel.loss.isVisible()

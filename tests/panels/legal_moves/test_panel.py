"""The panel of legal moves: what is on screen, and what a click plays."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.observation import Observation
from scoutview.panels.legal_moves.panel import LegalMovesPanel
from scoutview.probe import GameProbe
from tests.panels.legal_moves.test_plan import NAMES, arrays

STEPS = np.array([0, 100, 200])
METRICS = {"validation_accuracy": np.array([0.2, 0.8, 0.96]), "legal_share": np.array([0.2, 0.7, 0.9])}


def seen(*, flipped: bool = False, interventions: tuple[str, ...] = (), over: bool = False) -> Observation:
    probe = GameProbe(moves=("b2", "c3"), interventions=interventions)
    return Observation(200, probe, arrays(flipped=flipped, over=over))


@pytest.fixture
def panel(qtbot: QtBot) -> LegalMovesPanel:
    panel = LegalMovesPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(700, 330)
    panel.show_curves(Curves(STEPS, STEPS / 10.0, METRICS, planned_steps=200))
    panel.show_observation(seen())
    panel.show()
    return panel


def played(panel: LegalMovesPanel, name: str) -> tuple[list[str], list[str]]:
    """What was asked next, and which interventions were chosen."""
    games: list[str] = []
    changes: list[str] = []
    panel.probe_chosen.connect(games.append)
    panel.intervention_chosen.connect(changes.append)
    panel.board.chosen.emit(NAMES.index(name))
    return games, changes


def test_board_sentence_and_run_are_on_screen(panel: LegalMovesPanel) -> None:
    assert all(part.isVisible() for part in (panel.board, panel.sentence, panel.run, panel.foot))
    assert panel.run.plot is not None
    assert [series.word for series in panel.run.plot.series] == ["first choices", "probability"]
    assert [level.value for level in panel.run.plot.levels] == [0.4]


def test_a_click_on_a_legal_square_plays_it(panel: LegalMovesPanel) -> None:
    assert played(panel, "a3") == (["b2 c3 a3"], [])


def test_a_click_on_an_illegal_one_does_nothing(panel: LegalMovesPanel) -> None:
    assert played(panel, "d4") == ([], [])


def test_with_a_disc_turned_over_a_click_plays_on_and_leaves_it_to_the_lab_what_goes_on_to_hold(
    panel: LegalMovesPanel,
) -> None:
    panel.show_observation(seen(flipped=True, interventions=("direction c2 after block 1 at -1 +4",)))
    assert played(panel, "a4") == (["b2 c3 a4"], [])


def test_before_and_after_can_be_switched_while_a_disc_is_turned(panel: LegalMovesPanel) -> None:
    assert not panel.controls.times["before"].isVisible()
    panel.show_observation(seen(flipped=True))
    assert panel.controls.times["before"].isVisible()
    assert "d1: 30.0 %" in panel.board.accessibleName()
    panel.controls.times["before"].click()
    assert "d1: 5.0 %" in panel.board.accessibleName()
    panel.show_observation(seen())
    assert "a3: 45.0 %, before" not in panel.board.accessibleName()


def test_the_unchanged_network_is_asked_as_well(panel: LegalMovesPanel) -> None:
    assert [question.name for question in panel.questions() if question.unchanged] == ["legal_moves"]


def test_the_end_is_told_and_nothing_can_be_played(panel: LegalMovesPanel) -> None:
    panel.show_observation(seen(over=True))
    assert panel.finding().startswith("The game is over")
    assert played(panel, "a3") == ([], [])


def test_the_formula_has_the_likeliest_squares_and_unseen_games(panel: LegalMovesPanel) -> None:
    told = panel.formula()
    assert "3,200 moves of 100 unseen games: first choices legal 96.0 %, probability on legal moves 90.0 %" in told
    assert told.index("a3") < told.index("a4")


def test_choices_come_back(panel: LegalMovesPanel, qtbot: QtBot) -> None:
    panel.controls.log_steps.click()
    other = LegalMovesPanel(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    assert other.view_settings() == {"part": "moves", "time": "now", "log_steps": False}
    other.restore({"part": "sum", "time": 3, "log_steps": "no"})
    assert other.view_settings() == {"part": "moves", "time": "now", "log_steps": False}


def test_where_not_both_have_room_board_or_run_is_chosen(panel: LegalMovesPanel) -> None:
    panel.resize(420, 300)
    assert panel.board.isVisible()
    assert not panel.run.isVisible()
    panel.controls.parts["run"].click()
    assert panel.run.isVisible()
    assert not panel.board.isVisible()
    panel.resize(420, 700)
    assert panel.run.isVisible()
    assert panel.board.isVisible()
    assert not panel.controls.parts["run"].isVisible()


@pytest.mark.parametrize("size", [(160, 120), (330, 600), (500, 300), (900, 500)])
@pytest.mark.parametrize("flipped", [False, True])
def test_at_any_size_the_board_is_seen(panel: LegalMovesPanel, size: tuple[int, int], flipped: bool) -> None:
    panel.show_observation(seen(flipped=flipped))
    panel.resize(*size)
    panel.grab()
    assert panel.board.isVisible()
    assert panel.board.height() > 60

"""The panel of the board in a network: what is on screen, and what clicks do."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves
from scoutview.graphics.base.look import Look
from scoutview.observation import History, HistoryRequest, Observation
from scoutview.panels.board_in_network.panel import OVER_RUN, BoardInNetworkPanel
from scoutview.probe import GameProbe
from tests.panels.board_in_network.test_plan import NAMES, arrays, errors

STEPS = np.array([0, 100, 200, 300])


def seen(step: int = 300, interventions: tuple[str, ...] = (), **kinds: object) -> Observation:
    told = {**arrays(**kinds), **errors()}  # type: ignore[arg-type]
    return Observation(step, GameProbe(moves=("c2",), interventions=interventions), told)


@pytest.fixture
def panel(qtbot: QtBot) -> BoardInNetworkPanel:
    panel = BoardInNetworkPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(800, 560)
    panel.show_curves(Curves(STEPS, STEPS / 10.0, {"validation_accuracy": STEPS / 300}, planned_steps=300))
    panel.show_observation(seen())
    panel.show()
    return panel


def flips(panel: BoardInNetworkPanel, name: str, board: str = "real") -> list[str]:
    texts: list[str] = []
    panel.intervention_chosen.connect(texts.append)
    panel.boards[board].chosen.emit(NAMES.index(name))
    panel.intervention_chosen.disconnect(texts.append)
    return texts


def test_both_boards_the_controls_and_the_run_are_on_screen(panel: BoardInNetworkPanel) -> None:
    parts = (*panel.boards.values(), *panel.captions.values(), panel.bars, panel.run, panel.sentence, panel.when)
    assert all(part.isVisible() for part in parts)
    assert "network 10 %" in panel.bars.accessibleName()
    assert panel.captions["read"].accessibleName() == "Read after block 1: 16 of 16 right"


def test_where_the_run_finds_no_room_it_is_told_beside_the_boards(panel: BoardInNetworkPanel) -> None:
    request = HistoryRequest(OVER_RUN, tuple(STEPS.tolist()))
    wrong = {0: 0.36, 100: 0.3, 200: 0.17, 300: 0.1}
    panel.show_history(History(request, {step: errors(0.34, 0.3, value) for step, value in wrong.items()}))
    panel.resize(1100, 440)
    assert not panel.run.isVisible()
    assert panel.when.isVisible()
    assert "between steps 100 and 200" in panel.when.accessibleName()
    assert panel.when.y() > panel.fitted.geometry().bottom()
    assert panel.when.geometry().bottom() <= panel.height()


@pytest.mark.parametrize("board", ["real", "read"])
def test_a_click_on_a_disc_turns_it_over_after_the_usual_blocks(panel: BoardInNetworkPanel, board: str) -> None:
    assert flips(panel, "c3", board) == [f"direction c3 after block {block} at -1 +4" for block in (0, 1)]
    assert flips(panel, "a1", board) == []  # no disc


def test_a_click_on_a_turned_disc_takes_back_all_that_was_written_for_it(panel: BoardInNetworkPanel) -> None:
    held = ("direction c3 after block 1 at -1 +4", "direction b2 after block 0 at -1 +4", "head 0.1 off")
    panel.show_observation(seen(interventions=held, flipped=("b2", "c3")))
    assert flips(panel, "c3") == ["direction c3 after block 1 at -1 +4"]
    assert "b2, c3" in panel.captions["real"].accessibleName()


def test_the_blocks_that_a_click_writes_after_are_chosen_and_one_stays(panel: BoardInNetworkPanel) -> None:
    panel.controls.blocks[0].click()
    assert flips(panel, "c3") == ["direction c3 after block 1 at -1 +4"]
    panel.controls.blocks[1].click()
    assert flips(panel, "c3") == ["direction c3 after block 1 at -1 +4"]
    assert panel.controls.blocks[1].isChecked()


def test_where_it_is_read_is_chosen(panel: BoardInNetworkPanel) -> None:
    assert panel.controls.places[2].isChecked()
    panel.controls.places[1].click()
    assert panel.captions["read"].accessibleName().startswith("Read after block 0")
    assert "network 20 %" in panel.bars.accessibleName()
    panel.controls.kinds["errors"].click()
    assert panel.captions["read"].accessibleName() == "Wrong after block 0, % of positions"


def test_the_run_is_asked_at_its_frames_and_tells_when_the_board_appeared(panel: BoardInNetworkPanel) -> None:
    (request,) = panel.histories()
    assert sorted(request.steps) == STEPS.tolist()
    answers = {
        step: errors(0.3, 0.3, wrong) for step, wrong in zip(STEPS.tolist(), (0.36, 0.3, 0.12, 0.1), strict=True)
    }
    panel.show_history(History(HistoryRequest(OVER_RUN, request.steps), answers))
    assert "between steps 100 and 200" in panel.when.accessibleName()
    assert panel.run.plot is not None
    assert [flag.step for flag in panel.run.plot.flags] == [200]
    panel.show_curves(Curves(STEPS[:2], STEPS[:2] / 10.0, {"validation_accuracy": STEPS[:2] / 30}))
    assert "being asked" in panel.when.accessibleName()  # of another run


def test_choices_come_back(panel: BoardInNetworkPanel, qtbot: QtBot) -> None:
    panel.controls.places[0].click()
    panel.controls.blocks[0].click()
    panel.controls.kinds["errors"].click()
    panel.controls.log_steps.click()
    other = BoardInNetworkPanel(Look())
    qtbot.addWidget(other)
    other.restore(panel.view_settings())
    assert other.view_settings() == panel.view_settings()
    other.restore({"place": -3, "blocks": "all", "shown": "sum", "log_steps": 4, "zoom": 3})
    assert other.view_settings()["place"] is None


def test_without_numbers_it_says_so_and_a_click_does_nothing(panel: BoardInNetworkPanel) -> None:
    told = dict(seen().arrays)
    told["read_out_scores"] = np.full_like(told["read_out_scores"], np.nan)
    panel.show_observation(Observation(300, GameProbe(), told))
    panel.grab()
    assert panel.finding() == "What is inside the network are no numbers."


@pytest.mark.parametrize("size", [(200, 120), (360, 300), (520, 400), (800, 560), (1400, 900)])
def test_at_any_size_something_of_the_board_is_seen(panel: BoardInNetworkPanel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    panel.grab()
    assert panel.boards["read"].isVisible()

"""State over time: the order of its rows, what is read off, and where a click leads."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.state_over_time.heat import words_at
from scoutview.panels.state_over_time.panel import StateOverTime
from scoutview.panels.state_over_time.plan import LayerStates
from scoutview.panels.state_over_time.words import cell_lines, findings
from scoutview.probe import TextProbe

TOKENS = ("<start>", *"not bad.")
CELLS = 12


def arrays() -> dict[str, np.ndarray]:
    """Unit 1.5 tells most; unit 1.0 remembers longest."""
    update = np.full((CELLS, len(TOKENS)), 0.25, np.float32)
    candidate = np.linspace(-1, 1, CELLS * len(TOKENS), dtype=np.float32).reshape(CELLS, -1)
    accuracy = np.full(CELLS, 0.5)
    accuracy[5] = 0.96
    return {
        "states": candidate / 2,
        "states_update": update,
        "states_candidate": candidate,
        "states_gate": 3 * candidate,
        "states_memory": np.arange(CELLS, 0, -1).astype(float),
        "states_layer": np.array(1),
        "states_layers": np.array(2),
        "states_accuracy": accuracy,
        "states_judged": accuracy - 0.04,
        "states_best": np.array(-1),
        "states_tokens": np.array(TOKENS),
    }


@pytest.fixture
def panel(qtbot: QtBot) -> StateOverTime:
    panel = StateOverTime(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show_observation(Observation(500, TextProbe(text="not bad."), arrays()))
    panel.show()
    return panel


def test_rows_stand_in_the_chosen_order() -> None:
    states = LayerStates.of(arrays())
    assert states.order("accuracy")[0] == 5
    assert states.order("memory").tolist() == list(range(CELLS))
    assert states.order("number").tolist() == list(range(CELLS))


def test_colours_mean_the_same_in_every_frame() -> None:
    states = LayerStates.of(arrays())
    assert states.shades("state") == pytest.approx(states.values["state"])
    assert np.abs(states.shades("gate")).max() <= 1.0
    assert states.shades("gate")[0, 0] < 0 < states.shades("gate")[-1, -1]


def test_a_unit_and_a_letter_are_read_off() -> None:
    lines = cell_lines(LayerStates.of(arrays()), 5, 4)
    assert lines[0].startswith("unit 1.5: ")
    assert lines[1] == "after “not ”"
    assert lines[2].startswith("25.0 % of it replaced by ")
    assert lines[4:] == ["keeps half for 7 letters", "tells 92.0 % of unseen labels right"]


def test_the_unit_that_the_lab_looks_at_stands_first_though_others_tell_as_much() -> None:
    states = LayerStates.of({**arrays(), "states_best": np.array(3)})
    assert states.order("accuracy").tolist()[:3] == [3, 5, 0]
    assert "unit 1.3 alone has 46 % of the labels right" in findings(states)[0]


def test_a_click_opens_the_unit_and_the_strip_above_is_the_best_one(panel: StateOverTime) -> None:
    opened: list[tuple[str, object]] = []
    panel.part_chosen.connect(lambda name, settings: opened.append((name, settings)))
    plan = panel.heat.plan()
    assert plan is not None
    assert plan.strip is not None
    QTest.mouseClick(panel.controls.orders["number"], Qt.MouseButton.LeftButton)
    for place in (
        QPointF(plan.strip.x + 5, plan.strip.middle_y),
        QPointF(plan.room.x + 5, plan.room.y + 3.5 * plan.row),
    ):
        panel.heat.click(place, Qt.KeyboardModifier.NoModifier)
    assert opened == [("one_unit", {"layer": 1, "cell": 5}), ("one_unit", {"layer": 1, "cell": 3})]


def test_another_layer_is_asked_for_and_kept(panel: StateOverTime, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.controls.layers[0], Qt.MouseButton.LeftButton)
    assert panel.questions() == (Question.of("states", layer=0),)
    fresh = StateOverTime(Look())
    qtbot.addWidget(fresh)
    fresh.restore(panel.view_settings())
    assert fresh.questions() == panel.questions()


def test_each_form_paints_another_picture(panel: StateOverTime) -> None:
    pictures = []
    for button in panel.controls.forms.values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        pictures.append(panel.heat.grab().toImage())
    assert all(one != other for number, one in enumerate(pictures) for other in pictures[:number])


def test_words_stand_where_they_begin() -> None:
    assert words_at(TOKENS) == [(1, "not"), (5, "bad.")]

"""The circuit panel, used by mouse and keyboard."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scoutview.export.picture import PictureSize
from scoutview.graphics.base.look import Look
from scoutview.graphics.base.theme import DARK, LIGHT
from scoutview.observation import Observation, Question
from scoutview.panels.circuit.marks import switch_place
from scoutview.panels.circuit.panel import QUESTIONS, CircuitPanel
from tests.every_lab import asker_at
from tests.export.words_drawn import words_drawn

PARTS = ("Unembedding", "MLP", "Attention", "Embedding")


def observed(name: str = "next_token", *interventions: str) -> Observation:
    lab, asker = asker_at(name, -1)
    probe = lab.default_probe().with_interventions(interventions)
    arrays: dict[str, np.ndarray] = {}
    for answer in asker.answer(probe, [Question(question) for question in QUESTIONS]).values():
        arrays |= answer
    return Observation(12, probe, arrays)


@pytest.fixture
def panel(qtbot: QtBot) -> CircuitPanel:
    panel = CircuitPanel(Look(DARK))
    qtbot.addWidget(panel)
    panel.resize(640, 500)
    panel.show()
    panel.show_observation(observed())
    QApplication.processEvents()
    return panel


def test_names_stand_inside_of_their_parts(qtbot: QtBot) -> None:
    panel = CircuitPanel(Look(DARK, picture=True))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_observation(observed("grokking"))
    for width in (420, 430, 544, 944):
        panel.resize(width, 560)
        QApplication.processEvents()
        plan, size = panel.picture.plan(), PictureSize(panel.picture.width(), panel.picture.height())
        assert plan is not None
        names = [word for word in words_drawn(size, panel.picture.draw) if word.text.split(" ")[0] in PARTS]
        assert len(names) == len(PARTS)
        right = plan.box_x + plan.box_width - 4
        assert all(plan.box_x < word.box.x() and word.box.right() <= right for word in names)


def number_of(panel: CircuitPanel, name: str) -> int:
    here = panel._here
    assert here is not None
    number = here.number(name)
    assert number is not None
    return number


def place(panel: CircuitPanel, name: str) -> QPoint:
    plan = panel.picture.plan()
    assert plan is not None
    box = plan.box(plan.row_of(number_of(panel, name)))
    return QPointF(box.x + 20, box.middle_y).toPoint()


def painted(panel: CircuitPanel) -> QImage:
    return panel.grab().toImage()


def emitted(signal: Any) -> list[tuple[Any, ...]]:
    told: list[tuple[Any, ...]] = []
    signal.connect(lambda *values: told.append(values))
    return told


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("embedding", ("embedding", {})),
        ("position", ("matrix_multiply", {"site": "position", "own": False})),
        ("block.1.attention", ("attention", {"layer": 1, "head": 0, "view": "text"})),
        ("block.0.mlp", ("matrix_multiply", {"site": "block.0.mlp.expand", "own": False})),
        ("unembedding", ("matrix_multiply", {"site": "unembedding", "own": False})),
    ],
)
def test_a_click_opens_the_part_where_it_can_be_seen_at_work(
    panel: CircuitPanel, name: str, opened: tuple[str, dict[str, Any]]
) -> None:
    told = emitted(panel.part_chosen)
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=place(panel, name))
    assert told == [opened]


def test_the_answer_opens_the_prediction_and_a_norm_opens_nothing(panel: CircuitPanel) -> None:
    told = emitted(panel.part_chosen)
    plan = panel.picture.plan()
    assert plan is not None
    answer = QPointF(plan.box_x + 20, plan.places[-1].middle_y).toPoint()
    for point in (place(panel, "norm"), answer):
        QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=point)
    assert told == [("prediction", {})]


def test_stepping_lights_the_parts_one_after_the_other(panel: CircuitPanel) -> None:
    steps = panel.local_steps()
    assert steps == 10  # tokens, two lookups, two blocks of two, norm, unembedding, answer
    seen = []
    for step in range(steps):
        panel.show_local_step(step)
        seen.append(painted(panel))
    assert all(one != other for one, other in pairwise(seen))
    panel.show_local_step(4)
    assert panel.reading.accessibleName().startswith("Block 0: MLP. ")
    assert "multiplications so far" in panel.finding()
    panel.show_local_step(steps - 1)
    assert panel.view_settings()["step"] is None


def test_the_arrow_keys_step_enter_opens_and_x_switches_off(panel: CircuitPanel) -> None:
    opened, switched = emitted(panel.part_chosen), emitted(panel.intervention_chosen)
    panel.show_local_step(3)
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    assert panel.view_settings()["step"] == 4
    QTest.keyClick(panel.picture, Qt.Key.Key_Return)
    QTest.keyClick(panel.picture, Qt.Key.Key_X)
    QTest.keyClick(panel.picture, Qt.Key.Key_Down)
    assert opened == [("matrix_multiply", {"site": "block.0.mlp.expand", "own": False})]
    assert switched == [("block 0 mlp off",)]
    assert panel.view_settings()["step"] == 3


def test_playing_runs_to_the_end(panel: CircuitPanel, qtbot: QtBot) -> None:
    panel.show_local_step(6)
    panel.stepper.play_or_pause()
    qtbot.waitUntil(lambda: not panel.stepper.playing, timeout=100_000)
    assert panel.view_settings()["step"] is None


def test_the_small_switch_switches_a_part_off_and_on_again(panel: CircuitPanel) -> None:
    switched, opened = emitted(panel.intervention_chosen), emitted(panel.part_chosen)
    plan, part = panel.picture.plan(), number_of(panel, "block.1.mlp")
    assert plan is not None
    assert plan.has_switches
    spot = switch_place(plan.box(plan.row_of(part))).center().toPoint()
    as_it_is = painted(panel)
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=spot)
    panel.show_observation(observed("next_token", "output of block.1.mlp.contract off"))
    assert painted(panel) != as_it_is
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=spot)
    assert switched == [("block 1 mlp off",), ("output of block.1.mlp.contract off",)]
    assert opened == []


def test_the_menu_of_a_part_has_its_products_and_its_switch(panel: CircuitPanel) -> None:
    opened, switched = emitted(panel.part_chosen), emitted(panel.intervention_chosen)
    menu = panel.menu_of(number_of(panel, "block.0.attention"))
    actions = {action.text(): action for action in menu.actions() if action.text()}
    sites = [f"Open block.0.attention.{site} in Matrix multiply" for site in ("query", "key", "value", "output")]
    assert list(actions) == ["Open Block 0: attention in Attention", *sites, "Switch Block 0: attention off"]
    actions[sites[2]].trigger()
    actions["Switch Block 0: attention off"].trigger()
    assert opened == [("matrix_multiply", {"site": "block.0.attention.value", "own": False})]
    assert switched == [("block 0 attention off",)]


def test_a_right_click_shows_the_menu(panel: CircuitPanel) -> None:
    point = place(panel, "block.0.mlp")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, panel.picture.mapToGlobal(point))
    QApplication.sendEvent(panel.picture, event)
    shown = [menu for menu in panel.findChildren(QMenu) if menu.isVisible()]
    assert len(shown) == 1
    shown[0].close()


def test_a_published_model_is_drawn_and_said_not_to_be_computed(panel: CircuitPanel) -> None:
    opened, explained = emitted(panel.part_chosen), emitted(panel.explanation_changed)
    before = painted(panel)
    panel.controls.model_chosen.emit(5)
    assert panel.view_settings()["model"] == "GPT-3"
    assert explained
    assert "published figures: nothing was computed" in panel.explanation()
    assert "Brown et al. 2020" in panel.reading.accessibleName()
    assert panel.finding().startswith("GPT-3 has 96 blocks and 174.6 billion weights, ")
    assert "published: 175 billion weights" in panel.formula()
    assert panel.local_steps() == 0
    assert not panel.stepper.isVisible()
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert opened == []
    panel.controls.model_chosen.emit(0)
    QApplication.processEvents()
    assert painted(panel) == before


def test_the_models_to_scale_can_be_clicked(panel: CircuitPanel) -> None:
    panel.resize(1200, 700)
    plan = panel.scale.plan()
    assert plan is not None
    row = plan.rows[plan.order.index(1)]
    QTest.mouseClick(panel.scale, Qt.MouseButton.LeftButton, pos=QPointF(row.x + 60, row.middle_y).toPoint())
    assert panel.view_settings()["model"] == "GPT-2 small"
    QTest.keyClick(panel.scale, Qt.Key.Key_Up)
    assert panel.view_settings()["model"] == "GPT-2 medium"


def test_the_formula_has_every_part_with_all_its_digits_and_they_add_up(panel: CircuitPanel) -> None:
    text, here = panel.formula(), panel._here
    assert here is not None
    apart = [each for part in here.parts for each in part.apart()]
    assert len(apart) == len(here.parts) + 4  # a convolution before attention and MLP of both blocks
    for part in apart:
        assert part.name in text
        assert f"{part.weights:,}" in text
    assert f"<b>{sum(part.weights for part in apart):,}</b>" in text
    assert here.weights == sum(part.weights for part in apart)
    assert here.multiplications == sum(part.multiplications for part in apart)


def test_the_network_that_adds_is_drawn_too(qtbot: QtBot) -> None:
    panel = CircuitPanel(Look(LIGHT))
    qtbot.addWidget(panel)
    panel.show_observation(observed("grokking"))
    panel.show_local_step(2)
    assert panel.reading.accessibleName().startswith("“=”. ")
    assert panel.finding() == "“=”. A learned vector stands for it. No multiplication so far."


@pytest.mark.parametrize("size", [(280, 260), (280, 420), (500, 340), (1200, 738)])
@pytest.mark.parametrize("model", ["", "GPT-3"])
def test_a_used_panel_paints_as_a_fresh_one_at_any_size(qtbot: QtBot, size: tuple[int, int], model: str) -> None:
    used, fresh = CircuitPanel(Look(DARK)), CircuitPanel(Look(DARK))
    for one in (used, fresh):
        qtbot.addWidget(one)
        one.show()
    used.resize(700, 600)
    used.show_observation(observed("grokking"))
    used.show_local_step(1)
    used.picture.hovered.emit(3)
    used.picture.hovered.emit(None)
    settings = {"model": model, "step": None}
    for one in (used, fresh):
        one.restore(settings)
        one.show_observation(observed("next_token", "block 0 mlp off"))
        one.resize(*size)
        QApplication.processEvents()
    used.setFocus()
    assert used.picture.grab().toImage() == fresh.picture.grab().toImage()
    assert used.reading.grab().toImage() == fresh.reading.grab().toImage()


def test_with_its_finding_over_it_the_circuit_says_no_other_headline_and_is_read_upwards(panel: CircuitPanel) -> None:
    assert panel.explanation().startswith("Read upwards: tokens go in, "), "they can be parts of words"
    assert panel.stepper.track.named_steps().noun == "part"
    before = panel.picture.height()
    panel.set_look(Look(DARK, alone=True))
    assert not panel.reading.isVisible()
    assert panel.picture.height() >= before + 26
    panel.restore({"model": "GPT-3"})
    assert not panel.reading.isVisible()
    panel.set_look(Look(DARK))
    assert panel.reading.isVisible()

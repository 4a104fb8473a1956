"""The panel on a small network: what it asks, says and tells, and what a click does."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.frame import Change, Changeable, Curves
from scoutview.graphics.base.look import Look
from scoutview.graphics.widgets.zoom_plan import Zoom
from scoutview.observation import UNCHANGED, Question
from scoutview.panels.wiring.panel import Wiring
from scoutview.panels.wiring.plan import Neuron
from tests.panels.wiring.networks import observation

MODE = Changeable("mode", "Connections", 0.0, ("none", "all"))


def curves(changes: tuple[Change, ...] = ()) -> Curves:
    steps = np.array([0, 20, 40])
    metrics = {"validation_loss": np.array([1.0, 0.5, 0.25])}
    return Curves(steps, steps.astype(float), metrics, changes=changes, planned_steps=40, changeables=(MODE,))


@pytest.fixture
def panel(qtbot: QtBot) -> Wiring:
    panel = Wiring(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    panel.show_curves(curves())
    panel.show_observation(observation())
    return panel


def click(panel: Wiring, neuron: Neuron) -> None:
    net = panel._net
    assert net is not None
    x, y = panel.picture._points(net)[neuron[0]][neuron[1]].tolist()
    scale = panel.look.scale
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=QPoint(round(x * scale), round(y * scale)))


def test_it_asks_what_the_wires_say_can_be_asked(panel: Wiring) -> None:
    assert [each.name for each in Wiring(Look()).questions()] == ["wiring"]
    assert [each.name for each in panel.questions()] == ["wiring", "wiring_activity", "read_formulas"]
    panel.show_observation(observation(more=()))
    click(panel, (1, 0))
    assert [each.name for each in panel.questions()] == ["wiring"]


def test_a_click_on_a_neuron_asks_what_it_computes_and_another_one_lets_go_of_it(panel: Wiring) -> None:
    click(panel, (1, 1))
    asked = Question.of("wired_neuron", layer=0, neuron=1)
    assert asked in panel.questions()
    panel.show_observation(observation(neuron=(0, 1)))
    assert panel.curves_of.isVisible()
    assert panel.about.accessibleName() == (
        "Neuron 0.1 answers to c and a. Without it the error on what it never saw grows from 0.010 to 0.50."
    )
    click(panel, (1, 1))
    assert asked not in panel.questions()
    assert not panel.curves_of.isVisible()


def test_inputs_and_outputs_are_no_neurons_to_look_into(panel: Wiring) -> None:
    before = panel.questions()
    for neuron in ((0, 1), (2, 0)):
        click(panel, neuron)
    assert panel.questions() == before


def test_a_neuron_is_removed_and_brought_back_by_an_intervention(panel: Wiring, qtbot: QtBot) -> None:
    assert not panel.controls.remove.isEnabled()
    click(panel, (1, 1))
    with qtbot.waitSignal(panel.intervention_chosen) as said:
        panel.controls.remove.click()
    assert said.args == ["neuron 0.1 off"]
    off = ("neuron 0.1 off",)
    panel.show_observation(observation(interventions=off, neuron=(0, 1)))
    asked = Question.of("wired_neuron", layer=0, neuron=1)
    assert {asked, asked.of_unchanged()} <= set(panel.questions())
    assert panel.controls.remove.text() == "Bring it back"
    changed, unchanged = observation(neuron=(0, 1)), observation(neuron=(0, 1), prefix=UNCHANGED)
    arrays = {**unchanged.arrays, **changed.arrays, "loss_with_neuron": np.array(0.5)}
    panel.show_observation(type(changed)(40, observation(interventions=off).probe, arrays))
    assert panel.about.accessibleName().startswith(
        "Neuron 0.1 is off: the error on what it never saw is 0.50 instead of"
    )
    assert "error on unseen: 0.50" in panel.figures.accessibleName()
    assert panel.finding().startswith("Without neuron 0.1: ")
    missed = {f"{UNCHANGED}{name}": array for name, array in observation().arrays.items() if name.startswith("formula")}
    arrays |= missed | {"formula_network_errors": np.array([0.0015, 2.5], np.float32)}
    panel.show_observation(type(changed)(40, observation(interventions=off).probe, arrays))
    assert panel.finding() == "Without neuron 0.1 e is worse than a guess; d stays as before."
    assert panel.sentence.accessibleName() == panel.finding()
    assert Question("read_formulas").of_unchanged() in panel.questions()
    arrays |= {"formula_network_errors": np.array([0.3, 0.1], np.float32)}
    panel.show_observation(type(changed)(40, observation(interventions=off).probe, arrays))
    assert panel.finding() == (
        "Without neuron 0.1 d is worse: 30 % of it unexplained, not <1 %;"
        " e is better: 10 % of it unexplained, not 40 %."
    )


def test_what_may_change_while_it_trains_is_offered_and_told(panel: Wiring, qtbot: QtBot) -> None:
    none, switched = (panel.controls.choices["mode", word] for word in MODE.choices)
    assert none.isChecked()
    with qtbot.waitSignal(panel.setting_chosen) as said:
        switched.click()
    assert said.args == ["mode", "all"]
    panel.show_curves(curves((Change(30, "mode", 1.0),)))
    assert switched.isChecked()
    panel.show_observation(observation(step=20))
    assert none.isChecked()  # at that step it was not yet


def test_it_says_what_crosses_what_is_idle_and_what_can_be_read(panel: Wiring) -> None:
    assert panel.finding() == (
        "3 % of the wiring crosses between the modules; 1 of 5 neurons is idle. It can be read as d ≈ (a + c)³."
    )
    told = panel.figures.accessibleName()
    for words in ("wire cost: 4.25", "error on unseen: 0.25", "crosses: 3 %", "idle neurons: 1 of 5"):
        assert words in told
    assert "e cannot be read: wires from a, b and c reach it" in panel.formula()


def test_the_chosen_neuron_is_kept_and_one_that_there_is_not_is_let_go(panel: Wiring) -> None:
    click(panel, (1, 3))
    kept = panel.view_settings()
    assert kept == {"neuron": [1, 3]}
    other = Wiring(Look())
    other.restore({"neuron": [1, 99]})
    other.show_observation(observation())
    assert other.view_settings() == {}
    other.restore(kept)
    assert other.view_settings() == kept
    other.deleteLater()


def test_of_classes_the_share_that_is_right_is_told_instead_of_the_error(panel: Wiring) -> None:
    steps = np.array([0, 40])
    metrics = {"validation_loss": np.array([2.3, 0.2]), "validation_accuracy": np.array([0.1, 0.94])}
    panel.show_curves(Curves(steps, steps.astype(float), metrics, planned_steps=40))
    assert "right on unseen: 94 %" in panel.figures.accessibleName()
    assert "error on unseen" not in panel.figures.accessibleName()
    seen = observation(more=())
    panel.show_observation(replace(seen, arrays={**seen.arrays, "wiring_crossing": np.array(np.nan)}))
    assert panel.finding() == "1 of 5 neurons is idle; it gets 94 % of what it never saw right."


def test_where_the_inputs_are_a_picture_a_neuron_is_told_by_its_pixels(panel: Wiring) -> None:
    click(panel, (1, 1))
    seen = observation(neuron=(0, 1))
    moved = np.array([[0.5, 0.0, -2.0], [0.01, 1.0, 0.0]], np.float32)
    panel.show_observation(replace(seen, arrays={**seen.arrays, "response_picture": moved}))
    assert panel.pixels_of.isVisible()
    assert not panel.curves_of.isVisible()
    assert panel.about.accessibleName().startswith("Neuron 0.1 answers to 3 of 6 pixels.")
    assert panel.pixels_of.accessibleName().endswith("from −2.00 to 2.00")
    panel.show_observation(seen)
    assert panel.curves_of.isVisible()
    assert not panel.pixels_of.isVisible()


def colour_of(panel: Wiring, neuron: Neuron) -> QColor:
    net = panel._net
    assert net is not None
    x, y = panel.picture._points(net)[neuron[0]][neuron[1]].tolist()
    scale = panel.look.scale
    return panel.picture.grab().toImage().pixelColor(round(x * scale), round(y * scale))


def test_a_neuron_has_the_colour_of_its_module_the_more_the_surer_it_is(panel: Wiring) -> None:
    seen = observation()
    for share, left in ((1.0, 0.0), (0.5, 1.0)):
        panel.show_observation(replace(seen, arrays={**seen.arrays, "wiring_shares": np.full(10, share, np.float32)}))
        whole, grey = (
            panel.look.mixed(panel.look.kind(6), panel.look.colour("text3"), each).name() for each in (1.0, 0.0)
        )
        assert colour_of(panel, (1, 0)).name() == (grey if left else whole)
    assert panel._net is not None
    assert panel._net.module_outputs == ((0, "d"), (1, "e"))


def test_the_chosen_neuron_is_brought_into_a_picture_that_is_zoomed(panel: Wiring) -> None:
    picture, net = panel.picture, panel._net
    assert net is not None
    picture.show_part(Zoom(0.0, 0.0, 0.8, 0.5))
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(picture, Qt.Key.Key_Up)  # the first neuron
    for _ in range(5):
        QTest.keyClick(picture, Qt.Key.Key_Right)
    neuron = panel.view_settings()["neuron"]
    assert neuron == [1, int(np.argmax(net.places[1]))]
    assert picture.zoom.shows(float(net.places[1][neuron[1]]), 0.5)
    far = picture._points(net)[0][0]  # an input, below what is in view
    assert picture.part_at(QPointF(*far)) is None


def painted(panel: Wiring, change: Callable[[], None]) -> bool:
    before = panel.picture.grab().toImage()
    change()
    return panel.picture.grab().toImage() != before


def test_the_picture_follows_the_frames_and_the_pointer(panel: Wiring) -> None:
    assert painted(panel, lambda: panel.show_observation(observation(seed=1)))
    assert painted(panel, lambda: panel.picture.select((1, 2)))
    assert not painted(panel, lambda: None)

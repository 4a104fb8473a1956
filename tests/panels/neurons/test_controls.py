"""The choices of the neurons panel."""

from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.panels.neurons.controls import NeuronControls


def test_a_value_that_was_typed_stays_until_another_neuron_is_shown(qtbot: QtBot) -> None:
    controls = NeuronControls(Look())
    qtbot.addWidget(controls)

    def offered(number: int, activation: float) -> float:
        controls.show_neuron(0, number, 2, 10)
        controls.show_activation((0, number), activation)
        return controls.value.value()

    assert offered(3, 1.5) == 1.5
    controls.value.setValue(4)
    assert offered(3, 1.25) == 4, "the same one at another frame"
    assert offered(7, 2.5) == 2.5
    assert offered(3, 1.5) == 1.5

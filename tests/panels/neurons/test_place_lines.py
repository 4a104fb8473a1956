"""The strongest places of a neuron, a line each."""

import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import text_width
from scoutview.panels.neurons.place_lines import COLUMN, activation_words


@pytest.mark.parametrize(
    ("value", "told"), [(157.148, "157"), (39.84, "39.8"), (9.123, "9.12"), (0.0, "0"), (0.0417, None), (12345.6, None)]
)
def test_how_active_a_neuron_is_has_room_in_its_column(qtbot: QtBot, value: float, told: str | None) -> None:
    text = activation_words(value)
    assert told is None or text == told
    assert text_width(text, "label") <= COLUMN

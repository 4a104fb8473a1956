"""Serial or parallel on what the lab answers: its steps, and measuring only when somebody wants it."""

from collections.abc import Mapping

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.serial_or_parallel.panel import ASKED_SPEED, SerialOrParallel
from tests.every_lab import asker_at

NAMES = ["next_token", "next_token/lstm", "next_token/mingru"]


def fed(qtbot: QtBot, name: str, look: Look | None = None, speed: Mapping[str, np.ndarray] | None = None):
    lab, asker = asker_at(name, -1)
    panel = SerialOrParallel(look or Look())
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    probe, asked = lab.default_probe(), Question("orders")
    arrays = {**asker.answer(probe, [asked])[asked], **(speed or {})}
    panel.show_observation(Observation(12, probe, arrays))
    QApplication.processEvents()
    return panel


def measured() -> dict[str, np.ndarray]:
    """Two steps of a measurement, as they come stacked."""
    rates = np.full((2, 3, 6), np.nan)
    rates[0, 0, 0], rates[1, :, :] = 5e4, 2e4
    return {
        "speed_models": np.array([["LSTM", "minGRU", "Transformer"]] * 2),
        "speed_weights": np.array([[174624, 168576, 172160]] * 2),
        "speed_lengths": np.array([[32, 64, 128, 256, 512, 1024]] * 2),
        "speed_tokens": rates,
        "speed_busy": np.zeros(2),
        "speed_cores": np.ones(2, np.int64),
        "speed_device": np.array(["", ""]),
        "speed_points": np.array([18, 18]),
    }


@pytest.mark.parametrize("name", NAMES)
def test_its_steps_go_from_nothing_computed_to_all(qtbot: QtBot, name: str) -> None:
    panel = fed(qtbot, name)
    assert panel._orders is not None
    last = panel._orders.steps
    assert panel.local_steps() == last + 1
    pictures = []
    for step in (0, 5, last):
        panel.show_local_step(step)
        done = [order.done_at(step) for order in panel._orders.every]
        assert all((some == 0) == (step == 0) and (some == total or step < last) for some, total in done)
        pictures.append(panel.picture.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


def test_the_recorded_architecture_is_the_one_of_the_recording(qtbot: QtBot) -> None:
    for name, recorded in zip(NAMES, ("Transformer", "LSTM", "minGRU"), strict=True):
        panel = fed(qtbot, name)
        assert panel._orders is not None
        assert panel._orders.recorded.name == recorded
        assert recorded.lower() in panel.finding().partition(" takes")[0].lower()


def test_nothing_is_measured_before_somebody_asks(qtbot: QtBot) -> None:
    panel = fed(qtbot, "next_token/lstm")
    assert ASKED_SPEED not in panel.questions()
    assert not panel.plot.isVisible()
    with qtbot.waitSignal(panel.questions_changed):
        panel.controls.measure.click()
    assert ASKED_SPEED in panel.questions()
    assert not panel.controls.measure.isEnabled()
    assert "measure" not in str(panel.view_settings())


def test_what_was_measured_is_drawn_as_it_comes_and_stays_at_other_frames(qtbot: QtBot) -> None:
    panel = fed(qtbot, "next_token/lstm", speed=measured())
    assert panel.plot.isVisible()
    assert panel.plot.graph is not None
    assert len(panel.plot.graph.traces) == 3
    panel.show_observation(Observation(3, asker_at("next_token/lstm", -1)[0].default_probe(), {}))
    assert panel.plot.isVisible()


def test_a_picture_without_a_measurement_says_nothing_of_speed(qtbot: QtBot) -> None:
    panel = fed(qtbot, "next_token/lstm", Look(picture=True))
    assert not panel.plot.isVisible()
    assert not panel.measured.isVisible()
    shown = fed(qtbot, "next_token/lstm", Look(picture=True), measured())
    assert shown.plot.isVisible()
    assert shown.measured.isVisible()

"""The dial: a drag, a click on the curve and one on a text each hold the unit."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.observation import Observation, Question
from scoutview.panels.dial.panel import DialPanel
from scoutview.panels.dial.track import MIDDLE
from scoutview.probe import TextProbe
from tests.panels.dial.test_plan import trajectory


@pytest.fixture
def panel(qtbot: QtBot) -> DialPanel:
    panel = DialPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show_observation(Observation(500, TextProbe(text="a"), trajectory()))
    panel.show()
    return panel


@pytest.fixture
def held(panel: DialPanel) -> list[str]:
    """What the panel asks to hold."""
    texts: list[str] = []
    panel.intervention_chosen.connect(texts.append)
    return texts


def test_a_drag_holds_the_unit_where_it_is_let_go(panel: DialPanel, held: list[str]) -> None:
    track = panel.track
    start, end = (QPoint(round(track.place_of(value)), round(MIDDLE)) for value in (-1.0, 0.7))
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(track, end)
    assert held == []
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=end)
    (text,) = held
    assert text.startswith("unit 1.23 set to 0.")
    assert float(text.rpartition(" ")[2]) == pytest.approx(0.7, abs=0.02)


def test_a_drag_past_the_end_holds_the_end_and_zero_is_a_value(panel: DialPanel, held: list[str]) -> None:
    track = panel.track
    middle = QPoint(round(track.place_of(0.0)), round(MIDDLE))
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(track, QPoint(5000, 300))
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=QPoint(5000, 300))
    assert held == ["unit 1.23 set to 1.1"]


def test_a_click_on_a_text_holds_the_unit_at_its_value(panel: DialPanel, held: list[str]) -> None:
    panel.texts.chosen.emit(0)
    panel.curve.x_chosen.emit(0.7)
    assert held == ["unit 1.23 set to -0.8", "unit 1.23 set to 0.7"]


def test_what_is_held_is_marked_and_let_go_again(panel: DialPanel, held: list[str]) -> None:
    probe = TextProbe(text="a", interventions=("unit 1.23 set to -0.8",))
    unchanged = {f"unchanged_{name}": array for name, array in trajectory().items()}
    panel.show_observation(Observation(500, probe, unchanged | {"label_names": np.array(["bad", "good"])}))
    assert Question("dial").of_unchanged() in panel.questions()
    assert panel.track.value == pytest.approx(-0.8)
    assert panel.controls.release.isVisible()
    QTest.mouseClick(panel.controls.release, Qt.MouseButton.LeftButton)
    panel.texts.chosen.emit(3)  # the text that was written with the unit left alone
    assert held == ["unit 1.23 set to -0.8"] * 2


def test_four_others_are_written_with_another_seed(panel: DialPanel) -> None:
    QTest.mouseClick(panel.controls.others, Qt.MouseButton.LeftButton)
    assert Question.of("dial", seed=8) in panel.questions()
    assert panel.view_settings()["seed"] == 8


def test_in_little_width_and_height_one_part_is_chosen(panel: DialPanel) -> None:
    panel.resize(500, 360)
    assert panel.texts.isVisible()
    assert not panel.curve.isVisible()
    QTest.mouseClick(panel.controls.parts["curve"], Qt.MouseButton.LeftButton)
    assert panel.curve.isVisible()
    assert not panel.texts.isVisible()
    panel.resize(500, 560)
    assert panel.texts.isVisible()
    assert panel.curve.isVisible()


def test_the_track_stays_where_a_line_above_the_panels_takes_some_of_their_height(panel: DialPanel) -> None:
    for height in (460, 440, 430):
        panel.resize(510, height)
        assert panel.texts.isVisible()
        assert panel.track.isVisible()

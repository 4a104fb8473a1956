"""Measures in the window: which one is shown, what is read of it, what is said of the step on screen."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import NO_CURVES, Curves, Mark
from scoutview.graphics.base.look import Look
from scoutview.measure import Measure
from scoutview.observation import Observation
from scoutview.panels.measures.panel import MeasuresPanel
from scoutview.panels.measures.words import findings_of, formula_of
from scoutview.probe import TextProbe
from scoutview.recording.gathering import FROM_WEIGHTS
from tests.graphics.plots.mouse import axes_of
from tests.small_measures import a_curve, a_heat_map

FRAMES = np.arange(0, 101, 10)
NORM = a_curve("norm", range(0, 101, 20), title="the norm of W", unit="units", origin=FROM_WEIGHTS)
WAVES = a_heat_map("waves", range(0, 101, 20), rows=4, origin=FROM_WEIGHTS)


def run_with(*measures: Measure) -> Curves:
    marks = (Mark("generalised", 40),)
    return Curves(FRAMES, FRAMES / 10, {"train_loss": 1.0 / (1 + FRAMES)}, marks, planned_steps=100, measures=measures)


def shown(qtbot: QtBot, curves: Curves, step: int = 50) -> MeasuresPanel:
    panel = MeasuresPanel(Look())
    qtbot.addWidget(panel)
    panel.resize(700, 420)
    panel.show()
    panel.show_curves(curves)
    panel.show_observation(Observation(step, TextProbe(text=""), {}))
    QApplication.processEvents()
    return panel


def test_a_curve_and_a_heat_map_are_chosen_by_a_list(qtbot: QtBot) -> None:
    panel = shown(qtbot, run_with(NORM, WAVES))
    assert panel.plot.isVisible()
    assert not panel.heat.isVisible()
    assert [panel.controls.list.itemText(place) for place in range(2)] == ["the norm of W", "waves"]
    panel.controls.list.setCurrentIndex(1)
    panel.controls.list.activated.emit(1)
    assert panel.heat.isVisible()
    assert panel.key.isVisible()
    assert not panel.plot.isVisible()
    assert not panel.controls.log_values.isVisibleTo(panel)
    assert panel.measures() == (WAVES,)


def test_it_says_the_number_at_the_step_on_screen_or_the_last_one_before(qtbot: QtBot) -> None:
    panel = shown(qtbot, run_with(NORM, WAVES), step=40)
    assert panel.finding() == "The norm of W is 40.5 units at step 40."
    panel.show_observation(Observation(50, TextProbe(text=""), {}))
    assert panel.finding() == "The norm of W is 40.5 units at step 40, where it was measured last."
    panel.restore({"measure": "waves"})
    assert panel.finding() == "Waves: wave 3 is largest at step 40, where it was measured last: 160."
    assert "computed from the weights of each frame" in panel.explanation()
    assert "wave 3" in panel.formula()


def test_a_row_without_a_name_of_its_own_is_called_one() -> None:
    numbered = replace(a_heat_map(steps=[1]), rows=("0", "1", "2"))
    assert findings_of(numbered, 1) == ("Waves: row 2 is largest at step 1: 3.00.", "Row 2 is largest at step 1: 3.00.")


def test_what_is_not_known_is_not_told() -> None:
    late = a_curve(steps=[30, 40])
    assert findings_of(late, 20) == ("Norm is first known at step 30.",)
    assert findings_of(late, None) == findings_of(None, 3) == ("",)
    wild = replace(a_heat_map(steps=[1]), values=np.full((1, 3), np.nan))
    assert findings_of(wild, 1) == ("Waves is not a number at step 1.",)
    assert "This run has no measures yet" in formula_of(None, 3)
    assert "<b>" not in formula_of(replace(late, title="<b>bold"), 30).partition("</b>")[0].removeprefix("<p><b>")


def test_a_measure_that_comes_appears_and_what_was_chosen_stays(qtbot: QtBot) -> None:
    panel = shown(qtbot, run_with())
    assert panel.empty.isVisible()
    assert not panel.controls.isVisible()
    assert panel.measures() == ()
    panel.show_curves(run_with(WAVES))
    assert panel.heat.isVisible()
    panel.restore({"measure": "waves"})
    panel.show_curves(run_with(NORM, WAVES))
    assert panel.heat.isVisible()
    longer = a_heat_map("waves", range(0, 121, 20), rows=4, origin=FROM_WEIGHTS)
    panel.show_curves(run_with(NORM, longer))
    assert panel.heat.heat is not None
    assert panel.heat.heat.measure is longer
    panel.show_curves(NO_CURVES)
    assert panel.empty.isVisible()


@pytest.mark.parametrize("measure", [NORM, WAVES], ids=["curve", "heat map"])
def test_a_click_and_the_arrow_keys_move_the_cursor(qtbot: QtBot, measure: Measure) -> None:
    panel, chosen = shown(qtbot, run_with(measure), step=50), list[int]()
    panel.step_chosen.connect(chosen.append)
    plot = panel._shown_plot()
    plot.move_choice(0, 1)
    plot.move_choice(0, -1)
    assert chosen == [60, 40]  # frames, whether or not they were measured
    place = QPointF(float(axes_of(plot).x.place(78)), float(axes_of(plot).room.middle_y))
    plot.click(place, Qt.KeyboardModifier.NoModifier)
    assert chosen[-1] == 80
    plot.click(QPointF(place.x(), axes_of(plot).y.start + 15), Qt.KeyboardModifier.NoModifier)
    assert panel.controls.log_steps.isChecked()


def test_a_heat_map_is_read_where_the_pointer_is(qtbot: QtBot) -> None:
    panel = shown(qtbot, run_with(WAVES))
    axes = axes_of(panel.heat)
    before = panel.heat.grab().toImage()
    panel.heat.point_at(QPointF(float(axes.x.place(81)), float(axes.y.place(2.5))))
    assert panel.heat.grab().toImage() != before
    assert dict(panel.heat.columns())["wave 1"].tolist() == (2 * WAVES.steps).tolist()
    assert panel.heat.value_at(4).startswith("step 80\twave 0 80.0\twave 1 160.0")


def test_colours_follow_the_numbers(qtbot: QtBot) -> None:
    values = np.zeros((6, 4))
    values[3, 0] = 1.0
    panel = shown(qtbot, run_with(replace(WAVES, values=values)), step=0)
    axes = axes_of(panel.heat)
    image = panel.heat.grab().toImage()

    def colour(step: float, up: float) -> str:
        return image.pixelColor(round(float(axes.x.place(step))), round(float(axes.y.place(up)))).name()

    assert colour(60, 3.5) != colour(60, 2.5) == colour(25, 3.5)
    assert colour(52, 3.5) == colour(60, 3.5)
    assert colour(48, 3.5) == colour(25, 3.5)


def test_choices_are_kept_and_what_does_not_fit_is_passed_over(qtbot: QtBot) -> None:
    panel = shown(qtbot, run_with(NORM, WAVES))
    panel.restore({"measure": "waves", "log_steps": True, "zoom": {"steps": [20, 60], "values": [1, 3]}})
    kept = panel.view_settings()
    assert kept == {
        "measure": "waves",
        "log_steps": True,
        "log_values": False,
        "zoom": {"steps": [20.0, 60.0], "values": [1.0, 3.0]},
    }
    other = shown(qtbot, run_with(NORM, WAVES))
    other.restore(kept)
    assert other.view_settings() == kept
    other.restore({"measure": 3, "log_steps": "yes", "zoom": "near"})
    assert other.measure is NORM
    other.restore({"measure": "gone"})
    assert other.measure is NORM

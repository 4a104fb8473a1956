import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from scoutview.frame import Curves, Evaluation, Mark
from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import Look, text_width
from scoutview.graphics.plots.curves_words import curves_finding
from scoutview.graphics.plots.flags_plan import PENNANT, FlagPlan
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_plan import covered
from scoutview.graphics.plots.view_plan import BAND_HEIGHT
from scoutview.observation import Observation
from scoutview.panels.accuracy.panel import AccuracyOverSteps
from scoutview.panels.accuracy.phases_plan import BROADER, SENTENCES
from scoutview.probe import NumbersProbe
from tests.graphics.plots.mouse import axes_of

STEPS = np.unique(np.geomspace(1, 2000, 80).astype(np.int64))


def curves(*, spike: bool = False) -> Curves:
    train = np.clip(STEPS / 80, 0.01, 1)
    validation = np.clip((STEPS - 900) / 200, 0.0, 1)
    marks = [Mark("memorised", 80), Mark("generalised", 1100)]
    if spike:
        at = int(np.searchsorted(STEPS, 400))
        train[at] = 0.3
        marks.append(Mark("loss spike", int(STEPS[at])))
    metrics = {
        "train_accuracy": train,
        "validation_accuracy": validation,
        "train_loss": 1 - train,
        "validation_loss": 2 - validation,
    }
    told = Evaluation(trained="trained sums", unseen="unseen sums")
    unit = "nats per sum"
    return Curves(STEPS, STEPS / 60.0, metrics, tuple(marks), planned_steps=2000, loss_unit=unit, evaluation=told)


def seen(step: int) -> Observation:
    return Observation(step, NumbersProbe(), {})


@pytest.fixture
def panel(qtbot: QtBot) -> AccuracyOverSteps:
    panel = AccuracyOverSteps(Look())
    qtbot.addWidget(panel)
    panel.resize(416, 310)
    panel.show_curves(curves())
    panel.show_observation(seen(1000))
    panel.show()
    return panel


def test_the_axis_of_steps_is_logarithmic_unless_switched(panel: AccuracyOverSteps) -> None:
    assert panel.plot.plot.log_x
    panel.log_steps.click()
    assert not panel.plot.plot.log_x
    assert "log axis" not in panel.explanation()
    assert panel.view_settings() == {"log_steps": False}


def test_the_marks_are_flags_and_spikes_are_named_in_the_dip_instead(panel: AccuracyOverSteps) -> None:
    panel.show_curves(curves(spike=True))
    assert {flag.names[0] for flag in panel.plot.plot.flags} == {"memorised", "generalised"}
    assert [(note.word, note.value) for note in panel.plot.plot.notes] == [("accuracy drops", 0.3)]
    assert "slingshot" in panel.formula()


def test_phases_are_named_below_the_plot_and_the_one_on_screen_stands_out(panel: AccuracyOverSteps) -> None:
    assert [band.names[0] for band in panel.plot.plot.bands] == [
        "memorising its sums",
        "knows its sums, not the rule",
        "building the rule",
        "has the rule, tidies up",
    ]
    place = QPoint(round(axes_of(panel.plot).x.place(3)), round(panel.plot.height() - BAND_HEIGHT + 2))
    place = panel.plot.mapTo(panel, place)
    late = panel.grab().toImage().pixelColor(place)
    panel.show_observation(seen(10))
    early = panel.grab().toImage().pixelColor(place)
    assert late == panel.look.colour("axis")
    assert early == panel.look.colour("text2")


def test_words_beside_flags_and_below_the_steps_stay_within_the_plot(
    panel: AccuracyOverSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: dict[str, tuple[float, float]] = {}

    def say(on: PlotPainting, place: QPointF, text: str, type_role: str, colour: str) -> None:
        said[text] = (place.x(), place.x() + text_width(text, type_role))

    def draw_flag(painter: QPainter, look: Look, plan: FlagPlan, top: float, foot: float) -> None:
        long = PENNANT + text_width(plan.word, "label")
        said[plan.word] = (plan.x - long, plan.x) if plan.to_left else (plan.x, plan.x + long)

    monkeypatch.setattr(PlotPainting, "say", say)
    monkeypatch.setattr("scoutview.graphics.plots.plot_painting.draw_flag", draw_flag)
    marked = [*curves().marks, Mark("cleaned up", 1500)]
    panel.show_curves(replace(curves(), marks=tuple(marked)))
    panel.show_observation(seen(2000))
    panel.grab()
    x = axes_of(panel.plot).x
    words = {"memorised", "generalised", "cleaned up", "memorising its sums", "no rule", "has the rule"}
    assert words <= set(said)
    assert all(x.start <= said[word][0] and said[word][1] <= x.end for word in words)


def test_a_phase_says_what_it_is_when_pointed_at(panel: AccuracyOverSteps) -> None:
    plot = panel.plot
    place = QPoint(round(axes_of(plot).x.place(300)), plot.height() - 6)
    assert plot.band_at(QPointF(place)).names[0] == "knows its sums, not the rule"
    assert plot.band_at(QPointF(place.x(), 60)) is None
    QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, place, plot.mapToGlobal(place)))
    assert "cannot do the others" in QToolTip.text()
    QToolTip.hideText()


def test_a_small_panel_leaves_the_phases_and_the_button_out(panel: AccuracyOverSteps) -> None:
    panel.resize(380, 140)
    QApplication.processEvents()
    assert panel.plot.plot.bands == []
    assert not panel.controls.isVisible()
    panel.resize(408, 246)
    QApplication.processEvents()
    assert panel.plot.plot.bands
    assert panel.controls.isVisible()


def test_the_finding_is_of_the_frame_on_screen(panel: AccuracyOverSteps) -> None:
    step = int(STEPS[np.searchsorted(STEPS, 1000)])
    panel.show_observation(seen(step))
    first = "Nearly all trained sums were right at step 80"
    right = f"{100 * (step - 900) / 200:.0f} %"
    assert panel.finding() == f"{first}, but of unseen sums only {right} are right now."
    panel.show_observation(seen(2000))
    assert panel.finding() == f"{first}, unseen sums only at step 1,100."
    panel.show_observation(seen(10))
    assert panel.finding() == "0 % of the sums it never saw are right."


def test_it_finds_what_learning_curves_find_in_the_same_words(panel: AccuracyOverSteps) -> None:
    panel.show_observation(seen(2000))
    assert panel.finding() == curves_finding(curves(), 2000, None)


def test_the_formula_counts_with_this_frames_numbers(panel: AccuracyOverSteps) -> None:
    panel.show_observation(seen(2000))
    assert "sums answered right / sums" in panel.formula()
    assert "100.0 %" in panel.formula()
    assert "loss in nats per sum" in panel.formula()
    assert "slingshot" not in panel.formula()


def test_labels_rest_while_the_cursor_moves_and_cover_no_curve(panel: AccuracyOverSteps) -> None:
    panel.grab()
    before = panel.plot._labels
    assert [series.word for series, _ in before] == ["training", "validation"]
    for _, box in before:
        assert not any(covered(Box(*box), [curve]) for curve in panel.plot._taken)
    panel.show_observation(seen(5))
    panel.grab()
    assert panel.plot._labels is before


def test_no_line_runs_through_a_label(panel: AccuracyOverSteps) -> None:
    panel.grab()
    x, y = axes_of(panel.plot).x.place(80), 120
    panel.plot._labels = [(panel.plot.plot.series[0], Box(x - 30, y, 90, 20))]  # over the line of a flag
    image = panel.plot.grab().toImage()
    for column in (round(x) - 1, round(x), round(x) + 1):
        above = [image.pixelColor(column, row) for row in range(y - 12, y - 1)]
        behind = [image.pixelColor(column, row) for row in range(y + 1, y + 4)]
        assert behind == [panel.look.colour("panel")] * 3
        if column == round(x):
            assert any(colour != panel.look.colour("panel") for colour in above)


def values_at(panel: AccuracyOverSteps, step: int) -> dict[str, tuple[str, Box]]:
    """What stands at the dots of a step, by the word of its curve."""
    panel.show_observation(seen(step))
    panel.grab()
    found = panel.plot._values_of(panel.plot._plan_told())
    return {series.word: (text, box) for series, text, box in found}


def test_names_stand_on_the_curves_and_values_at_the_dots_of_the_step_on_screen(panel: AccuracyOverSteps) -> None:
    for size, step in itertools.product(((400, 300), (286, 150), (900, 500)), (5, 80, 1000, 2000)):
        panel.resize(*size)
        values = values_at(panel, step)
        axes, reading = axes_of(panel.plot), panel.plot._plan_told().reading
        assert set(values) == {"training", "validation"}
        for series, value, text in reading.lines:
            told, box = values[series.word]
            assert told == text
            aside = max(box.x - axes.x.place(reading.step), axes.x.place(reading.step) - box.right)
            assert 0 < aside < 12, "beside its dot and no other place of the curve"
            assert abs(box.middle_y - axes.y.place(value)) < 60
            assert box.right <= panel.plot.width()
        first, second = (box for _, box in values.values())
        assert not first.overlaps(second)


def test_at_the_last_step_the_values_stand_right_of_all_curves(panel: AccuracyOverSteps) -> None:
    values = values_at(panel, 2000)
    assert all(box.x > axes_of(panel.plot).x.end for _, box in values.values())
    assert [text for text, _ in values.values()] == ["100 %", "100 %"]


def test_a_value_covers_no_curve_where_there_is_room_beside_it(panel: AccuracyOverSteps) -> None:
    panel.resize(900, 500)
    for text, box in values_at(panel, 300).values():
        assert not any(covered(box, [curve]) for curve in panel.plot._taken), text


def test_where_not_every_phase_has_room_for_its_name_those_before_and_after_the_rule_are_joined(
    panel: AccuracyOverSteps, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = (*curves().marks, Mark("cleaned up", 1500))
    panel.show_curves(replace(curves(), marks=marked))
    said: list[str] = []
    monkeypatch.setattr(PlotPainting, "say", lambda on, place, text, *_: said.append(text))
    names = {}
    for width in (416, 2400):
        panel.resize(width, 310)
        said.clear()
        panel.grab()
        names[width] = [text for text in said if any(text in each for each in (*SENTENCES, *BROADER.values()))]
    assert names[416] == ["memorising its sums", "no rule yet", "the rule"]
    assert len(names[2400]) == 5


def test_a_metric_that_is_missing_or_no_number_is_left_out(panel: AccuracyOverSteps) -> None:
    whole = curves(spike=True)
    metrics = {"train_accuracy": np.full(len(STEPS), np.nan)}
    panel.show_curves(Curves(STEPS, STEPS / 60.0, metrics, whole.marks, planned_steps=2000))
    panel.grab()
    assert [box for _, box in panel.plot._labels] == [None, None]
    assert panel.plot.plot.notes == []
    assert panel.finding() == ""


def test_a_click_goes_to_the_step(panel: AccuracyOverSteps, qtbot: QtBot) -> None:
    x = round(axes_of(panel.plot).x.place(80))
    with qtbot.waitSignal(panel.step_chosen) as signal:
        QTest.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=QPoint(x, 120))
    assert signal.args[0] == pytest.approx(80, rel=0.1)


def test_the_axis_reaches_to_the_end_of_the_plan_and_stands_still_while_the_run_grows(panel: AccuracyOverSteps) -> None:
    whole = curves()
    part = Curves(STEPS[:40], STEPS[:40] / 60.0, {n: v[:40] for n, v in whole.metrics.items()}, planned_steps=2000)
    place = axes_of(panel.plot).x.place(100)
    panel.show_curves(part)
    assert axes_of(panel.plot).x.place(100) == place

"""Learning curves: what is marked, what is said, and what mouse and buttons do."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scoutview.frame import NO_CURVES, Change, Curves, Evaluation, Mark
from scoutview.graphics.base.look import Look
from scoutview.graphics.plots.plot import CurvePlot
from scoutview.graphics.plots.plot_painting import planned_flags
from scoutview.graphics.plots.plot_places import Flag, Level
from scoutview.graphics.plots.view_plan import ALL, AxesPart
from scoutview.measure import Measure
from scoutview.observation import Observation
from scoutview.panels.learning_curves.panel import LearningCurves
from scoutview.probe import TextProbe
from tests.graphics.plots.mouse import axes_of

STEPS = np.arange(0, 1001, 10)
BEST = 400


def curves(**metrics: np.ndarray) -> Curves:
    """Training falls to the end; validation is lowest at step 400."""
    train = 2.3 * np.exp(-STEPS / 200)
    losses = {"train_loss": train, "validation_loss": 0.3 + ((STEPS - BEST) / 800) ** 2}
    marks, changes = (Mark("overfitting begins", 390), Mark("half way", 500)), (Change(700, "learning_rate", 3e-4),)
    return Curves(STEPS, STEPS * 0.01, losses | metrics, marks, changes, 1000, "nats per picture", "cross-entropy")


def accuracies() -> dict[str, np.ndarray]:
    return {"train_accuracy": 1 - 0.9 * np.exp(-STEPS / 100), "validation_accuracy": 0.9 - 0.8 * np.exp(-STEPS / 100)}


def shown(qtbot: QtBot, run: Curves, step: int = 600, size: tuple[int, int] = (600, 300)) -> LearningCurves:
    panel = LearningCurves(Look())
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    panel.show_curves(run)
    panel.show_observation(at(step))
    QApplication.processEvents()
    return panel


def at(step: int) -> Observation:
    return Observation(step, TextProbe(text=""), {})


def place_of(plot: CurvePlot, step: float) -> QPoint:
    return QPoint(round(float(axes_of(plot).x.place(step))), 120)


def wheel(plot: CurvePlot, step: float, up: int) -> None:
    place, turned = QPointF(place_of(plot, step)), QPoint(0, 120 * up)
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(plot, QWheelEvent(place, place, QPoint(), turned, *none, False))


def move(plot: CurvePlot, place: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    none, where = Qt.KeyboardModifier.NoModifier, QPointF(place)
    QApplication.sendEvent(plot, QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, held, none))


def test_best_validation_and_the_start_of_memorising_are_marked(qtbot: QtBot) -> None:
    run = curves()
    run = replace(run, marks=(Mark("loss spike", 300), *run.marks))
    plot = shown(qtbot, run).plots["loss"].plot
    assert plot is not None
    assert plot.flags == [
        Flag(500, ("half way",)),
        Flag(BEST, ("best validation", "best")),
        Flag(700, ("learning rate 0.0003", "rate 0.0003")),
        Flag(300, ("loss spike",), quiet=True),
    ], "names are given in this order, as long as there is room"
    assert (plot.shaded_from, plot.shaded_word) == (390, "from here it memorises")


def test_the_newest_frame_is_not_marked_as_the_best_and_a_spike_is_named_at_the_pointer_only(qtbot: QtBot) -> None:
    falls = {"train_loss": np.exp(-STEPS / 200), "validation_loss": np.exp(-STEPS / 300)}
    panel = shown(qtbot, replace(curves(), metrics=falls, marks=(Mark("loss spike", 300),), changes=()))
    plot = panel.plots["loss"]
    assert plot.plot is not None
    assert plot.plot.flags == [Flag(300, ("loss spike",), quiet=True)]
    assert planned_flags(plot.plot.flags, axes_of(plot).x) == []
    assert axes_of(plot).margins.flags == 0
    move(plot, place_of(plot, 300))
    assert plot._told is not None
    assert "loss spike" in plot._told.reading.words


def test_it_says_on_which_side_of_the_best_step_one_is(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves(), step=600)
    assert panel.finding() == "Validation loss was lowest at step 400; since then the model memorises."
    panel.show_observation(at(200))
    assert panel.finding() == "Validation loss is lowest later, at step 400."
    panel.show_observation(at(400))
    assert panel.finding() == "Validation loss is lowest here, at step 400."


def test_a_run_that_generalises_is_not_said_to_memorise(qtbot: QtBot) -> None:
    run = curves(**accuracies())
    panel = shown(
        qtbot, Curves(run.steps, run.seconds, run.metrics, loss_unit="nats", loss_kind="cross-entropy"), step=1000
    )
    assert panel.finding() == "90 % of what it never saw is right; of what it trained on, >99 %."


def test_the_formula_has_the_loss_of_this_frame_as_a_probability(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves(validation_loss=np.full(len(STEPS), math.log(8))))
    assert "e<sup>−2.08</sup> = 12.5 %, about one in 8.00" in panel.formula()
    assert f"{2.3 * math.exp(-3):.2f}" in panel.formula()  # the training loss at step 600


def test_a_squared_error_is_explained_as_a_distance(qtbot: QtBot) -> None:
    run = curves(validation_loss=np.full(len(STEPS), 0.25))
    panel = shown(
        qtbot,
        Curves(run.steps, run.seconds, run.metrics, loss_unit="squared error per number", loss_kind="squared error"),
    )
    assert panel.explanation() == "Loss: how far off the answers are. Lower is better."
    assert "√0.25 = 0.500" in panel.formula()


def test_losses_that_cannot_reach_0_are_held_against_what_their_lab_names(qtbot: QtBot) -> None:
    stays = {"train_loss": 0.8 + 0.5 * np.exp(-STEPS / 50), "validation_loss": 0.85 + 0.46 * np.exp(-STEPS / 50)}
    told = Evaluation(unseen="unseen pictures", loss="noise and all", reference="nothing", reference_loss=0.996)
    panel = shown(qtbot, replace(curves(), metrics=stays, marks=(), evaluation=told), step=1000)
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert plot.levels == (Level(0.996, "nothing: 1.00"),)
    assert plot.value_range[0] == 0
    assert plot.unit == "surprise (loss)"
    assert panel.explanation() == "Loss: noise and all. Lower is better."
    assert panel.finding() == "Its guesses beat nothing (loss 0.85 against 1.00)."


@pytest.mark.parametrize("metrics", [{}, {"validation_accuracy": np.linspace(0.1, 0.9, len(STEPS))}])
def test_where_no_losses_are_recorded_there_is_still_what_they_would_be_held_against(
    qtbot: QtBot, metrics: dict[str, np.ndarray]
) -> None:
    told = Evaluation(reference="nothing", reference_loss=0.996)
    panel = shown(qtbot, replace(curves(), metrics=metrics, marks=(), evaluation=told), step=1000)
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert plot.levels == (Level(0.996, "nothing: 1.00"),)
    panel.grab()


@pytest.mark.parametrize(
    ("size", "visible"),
    [((400, 250), ["loss"]), ((600, 500), ["loss", "accuracy"]), ((1000, 300), ["loss", "accuracy"])],
)
def test_accuracy_is_there_too_where_it_fits(qtbot: QtBot, size: tuple[int, int], visible: list[str]) -> None:
    panel = shown(qtbot, curves(**accuracies()), size=size)
    assert [name for name, plot in panel.plots.items() if plot.isVisible()] == visible
    assert panel.choices["accuracy"].isVisible() == (len(visible) == 1)


def test_where_it_does_not_fit_a_button_shows_it_instead(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves(**accuracies()))
    panel.choices["accuracy"].click()
    assert [name for name, plot in panel.plots.items() if plot.isVisible()] == ["accuracy"]


def test_a_run_without_accuracy_offers_none(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves(), size=(600, 600))
    assert [name for name, plot in panel.plots.items() if plot.isVisible()] == ["loss"]
    assert not panel.choices["accuracy"].isVisible()


def test_a_click_is_the_nearest_frame(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves())
    plot = panel.plots["loss"]
    with qtbot.waitSignal(panel.step_chosen) as chosen:
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place_of(plot, 318))
    assert chosen.args == [320]


def test_the_wheel_zooms_about_the_mouse_and_a_double_click_shows_all(qtbot: QtBot) -> None:
    plot = shown(qtbot, curves()).plots["loss"]
    for _ in range(3):
        wheel(plot, 500, up=1)
    assert plot.part.steps is not None
    low, high = plot.part.steps
    assert 200 < low < 500 < high < 800
    wheel(plot, 500, up=-1)
    assert plot.part.steps[0] < low
    qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=place_of(plot, 500))
    assert plot.part == ALL


def test_a_drag_moves_a_zoomed_plot_and_chooses_no_step(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves())
    plot, chosen = panel.plots["loss"], []
    panel.step_chosen.connect(chosen.append)
    plot.show_part(AxesPart((400, 600)))
    start = place_of(plot, 500)
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=start)
    move(plot, start + QPoint(100, 0), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert plot.part.steps is not None
    low, high = plot.part.steps
    assert high - low == pytest.approx(200)
    assert low < 390
    assert not chosen


def test_hovering_shows_another_frames_values_until_the_mouse_leaves(qtbot: QtBot) -> None:
    plot = shown(qtbot, curves()).plots["loss"]
    before = plot.grab().toImage()
    move(plot, place_of(plot, 200))
    assert plot.grab().toImage() != before
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.grab().toImage() == before


def test_the_cursor_moves_without_drawing_the_curves_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = shown(qtbot, curves())
    plot = panel.plots["loss"]
    plot.bring_view()
    before = plot.grab().toImage()
    monkeypatch.setattr(plot, "paint_ground", lambda on: pytest.fail("drawn again"))
    panel.show_observation(at(100))
    assert plot.grab().toImage() != before


def test_gaps_infinities_and_zeros_are_not_drawn_through_the_roof(qtbot: QtBot) -> None:
    broken = curves().metrics["validation_loss"].copy()
    broken[20:40], broken[50], broken[60] = np.nan, np.inf, 0.0
    panel = shown(qtbot, curves(validation_loss=broken), step=300)
    axis = axes_of(panel.plots["loss"]).y
    assert 0 < axis.low < axis.high < 10
    assert "validation" not in [series.word for series, _, _ in _reading(panel, 300)]
    assert len(_reading(panel, 600)) == 2


def _reading(panel: LearningCurves, step: int) -> list:
    plot = panel.plots["loss"].plot
    assert plot is not None
    return list(plot.reading(plot.position_of(step), []).lines)


@pytest.mark.parametrize("log_steps", [False, True])
def test_an_untrained_run_shows_its_one_frame(qtbot: QtBot, log_steps: bool) -> None:
    run = curves()
    first = Curves(STEPS[:1], np.zeros(1), {name: values[:1] for name, values in run.metrics.items()})
    panel, empty = shown(qtbot, first, step=0), shown(qtbot, NO_CURVES, step=0)
    panel.restore({"log_steps": log_steps})
    assert panel.plots["loss"].isVisible()
    assert not empty.plots["loss"].isVisible()
    assert empty.empty.isVisible()
    assert panel.plots["loss"].grab().toImage().allGray() is False  # dots and numbers in their colours


def test_a_hundred_thousand_frames_are_a_few_points_per_pixel(qtbot: QtBot) -> None:
    steps = np.arange(100_000)
    rng = np.random.default_rng(0)
    long = Curves(
        steps, steps * 0.01, {"train_loss": 1 + rng.random(len(steps))}, loss_unit="nats", loss_kind="cross-entropy"
    )
    plot = shown(qtbot, long, step=50_000).plots["loss"]
    for zoom in (ALL, AxesPart((10_000.0, 10_500.0))):
        plot.show_part(zoom)
        plot.grab()
        assert 400 < len(plot._taken[0]) < 2 * plot.width()


def test_what_is_smoothed_says_so_and_what_was_measured_stays(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves())
    plain = panel.plots["loss"].grab().toImage()
    panel.smooth.click()
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert plot.unit.endswith("curves smoothed")
    assert plot.reading(5, []).lines[0][1] == panel.curves.metrics["train_loss"][5] != plot.series[0].values[5]
    assert (plot.series[0].raw == panel.curves.metrics["train_loss"]).all()
    assert dict(plot.columns())["training"] is plot.series[0].raw  # a copy is of what was measured
    assert panel.plots["loss"].grab().toImage() != plain
    assert panel.view_settings()["smooth"] is True


def test_a_zoom_is_kept_with_the_choices_and_both_plots_show_the_same_steps(qtbot: QtBot) -> None:
    panel, other = shown(qtbot, curves(**accuracies()), size=(600, 500)), shown(qtbot, curves(**accuracies()))
    assert "zoom" not in panel.view_settings()
    wheel(panel.plots["loss"], 500, up=1)
    zoom = panel.view_settings()["zoom"]
    assert zoom["accuracy"]["steps"] == zoom["loss"]["steps"]
    assert "values" not in zoom["accuracy"]
    other.restore(panel.view_settings())
    assert other.plots["loss"].part == panel.plots["loss"].part
    other.restore({"zoom": "nonsense"})
    assert other.plots["loss"].part == ALL


def test_losses_that_fall_little_have_a_linear_axis_until_somebody_chooses(qtbot: QtBot) -> None:
    falls_little, falls_far = curves(), curves(validation_loss=2.5 * np.exp(-STEPS / 200))
    panel = shown(qtbot, falls_little)
    assert not panel.plots["loss"].plot.log_y
    assert "log axis" not in panel.plots["loss"].plot.unit
    panel.show_curves(falls_far)
    assert panel.plots["loss"].plot.log_y
    assert "log_loss" not in panel.view_settings()
    panel.show_curves(falls_little)
    panel.log_loss.click()
    panel.show_curves(falls_little)
    assert panel.plots["loss"].plot.log_y
    other = shown(qtbot, falls_little)
    other.restore(panel.view_settings())
    assert other.plots["loss"].plot.log_y
    other.restore({})
    assert not other.plots["loss"].plot.log_y


def test_a_click_at_an_axis_makes_it_logarithmic(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves(**accuracies()), size=(600, 500))
    for plot in panel.plots.values():
        before = panel.log_steps.isChecked()
        below = QPoint(300, round(axes_of(plot).y.start) + 14)
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=below)
        assert panel.log_steps.isChecked() != before
    qtbot.mouseClick(panel.plots["loss"], Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    assert panel.log_loss.isChecked()
    qtbot.mouseClick(panel.plots["accuracy"], Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    assert panel.log_loss.isChecked()  # shares have no such axis


def logged(name: str, steps: np.ndarray, values: np.ndarray) -> Measure:
    return Measure(name, steps, values)


def a_run_that_was_logged() -> Curves:
    """Frames each 100 steps; the training loss was logged at each step, the validation loss each 250."""
    frames, steps, evaluated = np.arange(0, 1001, 100), np.arange(1, 1001), np.arange(250, 1001, 250)
    falling, rising = 4.0 - 3.0 * steps / 1000, np.array([3.0, 1.0, 2.0, 2.5])
    own = {"train_loss": 4.0 - 3.0 * frames / 1000, "validation_loss": np.full(len(frames), np.nan)}
    own["validation_loss"][[5, 10]] = 1.0, 2.5
    measures = (logged("train_loss", steps, falling), logged("validation_loss", evaluated, rising))
    return Curves(frames, frames * 0.01, own, measures=measures, planned_steps=1000, loss_kind="cross-entropy")


def test_all_that_was_logged_is_drawn_and_read_where_it_was_measured(qtbot: QtBot) -> None:
    panel = shown(qtbot, a_run_that_was_logged(), step=700)
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert plot.steps.tolist() == list(range(1001))
    drawn = {series.word: series.drawn(plot.steps, series.values) for series in plot.series}
    assert drawn["training"][0].tolist() == list(range(1001))  # the first one is a frame's
    assert drawn["validation"][0].tolist() == [250, 500, 750, 1000]
    reading = plot.reading(plot.position_of(700), [])
    assert [(series.word, text) for series, _, text in reading.lines] == [
        ("training", "1.90"),
        ("validation, step 500", "1.00"),
    ]
    assert reading.dots[1][0] == 500
    assert [text for _, _, text in plot.reading(100, []).lines] == ["3.70"]  # no validation was measured by then


def test_the_best_step_and_the_numbers_told_are_those_of_what_was_logged(qtbot: QtBot) -> None:
    run = replace(a_run_that_was_logged(), marks=(Mark("overfitting begins", 500),))
    panel = shown(qtbot, run, step=1000)
    assert panel.finding() == "Validation loss was lowest at step 500; since then the model memorises."
    assert [flag.step for flag in panel._flags()] == [500]
    panel.show_observation(at(700))
    assert "validation loss, step 500" in panel.formula()
    assert panel.finding() == ""  # no validation loss was measured there


def test_a_loss_that_was_logged_as_no_number_is_a_gap(qtbot: QtBot) -> None:
    run = a_run_that_was_logged()
    values = run.measures[0].values.copy()
    values[800:] = np.nan
    frames = {**run.metrics, "train_loss": np.where(run.steps > 800, np.nan, run.metrics["train_loss"])}
    panel = shown(qtbot, replace(run, metrics=frames, measures=(replace(run.measures[0], values=values),)))
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert np.isnan(plot.series[0].drawn(plot.steps, plot.series[0].values)[1][801:]).all()
    assert [text for _, _, text in plot.reading(700, []).lines] == ["1.90"]
    assert plot.reading(900, []).lines == []


def test_keys_go_from_frame_to_frame_and_a_click_to_any_step(qtbot: QtBot) -> None:
    panel = shown(qtbot, a_run_that_was_logged(), step=300)
    plot, chosen = panel.plots["loss"], list[int]()
    panel.step_chosen.connect(chosen.append)
    plot.move_choice(0, 1)
    plot.move_choice(0, -1)
    assert chosen == [400, 200]
    plot.click(QPointF(place_of(plot, 333)), Qt.KeyboardModifier.NoModifier)
    assert abs(chosen[-1] - 333) <= 2


def test_smoothing_is_over_what_was_measured(qtbot: QtBot) -> None:
    panel = shown(qtbot, a_run_that_was_logged())
    panel.smooth.setChecked(True)
    plot = panel.plots["loss"].plot
    assert plot is not None
    for series in plot.series:
        assert series.raw is not None
        assert np.isfinite(series.drawn(plot.steps, series.values)[1]).all()
    assert plot.columns()[1][1][250] == 3.0  # what is read and copied is what was measured


def test_a_run_of_which_nothing_was_logged_is_as_ever(qtbot: QtBot) -> None:
    panel = shown(qtbot, curves())
    plot = panel.plots["loss"].plot
    assert plot is not None
    assert plot.steps is panel.curves.steps
    assert all(series.taken is None for series in plot.series)

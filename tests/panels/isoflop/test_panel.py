"""The panel isoFLOP curves: what each view says, half a sweep, no sweep, and what a click does."""

import itertools
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from scoutview.graphics.base.look import Look
from scoutview.graphics.base.numbers import large
from scoutview.labs.next_token.lab import NextToken
from scoutview.observation import Observation
from scoutview.observing.run_folder import RunFolder
from scoutview.panels.isoflop import words
from scoutview.panels.isoflop.panel import Isoflop
from scoutview.panels.isoflop.parabola_plan import optima_of
from scoutview.panels.isoflop.plan import SizeForecast
from scoutview.panels.isoflop.reading_plan import SweepPoint, reading_of
from scoutview.probe import TextProbe
from scoutview.resources import resource
from scoutview.run_set import NO_RUNS, RunSet
from tests.panels.isoflop.made_runs import COMPUTE, LAW, SIZES, made_run, made_set, whole_sweep


def panel_with(qtbot: QtBot, runs: RunSet, **view_settings: Any) -> Isoflop:
    panel = Isoflop(Look())
    qtbot.addWidget(panel)
    panel.resize(900, 560)
    panel.restore(view_settings)
    panel.show_runs(runs)
    panel.show()
    return panel


def traces_of(panel: Isoflop) -> Mapping[str, Any]:
    assert panel.plot.graph is not None
    return {trace.word: trace for trace in panel.plot.graph.traces if trace.word}


def test_a_whole_sweep_says_that_the_best_size_moves_right_and_marks_it_at_each_budget(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep())
    assert panel.finding().startswith("With 4 times the computing the best size grows and moves right: from about ")
    assert len(panel.plot.best) == 3
    for best, share in zip(panel.plot.best, (0.25, 0.5, 1.0), strict=True):
        assert best.weights == pytest.approx(LAW.best_size(share * COMPUTE), rel=0.1)
    assert "60 billion operations" in traces_of(panel)


def test_half_a_sweep_shows_the_points_that_there_are(qtbot: QtBot) -> None:
    few = made_set([made_run(size) for size in SIZES[:2]], planned=5)
    panel = panel_with(qtbot, few)
    assert panel.plot.isVisible()
    assert panel.finding() == "Two sizes have come to a budget so far: a best one shows from three on."
    panel.restore({"view": "predict"})
    assert panel.finding() == words.TOO_FEW
    panel.restore({})
    panel.show_runs(made_set([made_run(size) for size in SIZES[:4]], planned=5))
    assert panel.finding().startswith("So far: at 240 billion operations the largest size is the best of these")
    begun = made_set([made_run(size, share=0.1) for size in SIZES[:2]], planned=5)
    panel.restore({})
    panel.show_runs(begun)
    assert panel.finding() == "Points appear as the runs come to 60 billion operations."
    assert not panel.plot.isVisible()


def test_a_folder_without_a_sweep_says_in_one_sentence_what_to_run(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, NO_RUNS)
    assert panel.finding() == words.READING
    for view in ("curves", "use", "predict"):
        panel.restore({"view": view})
        panel.show_runs(made_set([made_run(SIZES[0])]))
        assert words.COMMAND in panel.empty.accessibleName()
        assert panel.finding() == words.NO_SWEEP[-1]
    for view in ("published", "growth"):
        panel.restore({"view": view})
        assert panel.plot.isVisible()
        assert panel.finding().startswith(("Of large models too", "As published the best size grows from 400 million"))


def test_the_best_sizes_stand_beside_the_published_ones_with_their_sources(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(0, 1, noise=0.01), view="growth")
    traces = traces_of(panel)
    here = traces["measured here"]
    optima = optima_of(reading_of(panel.runs))
    np.testing.assert_array_equal(here.x, [each.compute for each in optima])
    np.testing.assert_array_equal(here.y, [each.weights for each in optima])
    np.testing.assert_array_equal(here.intervals, [[each.low for each in optima], [each.high for each in optima]])
    published = traces["isoFLOP curves, table A3"]
    assert (published.x[0], published.y[0], len(published.x)) == (1.84e19, 4e8, 9)
    assert len(traces["one formula, table A3"].x) == 8
    assert f"{large(here.y[-1])} weights are best here" in panel.finding()
    assert "Hoffmann et al. 2022, table 3, table A3, as printed" in panel._details()[0]


def test_one_formula_for_all_points_takes_the_place_of_the_parabolas(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep())
    before = panel.plot.best
    panel.controls.formula.click()
    assert panel.view_settings()["by_formula"]
    assert panel.plot.best != before
    for best, share in zip(panel.plot.best, (0.25, 0.5, 1.0), strict=True):
        assert best.weights == pytest.approx(LAW.best_size(share * COMPUTE), rel=0.02)
        assert best.height == pytest.approx(LAW.least_loss(share * COMPUTE), rel=0.01)
    assert panel.finding().startswith("By one formula for all points the best size grows: from about ")
    assert "by a parabola at each budget" in panel._details()[0]
    panel.restore({"view": "use", "by_formula": True})
    assert not panel.controls.formula.isVisible()
    assert panel.finding().startswith("Used for")


def test_the_command_that_it_names_is_the_sweep_that_the_lab_declares() -> None:
    (sweep,) = NextToken.sweeps
    parts = shlex.split(words.COMMAND)
    assert parts[:3] == ["scoutview", "sweep", NextToken.name]
    assert parts[parts.index("--sweep") + 1] == sweep.name
    assert sweep.budgets


def test_the_more_use_the_smaller_is_the_model_that_it_names(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(), view="use", use=0)
    assert len(panel.plot.best) == 1
    assert panel.finding().startswith("For training alone, ")
    best = []
    for notch in (4, 8, 12):
        panel.controls.used.setValue(notch)
        assert panel.view_settings()["use"] == notch
        alone, used = panel.plot.best
        assert used.weights < alone.weights
        best.append(used.weights)
    assert best == sorted(best, reverse=True)


def test_what_is_far_beyond_the_runs_is_said_to_be(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(), view="use", use=16)
    assert "beyond what was measured" in panel._details()[0]
    assert "trained longer than any run here" in panel.finding()


def test_text_of_characters_is_counted_in_characters(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, made_set([made_run(size, tokens="characters") for size in SIZES]), view="use")
    assert "tokens" not in panel.finding() + panel._details()[0] + panel.controls.used_words.text()
    assert panel.plot.graph is not None
    panel.restore({})
    assert panel.plot.graph.up.unit == "nats per character"


def test_a_power_of_one_seed_is_said_to_be_of_one(qtbot: QtBot) -> None:
    of_one, of_two = (panel_with(qtbot, whole_sweep(*seeds)) for seeds in ((0,), (0, 1)))
    assert "Of this one seed they grow as computing to the power" in of_one._details()[0]
    assert "They grow as computing to the power" in of_two._details()[0]
    assert "one seed" not in of_two._details()[0]


@pytest.mark.parametrize("size", [(1240, 520), (860, 330)])
@pytest.mark.parametrize("view", ["curves", "use", "published"])
def test_every_best_size_has_its_number_where_nothing_else_is(qtbot: QtBot, view: str, size: tuple[int, int]) -> None:
    folder = RunFolder(resource("sweeps", "isoflop"))
    panel = panel_with(qtbot, folder.read(), view=view)
    folder.close()
    panel.resize(*size)
    panel.grab()
    plot = panel.plot
    assert [best for best, _ in plot.numbers] == list(plot.best)
    boxes = [box for _, box in plot.numbers]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    axes = plot.axes()
    assert axes is not None
    path = [(float(axes.x.place(best.weights)), float(axes.y.place(best.height))) for best in plot.best]
    for start, end in itertools.pairwise(path):
        for share in np.linspace(0, 1, 200):
            x, y = (a + share * (b - a) for a, b in zip(start, end, strict=True))
            assert not any(box.contains(x, y) for box in boxes)


def test_a_point_that_no_curve_goes_through_is_explained(qtbot: QtBot) -> None:
    folder = RunFolder(resource("sweeps", "isoflop"))
    panel = panel_with(qtbot, folder.read())
    folder.close()
    assert "others stand alone" in panel._details()[0]
    sizes_of_three = made_set([made_run(size) for size in SIZES[1:4]])
    assert "others stand alone" not in panel_with(qtbot, sizes_of_three)._details()[0]


def test_what_is_measured_near_an_end_of_the_interval_is_just_inside() -> None:
    def forecast(loss: float) -> SizeForecast:
        measured = SweepPoint(1e11, 6e4, 1e6, loss, 0, 1, "")
        return SizeForecast(LAW, 1e11, 6e4, 2.0, 1.9, 2.1, (), (measured,))

    verdicts = [forecast(loss).verdict for loss in (1.89, 1.91, 1.93, 2.0, 2.07, 2.09, 2.11)]
    assert verdicts == ["outside", "just inside", "inside", "inside", "inside", "just inside", "outside"]


def test_the_largest_is_hidden_until_it_is_revealed_and_the_axes_stay(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(0, noise=0.004), view="predict")
    hidden = panel.plot.graph
    assert hidden is not None
    assert "What did it come to?" in panel.finding()
    assert "measured" not in traces_of(panel)
    drawn = np.concatenate([trace.x for trace in hidden.traces if trace.points and trace.word != "predicted"])
    assert max(drawn) < SIZES[-1]
    panel.controls.reveal.click()
    assert "measured" in traces_of(panel)
    assert panel.plot.graph is not None
    assert panel.plot.graph.ends == hidden.ends
    assert panel.finding().endswith("the interval.")
    panel.controls.reveal.click()
    assert "measured" not in traces_of(panel)


def test_a_largest_that_still_trains_is_predicted_and_cannot_be_revealed(qtbot: QtBot) -> None:
    runs = [*(made_run(size) for size in SIZES[:-1]), made_run(SIZES[-1], share=0.3)]
    panel = panel_with(qtbot, made_set(runs, planned=5), view="predict")
    assert panel.finding().endswith("it still trains.")
    assert not panel.controls.reveal.isVisible()


def test_the_prediction_does_not_see_the_largest(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(), view="predict")
    before = panel.finding()
    changed = made_set([*(made_run(size) for size in SIZES[:-1]), made_run(SIZES[-1], noise=0.3, seed=0)])
    panel.show_runs(changed)
    assert panel.finding() == before


def test_a_point_that_is_clicked_opens_its_run(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep())
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        panel.plot.x_chosen.emit(float(SIZES[2]))
    assert chosen.args == [f"/sweep/{SIZES[2]}-0.scout"]


def test_odd_choices_are_passed_over(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep())
    for odd in (
        {"view": 3},
        {"view": "x"},
        {"use": 99},
        {"use": True},
        {"revealed": "yes"},
        {"by_formula": 1},
        {"zoom": 4},
    ):
        panel.restore(odd)
        assert panel.view_settings() == {"view": "curves", "use": 8, "revealed": False, "by_formula": False}


def test_the_formula_has_the_numbers_of_this_sweep_and_its_sources(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, whole_sweep(), view="use")
    text = panel.formula()
    for part in ("6 N D", "2 N T", "Hoffmann", "2603.22339", "best weights"):
        assert part in text
    assert large(LAW.best_size(COMPUTE))[:2] in text


def test_the_run_on_screen_is_marked_where_it_stands_at_the_step_that_is_looked_at(qtbot: QtBot) -> None:
    runs = whole_sweep()
    panel = panel_with(qtbot, runs)
    run = runs.run_at(runs.on_screen)
    assert run is not None
    panel.show_curves(run.curves)
    step = int(run.curves.steps[120])
    panel.show_observation(Observation(step, TextProbe(text=""), {}))
    here = panel.plot.here
    assert here is not None
    assert (here.weights, here.loss) == (SIZES[0], run.curves.metrics["validation_loss"][120])
    assert here.compute == step * run.flops_per_step
    panel.restore({"view": "published"})
    assert panel.plot.here is None


def test_the_sweep_that_ships_is_read_at_its_budgets_and_its_best_size_moves_right(qtbot: QtBot) -> None:
    folder = RunFolder(resource("sweeps", "isoflop"))
    runs = folder.read()
    folder.close()
    (declared,) = NextToken.sweeps
    assert not runs.unreadable
    assert [run.settings["width"] for run in runs.runs] == [int(width) for width in declared.varies["width"]]
    panel = panel_with(qtbot, runs)
    reading = reading_of(runs)
    assert reading.budgets == declared.budgets
    assert reading.is_over
    for run in runs.runs:
        marked = {mark.step for mark in run.curves.marks if mark.name.endswith("billion operations")}
        assert {point.step for point in reading.points if point.path == run.path} == marked
    assert "moves right" in panel.finding()
    panel.restore({"view": "predict", "revealed": True})
    assert panel.finding().endswith("measured 1.844: just inside the interval.")


def test_what_ships_of_sweeps_stays_small() -> None:
    assert sum(path.stat().st_size for path in resource("sweeps").rglob("*") if path.is_file()) < 6_000_000


def test_where_there_is_no_sweep_a_finished_one_can_be_opened(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, made_set([made_run(SIZES[0])]))
    assert panel.controls.sample.isVisible()
    with qtbot.waitSignal(panel.run_chosen) as chosen:
        panel.controls.sample.click()
    assert Path(chosen.args[0]).is_file()
    panel.show_runs(whole_sweep())
    assert not panel.controls.sample.isVisible()

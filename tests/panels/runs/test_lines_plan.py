"""The curves of runs, and what those that differ in the seed alone have in common."""

import math

import numpy as np
import pytest

from scoutview.graphics.plots.curves_words import metric_in_words
from scoutview.panels.runs.lines_plan import (
    MOST_PLACES,
    RunLine,
    better,
    falls_far,
    grouped,
    has_across,
    line_of,
    places_of,
    shared_metrics,
)
from tests.compared_runs import run_of


def line(name: str, x: list[float], y: list[float], *, metric: str = "validation_loss", **settings) -> RunLine:
    run = run_of(name, steps=[int(each) for each in x], metrics={metric: y}, **settings)
    found = line_of(run, metric, "steps")
    assert found is not None
    return found


def test_a_run_stands_by_its_steps_seconds_data_or_compute() -> None:
    run = run_of("a", steps=[0, 50, 100], tokens=32.0, flops=6e3)
    assert places_of(run, "steps").tolist() == [0, 50, 100]
    assert places_of(run, "seconds").tolist() == [0, 1, 2]
    assert places_of(run, "tokens").tolist() == [0, 1600, 3200]
    assert places_of(run, "compute").tolist() == [0, 3e5, 6e5]


def test_what_not_all_runs_can_be_told_by_is_not_offered() -> None:
    counted, uncounted = run_of("a", flops=10.0), run_of("b", tokens=math.nan)
    assert has_across([counted], "compute")
    assert not has_across([counted, uncounted], "compute")
    assert not has_across([counted, uncounted], "tokens")
    assert has_across([counted, uncounted], "seconds")


def test_frames_without_the_metric_are_passed_over_and_a_loss_that_ends_in_no_number_diverged() -> None:
    sparse = line("a", [0, 1, 2, 3], [2.0, math.nan, 1.0, 0.5])
    assert (sparse.x.tolist(), sparse.diverged, sparse.last) == ([0, 2, 3], False, 0.5)
    lost = line("b", [0, 1, 2, 3], [2.0, 1.0, math.inf, math.nan])
    assert (lost.x.tolist(), lost.diverged, lost.last) == ([0, 1], True, math.inf)
    accuracy = line("c", [0, 1], [0.5, math.nan], metric="validation_accuracy")
    assert not accuracy.diverged
    assert line_of(run_of("d"), "no such metric", "steps") is None


def test_median_and_band_are_those_of_the_runs_with_values_between_frames_on_the_straight_line() -> None:
    lines = [
        line("a", [0, 10, 20], [4.0, 2.0, 1.0], seed=0),
        line("b", [0, 20], [6.0, 4.0], seed=1),
        line("c", [0, 10, 20], [5.0, 9.0, 2.0], seed=2),
    ]
    (group,) = grouped(lines)
    x, median, low, high = group.band
    assert x.tolist() == [0, 10, 20]
    assert median.tolist() == [5.0, 5.0, 2.0]
    assert (low.tolist(), high.tolist()) == ([4.0, 2.0, 1.0], [6.0, 9.0, 4.0])
    assert (group.last, group.ends) == (2.0, (1.0, 4.0))


def test_the_median_ends_where_the_shortest_run_does_unless_that_diverged() -> None:
    whole, short = line("a", [0, 10, 20, 30], [4, 3, 2, 1], seed=0), line("b", [0, 10], [4, 3], seed=1)
    assert grouped([whole, short])[0].middle[0].tolist() == [0, 10]
    lost = line("c", [0, 10, 20, 30], [4, 3, math.nan, math.nan], seed=2)
    third = line("d", [0, 10, 20, 30], [4, 5, 6, 7], seed=3)
    (group,) = grouped([whole, lost, third])
    x, median, low, high = group.band
    assert x.tolist() == [0, 10, 20, 30]
    assert median.tolist() == [4, 3, 6, 7]  # the one that diverged is above both others
    assert (low.tolist(), high[-1]) == ([4, 3, 2, 1], math.inf)
    assert group.last == 7
    (half,) = grouped([whole, lost])
    assert half.middle[0].tolist() == [0, 10]
    assert half.last == math.inf


def test_a_run_that_has_only_just_begun_does_not_end_the_median() -> None:
    lines = [line("a", [0, 10], [2, 1], seed=0), line("b", [0, 10], [4, 3], seed=1), line("c", [0], [5], seed=2)]
    (group,) = grouped(lines)
    assert group.middle[0].tolist() == [0, 10]


def test_only_the_seed_and_how_a_run_is_stored_do_not_part_runs() -> None:
    lines = [
        line("a", [0], [1], seed=0, width=8, stored_weights="float32"),
        line("b", [0], [1], seed=1, width=8, stored_weights="float16"),
        line("c", [0], [1], seed=0, width=16),
        line("d", [0], [1], seed=0, width=8, lab="sums"),
    ]
    assert [[each.run.name for each in group.lines] for group in grouped(lines)] == [["a", "b"], ["c"], ["d"]]


def test_long_runs_are_held_against_each_other_at_so_many_places() -> None:
    rng = np.random.default_rng(0)
    steps = np.sort(rng.choice(100_000, 3000, replace=False))
    (group,) = grouped([line(name, steps.tolist(), steps[::-1].tolist(), seed=seed) for seed, name in enumerate("ab")])
    x, median, _, _ = group.band
    assert len(x) == MOST_PLACES
    assert (x[0], x[-1]) == (steps[0], steps[-1])
    assert np.all(np.diff(median) < 0)


def test_shared_metrics_begin_with_what_counts_and_leave_out_what_one_run_lacks() -> None:
    one = run_of("a", metrics={"train_loss": [1] * 21, "own": [1] * 21, "validation_loss": [1] * 21})
    other = run_of("b", metrics={"validation_loss": [1] * 21, "train_loss": [1] * 21, "else": [1] * 21})
    assert shared_metrics([one, other]) == ("validation_loss", "train_loss")
    assert shared_metrics([]) == ()


@pytest.mark.parametrize(
    ("metric", "way", "word"),
    [
        ("validation_loss", -1, "validation loss"),
        ("train_accuracy", 1, "training accuracy"),
        ("key_frequencies", 0, "key frequencies"),
    ],
)
def test_a_metric_is_told_in_words_with_which_way_is_better(metric: str, way: int, word: str) -> None:
    assert (better(metric), metric_in_words(metric)) == (way, word)


def test_a_logarithmic_axis_is_for_values_above_0_that_fall_tenfold() -> None:
    assert falls_far([line("a", [0, 1], [2.0, 0.1])])
    assert not falls_far([line("a", [0, 1], [2.0, 0.5])])
    assert not falls_far([line("a", [0, 1], [2.0, 0.0])])
    assert not falls_far([])
    assert falls_far([line("a", [0, 1], [4.7, 1.8]), line("b", [0, 1], [4.7, 2.0])])  # they end close together
    assert not falls_far([line("a", [0, 1], [4.7, 1.8]), line("b", [0, 1], [4.7, 3.0])])

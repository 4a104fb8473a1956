"""What is read off runs of several sizes, and what is said of it."""

from dataclasses import replace

import numpy as np
import pytest

from scoutview.frame import Curves
from scoutview.panels.sums_by_size.graphs import size_graph
from scoutview.panels.sums_by_size.plan import reading_of
from scoutview.panels.sums_by_size.words import (
    NO_SIZES,
    column_words,
    details,
    findings,
    formula,
    steps_findings,
    written_words,
)
from scoutview.run_set import NO_RUNS
from tests.compared_runs import run_of, set_of
from tests.panels.sums_by_size.made_runs import PLACES, ladder, made_run


def test_a_point_is_the_newest_frame_of_its_run_and_points_grow_with_size_and_seed() -> None:
    reading = reading_of(ladder())
    assert [(point.weights, point.seed) for point in reading.points] == sorted(PLACES)
    for point in reading.points:
        places = PLACES[point.weights, point.seed]
        assert point.places == pytest.approx(places)
        assert point.digits == pytest.approx(sum(places) / len(places))
        assert point.power == pytest.approx(point.digits ** len(places))
        assert point.exact == pytest.approx(np.prod(places))


def test_sizes_that_never_and_always_know_sums_are_found() -> None:
    reading = reading_of(ladder())
    assert reading.never == 2000
    assert reading.always == 58000
    assert reading.mixed == 7000


def test_a_place_is_known_or_guessed_and_only_the_first_digit_is_guessed_by_half() -> None:
    points = {(point.weights, point.seed): point for point in reading_of(ladder()).points}
    assert points[2000, 0].half_known == 0
    assert points[26000, 1].half_known == 1
    assert [points[7000, 0].is_sure(place) for place in range(4)] == [True, False, False, True]


def test_runs_that_differ_in_more_than_size_and_seed_are_not_held_against_these() -> None:
    others = [made_run(9000, 0, (1.0, 1.0), digits=1), run_of("another", lab="digits")]
    runs = set_of(*ladder().runs, *others)
    assert len(reading_of(runs).points) == len(PLACES)
    shown = set_of(*ladder().runs, *others, on_screen="9000-0")
    assert [point.weights for point in reading_of(shown).points] == [9000]


def test_a_run_that_still_trains_is_left_out() -> None:
    running = replace(made_run(9000, 0, (0.1, 0.1, 0.1, 0.5)), state="training")
    assert len(reading_of(set_of(*ladder().runs, running)).points) == len(PLACES)


def test_without_three_sizes_it_is_said_what_would_be_shown() -> None:
    for runs in (NO_RUNS, set_of(made_run(2000, 0, (0.1, 0.5)), made_run(7000, 0, (1.0, 1.0)))):
        reading = reading_of(runs)
        assert not reading.is_telling
        assert findings(reading) == NO_SIZES
        assert details(reading) == ("",)


def test_the_finding_says_how_much_the_measure_makes_and_how_much_is_real() -> None:
    reading = reading_of(ladder())
    between = [point for point in reading.points if point.exact < 0.9 and max(point.places[:-1]) >= 0.9]
    digits, exact = (np.mean([getattr(point, name) for point in between]) for name in ("digits", "exact"))
    assert findings(reading)[0] == (
        "From 2,000 to 58,000 weights whole sums go from <1 % to 100 %. "
        f"Partly mirage: where {100 * digits:.0f} % of the digits are right, {100 * exact:.0f} % of the sums are."
    )
    assert details(reading)[0].startswith("Partly not: in runs that do not know sums 15 of 16 places")
    assert (
        "At 7,000 weights it is luck: 1 % to 100 % by seed. We do not know what will be grokked when."
        in details(reading)[0]
    )


def test_the_graph_has_a_dot_for_each_run_and_measure() -> None:
    reading = reading_of(ladder())
    graph = size_graph(reading)
    assert [trace.word for trace in graph.traces] == [
        "digits right",
        "if digits were independent",
        "whole sums right",
    ]
    for trace in graph.traces:
        assert trace.points
        assert trace.x.tolist() == [float(point.weights) for point in reading.points]


def test_one_run_alone_has_a_finding_with_its_numbers() -> None:
    steps = np.array([0, 100, 200, 300])
    metrics = {"digits_right": np.array([0.1, 0.3, 0.8, 1.0]), "validation_accuracy": np.array([0, 0, 0.25, 1.0])}
    curves = Curves(steps, steps / 10, metrics)
    assert steps_findings(curves, 200)[0] == "80 % of all digits are right at step 200, and 25 % of whole sums."
    assert steps_findings(curves, 300)[0] == (
        "100 % of whole sums are right at step 300. Digits came first: 80 % of them at step 200, with 25 % of the sums."
    )
    assert steps_findings(Curves(steps, steps / 10, {}), 200) == ("",)


def test_what_the_frame_on_screen_writes_is_told_with_the_right_sum() -> None:
    right = written_words(500, (8095, 3947), [2, 4, 0, 2, 1], [2, 4, 0, 2, 1])
    assert right[0] == "The run on screen, at step 500, writes 8095 + 3947 = 12042: right."
    wrong = written_words(5, (1, 2), [11, 0, 0], [3, 0, 0])
    assert wrong[1] == "At step 5 it writes 1 + 2 = =: wrong, it is 3."


def test_the_formula_lists_every_run() -> None:
    text = formula(reading_of(ladder()))
    assert text.count("<tr>") == len(PLACES) + 1
    assert "Schaeffer" in text
    assert "n = 4" in text
    assert "scoutview sweep" not in text
    assert "scoutview sweep sums" in formula(reading_of(NO_RUNS))
    assert "seed 1" in column_words(reading_of(ladder()), 1)

"""At which steps the circuit is measured, and what may be said of it."""

import math

import numpy as np
import pytest

from scoutview.frame import Curves, Mark
from scoutview.panels.algorithm.progress_plan import (
    agreed,
    filling,
    measured_around,
    on_the_line,
    progress_steps,
    story,
    values_over,
)


def run(newest: int, planned: int = 2000, accuracy: float = 0.02, **marks: int) -> Curves:
    steps = np.unique(np.concatenate([np.arange(min(51, newest + 1)), np.arange(0, newest + 1, 8)]))
    named = tuple(Mark(name, step) for name, step in marks.items())
    metrics = {"validation_accuracy": np.full(len(steps), accuracy)}
    return Curves(steps, steps * 0.01, metrics, named, planned_steps=planned)


def losses(values: dict[int, float]) -> dict[int, dict[str, np.ndarray]]:
    return {step: {"restricted_loss": np.array(value, np.float32)} for step, value in values.items()}


def test_about_forty_recorded_steps_are_asked_both_ends_first() -> None:
    curves = run(2000)
    steps = progress_steps(curves, 2000)
    assert 30 <= len(steps) <= 50
    assert len(set(steps)) == len(steps)
    assert set(steps) <= set(curves.steps.tolist())
    assert steps[:2] == (0, 2000)
    assert sorted(steps)[len(steps) // 4] < steps[2] < sorted(steps)[-len(steps) // 4]


def test_a_growing_run_asks_the_same_steps_again() -> None:
    for shorter, longer in ((1600, 2000), (800, 816)):
        before, after = (set(progress_steps(run(newest, planned=1), newest)) for newest in (shorter, longer))
        assert before - {shorter} <= after


@pytest.mark.parametrize("newest", [0, 1, 60, 500, 1999])
def test_a_run_that_trains_is_asked_little(newest: int) -> None:
    curves = run(newest, planned=40_000)
    until = int(curves.steps[-1])
    steps = progress_steps(curves, until)
    assert len(steps) <= 12
    assert {0, until} <= set(steps)


def test_while_it_trains_no_step_is_asked_that_was_passed_over_before() -> None:
    asked: set[int] = {0}
    for newest in (48, 96, 200, 400, 800, 1600, 3200, 6400):
        until = int(run(newest).steps[-1])
        steps = set(progress_steps(run(newest, planned=40_000), until))
        before = max(asked)
        assert {step for step in steps if step < before} <= asked
        asked = steps


def test_nothing_is_asked_past_the_deciding_step() -> None:
    assert max(progress_steps(run(2000), 1000)) == 1000
    assert progress_steps(Curves(np.zeros(0, np.int64), np.zeros(0), {}), 5) == ()


def test_values_stand_at_their_steps() -> None:
    values = values_over(np.array([0, 5, 9]), losses({5: 2.5}), "restricted_loss")
    assert values[1] == 2.5
    assert np.isnan(values[[0, 2]]).all()


def test_of_a_step_is_said_what_was_measured_there_or_on_both_sides_alike() -> None:
    asked = (0, 175, 40, 80)
    assert measured_around(80, asked) == (80,)
    assert measured_around(79, asked) == (40, 80)
    assert measured_around(341, asked) == ()
    assert agreed(["it fails", "it fails"]) == "it fails"
    assert agreed(["it fails", "it answers as well"]) == agreed(["it fails", ""]) == agreed([]) == ""


def test_between_measured_steps_a_value_is_read_off_the_line() -> None:
    steps, values = np.array([1, 10, 50, 100]), np.array([4.0, 3.0, np.nan, 1.0])
    assert on_the_line(steps, values, 10) == pytest.approx(3.0)
    assert on_the_line(steps, values, math.sqrt(1000)) == pytest.approx(2.0)  # half way on a logarithmic axis
    assert math.isnan(on_the_line(steps, values, 101))
    assert math.isnan(on_the_line(steps, np.full(4, np.nan), 10))


EARLY = {0: 4.0, 500: 3.0, 800: 1.9, 1000: 0.1}


@pytest.mark.parametrize(
    ("curves", "values", "sentence"),
    [
        (
            run(2000, generalised=1200),
            EARLY,
            "The loss of the waves alone halves by step 800, with 2.0 % of new sums right; 99 % come at step 1,200: "
            "the circuit forms in the dark.",
        ),
        (
            run(2000, accuracy=0.4, generalised=1200),
            EARLY,
            "The loss of the waves alone halves by step 800, with 40.0 % of new sums right; 99 % come at step 1,200.",
        ),
        (
            run(2000, generalised=810),
            EARLY,
            "The loss of the waves alone halves by step 800, with 2.0 % of new sums right; 99 % come at step 810.",
        ),
        (
            run(2000, accuracy=0.99, generalised=400),
            EARLY,
            "The loss of the waves alone halves by step 800, with 99.0 % of new sums right, "
            "after the accuracy jumped (step 400).",
        ),
        (
            run(2000),
            EARLY,
            "The loss of the waves alone halves by step 800, with 2.0 % of new sums right; 99 % never come.",
        ),
        (
            run(1000, generalised=900),
            {0: 4.0, 900: 3.0},
            "The loss of the waves alone has not halved yet: the rest is needed as well.",
        ),
        (run(2000), {0: 4.0, 900: 3.0}, "The loss of the waves alone never halves: these waves alone do not answer."),
    ],
)
def test_the_run_is_told_as_its_numbers_say(curves: Curves, values: dict[int, float], sentence: str) -> None:
    told = story(curves, losses(values))
    assert told is not None
    assert told.sentence() == sentence


def test_one_measured_step_tells_no_story() -> None:
    assert story(run(2000), losses({0: 4.0})) is None
    assert story(run(2000), losses({0: 4.0, 9: math.nan})) is None


def test_how_much_has_arrived_is_told_until_all_is_there() -> None:
    assert filling(4, 10) == "measuring, 40 %"
    assert filling(10, 10) == ""

"""From which step on a value stays beyond its threshold and its controls, and what is said of it."""

import math

import numpy as np
import pytest

from scoutview.graphics.runs.appearance_plan import Appearance, Control
from scoutview.graphics.runs.appearance_words import appearance_words

STEPS = np.array([0, 100, 200, 300, 400])


def found(
    *values: float, threshold: float = 0.9, falls: bool = False, controls: tuple[Control, ...] = ()
) -> Appearance:
    return Appearance(STEPS[: len(values)], np.array(values), threshold, controls, falls)


def test_it_came_where_it_stays_and_not_where_it_was_there_for_once() -> None:
    assert found(0.5, 0.95, 0.6, 0.9, 0.97).came == 300
    assert found(0.5, 0.95, 0.6, 0.9, 0.97).before == 200


def test_what_is_lost_at_the_end_has_not_come() -> None:
    assert found(0.5, 0.95, 0.95, 0.95, 0.6).came is None


def test_a_control_that_is_as_good_takes_it_back() -> None:
    rising = (0.5, 0.92, 0.95, 0.95, 0.97)
    assert found(*rising).came == 100
    band = Control("shuffled", np.full(5, 0.4), np.array([0.5, 0.93, 0.96, 0.6, 0.6]))
    assert found(*rising, controls=(band,)).came == 300
    assert found(*rising, controls=(Control.at("counting words", 0.99),)).came is None


def test_an_error_appears_where_it_is_below() -> None:
    errors = found(0.3, 0.2, 0.12, 0.08, 0.07, threshold=0.15, falls=True)
    assert errors.came == 200
    above = Control.at("untrained", 0.1)
    assert found(0.3, 0.2, 0.12, 0.08, 0.07, threshold=0.15, falls=True, controls=(above,)).came == 300


def test_unknown_values_are_passed_over() -> None:
    assert found(0.5, math.nan, 0.95, math.nan, 0.97).came == 200
    assert found(0.5, math.nan, 0.95, math.nan, 0.97).before == 0
    assert found(0.5, 0.95, math.nan).came == 100


def test_answers_are_put_in_order_and_bands_keep_what_was_answered() -> None:
    band = Control("shuffled", np.array([0.4, 0.41, 0.42]), np.array([0.5, 0.51, 0.52]))
    made = Appearance.of({400: 0.97, 0: 0.5, 7: 1.0}, [400, 0, 200], 0.9, [band])
    assert made.steps.tolist() == [0, 400]
    assert made.values.tolist() == [0.5, 0.97]
    assert np.asarray(made.controls[0].high).tolist() == [0.5, 0.52]
    assert made.filled == pytest.approx(2 / 3)
    assert not made.is_told


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            (0.5, 0.95, 0.6, 0.9, 0.97),
            "The unit appears between steps 200 and 300: from 60 % to 90 % right, and it",
        ),
        ((0.5, 0.6, 0.7), "The unit has not appeared by step 200: 70 % right; it counts from 90 % on."),
        ((0.95, 0.96), "The unit is there from step 0 on: 95 % right."),
    ],
)
def test_it_is_said_in_a_sentence(values: tuple[float, ...], said: str) -> None:
    assert appearance_words(found(*values), "The unit", "right")[0].startswith(said)


def test_nothing_is_said_before_most_of_the_run_was_asked() -> None:
    made = Appearance.of({0: 0.95}, [0, 100, 200], 0.9)
    assert appearance_words(made, "The unit", "right")[0] == "The run is being asked: 33 % of its frames so far."

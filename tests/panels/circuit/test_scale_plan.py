"""Whole models as squares, all to one scale."""

import math
from itertools import pairwise

import pytest

from scoutview.panels.circuit.plan import published_circuit
from scoutview.panels.circuit.scale_plan import plan_scale, scale_note
from scoutview.panels.circuit.words import known_finding, size_of, times_as_many, total_in_cell
from tests.panels.circuit.circuits import GPT3, circuit


def test_all_models_stand_to_one_scale_from_large_to_small() -> None:
    weights = [734_336, 124_439_808, 174_604_259_328, 1_557_611_200]
    plan = plan_scale(weights, 300, 500, 1)
    assert plan.order == (2, 3, 1, 0)
    for model, square in zip(plan.order, plan.squares, strict=True):
        assert square.width**2 == pytest.approx(weights[model] * plan.per_weight)
    assert plan.legend.width**2 == pytest.approx(plan.legend_weights * plan.per_weight)
    boxes = [*plan.squares[1:], plan.legend]
    assert all(above.bottom <= below.y for above, below in pairwise(boxes))
    assert plan.note_top + 18 <= 500
    assert plan.model_at(plan.rows[1].x + 60, plan.rows[1].middle_y) == 3
    assert plan.model_at(-5, -5) is None


def test_the_note_says_how_often_the_smallest_goes_into_the_largest() -> None:
    here, known = circuit(), published_circuit("GPT-3", GPT3, "a paper")
    times = math.floor(174_600_000_000 / here.weights + 0.5)
    assert scale_note([here, known]) == f"This model goes {times:,} times into GPT-3."
    assert scale_note([here]) == ""


def test_how_often_follows_from_the_sizes_that_are_said() -> None:
    here, known = circuit(), published_circuit("GPT-3", GPT3, "a paper")
    size, unit = size_of(known.weights).split()
    assert (size, unit) == ("174.6", "billion")
    assert size_of(here.weights) == f"{here.weights:,}"
    assert times_as_many(known, here) == math.floor(float(size) * 1e9 / here.weights + 0.5)
    assert f"{times_as_many(known, here):,} times as many" in known_finding(known, here)
    assert total_in_cell(known.weights) == size_of(known.weights)


def test_the_largest_square_stays_smaller_than_the_picture_that_it_is_beside() -> None:
    assert plan_scale([734_336, 174_604_259_328], 300, 600, 1).squares[0].width <= 100

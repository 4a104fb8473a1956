"""Which steps stand for a run in the picture of its spectrum, and what is read off at them."""

import itertools
from collections.abc import Sequence

import numpy as np

from scoutview.frame import Arrays, Curves
from scoutview.graphics.runs.spread_plan import MOST_ROWS
from scoutview.panels.spectrum.run_plan import NO_RUN, SpectrumRun, brought_out, run_of, shares, shown_steps

RECORDED = [*range(51), *range(64, 2401, 16)]


def curves_with(steps: Sequence[int], planned: int = 2400) -> Curves:
    return Curves(np.array(steps, np.int64), np.zeros(len(steps)), {}, planned_steps=planned)


def at(newest: int) -> Curves:
    return curves_with([step for step in RECORDED if step <= newest])


def answer(*power: float) -> Arrays:
    return {"spectrum": np.array(power, np.float32)}


def test_at_most_about_64_recorded_steps_are_asked_and_all_are_recorded() -> None:
    for newest in (0, 5, 700, 2400):
        steps = shown_steps(at(newest))
        assert len(steps) == len(set(steps)) <= MOST_ROWS + 2
        assert set(steps) <= set(RECORDED)
    assert {0, 2400} <= set(shown_steps(at(2400)))
    assert shown_steps(curves_with([])) == ()


def test_a_recorded_step_of_the_grid_stands_for_itself_and_else_the_frame_before() -> None:
    assert set(shown_steps(at(2400))) == set(range(0, 2401, 48))
    assert set(shown_steps(curves_with([0, 30, 90, 96, 150]))) == {0, 30, 96}


def test_a_run_that_grows_asks_for_new_steps_only() -> None:
    asked = [set(shown_steps(at(newest))) for newest in RECORDED]
    for before, after in itertools.pairwise(asked):
        dropped, new = before - after, after - before
        assert len(dropped) <= 1  # the old deciding step, where it is no row of the grid
        assert len(new) <= 2
    assert sum(before != after for before, after in itertools.pairwise(asked)) < len(RECORDED) / 2


def test_the_first_questions_span_the_whole_run() -> None:
    first = sorted(shown_steps(at(2400))[:6])
    assert max(np.diff(first)) <= 2400 / 3


def test_shares_add_up_to_one_and_what_is_no_number_counts_as_nothing() -> None:
    assert shares(np.array([1, np.nan, 3], np.float32)).tolist() == [0.25, 0, 0.75]
    assert shares(np.full(3, np.nan)).tolist() == [0, 0, 0]


def test_the_few_that_hold_nearly_all_are_named_and_so_are_those_far_above_a_crowd() -> None:
    few = np.array([0.01, 5, 0.01, 8, 0.01])
    assert brought_out(few) == (4, 2)
    crowd = np.ones(56)
    assert brought_out(crowd) == ()
    crowd[[15, 24]] = 9.0, 12.0
    assert brought_out(crowd) == (25, 16)


def test_of_random_numbers_none_is_named() -> None:
    for seed in range(5):
        table = np.random.default_rng(seed).normal(size=(113, 64))
        power = np.square(np.abs(np.fft.rfft(table, axis=0)))[1:].sum(1)
        assert brought_out(power) == ()


def test_the_rows_are_the_answers_by_step_with_the_newest_held_to_the_end() -> None:
    curves = curves_with([0, 10, 20, 25], planned=100)
    run = run_of(curves, {20: answer(0, 4), 0: answer(1, 3), 7: answer(1, 1)}, 2)
    assert run.steps.tolist() == [0, 20]
    assert run.shares.tolist() == [[0.25, 0.75], [0, 1]]
    assert run.spans() == [(0, 20), (20, 25)]
    assert [run.row_at(step) for step in (0, 19.9, 20, 25, 26)] == [0, 0, 1, 1, None]
    assert 0 < run.filled < 1


def test_the_key_frequencies_are_those_the_run_ends_with() -> None:
    curves = curves_with([0, 50, 100], planned=100)
    early, late = answer(*np.ones(20)), answer(*np.eye(20)[6])
    assert run_of(curves, {0: late, 50: late, 100: early}, 20).keys == ()
    assert run_of(curves, {0: early, 50: early, 100: late}, 20).keys == (7,)
    assert run_of(curves, {0: late}, 20).keys == ()  # the end is not known yet


def test_answers_of_another_length_are_passed_over() -> None:
    run = run_of(curves_with([0, 50, 100], planned=100), {0: answer(1, 2, 3)}, 2)
    assert (len(run.steps), run.filled, run.spans(), run.row_at(0)) == (0, 0.0, [], None)
    assert run_of(curves_with([]), {}, 2).filled == 1.0


def test_a_wave_that_held_much_and_was_let_go_is_told_from_then_on() -> None:
    held = np.array([[0.0, 0.01, 0.5], [0.13, 0.05, 0.5], [0.001, 0.004, 0.6]])
    run = SpectrumRun(np.array([0, 50, 100]), held, newest=100, end=100)
    assert run.faded(100, held[2]) == {1: 0.13}, "the second never held much"
    assert run.faded(50, held[1]) == {}
    assert run.faded(0, held[0]) == {}
    assert NO_RUN.faded(0, held[0]) == {}

"""When heads learned a pattern, and where the names of their curves stand."""

import numpy as np
import pytest

from scoutview.frame import NO_CURVES, Curves
from scoutview.graphics.runs.spread_plan import spread_steps
from scoutview.panels.attention.run_plan import (
    HeadRun,
    label_places,
    run_finding,
    run_of,
    run_sentence,
)

NAMES = ("previous token", "induction")


def curves(last: int, planned: int = 800, every: int = 10) -> Curves:
    steps = np.arange(0, last + 1, every)
    return Curves(steps, steps / 10, {}, planned_steps=planned)


def run(*rows: float) -> HeadRun:
    """One head with these scores at steps 0, 10, 20, ..., beside one at 0.1."""
    scores = np.stack([np.array(rows), np.full(len(rows), 0.1)], axis=1)[:, None, :]
    return HeadRun("previous token", np.arange(len(rows)) * 10, scores, 0.05, 100)


def test_the_steps_span_the_run_whatever_part_of_them_has_come() -> None:
    steps = spread_steps(curves(800))
    assert len(steps) == len(set(steps)) <= 64
    assert {0, 800} <= set(steps)
    assert set(steps) <= set(curves(800).steps.tolist())
    first = sorted(steps[:9])
    assert max(np.diff(first)) <= 200
    assert spread_steps(NO_CURVES) == ()


def test_a_run_that_grows_asks_for_more_steps_and_for_no_other_ones() -> None:
    before = set(spread_steps(curves(300)))
    assert before < set(spread_steps(curves(400)))
    assert before < set(spread_steps(curves(800)))


def test_a_head_learned_it_when_it_stays_above_the_limit() -> None:
    assert run(0.05, 0.4, 0.2, 0.31, 0.5).learned_at((0, 0)) == 30
    assert run(0.5, 0.4).learned_at((0, 0)) == 0
    assert run(0.05, 0.4, 0.2).learned_at((0, 0)) is None
    assert run(0.05, 0.4).learned_at((5, 5)) is None


def test_it_is_said_in_a_sentence() -> None:
    assert run_sentence(run(0.05, 0.4), (0, 0)) == "From step 10 on it is above 30 %."
    assert run_sentence(run(0.4, 0.4), (0, 0)) == "It is above 30 % throughout."
    assert run_sentence(run(0.05, 0.22, 0.2), (0, 0)) == "It never reaches 30 %; its highest is 22 %, at step 10."
    assert run_sentence(run(0.05, 0.4, 0.2), (0, 0)) == "It was above 30 % for a while, and now is at 20 %."
    assert run_sentence(HeadRun(), (0, 0)) == ""


def test_the_finding_names_the_first_head_or_the_nearest() -> None:
    assert run_finding(run(0.05, 0.4, 0.5)) == (
        "Head 0.0 looks at the token before from step 10 on; at step 20 it is 50 %."
    )
    assert run_finding(run(0.05, 0.2)) == "No head reaches 30 % on the token before: head 0.0 comes nearest with 20 %."
    assert run_finding(HeadRun()) == ""


def test_heads_that_were_named_at_any_time_lead_and_the_highest_is_first() -> None:
    scores = np.zeros((2, 1, 7))
    scores[0, 0, 3] = 0.5
    scores[1, 0] = [0.1, 0.9, 0.4, 0.1, 0.31, 0.5, 0.6]
    leading = HeadRun("induction", np.array([0, 10]), scores, 0.02, 10).leading()
    assert leading == ((0, 1), (0, 6), (0, 5), (0, 2), (0, 4))  # five at most
    assert HeadRun("induction", np.array([0]), np.full((1, 1, 2), np.nan), 0.02).highest() is None


def test_answers_become_the_curves_of_one_pattern() -> None:
    steps = spread_steps(curves(800))
    answers = {
        step: {
            "head_pattern_scores": np.full((2, 1, 2), step / 1000, np.float32),
            "head_pattern_chance": np.array([0.05, 0.02]),
        }
        for step in steps[: len(steps) // 2]
    }
    answers[-7] = answers[steps[0]]  # of another run
    told = run_of(curves(800), answers, NAMES, 1)
    assert told.pattern == "induction"
    assert told.chance == 0.02
    assert told.filled == pytest.approx(0.5, abs=0.02)
    assert (np.diff(told.steps) > 0).all()
    np.testing.assert_allclose(told.curve((0, 1)), told.steps / 1000)
    assert np.isnan(told.curve((3, 0))).all()
    empty = run_of(curves(800), {}, NAMES, 0)
    assert (len(empty.steps), empty.filled, empty.end) == (0, 0.0, 800)


def test_answers_of_another_model_are_left_out() -> None:
    def answer(heads: int) -> dict[str, np.ndarray]:
        return {"head_pattern_scores": np.zeros((2, 1, heads)), "head_pattern_chance": np.zeros(2)}

    told = run_of(curves(20, 20), {0: answer(3), 10: answer(2), 20: answer(2)}, NAMES, 0)
    assert told.steps.tolist() == [10, 20]


def test_names_stand_apart_and_inside() -> None:
    places = label_places([50, 51, 52, 10, 99], 18, 0, 100)
    assert min(np.diff(sorted(places))) >= 18
    assert min(places) >= 0
    assert max(places) <= 100
    assert sorted(range(5), key=lambda each: places[each]) == [3, 0, 1, 2, 4]
    assert label_places([30, 70], 18, 0, 100) == [30, 70]

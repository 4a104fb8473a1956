import numpy as np
import pytest

from scoutview.frame import Curves
from scoutview.panels.skills.plan import MOST, NEVER, SkillRun, followed_steps, run_of

FREQUENCIES = np.array([0.5, 0.3, 0.2])


def curves_at(steps: np.ndarray, planned: int) -> Curves:
    return Curves(steps, steps.astype(float), {}, planned_steps=planned)


def run(rows: dict[int, list[float]]) -> SkillRun:
    answers = {step: {"skill_accuracies": np.array(shares, np.float32)} for step, shares in rows.items()}
    return run_of(curves_at(np.array(sorted(rows)), max(rows)), answers, FREQUENCIES)


def test_a_skill_came_at_the_first_frame_where_95_of_100_cases_are_right_and_stays_so() -> None:
    told = run({0: [0.5, 0.94, 0.5], 10: [0.95, 0.5, 0.5], 20: [0.9, 0.95, 0.94]})
    assert told.came.tolist() == [10, 20, NEVER]
    assert told.came_by(10).tolist() == [True, False, False]
    assert told.step_with(1) == 10
    assert told.step_with(2) == 20
    assert told.step_with(3) == NEVER


def test_all_frames_of_a_short_run_are_asked_the_last_one_first_and_coarse_before_fine() -> None:
    steps = np.arange(0, 90, 10)
    asked = followed_steps(curves_at(steps, 80))
    assert sorted(asked) == steps.tolist()
    assert asked[:3] == (80, 0, 40)
    assert followed_steps(curves_at(steps[:0], 80)) == ()


def test_of_a_long_run_frames_are_asked_that_stand_for_it_and_a_growing_one_drops_none() -> None:
    steps = np.arange(0, 5000, 5)
    before, after = (set(followed_steps(curves_at(steps[:count], 8000))) for count in (600, 1000))
    assert len(after) < MOST
    assert before <= after
    assert after <= set(steps.tolist())
    assert max(np.diff(sorted(after))) <= 60


def test_answers_of_other_skills_or_steps_are_passed_over() -> None:
    curves = curves_at(np.array([0, 10]), 10)
    answers = {0: {"skill_accuracies": np.ones(4)}, 10: {"skill_accuracies": np.ones(3)}, 7: {}}
    told = run_of(curves, answers, FREQUENCIES)
    assert told.steps.tolist() == [10]
    assert told.filled == pytest.approx(0.5)

"""When a run on bets is worst, turns, and is nearly perfect; and what is said of a step."""

import numpy as np

from scoutview.frame import Curves
from scoutview.labs.bets.phases import marks, story


def run_of(misleading: list[float]) -> Curves:
    steps = 10 * np.arange(len(misleading))
    values = np.array(misleading)
    metrics = {
        "misleading_accuracy": values,
        "agreeing_accuracy": np.ones(len(values)),
        "validation_accuracy": 0.9 + 0.1 * values,
    }
    return Curves(steps, steps.astype(float), metrics)


def found(misleading: list[float]) -> dict[str, int]:
    return {mark.name: mark.step for mark in marks(run_of(misleading))}


def test_the_marks_are_the_worst_frame_the_turn_and_where_nearly_all_are_right() -> None:
    assert found([0.5, 0.08, 0.02, 0.05, 0.4, 0.6, 0.9, 0.97, 1.0]) == {"worst": 20, "turns": 50, "nearly perfect": 70}


def test_the_worst_frame_is_told_only_once_it_is_over() -> None:
    assert found([0.5, 0.08, 0.02]) == {}
    assert found([0.5, 0.08, 0.02, 0.3]) == {}
    assert found([0.5, 0.08, 0.02, 0.3, 0.5]) == {"worst": 20, "turns": 40}


def test_a_run_without_a_dip_has_no_worst_frame() -> None:
    assert found([0.5, 0.4, 0.6, 0.96]) == {"nearly perfect": 30}
    assert found([]) == {}


def test_a_mark_stays_where_it_was_as_the_run_grows() -> None:
    values = [0.5, 0.08, 0.02, 0.05, 0.4, 0.6, 0.01, 0.97, 1.0]
    for length in range(len(values)):
        earlier, later = found(values[:length]), found(values[: length + 1])
        assert earlier.items() <= later.items()


def test_the_story_says_when_it_follows_the_outcome_and_that_this_was_planted() -> None:
    curves = run_of([0.5, 0.02, 0.97])
    assert "planted" in story(curves, 10, planted=True)
    assert "planted" not in story(curves, 10, planted=False)
    assert "It reckons" in story(curves, 20, planted=True)
    assert story(curves, 0, planted=True).startswith("untrained")
    assert story(run_of([]), 0, planted=True) == ""

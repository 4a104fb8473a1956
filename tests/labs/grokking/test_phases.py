import numpy as np
import pytest

from scoutview.frame import Curves, Mark
from scoutview.labs.grokking.phases import SumCounts, marks, story

COUNTS = SumCounts(2576, 3865, 56)


def curves(train: list[float], validation: list[float], keys: list[float], *, apart: int = 50) -> Curves:
    metrics = {"train_accuracy": train, "validation_accuracy": validation, "key_frequencies": keys}
    steps = np.arange(len(train)) * apart
    return Curves(steps, steps / 50.0, {name: np.array(values, float) for name, values in metrics.items()})


def marked(run: Curves) -> dict[str, int]:
    return {mark.name: mark.step for mark in marks(run, 56)}


def with_marks(run: Curves) -> Curves:
    return Curves(run.steps, run.seconds, run.metrics, marks(run, 56))


GROKKED = curves(
    [0.01, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [0.01, 0.0, 0.02, 0.3, 0.99, 1, 1, 1, 1, 1, 1, 1],
    [50, 48, 45, 40, 20, 12, 5, 5, 4, 4, 5, 4],
)


def test_marks_stand_where_things_happened() -> None:
    assert marked(GROKKED) == {"memorised": 100, "generalised": 200, "cleaned up": 300}


def test_it_is_cleaned_up_only_once_the_frequencies_stayed_few_for_200_steps() -> None:
    shorter = Curves(GROKKED.steps[:10], GROKKED.seconds[:10], {n: v[:10] for n, v in GROKKED.metrics.items()})
    assert "cleaned up" not in marked(shorter)
    many = curves([1.0] * 12, [1.0] * 12, [40.0] * 12)
    assert "cleaned up" not in marked(many)


def test_a_run_that_never_generalises_has_no_mark_for_it() -> None:
    assert marked(curves([0.1, 1, 1, 1], [0.0, 0.01, 0.02, 0.02], [50, 50, 50, 50])) == {"memorised": 50}


def test_each_loss_spike_is_marked_once_where_it_is_first_seen() -> None:
    run = curves(
        [0.1, 1, 0.8, 0.4, 0.97, 1, 0.9, 1, 1, 1],
        [0.0, 0.0, 0.0, 0.1, 0.5, 0.9, 0.99, 1, 0.44, 1],
        [50] * 10,
    )
    spikes = {name: step for name, step in marked(run).items() if "spike" in name}
    assert spikes == {"loss spike": 100, "loss spike 2": 300, "loss spike 3": 400}
    assert marked(run)["generalised"] == 300


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (0, ["untrained", "1 % of all sums"]),
        (50, ["50 % of its 2,576 training sums", "0 % of the 3,865 others", "memorising"]),
        (
            100,
            [
                "all 2,576 training sums are right, 2 % of the others",
                "knows its sums, not the rule: 45 of 56 waves hold nearly all",
            ],
        ),
        (150, ["30 % of the others", "building the rule: 40 of 56"]),
        (250, ["100 % of the sums it never saw", "tidying up: 12 of 56"]),
        (550, ["by rotations: 4 of 56 waves hold nearly all of its number table."]),
    ],
)
def test_the_story_is_told_with_the_runs_own_numbers(step: int, words: list[str]) -> None:
    told = story(with_marks(GROKKED), step, COUNTS)
    assert all(word in told for word in words), told


def test_a_spike_is_named_while_it_lasts_and_where_it_came_before_the_jump() -> None:
    run = with_marks(curves([0.1, 1, 0.4, 1, 1, 1], [0, 0, 0.01, 0.5, 0.995, 1], [50, 50, 50, 40, 20, 10]))
    assert "spike of the loss: 40 % of the training sums are right" in story(run, 100, COUNTS)
    assert "A spike of the loss at step 100 helped the jump." in story(run, 200, COUNTS)
    assert "spike" not in story(with_marks(GROKKED), 200, COUNTS)


def test_a_story_before_a_mark_does_not_know_of_it() -> None:
    late = Curves(GROKKED.steps, GROKKED.seconds, GROKKED.metrics, (Mark("generalised", 200), Mark("memorised", 100)))
    assert "tidying" not in story(late, 150, COUNTS)


def test_shares_near_the_ends_are_not_rounded_onto_them() -> None:
    run = with_marks(curves([0.1, 0.9996], [0.0, 0.0004], [50, 50]))
    assert ">99.9 % of the training sums" in story(run, 50, COUNTS)
    assert "<0.1 % of the others" in story(run, 50, COUNTS)

"""What learning curves say: findings as plain sentences, counts where few were asked."""

import numpy as np
import pytest

from scoutview.frame import Curves, Evaluation, Mark
from scoutview.graphics.plots.curves_words import accuracy_text, axis_word, curves_finding, curves_formula

STEPS = np.array([0, 100, 200, 300])
MARKS = (Mark("memorised", 100), Mark("generalised", 300))


def run(train: list[float], validation: list[float], told: Evaluation, marks: tuple[Mark, ...] = ()) -> Curves:
    metrics = {"train_accuracy": np.array(train), "validation_accuracy": np.array(validation)}
    return Curves(STEPS, STEPS * 0.01, metrics, marks, evaluation=told)


def words(unseen: str, trained: str, right: str, train: int, validation: int) -> Evaluation:
    return Evaluation(unseen, trained, right, {"train": train, "validation": validation})


TEXT = words("unseen tokens", "tokens it trained on", "are guessed right", 1000, 2000)
PICTURES = words("unseen pictures", "pictures it trained on", "are read right", 50, 100)
SUMS = words("unseen sums", "trained sums", "are right", 1000, 1000)


def test_a_share_is_held_against_that_of_what_it_trained_on() -> None:
    curves = run([0, 0.5, 0.7, 0.766], [0, 0.5, 0.6, 0.767], TEXT)
    assert (
        curves_finding(curves, 300, None)
        == "76.7 % of unseen tokens are guessed right; of tokens it trained on, 76.6 %."
    )
    assert (
        curves_finding(curves, 200, None)
        == "60.0 % of unseen tokens are guessed right; of tokens it trained on, 70.0 %."
    )


def test_where_few_were_asked_they_are_counted() -> None:
    curves = run([0, 0.9, 1, 1], [0.07, 0.8, 0.97, 1], PICTURES)
    assert curves_finding(curves, 300, None) == "All 100 unseen pictures are read right."
    assert (
        curves_finding(curves, 200, None)
        == "97 of 100 unseen pictures are read right; of pictures it trained on, 50 of 50."
    )
    assert accuracy_text(curves, "train")(0.98) == "49 of 50"


@pytest.mark.parametrize("told", [Evaluation(), PICTURES])
def test_where_it_is_not_known_how_many_were_asked_there_is_no_decimal(told: Evaluation) -> None:
    """An older run asked others: its accuracies are no whole numbers of these."""
    curves = run([0, 1 / 3, 2 / 3, 1], [0, 1 / 3, 2 / 3, 1], told)
    assert accuracy_text(curves, "validation")(2 / 3) == "67 %"


def test_a_run_that_groks_says_what_was_right_when() -> None:
    curves = run([0, 1, 1, 1], [0, 0, 0.125, 1], SUMS, MARKS)
    assert (
        curves_finding(curves, 300, None)
        == "Nearly all trained sums were right at step 100, unseen sums only at step 300."
    )
    assert (
        curves_finding(curves, 200, None)
        == "Nearly all trained sums were right at step 100, but of unseen sums only 12.5 % are right now."
    )
    assert curves_finding(curves, 0, None).startswith("0 % of unseen sums are right")


def test_a_run_that_lost_what_it_found_does_not_say_that_it_is_right() -> None:
    curves = run([0, 1, 1, 1], [0, 0, 1, 0.5], SUMS, (Mark("memorised", 100), Mark("generalised", 200)))
    assert curves_finding(curves, 300, None).startswith("50.0 % of unseen sums are right")


@pytest.mark.parametrize(
    ("loss", "finding"),
    [
        (0.853, "Its guesses beat answering nothing (loss 0.85 against 1.00)."),
        (0.998, "Its guesses are as good as answering nothing (loss 1.00)."),
        (1.31, "Its guesses are worse than answering nothing (loss 1.31 against 1.00)."),
    ],
)
def test_a_loss_is_held_against_what_the_lab_names_whichever_is_lower(loss: float, finding: str) -> None:
    told = Evaluation(reference="answering nothing", reference_loss=0.996, least="0 is out of reach.")
    metrics = {"validation_loss": np.full(len(STEPS), loss)}
    curves = Curves(STEPS, STEPS * 0.01, metrics, evaluation=told)
    assert curves_finding(curves, 300, None) == finding
    assert "<p>0 is out of reach.</p>" in curves_formula(curves, 300)


def test_the_axis_names_a_loss_in_plain_words_and_the_formula_has_its_unit() -> None:
    surprise = Curves(STEPS, STEPS * 0.01, {}, loss_kind="cross-entropy", loss_unit="nats of surprise per token")
    assert axis_word(surprise) == "surprise (loss)"
    assert "loss in nats of surprise per token" in curves_formula(surprise, 300)
    assert axis_word(Curves(STEPS, STEPS * 0.01, {}, loss_kind="squared error")) == "error (loss)"

"""What is read off the losses of one weight, while they come and when all are there; and what is said of them."""

import numpy as np
import pytest

from scoutview.panels.one_weight.plan import FLATTEST, WeightReading, signed
from scoutview.panels.one_weight.words import (
    NOT_A_NUMBER,
    cost_words,
    four_digits,
    in_time,
    numbers_words,
    weight_findings,
)

VALLEY = {0.0: 2.0, -0.1: 2.3, 0.1: 1.8, -0.2: 2.7, 0.2: 1.7}


def reading(losses: dict[float, float] | None = None, *, whole: bool = True, **channels: object) -> WeightReading:
    """Of the weight in row 1, column 2 of four; another of its row at two places."""
    points = list((losses or VALLEY).items())
    moved = [(2, by, loss) for by, loss in points] + [(0, -0.1, 2.1), (0, 0.1, 2.2)]
    count = len(moved)
    told = {
        "weight_site": np.array(["read"] * count),
        "weight_place": np.array([[1, 2]] * count),
        "weight_value": np.full(count, 0.5),
        "weight_gradient": np.full(count, -2.5),
        "weight_difference": np.full(count, -2.5001),
        "weight_count": np.full(count, 999),
        "weight_steps": np.full(count, count if whole else count + 1),
        "weight_sample": np.array(["3 pictures"] * count),
        "moved_column": np.array([column for column, _, _ in moved]),
        "moved_by": np.array([by for _, by, _ in moved]),
        "moved_loss": np.array([loss for _, _, loss in moved]),
        "forward_seconds": np.array([*[np.nan] * (count - 1), 0.01 if whole else np.nan]),
        "backward_seconds": np.array([*[np.nan] * (count - 1), 0.03 if whole else np.nan]),
    }
    return WeightReading(told | {name: np.full(count, value) for name, value in channels.items()}, 7)


def test_curves_are_sorted_and_others_meet_where_nothing_is_moved() -> None:
    moved, losses = reading().own
    assert moved.tolist() == [-0.2, -0.1, 0.0, 0.1, 0.2]
    assert losses.tolist() == [2.7, 2.3, 2.0, 1.8, 1.7]
    (other,) = reading().others.values()
    assert [each.tolist() for each in other] == [[-0.1, 0.0, 0.1], [2.1, 2.0, 2.2]]
    assert reading().loss_at(0.1) == 1.8
    assert np.isnan(reading().loss_at(0.13))


def test_it_is_known_how_far_it_has_come() -> None:
    assert reading().is_whole
    assert not reading(whole=False).is_whole
    assert not reading().has_shape


def test_the_axis_holds_the_curve_and_a_flat_one_stays_flat() -> None:
    low, high = reading().losses_shown()
    assert low < 1.7
    assert 2.7 < high < 3
    flat = reading({0.0: 2.0, -0.1: 2.0001, 0.1: 2.0})
    low, high = flat.losses_shown()
    assert high - low >= FLATTEST * 2


def test_a_step_down_the_slope_is_told_with_both_losses() -> None:
    falls = "Move this one number by +0.1, down the slope, and the loss falls from 2.00 to 1.80."
    assert weight_findings(reading()) == (
        falls,
        "Move it by +0.1: the loss falls from 2.00 to 1.80.",
        "At +0.1 the loss falls to 1.80.",
    )
    too_long = reading({0.0: 2.0, 0.1: 2.1})
    assert (
        weight_findings(too_long)[0] == "The step of +0.1 down the slope is too long: the loss rises from 2.00 to 2.10."
    )
    flat = reading({0.0: 2.0, -0.1: 2.0001}, weight_gradient=0.001)
    assert weight_findings(flat)[0] == "Moving this one of 999 numbers by −0.1 hardly changes the loss."
    ended = reading({0.0: 4e-7, 0.1: 6e-7})
    assert weight_findings(ended)[0] == "The loss is next to nothing (4.0e−7): there is hardly a slope left to go down."
    assert weight_findings(reading({0.0: 2.0}))[0] == "", "not known yet"


def test_a_small_loss_is_told_as_the_number_it_is() -> None:
    small = reading({0.0: 1.2e-3, 0.1: 4e-4})
    assert weight_findings(small)[0].endswith("the loss falls from 0.00120 to 4.0e−4.")


def test_slope_and_difference_stand_beside_each_other() -> None:
    told = numbers_words(reading(), 0.0)
    assert told[0].startswith("Read, row 1, column 2, is 0.500, the loss 2.00. Slope by one backward pass: −2.5; ")
    assert "by moving it a little both ways: −2.5, the same. Down the slope: a larger weight." in told[0]
    assert "kink" in numbers_words(reading(weight_difference=-2.0), 0.0)[0]
    moved = numbers_words(reading(), 0.1)[0]
    assert moved.startswith("Read, row 1, column 2, is 0.500, the loss 2.00; moved by +0.1 it is 0.600, the loss 1.80.")
    assert [len(text) for text in told] == sorted((len(text) for text in told), reverse=True)


def test_the_cost_is_what_passes_took_and_not_known_before() -> None:
    assert "1,000 forward passes, 10.0 s." in cost_words(reading())[0]
    assert "all at once: 30.0 ms." in cost_words(reading())[0]
    assert "175 billion such numbers (Brown et al. 2020); this one has 999." in cost_words(reading())[0]
    assert not any("forward" in text for text in cost_words(reading(whole=False)))


def test_a_model_that_broke_is_told_in_one_sentence() -> None:
    broken = reading({0.0: np.nan, 0.1: np.nan}, weight_gradient=np.nan)
    assert not broken.is_number
    assert weight_findings(broken)[0] == numbers_words(broken, 0.0)[0] == NOT_A_NUMBER
    assert np.isfinite(broken.losses_shown()).all()


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "+0.1"), (-0.26, "−0.26"), (0.0, "0"), (-1e-9, "0"), (2.0, "+2"), (10.0, "+10")]
)
def test_how_far_something_is_moved_has_its_sign(value: float, text: str) -> None:
    assert signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.10713, "−0.1071"),
        (-3.7298e-7, "under a millionth (−3.73e−7)"),
        (3.7298e-5, "0.0000373"),
        (0.0, "0"),
        (12345.0, "1.234e4"),
        (2.5, "2.5"),
    ],
)
def test_slopes_have_four_digits(value: float, text: str) -> None:
    assert four_digits(value) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.0073, "7.30 ms"), (48.0, "48.0 s"), (186.0, "3.10 min"), (9000.0, "2.50 h")]
)
def test_times_are_told_in_their_unit(seconds: float, text: str) -> None:
    assert in_time(seconds) == text

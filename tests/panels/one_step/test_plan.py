"""Scales, rows and places of one step, and what is said of it: against numbers that were worked out by hand."""

import math

import numpy as np
import pytest

from scoutview.graphics.base.box import Box
from scoutview.panels.one_step.amounts import grown, rate_text, share_text, times
from scoutview.panels.one_step.plan import (
    BACK,
    FORWARD,
    LEAVES,
    LOSS,
    MEMORY,
    MOVES,
    SLOPES,
    UPDATE,
    AnswersReading,
    Scale,
    SizesReading,
    body_places,
    columns_shown,
    rows_shown,
    stands_beside,
)
from scoutview.panels.one_step.rate_words import change_text, rates_titles, verdict_words
from scoutview.panels.one_step.tried import TriedReading, kept_rate, rate_typed
from scoutview.panels.one_step.words import (
    NOT_A_NUMBER,
    decay_words,
    findings,
    optimizer_words,
    origin_words,
    step_formula,
)

NAN = math.nan


def step(**changed: object) -> SizesReading:
    """Two sites and all else, after a step that the recording knows."""
    given = {
        "step_parts": ["first", "second", ""],
        "step_counts": [12, 8, 4],
        "step_weights": [0.5, 0.25, 1.0],
        "step_activations": [0.2, 3.0, NAN],
        "step_signals": [0.001, 0.02, NAN],
        "step_gradients": [0.1, 0.2, 0.3],
        "step_changes": [0.01, 0.001, 0.002],
        "step_decays": [0.0, 0.005, 0.0],
        "step_memory": [0.75, 0.5, NAN],
        "step_optimizers": ["Muon", "Muon", "AdamW"],
        "step_rates": [0.02, 0.02, 0.004],
        "step_momenta": [0.95, 0.95, 0.9],
        "step_weight_decays": [0.0, 0.0, 0.1],
        "step_number": 41,
        "step_loss_before": 2.0,
        "step_loss_after": 1.5,
        "step_gradient_length": 3.0,
        "step_source": "recorded",
        "step_batch": "32 pictures",
        "step_examples": 32,
        "step_retraced": [0, 0],
    } | changed
    return SizesReading({name: np.array(value)[None] for name, value in given.items()}, 40)


def tried(*real: float) -> TriedReading:
    rates = [0.01, 0.1, 1.0]
    given = {
        "tried_rates": rates,
        "tried_predicted": [-rate * 4 for rate in rates],
        "tried_real": list(real),
        "tried_so_far": 3,
        "tried_loss": 2.0,
        "tried_square": 4.0,
    }
    return TriedReading({name: np.array(value)[None] for name, value in given.items()})


def answers(**changed: object) -> AnswersReading:
    given = {
        "scored_asked": ["", ""],
        "scored_said": ["7", "3"],
        "scored_said_probabilities": [0.8, 0.5],
        "scored_right": ["5", "3"],
        "scored_right_probabilities": [0.1, 0.5],
        "scored_costs": [2.30, 0.69],
        "scored_examples": [1, 0],
        "scored_pictures": np.zeros((2, 0, 0)),
        "scored_correct": 1,
        "scored_count": 2,
        "scored_loss": 1.5,
    } | changed
    return AnswersReading({name: np.array(value)[None] for name, value in given.items()})


def test_a_scale_is_logarithmic_and_holds_what_is_beyond_its_ends() -> None:
    scale = Scale(1e-2, 1e2)
    assert scale.share(1.0) == pytest.approx(0.5)
    assert scale.share(10.0) == pytest.approx(0.75)
    assert (scale.share(0.0), scale.share(1e-5), scale.share(1e9)) == (0.0, 0.0, 1.0)
    assert math.isnan(scale.share(NAN))
    assert scale.ticks == pytest.approx((1e-2, 1.0, 1e2))


def test_rows_that_find_no_room_are_left_out_evenly_and_both_ends_stay() -> None:
    assert rows_shown(5, 9) == (0, 1, 2, 3, 4)
    assert rows_shown(16, 6) == (0, 3, 6, 9, 12, 15)
    assert rows_shown(16, 1) == (0,)
    assert rows_shown(16, 0) == ()


def test_a_narrow_picture_shows_the_columns_of_its_stage() -> None:
    assert columns_shown(UPDATE, 1000) == (SLOPES, MOVES, MEMORY)
    assert columns_shown(UPDATE, 400) == [MOVES, MEMORY]
    assert columns_shown(FORWARD, 1000) == (LEAVES,), "what is not known yet takes no room"
    assert [column.name for column in columns_shown(BACK, 400)] == ["step_signals", "step_gradients"]
    assert [column.name for column in columns_shown(FORWARD, 400)] == ["step_activations"]


def test_rates_stand_below_all_parts_or_beside_them_or_below_a_few() -> None:
    high, low, narrow = Box(0, 0, 900, 500), Box(0, 0, 900, 250), Box(0, 0, 500, 300)
    assert not stands_beside(high, 300, 120)
    parts, rates = body_places(high, 300, 120, beside=False)
    assert rates is not None
    assert parts.bottom < rates.y
    assert rates.bottom == high.bottom
    assert stands_beside(low, 300, 120)
    parts, rates = body_places(low, 300, 120, beside=True)
    assert rates is not None
    assert parts.right < rates.x
    assert rates.right == low.right
    assert not stands_beside(narrow, 300, 120)
    parts, rates = body_places(narrow, 300, 120, beside=False)
    assert rates is not None
    assert parts.height == 300 - 120 - 12
    assert body_places(narrow._replace(height=200), 300, 120, beside=False)[1] is None


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0.3", 0.3),
        (" 1e-2 ", 0.01),
        ("0,5", 0.5),
        ("0", None),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("x", None),
    ],
)
def test_a_typed_rate_is_a_number_above_0(text: str, rate: float | None) -> None:
    assert rate_typed(text) == rate


def test_a_kept_rate_is_a_number_above_0() -> None:
    assert kept_rate(0.5) == 0.5
    assert [kept_rate(value) for value in ("0.5", 0, -1, math.inf, True, None)] == [None] * 6
    assert (rate_text(0.01), rate_text(1.0), rate_text(1e-5)) == ("0.01", "1", "1e−5")


def test_the_smallest_rate_that_makes_it_worse_is_too_large() -> None:
    reading = tried(-0.04, -0.2, 0.8)
    assert [row.verdict for row in reading.rows] == ["as predicted", "less", "worse"]
    assert reading.too_large is reading.rows[2]
    assert rates_titles(reading)[0].endswith("rate 1 is too large, the loss rises by 40 % instead of falling.")
    assert rates_titles(tried(-0.04, -0.2, 5.0))[0].endswith("the loss grows to 3.5 times its size instead of falling.")
    assert tried(-0.04, -0.4, -3.0).too_large is None
    broken = tried(-0.04, math.nan, math.nan)
    assert broken.too_large is broken.rows[1]
    assert tried(-0.04, -0.4, 0.001).too_large is not None
    assert tried(0.0005, -0.4, -4.0).too_large is not None, "it was predicted to fall by more than a thousandth"
    assert rates_titles(broken)[0].endswith("rate 0.1 is too large, the loss is no number any more.")


def test_both_bars_of_a_rate_are_whole_and_in_proportion_on_an_axis_of_its_own() -> None:
    reading = tried(-0.04, -0.2, 900.0)
    assert [reading.reach(row) for row in reading.rows] == pytest.approx([2.0, 20.0, 50_000.0]), "per cent of the loss"
    for row in reading.rows:
        predicted, real = reading.place(row, row.predicted), reading.place(row, row.real)
        assert max(abs(predicted), abs(real)) <= 1.0
        assert real / predicted == pytest.approx(row.real / row.predicted)
    broken = tried(-0.04, -0.2, NAN)
    assert broken.place(broken.rows[2], NAN) == 1.0
    assert broken.place(broken.rows[2], -4.0) == -1.0


@pytest.mark.parametrize(
    ("real", "words"),
    [
        (-4.2, "as predicted"),
        (-3.0, "25 % less than predicted"),
        (-0.022, "182 times less than predicted"),
        (-6.0, "50 % more than predicted"),
        (-12.0, "3 times more than predicted"),
        (0.0, "does not change"),
        (0.5, "rises instead of falling"),
        (NAN, "no number"),
    ],
)
def test_a_missed_prediction_is_told_by_its_factor(real: float, words: str) -> None:
    reading = tried(-0.04, -0.4, real)
    assert verdict_words(reading, reading.rows[2])[0] == words


def test_changes_below_a_thousandth_of_the_loss_are_hardly_any() -> None:
    given = {"tried_rates": [1.0], "tried_predicted": [-2.6e-12], "tried_real": [-2.5e-12], "tried_so_far": 1}
    given |= {"tried_loss": 4.3e-7, "tried_square": 2.6e-12}
    reading = TriedReading({name: np.array(value)[None] for name, value in given.items()})
    risen = given | {"tried_real": [2.5e-12]}
    assert TriedReading({name: np.array(value)[None] for name, value in risen.items()}).too_large is None
    assert rates_titles(reading)[0] == "A plain step along the whole gradient: even rate 1 hardly changes the loss."
    assert verdict_words(reading, reading.rows[0])[0] == "hardly changes at all"
    assert change_text(reading, -2.5e-12) == "<0.1 %"
    assert reading.reach(reading.rows[0]) == pytest.approx(0.1)
    assert "predicted −2.6e−12, real −2.5e−12" in step_formula(step(), None, reading), "as they are, behind the i"


def test_sizes_are_shown_as_shares_of_what_their_head_says() -> None:
    reading = step()
    assert reading.shares("step_signals")[:2] == pytest.approx([5.0, 100.0])
    assert reading.shares("step_gradients") == pytest.approx([100 / 3, 200 / 3, 100.0])
    assert reading.shares("step_changes") == pytest.approx([2.0, 0.4, 0.2])
    assert reading.shown(MEMORY)[:2] == pytest.approx([75.0, 50.0])
    assert MEMORY.scale.share(75.0) == pytest.approx(0.75), "a share is drawn on a plain scale"
    assert math.isinf(step(step_weights=[0.0, 0.25, 1.0]).shares("step_changes")[0])


def test_a_bar_that_is_cut_says_at_which_end() -> None:
    scale = Scale(1e-2, 1e2)
    assert [scale.beyond(size) for size in (1e-3, 0.0, 1e-2, 1.0, 1e2, 1e3, math.inf)] == [-1, 0, 0, 0, 0, 1, 1]


def test_factors_and_shares_have_no_powers_of_ten() -> None:
    assert [times(factor) for factor in (0.0024, 0.00057, 1.34, 9.8, 24.2, 183.0, 26_299.0)] == [
        *("0.0024", "0.0006", "1.3", "9.8", "24", "183", "26,300"),
    ]
    assert [share_text(share) for share in (0.0, 5e-5, 0.071, 100.0)] == ["0 %", "<0.0001 %", "0.071 %", "100 %"]
    assert [grown(factor, "gradient") for factor in (1.04, 1 / 3, 0.033, 5.5)] == [
        "keeps about its size",
        "shrinks to about a third of its size",
        "shrinks to 3.3 % of its size",
        "grows to 5.5 times its size",
    ]


def test_a_loss_that_is_next_to_nothing_is_told_by_how_much_it_changes() -> None:
    small = step(step_loss_before=9.2e-5, step_loss_after=8.28e-5)
    assert findings(UPDATE, small, None)[0] == "Step 41 lowers the loss, below 0.001 already, by 10 %."
    same = step(step_loss_before=9.2e-5, step_loss_after=9.2001e-5)
    assert findings(UPDATE, same, None)[0].endswith("the loss of these 32 pictures stays below 0.001.")


def test_each_part_of_the_step_has_a_sentence_with_its_numbers() -> None:
    reading = step()
    assert findings(FORWARD, reading, None)[0] == "32 pictures go forward: the numbers grow to 15 times their size."
    assert (
        findings(LOSS, reading, answers())[0] == "1 of 2 answers are right; what all cost on average is the loss: 1.50."
    )
    assert findings(BACK, reading, None)[0] == "On its way back the gradient shrinks to 5 % of its size."
    assert findings(UPDATE, reading, None)[0] == "Step 41 lowers the loss of these 32 pictures from 2.00 to 1.50."
    raised = step(step_loss_after=2.5)
    assert findings(UPDATE, raised, None)[0] == "Step 41 raises the loss of these 32 pictures from 2.00 to 2.50."
    near = findings(UPDATE, step(step_source="retraced"), None)[0]
    assert near == "A step from here lowers the loss of these 32 pictures from 2.00 to 1.50."
    assert "stays at 2.00" in findings(UPDATE, step(step_loss_after=2.0001), None)[0]
    assert "no number any more" in findings(UPDATE, step(step_loss_after=NAN), None)[0]
    assert findings(UPDATE, step(step_loss_before=NAN), None) == (NOT_A_NUMBER,)


def test_one_example_alone_is_no_step_of_the_run() -> None:
    alone = step(step_batch="picture 3 of 32")
    assert findings(FORWARD, alone, None)[0].startswith("Picture 3 of 32 goes forward")
    assert findings(UPDATE, alone, None)[0] == "A step by picture 3 of 32 alone lowers its loss from 2.00 to 1.50."
    assert "as it would be if it learned from this example alone" in origin_words(alone)[0]
    one = answers(scored_count=1, scored_correct=0)
    assert findings(LOSS, alone, one) == ("The answer is wrong and costs 1.50: that is the loss.",)


def test_where_no_answer_is_a_class_their_mean_error_is_told() -> None:
    told = answers(scored_correct=-1)
    assert not told.are_classes
    assert not told.is_right(1)
    assert "the mean of 2 costs, the loss, is 1.50" in findings(LOSS, step(), told)[0]


def test_it_says_whose_step_it_is() -> None:
    assert "the very step 41 of the run" in origin_words(step())[0]
    assert "very first step of the run" in origin_words(step(step_source="untrained"))[0]
    assert "found by training again" in origin_words(step(step_source="retraced"))[0]
    assert "did not come out quite the same" in origin_words(step(step_source="alike"))[0]
    assert "data is not on this machine" in origin_words(step(step_source="no data"))[0]
    assert "Pause the run" in origin_words(step(step_source="weights"))[0]


def test_how_far_it_is_trained_again_is_told_until_the_update_is_there() -> None:
    none = {"step_optimizers": ["", "", ""]}
    again = step(step_source="weights", step_retraced=[7, 40], **none)
    assert not again.is_whole
    assert origin_words(again)[0] == "Training again up to here, for the optimizer’s memory: step 7 of 40."
    assert findings(UPDATE, again, None) == origin_words(again)
    assert optimizer_words(again) == ("",)
    taken = step(step_source="recorded", **none)
    assert not taken.is_whole
    assert findings(UPDATE, taken, None) == ("The step is being taken …",)
    unknown = step(step_source="weights", **none)
    assert unknown.is_whole
    assert (
        findings(UPDATE, unknown, None)[0] == "A frame holds no memory of the optimizer, so its step is not known here."
    )


def test_optimizers_are_told_with_their_numbers_each_once() -> None:
    assert optimizer_words(step())[0] == (
        "Muon: learning rate 0.02, momentum 0.95, no weight decay; "
        "AdamW: learning rate 0.004, momentum 0.9, weight decay 0.1."
    )


def test_where_decay_pulls_farther_than_the_step_moves_that_is_said() -> None:
    assert decay_words(step()) == (
        "Weight decay alone would shrink second by 2 % of its size, the gradient pulls back: it moves by 0.4 %."
    )
    assert decay_words(step(step_decays=[0.0, 0.0, 0.0])) == ""


def test_a_gradient_that_does_not_arrive_is_told() -> None:
    assert "does not reach the first part" in findings(BACK, step(step_signals=[0.0, 0.02, NAN]), None)[0]
    assert "No gradient comes back" in findings(BACK, step(step_signals=[0.0, 0.0, NAN]), None)[0]

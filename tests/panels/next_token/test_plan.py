"""Which rows find room, and where the parts of the next token panel go."""

import numpy as np
import pytest

from scoutview.graphics.base.numbers import percent
from scoutview.panels.next_token.plan import (
    END,
    arrange_next_token,
    choose_rows,
    kept_place,
    left_over,
    likelihoods,
    open_place,
    whole_words,
)


def test_the_drawn_token_is_always_among_the_rows() -> None:
    assert choose_rows(15, 2, 512, 300).ranks == tuple(range(5))
    far = choose_rows(15, 400, 512, 300)
    assert far.ranks[-1] == 400
    assert far.apart
    assert len(far.ranks) + far.others == 512
    assert choose_rows(15, 400, 512, 10).ranks == (400,)


def test_how_likely_a_token_was_is_read_at_every_step_that_is_answered() -> None:
    outcomes = np.array([" a", " b"])
    answers = {
        step: {"outcomes": outcomes.copy() if step else outcomes, "outcome_probabilities": np.array([share, 1 - share])}
        for step, share in ((0, 0.25), (30, 0.75))
    }
    assert likelihoods(answers, " b") == {0: 0.75, 30: 0.25}
    assert likelihoods(answers, " c") == likelihoods({}, " a") == {}


def test_a_text_with_a_certain_end_is_shown_where_the_choice_is_open() -> None:
    assert open_place(np.array([0.05, 0.2, 0.53, 1.0, 0.999])) == 2
    assert open_place(np.array([0.5, 0.4, 0.999])) == 1, "of two that are as open it is the later one"
    assert open_place(np.array([0.53, 0.9])) is None, "the end leaves a choice"
    assert open_place(np.array([0.05, 0.99, 0.98])) is None, "no token does"
    assert open_place(np.array([0.53, np.nan])) is open_place(np.zeros(0)) is None
    assert open_place(np.array([np.nan, 0.5, 0.99])) == 1


def test_settings_of_before_mean_the_end_of_the_text() -> None:
    assert kept_place({"position": None}) == END
    assert kept_place({"position": 3}) == kept_place({"after": 3}) == 3
    assert kept_place({"after": END}) == END
    assert (
        kept_place({})
        is kept_place({"after": None})
        is kept_place({"after": True})
        is kept_place({"after": -7})
        is None
    )


def test_a_line_ends_with_a_whole_word() -> None:
    assert whole_words("to the deer.", 12, len) == "to the deer."
    assert whole_words("to the deer.", 11, len) == "to the"
    assert whole_words("to the deer.", 2, len) == "to"
    assert whole_words("unbelievably so", 5, len) == "unbel"
    assert whole_words("<F8><9F><1C>", 9, len) == "<F8><9F>"
    assert whole_words("to", 0, len) == ""


@pytest.mark.parametrize("beside", [0.0, 450.0])
@pytest.mark.parametrize("height", [60, 200, 400, 900])
def test_parts_never_overlap_and_bars_stay(height: float, beside: float) -> None:
    width = 1000 if beside else 300
    places = arrange_next_token(width, height, controls=100, written=60, rows=8, beside=beside)
    boxes = [
        box
        for box in (places.prompt, places.controls, places.heat, places.bars, places.written, places.runs)
        if box.height
    ]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    if height >= 400:
        assert places.bars.height >= 100
        assert places.heat.height
    if beside and height >= 400:
        assert places.runs.y == places.heat.y
        assert beside < places.runs.x < places.runs.right <= width


def test_the_others_have_what_makes_the_written_shares_add_up() -> None:
    rounded = [0.5329, 0.1607, 0.1056, 0.0996, 0.0971]
    assert percent(1 - sum(rounded)) == "0.4 %", "53.3 + 16.1 + 10.6 + 10.0 + 9.7 = 99.7"
    assert percent(left_over(rounded)) == "0.3 %"


def test_next_to_nothing_that_the_others_have_stays_what_it_is() -> None:
    assert percent(left_over([0.9996])) == percent(1 - 0.9996) == "<0.1 %"
    assert left_over([0.5004, 0.4996]) == 0

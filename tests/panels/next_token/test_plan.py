"""Which rows find room, and where the parts of the next token panel go."""

import numpy as np
import pytest

from scoutview.panels.next_token.plan import arrange_next_token, choose_rows, likelihoods, whole_words


def test_the_drawn_token_is_always_among_the_rows() -> None:
    assert choose_rows(15, 2, 512, 300).ranks == tuple(range(4))
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


def test_a_line_ends_with_a_whole_word() -> None:
    assert whole_words("to the deer.", 12, len) == "to the deer."
    assert whole_words("to the deer.", 11, len) == "to the"
    assert whole_words("to the deer.", 1, len) == "to"


@pytest.mark.parametrize("height", [60, 200, 400, 900])
def test_parts_never_overlap_and_bars_stay(height: float) -> None:
    places = arrange_next_token(300, height, controls=100, written=60, rows=8)
    boxes = [
        box
        for box in (places.prompt, places.controls, places.heat, places.bars, places.written, places.runs)
        if box.height
    ]
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
    if height >= 400:
        assert places.bars.height >= 100
        assert places.heat.height

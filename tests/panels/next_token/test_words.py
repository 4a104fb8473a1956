"""What the next token panel says."""

import numpy as np

from scoutview.labs.next_token.tokenizer import START, UNKNOWN
from scoutview.panels.next_token.plan import Draw, SamplingChoices
from scoutview.panels.next_token.words import (
    CLICK,
    ELSEWHERE,
    MARKS,
    append_tip,
    appendable,
    finding,
    formula,
    notes,
    strong_bar,
)


def test_marks_are_those_of_the_tokenizer() -> None:
    assert {START, UNKNOWN} == MARKS
    assert not appendable([" a", START])
    assert not appendable([])
    assert appendable([" a"])
    assert "last token" in append_tip([" a"], at_end=False)


def test_words_say_how_a_token_is_drawn() -> None:
    shares = np.array([0.8, 0.2]), np.array([1.0, 0.0])
    draw = Draw(np.array([" a", " b"]), *shares, " a", 0, 0.8, 1.0, 1, 512, np.array([0.0, 3.0]), np.array([1.0, 0.5]))
    assert "temperature 0" in strong_bar(SamplingChoices(0.0))[0]
    assert notes(SamplingChoices(0.0), draw, picture=True) == ()
    assert notes(SamplingChoices(), draw, picture=False) == ("seed 7", "1 of 512 tokens")
    assert notes(SamplingChoices(), draw, picture=False, opened=0.99)[-1] == ELSEWHERE
    assert notes(SamplingChoices(), draw, picture=False, opened=0.04)[-1] == CLICK, "not certain in this frame"
    assert finding(draw, SamplingChoices(), " red apple").startswith(
        "After “red apple”, “a” is drawn, the likeliest with"
    )
    hot = SamplingChoices(1.5, 6, 0.9, 3)
    told = ("temperature 1.50", "top-k 6", "top-p 0.90", "seed 3", "1 of 512 tokens")
    assert notes(hot, draw, picture=True) == told
    assert "1.39" in formula(draw, SamplingChoices())  # ln 4
    assert "0.924" in formula(draw, hot)  # a third less
    assert hot.asked() == {"temperature": 1.5, "top_k": 6, "top_p": 0.9, "seed": 3}
    assert SamplingChoices.from_kept(hot.kept()) == hot

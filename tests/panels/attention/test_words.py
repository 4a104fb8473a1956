"""What is said of a row of attention."""

import numpy as np
import pytest

from scoutview.panels.attention.first_plan import Ablation
from scoutview.panels.attention.words import Words, longest_part, longest_reading, parts_in_prediction, reading_of

TOKENS = ["The", "fox", "gave", "the"]


@pytest.mark.parametrize(
    ("row", "weights", "sentence"),
    [
        (2, [0.16, 0.82, 0.02, 0], "“gave” looks back at “fox” (82 %) and at “The” (16 %)."),
        (2, [0.1, 0.1, 0.8, 0], "“gave” looks at itself (80 %) and at “The” (10 %)."),
        (3, [0.19, 0.18, 0.18, 0.18], "“the” spreads its look widely, most of it at “The” (19 %)."),
        (0, [1, 0, 0, 0], "“The” comes first: it can only look at itself."),
        (2, [np.nan] * 4, "The attention is not a number at this step."),
    ],
)
def test_a_row_is_read_as_a_sentence(row: int, weights: list[float], sentence: str) -> None:
    assert reading_of(TOKENS, np.array(weights), row, causal=True) == sentence


def test_a_lone_token_and_a_repeated_one_are_named_so() -> None:
    assert reading_of(["The"], np.array([1.0]), 0, causal=True).endswith("it can only look at itself.")
    again = reading_of(["a", "fox", "and", "fox"], np.array([0.01, 0.9, 0.04, 0.05]), 3, causal=True)
    assert again == "“fox” looks back at an earlier “fox” (90 %)."
    few = reading_of(["fox", "and", "fox"], np.array([0.9, 0.1, 0.0]), 2, causal=True, short=True)
    assert few == "“fox” looks back at an earlier “fox” (90 %) and at “and” (10 %)."
    both_ways = reading_of(["4", "5", "="], np.array([0.0, 0.3, 0.7]), 0, causal=False)
    assert both_ways == "“4” looks at “=” (70 %) and at “5” (30 %)."


def test_in_short_only_the_strongest_look_is_named() -> None:
    row = np.array([0.16, 0.82, 0.02, 0])
    assert reading_of(TOKENS, row, 2, causal=True, short=True) == "“gave” looks most at “fox” (82 %)."
    alone = np.array([0.05, 0.92, 0.03, 0])
    assert reading_of(TOKENS, alone, 2, causal=True, short=True) == "“gave” looks back at “fox” (92 %)."


def test_the_longest_part_is_longer_than_any_that_is_told() -> None:
    without = np.array([[np.log(1000.0)]])
    ablation = Ablation(" apple", 0.0001, without, np.array([[" fox"]]), 1234)
    told = parts_in_prediction(ablation, (0, 0), is_first=True)[0]
    assert told.startswith("This head matters most: without it")
    assert len(longest_part(TOKENS)) >= len(told)


def test_what_a_head_does_gets_shorter_and_keeps_what_the_answer_falls_to() -> None:
    ablation = Ablation("apple", 0.1, np.array([[3.0, 0.1]]), np.array([["fox", "apple"]]), 1234)
    told = parts_in_prediction(ablation, (0, 0), is_first=True)
    assert told[1:] == (
        "This head matters most: without it “apple” falls to 5.0 %, and “fox” wins.",
        "This head matters most: without it “apple” falls to 5.0 %.",
        "Without this head “apple” falls to 5.0 %.",
    )
    assert parts_in_prediction(ablation, (0, 1), is_first=False) == ("Without this head “apple” stays at 90.5 %.",)


def test_a_sentence_gets_shorter_before_its_lead_does_and_is_left_out_at_last() -> None:
    told = Words("", "long", (), "most", ["short"], ["more", "less"])
    in_order = ["long most", "long more", "long less", "short most", "short more", "short less", "long ", "short "]
    assert [" ".join(each) for each in told.versions()] == in_order
    assert list(Words(sentence="all").versions()) == [("", "all")]


def test_room_is_kept_for_an_earlier_one_of_the_same_token() -> None:
    labels = ["lanterns", "was", "lanterns", "a", "b", "c", "d"]
    row = np.array([0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
    row[1] = 0.4
    assert len(longest_reading(labels)) >= len(reading_of(labels, row, 2, causal=True))

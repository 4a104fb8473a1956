"""What is chosen of heads, and what is shown while nothing is."""

import json

import pytest

from scoutview.panels.attention.choice_plan import HeadChoice
from scoutview.panels.attention.head_plan import Spot

SHAPE = (2, 3, 5, 5)


def test_nothing_chosen_is_the_last_layers_first_head_and_the_last_row() -> None:
    assert HeadChoice().kept_head(SHAPE) == (1, 0)
    assert HeadChoice().kept_row(SHAPE) == 4
    assert HeadChoice(head=(5, 0), row=9).kept_head(SHAPE) == (1, 0)
    assert HeadChoice(head=(5, 0), row=9).kept_row(SHAPE) == 4


def test_what_is_under_the_pointer_is_shown_while_it_is_there() -> None:
    choice = HeadChoice((0, 1), 2, hovered_head=(1, 2), hovered_spot=Spot(4, 0))
    assert (choice.shown_head(SHAPE), choice.shown_row(SHAPE)) == ((1, 2), 4)
    smaller = choice.within((1, 3, 4, 4))
    assert (smaller.shown_head((1, 3, 4, 4)), smaller.shown_row((1, 3, 4, 4))) == ((0, 1), 2)


def test_choices_are_kept_as_json() -> None:
    choice = HeadChoice((0, 1), 2, 1, "run", "induction", 3)
    assert HeadChoice.of_settings(json.loads(json.dumps(choice.to_settings()))) == choice
    assert HeadChoice.of_settings({"layer": 1, "head": 2}).head == (1, 2)


@pytest.mark.parametrize("head", ["nonsense", [1], [1, -2], [True, 0], 3, None])
def test_what_makes_no_sense_is_left_out(head: object) -> None:
    assert HeadChoice.of_settings({"head": head, "row": -1, "view": 7, "pattern": 5}) == HeadChoice()

"""Which weight is chosen, and how far interventions move it."""

import numpy as np
import pytest

from scoutview.interventions import parse_intervention
from scoutview.observation import Question
from scoutview.panels.one_weight.choice_plan import Weight, Weights

LINEAR, KERNEL = Weight("read", 3, 1), Weight("convolution", 1, 7)
WEIGHTS = Weights.of(
    {
        "weight_sites": np.array(["read", "convolution"]),
        "weight_extents": np.array([[4, 5, 0, 0], [2, 3, 2, 2]]),
        "telling_sites": np.array(["read", "convolution"]),
        "telling_places": np.array([[3, 1], [1, 7]]),
        "weight_offsets": np.array([-0.2, -0.1, 0.0, 0.1, 0.2]),
    }
)


def test_a_weight_is_named_by_all_axes_of_its_matrix() -> None:
    assert WEIGHTS.sides("convolution") == (2, 12)
    assert WEIGHTS.moved_text(LINEAR, 0.1) == "weight read[3, 1] +0.1"
    assert WEIGHTS.moved_text(KERNEL, -0.26) == "weight convolution[1, 1, 1, 1] -0.26"
    assert parse_intervention(WEIGHTS.moved_text(KERNEL, -0.26)).index == (1, 1, 1, 1)


def test_what_moves_it_is_read_back_however_it_is_written() -> None:
    moved = WEIGHTS.moved_text(LINEAR, 0.1)
    assert WEIGHTS.moved_by(LINEAR, 0.7, (moved,)) == 0.1
    assert WEIGHTS.moved_by(LINEAR, 0.7, ("weight read.weight[3, 1] -0.2",)) == -0.2
    assert WEIGHTS.moved_by(LINEAR, 0.7, ("weight read[3, 1] set to 1",)) == pytest.approx(0.3)
    assert WEIGHTS.moved_by(LINEAR, 0.7, ("weight read[3, 1] off",)) == -0.7
    assert WEIGHTS.moved_by(LINEAR, 0.7, ("weight read times 2", moved)) == pytest.approx(0.8)
    assert WEIGHTS.moved_by(LINEAR, 0.7, ("weight read[3, 2] +1", "head 0.1 off", "weight write +1")) == 0.0


def test_what_holds_this_very_weight_can_be_taken_back() -> None:
    texts = ("head 0.1 off", "weight read[3, 1] set to 4", "weight read times 2")
    assert WEIGHTS.holding(LINEAR, texts) == "weight read[3, 1] set to 4"
    assert WEIGHTS.holding(KERNEL, texts) == ""


def test_the_question_names_a_place_between_the_points() -> None:
    plain = Question.of("one_weight", site="read", row=3, column=1)
    assert WEIGHTS.question(LINEAR, 0.0) == WEIGHTS.question(LINEAR, -0.2) == plain
    assert WEIGHTS.question(LINEAR, 0.15) == Question.of("one_weight", site="read", row=3, column=1, by=0.15)


def test_telling_ones_follow_each_other_and_begin_again() -> None:
    assert WEIGHTS.after(LINEAR) == KERNEL
    assert WEIGHTS.after(KERNEL) == WEIGHTS.after(Weight("read", 0, 0)) == WEIGHTS.after(None) == LINEAR


def test_what_is_not_there_is_known() -> None:
    assert WEIGHTS.has(KERNEL)
    assert not WEIGHTS.has(Weight("convolution", 2, 0))
    assert not WEIGHTS.has(Weight("read", 0, 5))
    assert not WEIGHTS.has(Weight("write", 0, 0))


@pytest.mark.parametrize("kept", [None, 3, "read", [], ["read", 1], ["read", -1, 0], ["read", True, 0], [1, 2, 3]])
def test_what_makes_no_sense_is_no_choice(kept: object) -> None:
    assert Weight.from_kept(kept) is None
    assert Weight.from_kept(LINEAR.kept()) == LINEAR

"""What counting alone predicts."""

import math

import numpy as np
import pytest
import torch

from scoutview.frame import Curves, Mark
from scoutview.labs.next_token.text_losses import first_below, reference_losses


def test_reference_losses_are_those_of_counting_by_hand():
    text = np.array([0, 1, 0, 1, 0, 2])
    losses = reference_losses(text, 3, torch.tensor([[0, 2]]), torch.tensor([[1, 2]]))
    share = {0: 4 / 9, 1: 3 / 9, 2: 2 / 9}
    assert losses["beats token counts"] == pytest.approx(-(math.log(share[1]) + math.log(share[2])) / 2)
    after_0 = (2 + 10 * share[1]) / (3 + 10)
    after_2 = (0 + 10 * share[2]) / (1 + 10)
    assert losses["beats token pairs"] == pytest.approx(-(math.log(after_0) + math.log(after_2)) / 2)


def test_a_mark_stands_at_the_first_frame_below_a_reference():
    steps = np.array([0, 5, 10, 15])
    curves = Curves(steps, steps * 1.0, {"validation_loss": np.array([4.0, np.nan, 1.9, 2.5])})
    assert first_below(curves, {"a": 3.0, "b": 2.0, "c": 1.0}) == [Mark("a", 10), Mark("b", 10)]

"""Named directions, and their controls."""

from typing import Any

import numpy as np
import pytest
import torch

from scoutview.errors import UserError
from scoutview.labs.directions import by_chance, direction_of
from tests.tiny_lab import TinyLab, tiny_lab


class NamingLab(TinyLab):
    def directions(self) -> tuple[str, ...]:
        return ("up", "down")

    def direction(self, model: Any, name: str, block: int) -> np.ndarray:
        return np.array([3.0, 4.0, 0.0]) * (1 if name == "up" else -1)


def test_a_control_is_as_long_as_its_direction_and_the_same_each_time() -> None:
    lab, model = tiny_lab(NamingLab), torch.nn.Module()
    own, control = (direction_of(lab, model, name, 0) for name in ("up", "chance-up"))
    assert own.tolist() == [3, 4, 0]
    assert np.linalg.norm(control) == pytest.approx(5)
    assert abs(control @ own) < 24
    assert np.array_equal(control, direction_of(lab, model, "chance-up", 0))
    assert not np.array_equal(control, direction_of(lab, model, "chance-up", 1))
    assert not np.array_equal(control, direction_of(lab, model, "chance-down", 0))


def test_controls_point_everywhere_alike() -> None:
    drawn = np.stack([by_chance(np.array([2.0, 0, 0]), str(number)) for number in range(2000)])
    assert np.abs(drawn.mean(0)).max() < 0.15
    assert np.abs((drawn**2).mean(0) - 4 / 3).max() < 0.15


def test_a_name_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UserError, match="up, down, and chance-up"):
        direction_of(tiny_lab(NamingLab), torch.nn.Module(), "left", 0)
    with pytest.raises(UserError, match="No directions"):
        direction_of(tiny_lab(TinyLab), torch.nn.Module(), "up", 0)

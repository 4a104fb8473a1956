"""One weight that moves: its losses against numpy, which weights are telling, and that the model stays as it is."""

import copy
import math

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.one_weight import COARSE, OTHERS, POINTS, MovedWeight, one_weight, shortest_of, telling_weights
from scoutview.errors import UserError

GIVEN, RIGHT = np.linspace(-1, 1, 12).reshape(4, 3), np.array([0.5, -0.5, 1.0, 0.0])


class Curved(nn.Module):
    """tanh of a product, and a product of that."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(3, 8, bias=False), nn.Linear(8, 1, bias=False)

    def forward(self, given: Tensor) -> Tensor:
        return self.second(torch.tanh(self.first(given)))[:, 0]


@pytest.fixture
def model() -> Curved:
    rng, model = torch.Generator().manual_seed(3), Curved()
    with torch.no_grad():
        for weight in model.parameters():
            weight.normal_(0, 0.5, generator=rng)
    return model


def loss(model: nn.Module) -> Tensor:
    return (model(torch.tensor(GIVEN)) - torch.tensor(RIGHT)).square().mean()


def loss_by_numpy(model: Curved, row: int, column: int, by: float) -> float:
    first, second = (each.weight.detach().numpy().astype(np.float64) for each in (model.first, model.second))
    first[row, column] += by
    return float(((np.tanh(GIVEN @ first.T) @ second[0] - RIGHT) ** 2).mean())


def test_each_point_is_the_loss_of_a_model_with_that_weight_moved(model: Curved) -> None:
    before = copy.deepcopy(model.state_dict())
    steps = list(one_weight(MovedWeight(model, loss, "first", 5, 1), "a sample"))
    for step in steps:
        expected = loss_by_numpy(model, 5, int(step["moved_column"]), float(step["moved_by"]))
        assert float(step["moved_loss"]) == pytest.approx(expected, rel=1e-12)
    assert all(torch.equal(weight, before[name]) for name, weight in model.state_dict().items())


def test_coarse_points_come_first_then_fine_ones_then_others_of_the_row(model: Curved) -> None:
    steps = list(one_weight(MovedWeight(model, loss, "first", 5, 1), "a sample"))
    assert len(steps) == int(steps[0]["weight_steps"])
    own = [float(step["moved_by"]) for step in steps if int(step["moved_column"]) == 1]
    assert own[: 1 + len(COARSE)] == [0.0, *COARSE]
    assert sorted(own) == list(POINTS)
    assert len(POINTS) == 61
    assert [int(step["moved_column"]) for step in steps[61:]] == [0] * len(COARSE) + [2] * len(COARSE)


def test_one_more_place_is_computed_where_it_is_between_the_points(model: Curved) -> None:
    steps = list(one_weight(MovedWeight(model, loss, "first", 5, 1), "a sample", by=0.123))
    assert float(steps[1]["moved_by"]) == 0.123
    assert float(steps[1]["moved_loss"]) == pytest.approx(loss_by_numpy(model, 5, 1, 0.123), rel=1e-12)
    assert len(steps) == 1 + len(list(one_weight(MovedWeight(model, loss, "first", 5, 1), "", by=0.12)))


def test_slope_and_difference_agree_and_what_passes_took_comes_last(model: Curved) -> None:
    steps = list(one_weight(MovedWeight(model, loss, "first", 5, 1), "a sample"))
    slope = (loss_by_numpy(model, 5, 1, 1e-5) - loss_by_numpy(model, 5, 1, -1e-5)) / 2e-5
    assert float(steps[0]["weight_gradient"]) == pytest.approx(slope, rel=1e-7)
    assert float(steps[0]["weight_difference"]) == pytest.approx(slope, rel=1e-6)
    times = [(float(step["forward_seconds"]), float(step["backward_seconds"])) for step in steps]
    assert all(math.isnan(time) for pair in times[:-1] for time in pair)
    assert min(times[-1]) > 0


def test_others_are_spread_over_the_row(model: Curved) -> None:
    wide = nn.Sequential(nn.Linear(100, 2))
    weight = MovedWeight(wide, lambda _: torch.zeros(()), "0", 1, 50)
    assert len(weight.others()) == OTHERS
    assert 50 not in weight.others()
    assert np.diff([0, *weight.others(), 99]).max() < 30
    assert MovedWeight(model, loss, "second", 0, 3).others() != []


def test_telling_weights_are_the_largest_slopes_one_of_each_row(model: Curved) -> None:
    answer = telling_weights(model, loss)
    slopes = {}
    for name, weight in model.double().named_parameters():
        (found,) = torch.autograd.grad(loss(model), weight)
        slopes[name.removesuffix(".weight")] = found.numpy()
    assert answer["weight_sites"].tolist() == list(slopes) == ["first", "second"]
    assert answer["weight_extents"].tolist() == [[8, 3, 0, 0], [1, 8, 0, 0]]
    rows = [
        (site, row, int(np.abs(matrix[row]).argmax())) for site, matrix in slopes.items() for row in range(len(matrix))
    ]
    rows.sort(key=lambda place: -abs(slopes[place[0]][place[1], place[2]]))
    found = [
        (site, *place) for site, place in zip(answer["telling_sites"], answer["telling_places"].tolist(), strict=True)
    ]
    assert found == rows
    expected = [slopes[site][row, column] for site, row, column in rows]
    np.testing.assert_allclose(answer["telling_gradients"], expected, rtol=1e-12)


def test_a_model_that_broke_has_telling_weights_all_the_same(model: Curved) -> None:
    with torch.no_grad():
        model.first.weight[2, 1] = math.nan
    answer = telling_weights(model, loss)
    assert len(answer["telling_sites"])
    assert np.isfinite(answer["telling_gradients"]).all()
    steps = list(one_weight(MovedWeight(model, loss, "first", 2, 1), ""))
    assert all(math.isnan(float(step["moved_loss"])) for step in steps)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("third", 0, 0), "This model has no weight “third”: there are first, second."),
        (("first", 8, 0), "named by a row from 0 to 7 and a column from 0 to 2, not by 8 and 0"),
        (("first", 0, -1), "not by 0 and -1"),
    ],
)
def test_what_the_model_does_not_have_is_told(model: Curved, place: tuple[str, int, int], told: str) -> None:
    with pytest.raises(UserError, match=told):
        MovedWeight(model, loss, *place)


def test_of_passes_in_turn_the_shortest_counts() -> None:
    took_s = iter([0.03, 0.01, 0.01, 0.09, 0.02, 0.05, 0.01, 0.04, 0.01, 0.03])
    now_s, ran = [0.0], []

    def run(name: str) -> None:
        ran.append(name)
        now_s[0] += next(took_s)

    found = shortest_of(lambda: run("first"), lambda: run("second"), lambda: now_s[0])
    assert found == pytest.approx((0.01, 0.01))
    assert ran == ["first", "second"] * 3  # then it has taken long enough


def test_a_slow_model_is_timed_twice_at_least() -> None:
    now_s = [0.0]

    def run(took_s: float) -> None:
        now_s[0] += took_s

    assert shortest_of(lambda: run(1), lambda: run(3), lambda: now_s[0]) == pytest.approx((1, 3))
    assert now_s == [8.0]

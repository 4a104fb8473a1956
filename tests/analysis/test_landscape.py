"""A slice of the loss: its points against numpy, what moves and what does not, and directions by chance."""

import copy

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.landscape import (
    GRIDS,
    NO_STEP,
    MovedModel,
    direction_by_chance,
    landscape,
    plane_by_chance,
    plane_of_run,
    points_of,
    reach_of,
)
from scoutview.analysis.main_directions import MainDirections
from scoutview.frame import Arrays
from scoutview.observing.answer import stacked

GIVEN, RIGHT = np.linspace(-1, 1, 12).reshape(4, 3), np.array([0.5, -0.5, 1.0, 0.0])


class Curved(nn.Module):
    """A table used twice, a bias, and a buffer."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = nn.Linear(3, 3, bias=False), nn.Linear(3, 1)
        self.tied = nn.Linear(3, 3, bias=False)
        self.tied.weight = self.first.weight
        self.register_buffer("shift", torch.full((3,), 0.25))

    def forward(self, given: Tensor) -> Tensor:
        return self.second(torch.tanh(self.tied(torch.tanh(self.first(given) + self.shift))))[:, 0]


def loss(model: nn.Module) -> Tensor:
    return (model(torch.tensor(GIVEN)) - torch.tensor(RIGHT)).square().mean()


def loss_by_numpy(numbers: np.ndarray) -> float:
    """Of all that is learned in a row: the table, the second matrix, its bias."""
    first, second, bias = numbers[:9].reshape(3, 3), numbers[9:12], numbers[12]
    told = np.tanh(np.tanh(GIVEN @ first.T + 0.25) @ first.T) @ second + bias
    return float(((told - RIGHT) ** 2).mean())


def numbers_of(model: nn.Module) -> np.ndarray:
    return np.concatenate([part.detach().numpy().astype(np.float64).ravel() for part in model.parameters()])


def run_of(*models: nn.Module) -> Arrays:
    directions = MainDirections([name for name, _ in models[0].named_parameters()])
    for step, model in enumerate(models):
        directions.add(10 * step, {name: part.detach().numpy() for name, part in model.named_parameters()})
    return directions.found()


def moved(model: Curved, seed: int) -> Curved:
    """Somewhere else."""
    other, rng = copy.deepcopy(model), torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for part in other.parameters():
            part.add_(0.4 * torch.randn(part.shape, generator=rng))
    return other


@pytest.fixture
def model() -> Curved:
    rng, model = torch.Generator().manual_seed(3), Curved()
    with torch.no_grad():
        for weight in model.parameters():
            weight.normal_(0, 0.5, generator=rng)
    return model


@pytest.fixture
def run(model: Curved) -> Arrays:
    return run_of(*(moved(model, seed) for seed in range(5)), model)


def test_each_point_is_the_loss_of_a_model_with_all_its_weights_moved(model: Curved, run: Arrays) -> None:
    before = copy.deepcopy(model.state_dict())
    moves = MovedModel(model, loss)
    plane = plane_of_run(moves, run)
    told = stacked(list(landscape(moves, plane, "a sample", 11)))
    places, losses = told["landscape_place"].reshape(-1, 2), told["landscape_loss"].ravel()
    there = np.isfinite(places[:, 0])
    first, second = plane.first.numpy(), plane.second.numpy()
    for (x, y), value in zip(places[there], losses[there], strict=True):
        numbers = numbers_of(model) + (x - plane.here[0]) * first + (y - plane.here[1]) * second
        assert value == pytest.approx(loss_by_numpy(numbers), rel=1e-12)
    assert all(torch.equal(before[name], part) for name, part in model.state_dict().items())
    assert told["landscape_loss_here"][0] == pytest.approx(loss_by_numpy(numbers_of(model)), rel=1e-12)


def test_the_frames_of_the_run_come_first_and_lie_where_they_are_seen_from_the_plane(
    model: Curved, run: Arrays
) -> None:
    plane = plane_of_run(MovedModel(model, loss), run)
    points = list(points_of(plane, 11))
    assert [point.step for point in points[:6]] == [0, 10, 20, 30, 40, 50]
    assert {point.step for point in points[6:]} == {NO_STEP}
    for seed in range(5):
        away = numbers_of(moved(model, seed)) - numbers_of(model)
        seen = np.array([away @ plane.first.numpy(), away @ plane.second.numpy()])
        np.testing.assert_allclose(points[seed].place, seen, atol=1e-6)
    np.testing.assert_allclose(plane.here, 0.0, atol=1e-12)


def test_a_frame_off_the_path_is_the_one_the_slice_goes_through(model: Curved, run: Arrays) -> None:
    other = moved(model, 99)
    plane = plane_of_run(MovedModel(other, loss), run)
    away = numbers_of(other) - numbers_of(model)
    np.testing.assert_allclose(plane.here, [away @ plane.first.numpy(), away @ plane.second.numpy()], atol=1e-6)
    (left, right), (bottom, top) = plane.reach.tolist()
    assert left < plane.here[0] < right
    assert bottom < plane.here[1] < top


def test_finer_grids_keep_the_points_of_coarser_ones(model: Curved, run: Arrays) -> None:
    points = list(points_of(plane_of_run(MovedModel(model, loss), run), 41))[6:]
    assert [sum(point.grid <= grid for point in points) for grid in GRIDS] == [grid**2 for grid in GRIDS]
    assert len({point.place for point in points}) == 41**2
    for grid in GRIDS:
        across = sorted({round(point.place[0], 9) for point in points if point.grid <= grid})
        assert len(across) == grid
        np.testing.assert_allclose(np.diff(across), np.diff(across)[0], rtol=1e-6)


def test_two_frames_have_one_direction_and_one_by_chance_at_a_right_angle(model: Curved) -> None:
    run = run_of(moved(model, 1), model)
    plane = plane_of_run(MovedModel(model, loss), run)
    assert plane.kind == "line"
    assert float(plane.first @ plane.second) == pytest.approx(0.0, abs=1e-12)
    assert float(plane.second.norm()) == pytest.approx(1.0)
    assert plane.shares[0] == pytest.approx(1.0)
    assert np.isnan(plane.shares[1])
    assert plane.way_share == pytest.approx(1.0)
    np.testing.assert_array_equal(plane.places[:, 1], 0.0)
    np.testing.assert_allclose(*np.ptp(plane.reach, axis=1))


@pytest.mark.parametrize("frames", [0, 1])
def test_a_run_of_one_frame_has_two_directions_by_chance(model: Curved, frames: int) -> None:
    run = run_of(*[model] * frames) if frames else {}
    plane = plane_of_run(MovedModel(model, loss), run)
    assert plane.kind == "chance"
    assert not len(plane.steps)
    assert np.isnan(plane.way_share)


def test_a_direction_by_chance_is_as_long_as_each_filter_and_leaves_biases(model: Curved) -> None:
    moves = MovedModel(model, loss)
    drawn = direction_by_chance(moves.here, moves.shapes, torch.Generator().manual_seed(1)).numpy()
    rows, own = drawn[:9].reshape(3, 3), model.first.weight.detach().numpy()
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), np.linalg.norm(own, axis=1), rtol=1e-6)
    assert np.linalg.norm(drawn[9:12]) == pytest.approx(float(model.second.weight.detach().norm()), rel=1e-6)
    assert drawn[12] == 0
    again = direction_by_chance(moves.here, moves.shapes, torch.Generator().manual_seed(1)).numpy()
    np.testing.assert_array_equal(drawn, again)


def test_chance_draws_from_a_generator_of_its_own(model: Curved) -> None:
    before = torch.get_rng_state()
    plane = plane_by_chance(MovedModel(model, loss), {})
    assert torch.equal(before, torch.get_rng_state())
    assert float(plane.first @ plane.second) != float(plane.first @ plane.first)


def test_how_much_of_the_way_lies_in_a_plane_is_that_of_least_squares(model: Curved, run: Arrays) -> None:
    for plane in (plane_of_run(MovedModel(model, loss), run), plane_by_chance(MovedModel(model, loss), run)):
        both, way = np.stack([plane.first.numpy(), plane.second.numpy()], axis=1), run["way"]
        left = way - both @ np.linalg.lstsq(both, way, rcond=None)[0]
        assert plane.way_share == pytest.approx(1 - (left @ left) / (way @ way), rel=1e-6)


def test_a_loss_that_is_no_number_leaves_a_gap(model: Curved, run: Arrays) -> None:
    def broken(moved: nn.Module) -> Tensor:
        value = loss(moved)
        return value / 0 * 0 if value > 0.8 else value

    moves = MovedModel(model, broken)
    losses = stacked(list(landscape(moves, plane_of_run(moves, run), "", 11)))["landscape_loss"]
    whole = MovedModel(model, loss)
    expected = stacked(list(landscape(whole, plane_of_run(whole, run), "", 11)))["landscape_loss"]
    np.testing.assert_array_equal(losses, np.where(expected > 0.8, np.nan, expected))
    assert (expected > 0.8).any()


def test_a_slice_has_air_around_all_that_is_on_it_and_is_never_flat() -> None:
    reach = reach_of(np.array([[0.0, 0.0], [4.0, 1.0]]))
    assert reach[0].tolist() == [-1.0, 5.0]
    flat = reach_of(np.array([[0.0, 2.0], [4.0, 2.0]]))
    assert np.ptp(flat[1]) == np.ptp(flat[0])
    assert (np.ptp(reach_of(np.zeros((1, 2))), axis=1) > 0).all()

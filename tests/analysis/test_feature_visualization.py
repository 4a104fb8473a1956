import numpy as np
import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.feature_visualization import (
    INK,
    ROUGHNESS,
    pictures_of,
    restraint,
    sight_of,
    visualize_features,
)
from scoutview.models.initialization import untrained

PATTERN = (
    torch.randn(3, 4, 4, generator=torch.Generator().manual_seed(0)).repeat_interleave(2, 1).repeat_interleave(2, 2)
)
CPU = torch.device("cpu")


def response(pictures: Tensor) -> Tensor:
    """Three channels of one place each: how much a picture is like a pattern."""
    return torch.einsum("bhw,chw->bc", pictures, PATTERN)[..., None, None]


def test_the_ascent_on_a_linear_channel_finds_the_sign_of_its_weights() -> None:
    steps = list(visualize_features(response, [0, 1, 2], (8, 8), CPU))
    assert len(steps) == 129
    best_possible = PATTERN.clamp(min=0).sum(dim=(1, 2)).numpy()
    assert (steps[-1].objectives > 0.85 * best_possible).all()
    assert ((steps[-1].pictures > 0.5) == (PATTERN.numpy() > 0)).mean() > 0.85


def test_a_channel_goes_the_same_way_alone_as_among_others_and_every_time() -> None:
    together = list(visualize_features(response, [0, 1, 2], (8, 8), CPU, steps=12))
    alone = list(visualize_features(response, [1], (8, 8), CPU, steps=12))
    again = list(visualize_features(response, [1], (8, 8), CPU, steps=12))
    for one, other, same in zip(alone, together, again, strict=True):
        np.testing.assert_allclose(one.pictures[0], other.pictures[1], atol=1e-5)
        assert np.array_equal(one.pictures, same.pictures)


def test_a_silent_channel_wakes_up() -> None:
    steps = list(visualize_features(lambda pictures: response(pictures) - 5, [0], (8, 8), CPU))
    assert steps[0].objectives[0] == 0
    assert steps[-1].objectives[0] > 5


def test_the_pictures_are_the_inverse_fourier_transform_with_low_frequencies_weighted_up() -> None:
    coefficients = torch.randn(1, 6, 3, 2, generator=torch.Generator().manual_seed(1))
    spectrum = coefficients[0].numpy() @ np.array([1, 1j])
    for row in range(6):
        for column in range(3):
            frequency = np.hypot(min(row, 6 - row) / 6, column / 5)
            spectrum[row, column] /= max(frequency, 1 / 6)
    expected = 1 / (1 + np.exp(-np.fft.irfft2(spectrum, s=(6, 5), norm="ortho")))
    np.testing.assert_allclose(pictures_of(coefficients, (6, 5))[0].numpy(), expected, atol=1e-5)


def test_with_a_stride_the_steps_in_between_are_passed_over() -> None:
    every = list(visualize_features(response, [0, 2], (8, 8), CPU, steps=12))
    some = list(visualize_features(response, [0, 2], (8, 8), CPU, steps=12, stride=4))
    assert len(some) == 4
    for step, same in zip(some, every[::4], strict=True):
        np.testing.assert_array_equal(step.pictures, same.pictures)
        np.testing.assert_array_equal(step.objectives, same.objectives)


@pytest.mark.parametrize(
    ("depth", "sight"),
    [
        (1, (13, 13, 16, 16)),  # a kernel around 14
        (2, (11, 11, 19, 19)),  # 6 to 8 of the halved maps, 12 to 17 of the whole ones, and one more
        (3, (5, 5, 23, 23)),  # 2 to 4 of maps halved twice, 3 to 10 of the halved ones, 6 to 21, and one more
    ],
)
def test_what_the_middle_of_a_map_sees_is_found(depth: int, sight: tuple[int, int, int, int]) -> None:
    layers: list[nn.Module] = [nn.Conv2d(1, 4, 3, padding=1)]
    for _ in range(depth - 1):
        layers += [nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 4, 3, padding=1)]
    model = untrained(lambda: nn.Sequential(*layers), torch.Generator().manual_seed(0)).requires_grad_(False)

    def response(pictures: Tensor) -> Tensor:
        return model(pictures[:, None])

    def middle(pictures: Tensor) -> Tensor:
        maps = response(pictures)
        return maps[..., maps.shape[2] // 2, maps.shape[3] // 2]

    assert sight_of(response, (28, 28), CPU) == sight
    top, left, bottom, right = sight
    picture = torch.rand(1, 28, 28, generator=torch.Generator().manual_seed(1))
    inside = torch.zeros_like(picture)
    inside[:, top:bottom, left:right] = picture[:, top:bottom, left:right]
    torch.testing.assert_close(middle(inside), middle(picture))


def test_what_looks_at_the_whole_picture_sees_it_all() -> None:
    assert sight_of(response, (8, 8), CPU) == (0, 0, 8, 8)


def test_roughness_is_the_length_of_edges_and_ink_the_sum_of_brightness() -> None:
    picture = torch.zeros(1, 9, 9)
    picture[0, 2:6, 3:7] = 1
    even = torch.full((1, 9, 9), 0.5)
    nearly_still = ROUGHNESS * 0.01 * 64  # the least edge, in each of the pixels with a neighbour below and beside it
    assert restraint(even).item() == pytest.approx(INK * 40.5 + nearly_still, rel=1e-5)
    assert restraint(picture).item() == pytest.approx(ROUGHNESS * (14 + 2**0.5) + INK * 16, abs=nearly_still)


def test_what_a_channel_does_not_ask_for_stays_empty_paper() -> None:
    weights = torch.zeros(1, 12, 12)
    weights[0, 4:8, 4:8] = 1

    def square(pictures: Tensor) -> Tensor:
        return torch.einsum("bhw,chw->bc", pictures, weights)[..., None, None]

    *_, free = visualize_features(square, [0], (12, 12), CPU)
    *_, held = visualize_features(square, [0], (12, 12), CPU, strongest=[16.0])
    beside = weights[0].numpy() == 0
    assert held.pictures[0][beside].mean() < 0.5 * free.pictures[0][beside].mean()
    assert held.objectives[0] > 0.9 * free.objectives[0]

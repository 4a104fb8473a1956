import numpy as np
import pytest
import torch
from torch import Tensor

from scoutview.errors import UserError
from scoutview.labs.denoising.diffusion import add_noise, denoise, noised, signal_and_noise, times_of
from scoutview.labs.denoising.picture_space import PictureSpace, fitted_space, pixel_space, space_from_assets

CPU = torch.device("cpu")
RNG = np.random.default_rng(0)
LARGE = np.tanh(0.3 * RNG.normal(size=(300, 6)) @ RNG.normal(size=(6, 196))).reshape(300, 14, 14).astype(np.float32)
PICTURE = np.clip(RNG.normal(size=(4, 4)), -0.9, 0.9).astype(np.float32)


def knows_the_picture(noisy: Tensor, time: float) -> Tensor:
    """The exact v where there is one picture only. Without a label: an empty picture."""
    alpha, sigma = signal_and_noise(time)
    pictures = torch.stack([torch.from_numpy(PICTURE).flatten(), torch.zeros(16)])
    noise = (noisy - alpha * pictures) / sigma
    return alpha * noise - sigma * pictures


def steps_of(guidance: float, steps: int, space: PictureSpace | None = None, seed: int = 3):  # type: ignore[no-untyped-def]
    return list(
        denoise(
            lambda noisy, number: knows_the_picture(noisy, times_of(steps)[number]),
            space or pixel_space((4, 4)),
            seed=seed,
            guidance=guidance,
            steps=steps,
            device=CPU,
        )
    )


@pytest.mark.parametrize("steps", [1, 2, 50, 1000])
def test_noisy_is_alpha_clean_plus_sigma_noise_at_every_step(steps: int) -> None:
    trajectory = steps_of(1.0, steps)
    assert len(trajectory) == steps
    for step in trajectory:
        np.testing.assert_allclose(step.noisy, step.alpha * step.clean + step.sigma * step.noise, atol=1e-5)
        assert np.abs(step.clean).max() <= 1
        assert step.alpha**2 + step.sigma**2 == pytest.approx(1)
    assert trajectory[0].time == 1


def test_a_model_that_knows_the_picture_ends_at_it() -> None:
    np.testing.assert_allclose(steps_of(0.0, 20)[-1].clean, PICTURE, atol=1e-4)


def test_guidance_w_is_one_plus_w_times_conditional_minus_w_times_unconditional() -> None:
    """The unconditional picture is empty, so guidance w asks for (1 + w) times the picture."""
    np.testing.assert_allclose(steps_of(0.5, 1)[0].clean, np.clip(1.5 * PICTURE, -1, 1), atol=1e-5)


def test_a_step_is_that_of_ddim() -> None:
    first, second = steps_of(0.0, 2)
    alpha, sigma = signal_and_noise(0.5)
    assert alpha == pytest.approx(np.sqrt(0.5))
    np.testing.assert_allclose(second.noisy, alpha * first.clean + sigma * first.noise, atol=1e-5)


def test_the_seed_alone_decides_the_noise() -> None:
    before = torch.get_rng_state()
    one, same, other = (steps_of(1.0, 3, seed=seed)[0].noisy for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert torch.equal(before, torch.get_rng_state())


def test_v_gives_back_picture_and_noise() -> None:
    numbers, noise = torch.randn(2, 5, 9, generator=torch.Generator().manual_seed(0))
    time = torch.linspace(0, 1, 5)
    noisy, velocity = noised(numbers, noise, time)
    alpha, sigma = torch.cos(time * torch.pi / 2)[:, None], torch.sin(time * torch.pi / 2)[:, None]
    torch.testing.assert_close(alpha * noisy - sigma * velocity, numbers)
    torch.testing.assert_close(sigma * noisy + alpha * velocity, noise)


def test_noising_goes_from_the_picture_to_the_noise() -> None:
    pictures, clean, noise, alpha, sigma = add_noise(pixel_space((4, 4)), PICTURE, seed=1, steps=10)
    assert len(pictures) == 11
    np.testing.assert_allclose(clean, PICTURE, atol=1e-6)
    np.testing.assert_allclose(pictures[0], PICTURE, atol=1e-6)
    np.testing.assert_allclose(pictures[-1], noise, atol=1e-6)
    np.testing.assert_allclose(pictures[4], alpha[4] * clean + sigma[4] * noise, atol=1e-6)


def test_large_pictures_become_white_components_and_come_back() -> None:
    space = fitted_space(LARGE)
    numbers = space.encode(torch.from_numpy(LARGE))
    assert numbers.shape == (300, 64)
    assert (space.decode(numbers) - torch.from_numpy(LARGE)).abs().mean() < 0.03
    spread = numbers.std(dim=0)
    assert spread[0] == pytest.approx(1, abs=0.02)
    assert (spread < 1.02).all()
    covariance = numbers.T @ numbers / len(numbers)
    assert (covariance - torch.diag(covariance.diagonal())).abs().max() < 0.02


def test_components_come_back_from_the_assets() -> None:
    space = fitted_space(LARGE)
    again = space_from_assets(space.to_assets(), (14, 14))
    assert torch.equal(again.basis, space.basis)
    assert torch.equal(again.reader, space.reader)
    with pytest.raises(UserError, match="missing or damaged"):
        space_from_assets({}, (14, 14))


def test_in_components_too_the_three_add_up() -> None:
    space = fitted_space(LARGE)
    trajectory = denoise(
        lambda noisy, number: torch.sin(3 * noisy) * times_of(30)[number],
        space,
        seed=0,
        guidance=1.0,
        steps=30,
        device=CPU,
    )
    for step in trajectory:
        np.testing.assert_allclose(step.noisy, step.alpha * step.clean + step.sigma * step.noise, atol=1e-4)

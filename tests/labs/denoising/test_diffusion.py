from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA
from torch import Tensor

from scoutview.errors import UserError
from scoutview.labs.denoising.diffusion import add_noise, cleaned, denoise, noised, read, signal_and_noise, times_of
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


def steps_of(guidance: float, steps: int, seed: int = 3):  # type: ignore[no-untyped-def]
    return list(
        denoise(
            lambda noisy, number: knows_the_picture(noisy, times_of(steps)[number]),
            pixel_space((4, 4)),
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
    noisy, velocity = noised(pixel_space((3, 3)), numbers, noise, time)
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
    assert again.noise is not None
    assert space.noise is not None
    assert torch.equal(again.noise, space.noise)
    assert space_from_assets(older(space).to_assets(), (14, 14)).noise is None
    with pytest.raises(UserError, match="missing or damaged"):
        space_from_assets({}, (14, 14))


def older(space: PictureSpace) -> PictureSpace:
    """As recordings have it whose noise is white among the numbers."""
    return replace(space, noise=None)


def test_the_components_are_those_of_scikit_learn() -> None:
    space, theirs = fitted_space(LARGE), PCA(64, svd_solver="full").fit(LARGE.reshape(300, 196))
    spread = np.maximum(np.sqrt(theirs.explained_variance_), 0.15 * np.sqrt(theirs.explained_variance_[0]))
    ours = space.basis.numpy()
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), spread, rtol=0.02)
    np.testing.assert_allclose(
        np.abs(np.sum(ours[:6] / spread[:6, None] * theirs.components_[:6], axis=1)), 1, atol=1e-3
    )
    np.testing.assert_allclose(space.mean, theirs.mean_, atol=1e-5)


def test_the_first_noise_is_white_in_the_pixels_and_among_the_numbers_of_older_recordings() -> None:
    space = fitted_space(LARGE)
    noise = torch.stack([space.first_noise(seed) for seed in range(400)]).flatten(1)  # (400, H W)
    assert (noise.std(dim=0) - 1).abs().max() < 0.2
    assert (noise.T @ noise / 400 - torch.eye(196)).abs().mean() < 0.05
    numbers = torch.stack([older(space).first_noise(seed) for seed in range(400)]).flatten(1) @ space.reader
    assert (numbers.T @ numbers / 400 - torch.eye(64)).abs().mean() < 0.05


def test_what_the_model_reads_is_what_it_was_trained_on() -> None:
    """A picture with white noise, read, is its numbers noised as in training, and has a variance of about 1."""
    space, time = fitted_space(LARGE), 0.4
    alpha, sigma = signal_and_noise(time, space.shift)
    assert space.shift == 14 / 8
    assert sigma / alpha == pytest.approx(14 / 8 * np.tan(np.pi / 2 * time))
    pictures = space.decode(space.encode(torch.from_numpy(LARGE)))
    noise = torch.randn(LARGE.shape, generator=torch.Generator().manual_seed(0))
    seen = read(space, alpha * pictures + sigma * noise, time)
    assert space.noise is not None
    own = noise.flatten(1) @ space.reader / space.noise  # of each number, standard normal
    wanted, _ = noised(space, space.encode(pictures), own, torch.full((300,), time))
    torch.testing.assert_close(seen, wanted, atol=1e-4, rtol=1e-4)
    assert (seen[:, :6].std(dim=0) - 1).abs().max() < 0.15


def test_what_was_read_while_nothing_is_learned_can_be_learned_from_later() -> None:
    space = fitted_space(LARGE)
    pictures = torch.from_numpy(LARGE[:2])
    with torch.inference_mode():
        read(space, pictures, 0.3)
    weight = torch.ones(1, requires_grad=True)
    (weight * read(space, pictures, 0.3)).sum().backward()
    cleaned(space, read(space, pictures, 0.3), weight * torch.ones(2, space.numbers), 0.3).sum().backward()
    assert weight.grad is not None


@pytest.mark.parametrize("make", [fitted_space, lambda pictures: older(fitted_space(pictures))])
def test_a_model_that_knows_the_picture_ends_at_it_in_components_too(
    make: Callable[[np.ndarray], PictureSpace],
) -> None:
    space, steps = make(LARGE), 20
    picture = space.decode(space.encode(torch.from_numpy(LARGE[5])))
    numbers = space.encode(picture)

    def velocity(seen: Tensor, number: int) -> Tensor:
        alpha, sigma = torch.tensor(signal_and_noise(times_of(steps)[number], space.shift))[:, None]
        share, noise_share, _ = space.shares(alpha, sigma)
        return share * (seen - share * numbers) / noise_share - noise_share * numbers

    trajectory = list(denoise(velocity, space, seed=0, guidance=1.0, steps=steps, device=CPU))
    np.testing.assert_allclose(trajectory[-1].clean, picture.clamp(-1, 1), atol=1e-3)
    np.testing.assert_array_equal(trajectory[0].noisy, space.first_noise(0))


def test_older_recordings_draw_as_they_did_among_the_numbers() -> None:
    space, steps = older(fitted_space(LARGE)), 12

    def velocity(seen: Tensor, number: int) -> Tensor:
        return torch.sin(2 * seen) * times_of(steps)[number]

    numbers = torch.randn(64, generator=torch.Generator().manual_seed(9))
    cleans = []
    for number, time in enumerate(times_of(steps)):
        alpha, sigma = signal_and_noise(time)
        clean = (space.mean + (alpha * numbers - sigma * velocity(numbers, number)) @ space.basis).clamp(-1, 1)
        cleans.append(clean.unflatten(0, (14, 14)).numpy())
        kept = (clean - space.mean) @ space.reader
        following_alpha, following_sigma = signal_and_noise(1 - (number + 1) / steps)
        numbers = following_alpha * kept + following_sigma * (numbers - alpha * kept) / sigma
    drawn = [step.clean for step in denoise(velocity, space, seed=9, guidance=0.0, steps=steps, device=CPU)]
    np.testing.assert_allclose(drawn, cleans, atol=2e-3)


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

import torch

from scoutview.labs.denoising.diffusion import times_of
from scoutview.labs.denoising.model import Denoiser
from scoutview.models.initialization import untrained


def test_with_times_known_beforehand_the_velocity_is_that_of_the_modules() -> None:
    rng = torch.Generator().manual_seed(0)
    model = untrained(lambda: Denoiser(numbers=9, classes=3, hidden=16, blocks=2), rng)
    labels, times = torch.tensor([1, model.no_label]), torch.tensor(times_of(7))
    with torch.no_grad():
        conditioned = model.conditioned(times, labels)
        for number, time in enumerate(times):
            noisy = torch.randn(2, 9, generator=rng)
            torch.testing.assert_close(conditioned(noisy, number), model(noisy, time.expand(2), labels))

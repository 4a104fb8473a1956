"""What the denoiser guesses of each noisy picture of a batch, against what is right."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from scoutview.analysis.scored_answers import scored_numbers
from scoutview.frame import Arrays
from scoutview.labs.denoising.diffusion import noised
from scoutview.labs.denoising.picture_space import PictureSpace
from scoutview.labs.lab import Batch
from scoutview.language import tr


def scored_guesses(model: nn.Module, batch: Batch, space: PictureSpace, classes: Sequence[str]) -> Arrays:
    """The cost of each is its mean squared error; said and right are told by the size of their numbers."""
    numbers, labels, time, noise = batch
    noisy, velocity = noised(space, numbers, noise, time)  # (B, P) each
    guessed = model(noisy, time, labels)  # (B, P)
    told = [*classes, tr("no label")]

    def asked(number: int) -> str:
        return tr("{label}, noise {share:.0f} %").format(
            label=told[int(labels[number])], share=100 * float(time[number])
        )

    return scored_numbers(
        (guessed - velocity).double().square().mean(1).numpy(),
        asked,
        lambda number: tr("size {size:.2f}").format(size=_size(guessed[number])),
        lambda number: tr("size {size:.2f}").format(size=_size(velocity[number])),
        pictures=(space.decode(noisy).reshape(len(noisy), *space.size) + 1) / 2,
    )


def _size(numbers: Tensor) -> float:
    return float(numbers.square().mean().sqrt())

"""What can be asked of a denoiser of pictures: its way from noise to a picture, and its products on that way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.sites import SiteCall, is_hooked, matrix_product, operations, site_calls, sites
from scoutview.data.carried_pictures import CarriedPictures
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.labs.denoising.diffusion import (
    DenoisingStep,
    SeededDraw,
    Velocity,
    add_noise,
    cleaned,
    denoise,
    read,
    times_of,
)
from scoutview.labs.denoising.picture_space import PictureSpace
from scoutview.labs.denoising.probe import check_label
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import SamplingProbe

STRIP_COLUMNS = 8
OTHER_SEEDS = 3  # drawn beside the one that is asked for
SEEDS = 2**31
NO_PICTURES = np.zeros((0, 0, 0), np.float32)
FIRST_PRODUCT = "write"  # its rows differ by the label, and what it gives is the picture
NO_LABEL = tr("no label")


class DenoiserAnswers:
    """Answers about one model and one way of drawing a picture with it.

    Raises:
        UserError: there is no such label.
    """

    def __init__(self, model: nn.Module, space: PictureSpace, probe: SamplingProbe, carried: CarriedPictures) -> None:
        check_label(probe, carried.classes)
        self._model = model
        self._space = space
        self._probe = probe
        self._carried = carried
        self._device = next(model.parameters()).device

    def answer(self, question: Question) -> Arrays:
        """The channels of a plain question.

        Raises:
            UserError: there is no such validation picture or site.
        """
        return getattr(self, question.name)(question)

    def denoising(self) -> Iterator[Arrays]:
        """A trajectory: every step from noise to the picture, and others that are drawn beside it."""
        for step in self._steps(self._beside()):
            yield {
                "noisy": step.noisy,
                "clean": step.clean,
                "noise": step.noise,
                "alpha": np.array(step.alpha, np.float32),
                "sigma": np.array(step.sigma, np.float32),
                "time": np.array(step.time, np.float32),
                "samples": step.beside,
            }

    def denoising_strip(self, question: Question) -> Arrays:
        columns = int(question.choice("columns", STRIP_COLUMNS))
        if columns < 1:
            raise UserError(tr("A strip needs at least one column, not {columns}.").format(columns=columns))
        last = self._probe.steps - 1
        chosen = np.unique(np.round(np.linspace(last if columns == 1 else 0, last, columns)).astype(np.int64))
        steps = list(self._steps())
        return {
            "strip": np.stack([steps[number].clean for number in chosen]),
            "strip_noisy": np.stack([steps[number].noisy for number in chosen]),
            "strip_steps": chosen,
        }

    def noising(self, question: Question) -> Arrays:
        number = int(question.choice("number", 0))
        if not 0 <= number < len(self._carried.labels):
            raise UserError(
                tr("There is no validation picture {number}: numbers go from 0 to {last}.").format(
                    number=number, last=len(self._carried.labels) - 1
                )
            )
        picture = 2 * self._carried.pictures[number] - 1
        pictures, clean, noise, alpha, sigma = add_noise(
            self._space, picture, seed=self._probe.seed, steps=self._probe.steps
        )
        return {
            "noising_pictures": pictures,
            "noising_clean": clean,
            "noising_noise": noise,
            "noising_alpha": alpha,
            "noising_sigma": sigma,
            "noising_label": np.array(self._carried.classes[self._carried.labels[number]]),
            "noising_count": np.array(len(self._carried.labels), np.int64),
        }

    def classes(self, _: Question) -> Arrays:
        return {"classes": np.array(self._carried.classes), "components": np.array(self._space.numbers, np.int64)}

    def sites(self, _: Question) -> Arrays:
        return sites(self._calls)

    def matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", FIRST_PRODUCT))
        labels = tr("label {label}").format(label=self._carried.classes[self._probe.label]), NO_LABEL
        return {
            **matrix_product(self._calls, site, row_labels=labels),
            "product_row_pictures": self._first_pictures() if site == FIRST_PRODUCT else NO_PICTURES,
        }

    def operations(self, _: Question) -> Arrays:
        return operations(self._calls)

    def _beside(self) -> tuple[SeededDraw, ...]:
        """The same noise without guidance, then other noise with it."""
        probe = self._probe
        others = (SeededDraw((probe.seed + number) % SEEDS, probe.guidance) for number in range(1, OTHER_SEEDS + 1))
        return SeededDraw(probe.seed, 0.0), *others

    def _steps(self, beside: Sequence[SeededDraw] = ()) -> Iterator[DenoisingStep]:
        probe = self._probe
        return denoise(
            self._velocity(1 + len(beside)),
            self._space,
            seed=probe.seed,
            guidance=probe.guidance,
            steps=probe.steps,
            device=self._device,
            beside=beside,
        )

    def _velocity(self, pictures: int) -> Velocity:
        """For so many pictures at once, with the label and then without."""
        labels = self._labels.repeat_interleave(pictures)  # (2 L,)

        @cache
        def conditioned() -> Callable[[Tensor, int], Tensor]:
            return self._model.conditioned(self._times, labels)  # type: ignore[operator]  # every denoiser has it

        def velocity(noisy: Tensor, number: int) -> Tensor:
            if is_hooked(self._model):
                return self._model(noisy, self._times[number].expand(len(labels)), labels)
            return conditioned()(noisy, number)

        return velocity

    @cached_property
    def _times(self) -> Tensor:
        return torch.tensor(times_of(self._probe.steps), device=self._device)

    @cached_property
    def _labels(self) -> Tensor:
        """The one that is asked for, and none."""
        return torch.tensor([self._probe.label, len(self._carried.classes)], device=self._device)

    @cached_property
    def _first_noise(self) -> Tensor:
        """What the model reads at the first step, pure noise: (1, P)."""
        return read(self._space, self._space.first_noise(self._probe.seed)[None], 1.0)

    @cached_property
    def _calls(self) -> tuple[SiteCall, ...]:
        """The first step, with the label and without."""
        pair = self._first_noise.expand(2, -1).to(self._device)  # (2, P)
        time: Tensor = torch.ones(2, device=self._device)
        return site_calls(self._model, lambda: self._model(pair, time, self._labels))

    def _first_pictures(self) -> np.ndarray:
        """(2, H, W) in 0..1: what the model takes the picture to be at the first step, with the label and without."""
        v = self._calls[-1].output.cpu()  # (2, P)
        return (cleaned(self._space, self._first_noise, v, 1.0).numpy() + 1) / 2

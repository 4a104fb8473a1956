"""Denoising: a network learns to take noise off digits, and so to draw a wanted digit out of pure noise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.interventions import Neurons
from scoutview.labs.average import ExponentialAverage
from scoutview.labs.declaration import IMAGES, Column, ProbeEntry, Row, SampleTraining, ShownChannel, Taken, Thumbnail
from scoutview.labs.denoising.channels import denoising_channels
from scoutview.labs.denoising.settings import DenoisingSettings
from scoutview.labs.lab import SAMPLE_SEED, Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import SamplingProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.data.picture_source import PictureSource
    from scoutview.labs.denoising.picture_space import PictureSpace

WARM_UP_STEPS = 50
AVERAGE_DECAY = 0.99  # per step, of the average of weights that is shown
LABEL_DROPPED = 0.1
EVALUATED = 96  # pictures of each kind, with fixed times and noise
EVALUATION_SEED = 1
SAMPLED = 64  # pictures whose loss is looked at as a weight moves
REFERENCE = "reference_loss.txt"  # an asset: the validation loss of a model that answers nothing
KEPT_PER_BLOCK = 9  # widths per picture that are kept for going backwards


class Denoising(Lab[DenoisingSettings, SamplingProbe]):
    """Label-conditioned diffusion: the squared error of v, times drawn evenly, labels dropped now and then."""

    name = "denoising"
    title = tr("Denoising")
    summary = tr("A network draws the digit you name, out of noise.")
    loss_kind = "squared error"
    loss_unit = tr("squared error per number")
    example_words = (tr("noisy picture"), tr("noisy pictures"))
    Settings: ClassVar[type[Settings]] = DenoisingSettings
    channels = denoising_channels()
    kept_trajectories = frozenset({"denoising"})
    trajectories = kept_trajectories | LEARNING_TRAJECTORIES
    about_model = frozenset({"classes", "sites", "operations"}) | ABOUT_LEARNING
    arrangement = (
        Column(
            1,
            (
                Row(
                    1,
                    (
                        "denoising",
                        "learning_curves",
                        "matrix_multiply",
                        "one_weight",
                        "one_step",
                        "loss_landscape",
                        "runs",
                    ),
                ),
            ),
        ),
    )
    thumbnail = Thumbnail(
        "pictures", (ShownChannel("noisy", -3, 3, 3, spread=True), ShownChannel("clean", -1, 1, 3, spread=True))
    )
    probe_entry = ProbeEntry("fields", example="label=3,seed=7,guidance=2,steps=50")
    takes = (Taken(IMAGES, "images"),)
    sample = SampleTraining({"hidden": "92", "steps": "2000"}, frames=18)

    # training

    def assets(self) -> Mapping[str, bytes]:
        if self.given_assets is not None:
            return dict(self.given_assets)
        carried = self._source.carried.to_assets() | {REFERENCE: f"{self._loss_of_nothing():.6f}".encode()}
        return carried if self._space.in_pixels else carried | self._space.to_assets()

    def data_title(self) -> str:
        return self._source.title

    def data_notes(self) -> tuple[str, ...]:
        return self._source.notes

    @property
    def average(self) -> ExponentialAverage:
        return ExponentialAverage(AVERAGE_DECAY)

    def memory_bytes(self) -> int:
        settings, numbers = self.settings, self._space.numbers
        weights = settings.hidden * (3 * settings.blocks * settings.hidden + 2 * numbers)
        kept = KEPT_PER_BLOCK * settings.blocks * settings.hidden + 2 * numbers
        return training_bytes(2 * weights, settings.batch * kept)  # their average is a second model

    def tokens_per_step(self) -> float:
        return float(self.settings.batch)

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.labs.denoising.model import Denoiser
        from scoutview.models.initialization import untrained

        settings, numbers, classes = self.settings, self._space.numbers, len(self._source.carried.classes)
        return untrained(lambda: Denoiser(numbers, classes, settings.hidden, settings.blocks), rng)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import AdamW

        return [AdamW(model.parameters(), lr=self.settings.learning_rate, betas=(0.9, 0.99), weight_decay=0.0)]

    def learning_rate(self, step: int) -> float:
        return min(1.0, (step + 1) / WARM_UP_STEPS)

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        numbers, labels = self._train
        batch = self.settings.batch
        chosen = torch.randint(len(labels), (batch,), generator=rng)
        dropped = torch.rand(batch, generator=rng) < LABEL_DROPPED
        told = labels[chosen].masked_fill(dropped, len(self._source.carried.classes))  # (B,)
        noise = torch.randn(batch, self._space.numbers, generator=rng)  # (B, P)
        return numbers[chosen], told, torch.rand(batch, generator=rng), noise  # (B, P), (B,), (B,), (B, P)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        from scoutview.labs.denoising.diffusion import noised

        numbers, labels, time, noise = batch
        noisy, velocity = noised(self._space, numbers, noise, time)  # (B, P) each
        return F.mse_loss(model(noisy, time, labels), velocity)

    def loss_sample(self) -> LossSample:
        import torch

        carried, rng = self._source.carried, torch.Generator().manual_seed(SAMPLE_SEED)
        count = min(SAMPLED, len(carried.labels))
        numbers = self._space.encode(torch.tensor(2 * carried.pictures[:count] - 1))  # (B, P)
        time = (torch.randperm(count, generator=rng) + 0.5) / count  # (B,)
        noise = torch.randn(count, self._space.numbers, generator=rng)  # (B, P)
        batch = numbers, torch.tensor(carried.labels[:count]), time, noise
        return LossSample(batch, tr("{count} noisy unseen pictures").format(count=count))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.labs.denoising.scored_answers import scored_guesses

        return scored_guesses(model, batch, self._space, self._source.carried.classes)

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        import torch

        device = next(model.parameters()).device
        with torch.no_grad():
            losses = [self.loss(model, tuple(part.to(device) for part in fixed)).item() for fixed in self._evaluated]
        return {"train_loss": losses[0], "validation_loss": losses[1]}

    @cached_property
    def evaluation(self) -> Evaluation:
        """With the reference that the recording carries; older ones carry none."""
        return Evaluation(
            unseen=tr("unseen pictures"),
            trained=tr("pictures it trained on"),
            loss=tr("how wrong its guesses are"),
            reference=tr("answering nothing"),
            reference_loss=float((self.given_assets or {}).get(REFERENCE, b"nan")),
            least=tr("A loss of 0 is out of reach, as noise cannot be foreseen."),
        )

    def _loss_of_nothing(self) -> float:
        """The validation loss of a model that answers 0, whatever it is asked."""
        from scoutview.labs.denoising.diffusion import noised

        numbers, _, time, noise = self._evaluated[1]
        _, velocity = noised(self._space, numbers, noise, time)  # (B, P)
        return velocity.square().mean().item()

    def marks(self, curves: Curves) -> Sequence[Mark]:
        from scoutview.analysis.overfitting import overfitting_mark

        return overfitting_mark(curves)

    # asking

    def default_probe(self) -> SamplingProbe:
        return SamplingProbe(label=min(3, len(self._source.carried.classes) - 1))

    def parse_probe(self, text: str) -> SamplingProbe:
        from scoutview.labs.denoising.probe import probe_from_text

        return probe_from_text(text, self._source.carried.classes, self.default_probe())

    def parse_other_probe(self, text: str, probe: SamplingProbe) -> SamplingProbe:
        """What the text does not name is as in `probe`: the same noise, as many steps."""
        from scoutview.labs.denoising.probe import check_steps, probe_from_text

        other = probe_from_text(text, self._source.carried.classes, probe)
        check_steps(other, probe)
        return other

    def notes(self, probe: SamplingProbe) -> tuple[str, ...]:
        from scoutview.labs.denoising.probe import label_notes

        return label_notes(probe, self._source.carried.classes)

    def neurons(self) -> tuple[Neurons, ...]:
        return tuple(Neurons(f"block.{block}.contract") for block in range(self.settings.blocks))

    def observe(
        self, model: nn.Module, probe: SamplingProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        from scoutview.labs.denoising.answers import DenoiserAnswers

        answers = DenoiserAnswers(model, self._space, probe, self._source.carried)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: SamplingProbe, question: Question) -> Iterator[Arrays]:
        from scoutview.labs.denoising.answers import DenoiserAnswers

        return DenoiserAnswers(model, self._space, probe, self._source.carried).denoising()

    @cached_property
    def _source(self) -> PictureSource:
        from scoutview.data.picture_source import PictureSource

        return PictureSource(self.settings.images, self.settings.train_images, self.given_assets)

    @cached_property
    def _space(self) -> PictureSpace:
        """What the recording carries; pictures to fit it to are there only where one trains."""
        from scoutview.labs.denoising.picture_space import fitted_space, space_from_assets

        if self.given_assets is not None:
            return space_from_assets(self.given_assets, self._source.carried.size)
        return fitted_space(2 * self._source.images.pictures[self._source.split.train] - 1)

    @cached_property
    def _train(self) -> tuple[Tensor, Tensor]:
        return self._tensors(self._source.split.train)

    @cached_property
    def _evaluated(self) -> tuple[Batch, Batch]:
        """Training and validation pictures, each with times spread evenly and noise of its own."""
        import torch

        rng = torch.Generator().manual_seed(EVALUATION_SEED)
        fixed = []
        for numbers, labels in (self._train, self._tensors(self._source.split.validation[:EVALUATED])):
            count = min(EVALUATED, len(labels))
            time = (torch.randperm(count, generator=rng) + 0.5) / count  # (B,)
            noise = torch.randn(count, self._space.numbers, generator=rng)  # (B, P)
            fixed.append((numbers[:count], labels[:count], time, noise))
        return fixed[0], fixed[1]

    def _tensors(self, chosen: np.ndarray) -> tuple[Tensor, Tensor]:
        """Numbers (N, P) and labels (N,) of the chosen pictures."""
        import torch

        images = self._source.images
        numbers = self._space.encode(torch.from_numpy(2 * images.pictures[chosen] - 1))  # (N, P)
        return numbers, torch.from_numpy(images.labels[chosen])

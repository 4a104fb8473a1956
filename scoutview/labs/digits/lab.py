"""Reading digits, or other small pictures: a convolutional network or a perceptron learns to name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.interventions import Neurons
from scoutview.labs.declaration import (
    IMAGES,
    PICTURE,
    Column,
    ProbeEntry,
    Row,
    SampleTraining,
    ShownChannel,
    Taken,
    Thumbnail,
)
from scoutview.labs.digits.channels import digits_channels
from scoutview.labs.digits.settings import DigitsSettings
from scoutview.labs.lab import Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import PictureProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.data.framing import Framing
    from scoutview.data.picture_source import PictureSource
    from scoutview.labs.digits.answers import ClassifierAnswers

WARM_UP_STEPS = 20
SLOWED_STEPS, SLOWEST = 350, 0.1  # then lenet's rate is half, and at last a tenth: it settles, 0.5 % more is read right
MOST_TRAIN_EVALUATED = 100  # evaluating all would cost more than the steps between two frames
MOST_VALIDATION_EVALUATED = 200  # those that the recording carries
LARGE_SIDE = 16  # of larger pictures half as many are evaluated
EVALUATED_PIXELS = 4096  # at a time: more would not stay in a core's cache
SAMPLED_PIXELS = 12_544  # in the pictures whose loss is looked at as a weight moves
LENET_MAPS_KEPT = 2  # as many as the second convolution has channels, of the picture's size, for going backwards
MAPS_KEPT = 5  # of the full size, for going backwards: three layers before and after their ReLU, the later ones smaller


class Digits(Lab[DigitsSettings, PictureProbe]):
    """Cross-entropy over the classes of single pictures, by AdamW."""

    name = "digits"
    title = tr("Digits")
    summary = tr("A network learns to name the digit that you draw.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per picture")
    example_words = (tr("picture"), tr("pictures"))
    Settings: ClassVar[type[Settings]] = DigitsSettings
    channels = digits_channels()
    kept_trajectories = frozenset({"feature_visualization", "feature_overview"})
    trajectories = kept_trajectories | LEARNING_TRAJECTORIES
    about_model = (
        trajectories
        | frozenset({"classes", "layers", "alive_channels", "exciting", "examples", "sites", "operations"})
        | ABOUT_LEARNING
    )
    arrangement = (
        Column(
            780,
            (
                Row(
                    1,
                    (
                        "activation_maps",
                        "feature_visualization",
                        "matrix_multiply",
                        "one_weight",
                        "one_step",
                        "loss_landscape",
                        "runs",
                    ),
                ),
            ),
        ),
        Column(460, (Row(330, ("prediction",)), Row(300, ("learning_curves",)))),
    )
    thumbnail = Thumbnail("pictures", (ShownChannel("exciting_pictures"),))
    probe_entry = ProbeEntry("picture", example="draw.png or validation:17", invitation=tr("Draw a digit."))
    takes = (Taken(IMAGES, "images"), Taken(PICTURE))
    sample = SampleTraining(frames=60)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._source.carried.to_assets()

    def data_title(self) -> str:
        return self._source.title

    def data_notes(self) -> tuple[str, ...]:
        return self._source.notes

    def memory_bytes(self) -> int:
        settings, classes = self.settings, len(self._source.carried.classes)
        pixels = int(np.prod(self._source.carried.size))
        if settings.model == "mlp":
            units = 4 * settings.width
            return training_bytes(units * (pixels + units + classes), settings.batch * 4 * units)
        if settings.model == "lenet":
            weights = 13 * settings.width**2 + classes * settings.width * pixels // 8
            return training_bytes(weights, settings.batch * LENET_MAPS_KEPT * settings.width * pixels)
        weights = 27 * settings.width**2 + classes * settings.width * pixels // 2
        return training_bytes(weights, settings.batch * MAPS_KEPT * settings.width * pixels)

    def tokens_per_step(self) -> float:
        return float(self.settings.batch)

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.labs.digits.classifiers import Convolutional, LeNet, Perceptron
        from scoutview.models.initialization import untrained

        height, width = self._source.carried.size
        classes = len(self._source.carried.classes)
        if self.settings.model == "mlp":
            return untrained(lambda: Perceptron(height, width, classes, 4 * self.settings.width), rng)
        kind = Convolutional if self.settings.model == "cnn" else LeNet
        return untrained(lambda: kind(height, width, classes, self.settings.width), rng)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import AdamW

        settings = self.settings
        return [AdamW(model.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay)]

    def learning_rate(self, step: int) -> float:
        warm = min(1.0, (step + 1) / WARM_UP_STEPS)
        if self.settings.model != "lenet":
            return warm
        return min(warm, max(SLOWEST, 1 / (1 + (step / SLOWED_STEPS) ** 2)))

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        pictures, labels = self._train
        chosen = torch.randint(len(labels), (self.settings.batch,), generator=rng)
        return pictures[chosen], labels[chosen]  # (B, H, W), (B,)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        pictures, labels = batch
        return F.cross_entropy(model(pictures), labels)

    def loss_sample(self) -> LossSample:
        import torch

        carried = self._source.carried
        count = min(len(carried.labels), max(1, SAMPLED_PIXELS // int(np.prod(carried.size))))
        batch = torch.tensor(carried.pictures[:count]), torch.tensor(carried.labels[:count])  # (B, H, W), (B,)
        return LossSample(batch, tr("{count} unseen pictures").format(count=count))

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_classes

        pictures, labels = batch
        names = self._source.carried.classes
        return scored_classes(model(pictures), labels, names, lambda _: "", pictures=pictures)

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        most_train, most_validation = self._most_evaluated
        train = _loss_and_accuracy(model, *(part[:most_train] for part in self._train))
        validation = _loss_and_accuracy(model, *(part[:most_validation] for part in self._validation))
        return {
            "train_loss": train[0],
            "validation_loss": validation[0],
            "train_accuracy": train[1],
            "validation_accuracy": validation[1],
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        """How many training pictures are asked is known where there are as many: where it, not the data, splits them,
        more are trained on than held out.
        """
        most_train, most_validation = self._most_evaluated
        carried, train = self._source.carried, min(most_train, self.settings.train_images or most_train)
        asked = {"validation": min(most_validation, len(carried.labels))}
        if not carried.split_given and train <= len(carried.labels):
            asked["train"] = train
        return Evaluation(tr("unseen pictures"), tr("pictures it trained on"), tr("are read right"), asked)

    @property
    def _most_evaluated(self) -> tuple[int, int]:
        """Of training and of validation pictures."""
        halves = 2 if max(self._source.carried.size) > LARGE_SIDE else 1
        return MOST_TRAIN_EVALUATED // halves, MOST_VALIDATION_EVALUATED // halves

    def marks(self, curves: Curves) -> Sequence[Mark]:
        from scoutview.analysis.overfitting import overfitting_mark

        return overfitting_mark(curves)

    # asking

    def default_probe(self) -> PictureProbe:
        return PictureProbe(validation=0)

    def parse_probe(self, text: str) -> PictureProbe:
        from scoutview.data.drawn_pictures import probe_from_text

        return probe_from_text(text, len(self._source.carried.labels), self._framing)

    def format_probe(self, probe: PictureProbe) -> str:
        from scoutview.data.drawn_pictures import text_of_probe

        return text_of_probe(probe)

    def neurons(self) -> tuple[Neurons, ...]:
        """What each ReLU lets through: a perceptron's units, a convolution's channels."""
        if self.settings.model == "mlp":
            return Neurons("hidden_2"), Neurons("classifier")
        if self.settings.model == "lenet":
            return Neurons("convolution_2"), Neurons("classifier", self.settings.width)
        return Neurons("convolution_2"), Neurons("convolution_3"), Neurons("classifier", 2 * self.settings.width)

    def validation_count(self) -> int:
        return len(self._source.carried.labels)

    def notes(self, probe: PictureProbe) -> tuple[str, ...]:
        if not probe.pixels:
            return ()
        source = probe.source or tr("Your picture")
        if not self._framing.papered:
            return (tr("{source}: scaled to the size of the training pictures.").format(source=source),)
        return (tr("{source}: centred and scaled as the training pictures are.").format(source=source),)

    def observe(
        self, model: nn.Module, probe: PictureProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        answers = self._answers(model, probe)
        return {question: answers.answer(question) for question in questions}

    def unfold(self, model: nn.Module, probe: PictureProbe, question: Question) -> Iterator[Arrays]:
        answers = self._answers(model, probe)
        if question.name == "feature_overview":
            return answers.feature_overview(question)
        return answers.feature_visualization(question)

    def _answers(self, model: nn.Module, probe: PictureProbe) -> ClassifierAnswers:
        from scoutview.labs.digits.answers import ClassifierAnswers

        picture, label = self._asked(probe)
        return ClassifierAnswers(model, picture, label, self._source.carried)

    def _asked(self, probe: PictureProbe) -> tuple[np.ndarray, int]:
        """The picture (H, W) as the model sees it and its label, -1 for the user's own."""
        from scoutview.data.drawn_pictures import ink_of
        from scoutview.data.framing import framed

        if probe.pixels:
            return framed(ink_of(probe), self._framing), -1
        carried = self._source.carried
        if probe.validation >= len(carried.labels):
            raise UserError(
                tr("There is no validation picture {validation}: there are {count}.").format(
                    validation=probe.validation, count=len(carried.labels)
                )
            )
        return carried.pictures[probe.validation], int(carried.labels[probe.validation])

    @cached_property
    def _source(self) -> PictureSource:
        from scoutview.data.picture_source import PictureSource

        return PictureSource(self.settings.images, self.settings.train_images, self.given_assets)

    @cached_property
    def _framing(self) -> Framing:
        from scoutview.data.framing import measure_framing

        return measure_framing(self._source.carried.pictures)

    @cached_property
    def _train(self) -> tuple[Tensor, Tensor]:
        return self._tensors(self._source.split.train)

    @cached_property
    def _validation(self) -> tuple[Tensor, Tensor]:
        return self._tensors(self._source.split.validation)

    def _tensors(self, numbers: np.ndarray) -> tuple[Tensor, Tensor]:
        import torch

        images = self._source.images
        return torch.from_numpy(images.pictures[numbers]), torch.from_numpy(images.labels[numbers])


def _loss_and_accuracy(model: nn.Module, pictures: Tensor, labels: Tensor) -> tuple[float, float]:
    import torch
    from torch.nn import functional as F

    device = next(model.parameters()).device
    at_a_time = max(16, EVALUATED_PIXELS // pictures[0].numel())
    with torch.no_grad():
        logits = torch.cat([model(part.to(device)) for part in pictures.split(at_a_time)])
        labels = labels.to(device)
        loss = F.cross_entropy(logits, labels)
        accuracy = (logits.argmax(1) == labels).float().mean()
    return loss.item(), accuracy.item()

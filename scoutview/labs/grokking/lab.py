"""Grokking: a one-layer transformer memorises sums, and long after that finds the rule behind them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, Mark
from scoutview.labs.declaration import Column, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.grokking.channels import sum_channels
from scoutview.labs.grokking.settings import HEADS, GrokkingSettings
from scoutview.labs.lab import Batch, Lab, LossSample, training_bytes
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES
from scoutview.language import tr
from scoutview.observation import Question
from scoutview.probe import NumbersProbe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.labs.grokking.model import SumTransformer
    from scoutview.labs.grokking.sums import Sums

WARM_UP_STEPS = 10
BETAS = (0.9, 0.98)
SAMPLED = 256  # sums whose loss is looked at as a weight moves
AT_A_TIME = 2048  # sums in one evaluation
MOVED = 0.03  # of the accuracy, from frame to frame: then frames stand closer
WRITTEN = re.compile(r"\s*(\d+)\s*([+\-−])\s*(\d+)\s*")


class Grokking(Lab[GrokkingSettings, NumbersProbe]):
    """Cross-entropy of the answers to a share of all sums at once, by AdamW with weight decay.

    Sources: Power et al. (2022), Grokking: Generalization Beyond Overfitting on Small Algorithmic Datasets; Nanda et
    al. (2023), Progress measures for grokking via mechanistic interpretability.
    """

    name = "grokking"
    title = tr("Grokking")
    summary = tr("A network memorises sums, then gets their rule.")
    loss_kind = "cross-entropy"
    loss_unit = tr("nats of surprise per sum")
    example_words = (tr("sum"), tr("sums"))
    Settings: ClassVar[type[Settings]] = GrokkingSettings
    channels = sum_channels()
    about_model = frozenset(
        {"vocabulary", "embedding", "embedding_map", "answers", "spectrum", "circle", "algorithm", "progress"}
        | {"known_transformers"}
        | ABOUT_LEARNING
    )
    trajectories = LEARNING_TRAJECTORIES
    arrangement = (
        Column(
            720,
            (
                Row(
                    372,
                    (
                        "accuracy",
                        "learning_curves",
                        "prediction",
                        "embedding",
                        "attention",
                        "one_weight",
                        "one_step",
                        "loss_landscape",
                        "runs",
                    ),
                ),
                Row(248, ("answer_grid",)),
            ),
        ),
        Column(
            536,
            (
                Row(430, ("number_circle", "algorithm", "circuit", "matrix_multiply")),
                Row(190, ("spectrum",)),
            ),
        ),
    )
    thumbnail = Thumbnail("points", (ShownChannel("circle"),))
    probe_entry = ProbeEntry(
        "numbers",
        example="45+72",
        invitation=tr("Two numbers: 45+72"),
        meaning=tr("two numbers, as one writes a sum; ↑ and ↓ step one of them"),
    )
    intervention_example = "head 0.3 off"
    sample = SampleTraining({"seed": "3", "steps": "1400"}, frames=39)

    # training

    def assets(self) -> Mapping[str, bytes]:
        return dict(self.given_assets) if self.given_assets is not None else self._sums.to_assets()

    def data_title(self) -> str:
        return f"{self._operation} mod {self.settings.modulus}"

    def memory_bytes(self) -> int:
        settings, sums = self.settings, len(self._sums.train)
        per_sum = 16 * settings.width + 3 * 4 * settings.width + 4 * settings.modulus  # streams, MLP, logits
        weights = 12 * settings.width**2 + 2 * settings.modulus * settings.width
        return training_bytes(weights, sums * per_sum + settings.modulus**3)

    def tokens_per_step(self) -> float:
        from scoutview.labs.grokking.sums import TOKENS

        return float(TOKENS * len(self._sums.train))

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.labs.grokking.model import untrained_sum_transformer

        settings = self.settings
        return untrained_sum_transformer(
            rng,
            numbers=settings.modulus,
            width=settings.width,
            heads=HEADS,
            positions=settings.pairs == "ordered",
        )

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import AdamW

        settings = self.settings
        return [
            AdamW(
                model.parameters(),
                lr=settings.learning_rate,
                betas=BETAS,
                weight_decay=settings.weight_decay,
                fused=True,
            )
        ]

    def learning_rate(self, step: int) -> float:
        return min(1.0, step / WARM_UP_STEPS)

    def draw_batch(self, rng: torch.Generator) -> Batch:
        return self._train

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        pairs, answers = batch
        return F.cross_entropy(_network(model).gathered(pairs), answers)

    def loss_sample(self) -> LossSample:
        train = self._sums.train
        count = min(SAMPLED, len(train))
        spread = np.arange(count) * len(train) // count
        return LossSample(self._tensors(train[spread]), tr("{count} trained sums").format(count=count))

    def site_loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from torch.nn import functional as F

        pairs, answers = batch
        return F.cross_entropy(model(pairs), answers)

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:
        from scoutview.analysis.scored_answers import scored_classes

        pairs, answers = batch
        sign, numbers = "+" if self._sign > 0 else "−", [str(number) for number in self.numbers()]
        return scored_classes(
            _network(model).gathered(pairs),
            answers,
            numbers,
            lambda number: f"{int(pairs[number, 0])} {sign} {int(pairs[number, 1])}",
        )

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        from scoutview.labs.grokking.fourier import key_frequencies, power_spectrum

        train, validation = (_loss_and_accuracy(model, *part) for part in (self._train, self._validation))
        table = _network(model).embedding.weight.detach().cpu().numpy()
        return {
            "train_loss": train[0],
            "validation_loss": validation[0],
            "train_accuracy": train[1],
            "validation_accuracy": validation[1],
            "key_frequencies": float(len(key_frequencies(power_spectrum(table)))),
        }

    @cached_property
    def evaluation(self) -> Evaluation:
        asked = {"train": len(self._sums.train), "validation": len(self._sums.validation)}
        return Evaluation(tr("unseen sums"), tr("trained sums"), tr("are right"), asked)

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        return any(abs(now[name] - before[name]) >= MOVED for name in ("train_accuracy", "validation_accuracy"))

    def marks(self, curves: Curves) -> Sequence[Mark]:
        from scoutview.labs.grokking.phases import marks

        return marks(curves, self.settings.modulus // 2)

    def mark_said(self, name: str) -> str:
        from scoutview.labs.grokking.phases import mark_said

        return mark_said(name)

    def story(self, curves: Curves, step: int) -> str:
        from scoutview.labs.grokking.phases import SumCounts, story

        counts = SumCounts(len(self._sums.train), len(self._sums.validation), self.settings.modulus // 2)
        return story(curves, step, counts)

    # asking

    def default_probe(self) -> NumbersProbe:
        """A sum that training never sees, 45 and 72 or the next."""
        count = self.settings.modulus
        a, first = 45 % count, 72 % count
        unseen = [b for b in (*range(first, count), *range(first)) if not self._sums.trained[a, b]]
        return NumbersProbe(a=a, b=unseen[0] if unseen else first)

    def parse_probe(self, text: str) -> NumbersProbe:
        sign, highest = self._operation[2], self.settings.modulus - 1
        like = self.format_probe(self.default_probe())
        written = WRITTEN.fullmatch(text)
        if written is None:
            raise UserError(
                tr(
                    "A probe is two numbers from 0 to {highest} with {sign} between, such as {like}, not “{text}”."
                ).format(highest=highest, sign=sign, like=like, text=text)
            )
        if (written[2] == "+") != (sign == "+"):
            raise UserError(
                tr("This network learned {operation}: write {sign} between the numbers, such as {like}.").format(
                    operation=self._operation, sign=sign, like=like
                )
            )
        a, b = (int(part) if len(part) < 9 else highest + 1 for part in (written[1], written[3]))
        for typed, number in ((written[1], a), (written[3], b)):
            if number > highest:
                raise UserError(
                    tr("{typed} is no number of this network: there are 0 to {highest}, such as {like}.").format(
                        typed=typed, highest=highest, like=like
                    )
                )
        return NumbersProbe(a=a, b=b)

    def format_probe(self, probe: NumbersProbe) -> str:
        return f"{probe.a}{'+' if self._sign > 0 else '-'}{probe.b}"

    def numbers(self) -> range:
        return range(self.settings.modulus)

    def positions(self, probe: NumbersProbe) -> int:
        from scoutview.labs.grokking.sums import TOKENS

        return TOKENS

    def probe_hint(self) -> str:
        return tr("two numbers, 0 to {highest}").format(highest=self.settings.modulus - 1)

    def observe(
        self, model: nn.Module, probe: NumbersProbe, questions: Collection[Question]
    ) -> Mapping[Question, Arrays]:
        from scoutview.labs.grokking.answers import SumAnswers

        answers = SumAnswers(_network(model), self._sums, probe.a, probe.b, gathered=not probe.interventions)
        return {question: answers.answer(question) for question in questions}

    # what follows from the settings

    @property
    def _sign(self) -> int:
        return 1 if self.settings.operation == "a+b" else -1

    @property
    def _operation(self) -> str:
        return "a + b" if self._sign > 0 else "a − b"

    @cached_property
    def _sums(self) -> Sums:
        from scoutview.labs.grokking.sums import split_sums, sums_from_assets

        settings, ordered = self.settings, self.settings.pairs == "ordered"
        if self.given_assets is not None:
            return sums_from_assets(settings.modulus, self._sign, ordered=ordered, assets=self.given_assets)
        return split_sums(settings.modulus, self._sign, ordered=ordered, fraction=settings.fraction, seed=settings.seed)

    @cached_property
    def _train(self) -> tuple[Tensor, Tensor]:
        return self._tensors(self._sums.train)

    @cached_property
    def _validation(self) -> tuple[Tensor, Tensor]:
        return self._tensors(self._sums.validation)

    def _tensors(self, pairs: np.ndarray) -> tuple[Tensor, Tensor]:
        """(N, 2) and the right answers, (N)."""
        import torch

        return torch.from_numpy(pairs.copy()), torch.from_numpy(self._sums.answers_to(pairs))


def _network(model: nn.Module) -> SumTransformer:
    from scoutview.labs.grokking.model import SumTransformer

    if not isinstance(model, SumTransformer):
        raise TypeError("this lab trains and asks networks that add only")
    return model


def _loss_and_accuracy(model: nn.Module, pairs: Tensor, answers: Tensor) -> tuple[float, float]:
    import torch
    from torch.nn import functional as F

    network, device = _network(model), next(model.parameters()).device
    loss = right = 0.0
    for some, their in zip(pairs.split(AT_A_TIME), answers.to(device).split(AT_A_TIME), strict=True):
        with torch.no_grad():
            logits = network.gathered(some.to(device))
        loss += float(F.cross_entropy(logits, their, reduction="sum"))
        right += float((logits.argmax(1) == their).sum())
    return loss / len(pairs), right / len(pairs)

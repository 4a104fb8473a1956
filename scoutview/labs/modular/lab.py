"""Modular: a network whose connections cost their length and whose neurons may change seats sorts itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from scoutview.errors import UserError
from scoutview.frame import Arrays, Curves, Evaluation, LossKind, Mark
from scoutview.interventions import Neurons
from scoutview.labs.declaration import Column, ProbeEntry, Row, SampleTraining, ShownChannel, Thumbnail
from scoutview.labs.lab import FLOPS_PER_NUMBER, Batch, Lab, LossSample, training_bytes
from scoutview.labs.modular.channels import modular_channels
from scoutview.labs.modular.probe import ExampleProbe, PointProbe
from scoutview.labs.modular.settings import (
    ADDITION,
    ALL,
    DIGITS,
    FORMULAS,
    LENGTH,
    NONE,
    SWAPS,
    ModularSettings,
)
from scoutview.labs.modular.story import APART, COST, CROSSING, DEAD, marks, story
from scoutview.labs.modular.tasks import (
    LOSS_UNITS,
    SAMPLE_WORDS,
    TRAINED_WORDS,
    UNSEEN_WORDS,
    Examples,
    Task,
    formula_values,
    sum_inputs,
    task_of,
    title_of,
    trained_examples,
    trained_sums,
)
from scoutview.labs.shared_channels import ABOUT_LEARNING, LEARNING_TRAJECTORIES, READ_FORMULAS, WIRING
from scoutview.language import as_written, tr
from scoutview.observation import Question
from scoutview.probe import NumbersProbe, Probe
from scoutview.settings import Settings

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from scoutview.data.picture_source import PictureSource
    from scoutview.labs.modular.answers import AskedInput
    from scoutview.labs.modular.model import SeatedNetwork

DEAREST = 10.0  # times the cost, from the first of these shares of the steps to the second
DEAR_FROM, DEAR_UNTIL = 0.25, 0.75
SAMPLED = 200  # examples whose loss is looked at as weights move
TRIED = 400  # of the training's examples, at every frame
MOVED = 0.02  # of the wiring's weight, from frame to frame: then frames stand closer


class Modular(Lab[ModularSettings, Probe]):
    """Brain-inspired modular training: the loss and a cost of connections, by Adam.

    Source: Z. Liu, E. Gan, M. Tegmark (2023), Seeing is Believing: Brain-Inspired Modular Training for Mechanistic
    Interpretability.
    """

    name = "modular"
    title = tr("Modular networks")
    summary = tr("Wires cost their length: a network sorts itself out.")
    loss_unit = tr("squared error")
    example_words = (tr("example"), tr("examples"))
    Settings: ClassVar[type[Settings]] = ModularSettings
    channels = modular_channels()
    about_model = frozenset({WIRING, READ_FORMULAS}) | ABOUT_LEARNING
    trajectories = LEARNING_TRAJECTORIES
    arrangement = (
        Column(
            800,
            (Row(1, ("wiring", "matrix_multiply", "one_weight", "one_step", "loss_landscape", "runs")),),
        ),
        Column(456, (Row(1, ("learning_curves", "prediction")),)),
    )
    thumbnail = Thumbnail("wires", tuple(map(ShownChannel, ("wiring_sizes", "wiring_places", "wiring_weights"))))
    probe_entry = ProbeEntry("fields", example="x1=0.5,x2=-0.5,x3=0.3,x4=0.4")
    sample = SampleTraining({"seed": "21"}, frames=180)

    def lacking(self) -> Mapping[str, str]:
        if self.settings.task == FORMULAS:
            numbers = tr("Here the network says two numbers: there are no classes to choose from.")
            return {"prediction": numbers, "logits": numbers}
        return {READ_FORMULAS: tr("No formula is known to be in this task, so none is looked for.")}

    def missing(self) -> Mapping[str, str]:
        """Nothing that a panel should stand there to tell: a network that says numbers is shown without classes."""
        return {}

    # training

    def assets(self) -> Mapping[str, bytes]:
        if self.given_assets is not None:
            return dict(self.given_assets)
        return {} if self._source is None else self._source.carried.to_assets()

    def data_title(self) -> str:
        return title_of(self.settings, self._source)

    def memory_bytes(self) -> int:
        weights = sum(enter * leave for enter, leave in zip(self._sizes, self._sizes[1:], strict=False))
        return training_bytes(weights, len(self._examples.right) * 2 * self.settings.layers * self.settings.width)

    def tokens_per_step(self) -> float:
        return float(self._task.batch or len(self._examples.right))

    def flops_per_step(self, weights: int) -> float:
        return FLOPS_PER_NUMBER * weights * self.tokens_per_step()

    def build_model(self, rng: torch.Generator) -> nn.Module:
        from scoutview.labs.modular.model import SeatedNetwork
        from scoutview.models.initialization import untrained

        return untrained(lambda: SeatedNetwork(self._sizes), rng)

    def build_optimizers(self, model: nn.Module) -> Sequence[torch.optim.Optimizer]:
        from scoutview.models.optimizer import Adam

        return [Adam(model.parameters(), lr=self.settings.learning_rate, fused=True)]

    def draw_batch(self, rng: torch.Generator) -> Batch:
        import torch

        inputs, right = self._trained
        if not self._task.batch:
            return inputs, right
        chosen = torch.randint(len(right), (self._task.batch,), generator=rng)
        return inputs[chosen], right[chosen]

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        from scoutview.labs.modular.answers import loss_of

        inputs, right = batch
        return loss_of(model(inputs), right)

    def penalty(self, model: nn.Module, step: int) -> Tensor | None:
        from scoutview.labs.modular.model import connection_cost

        if self.settings.mode == NONE:
            return None
        cost = connection_cost(_network(model), by_length=self.settings.mode in (LENGTH, ALL))
        return self.settings.strength * self.dearness(step) * cost

    def dearness(self, step: int) -> float:
        """How many times the cost counts at this step: most in the middle of the run, as in the source."""
        planned = self.settings.steps
        return DEAREST if DEAR_FROM * planned < step <= DEAR_UNTIL * planned else 1.0

    def after_step(
        self, model: nn.Module, optimizers: Sequence[torch.optim.Optimizer], step: int, rng: torch.Generator
    ) -> None:
        from scoutview.labs.modular.seats import change_seats

        if self.settings.mode in (SWAPS, ALL) and step % self.settings.swap_every == 0:
            change_seats(_network(model), inputs_move=self._task.moves)

    def loss_sample(self) -> LossSample:
        inputs, right = self._unseen
        count = min(SAMPLED, len(right))
        return LossSample(
            (inputs[:count], right[:count]),
            SAMPLE_WORDS[self.settings.task].format(count=count),
        )

    def scored_answers(self, model: nn.Module, batch: Batch) -> Arrays:

        from scoutview.analysis.scored_answers import scored_classes, scored_numbers

        inputs, right = batch
        said, width = model(inputs), self._task.picture_width
        pictures = inputs.view(len(inputs), -1, width) if width else None
        if self._task.is_of_classes:
            return scored_classes(
                said,
                right,
                self._task.outputs,
                lambda row: self._asked_in_words(inputs[row].numpy()),
                pictures=pictures,
            )
        costs = (said - right).square().mean(1).detach().double().numpy()
        written = [[_numbers(row) for row in each.detach().tolist()] for each in (inputs, said, right)]
        return scored_numbers(costs, *(each.__getitem__ for each in written))

    def evaluate(self, model: nn.Module) -> Mapping[str, float]:
        import torch

        from scoutview.labs.modular.answers import loss_of, wires_of

        wires = wires_of(_network(model), self._task)
        metrics: dict[str, float] = {}
        for role, part in (("train", self._trained), ("validation", self._unseen)):
            inputs, right = (each[:TRIED] if role == "train" else each for each in part)
            device = next(model.parameters()).device
            with torch.no_grad():
                said, right = model(inputs.to(device)), right.to(device)
            metrics[f"{role}_loss"] = float(loss_of(said, right))
            if self._task.is_of_classes:
                metrics[f"{role}_accuracy"] = float((said.argmax(1) == right).double().mean())
        metrics |= {COST: wires.cost, DEAD: float(wires.dead_count)}
        return metrics | ({CROSSING: wires.crossing} if self._task.knows_modules else {})

    @cached_property
    def evaluation(self) -> Evaluation:
        unseen, trained = UNSEEN_WORDS[self.settings.task], TRAINED_WORDS[self.settings.task]
        if self.settings.task == FORMULAS:
            return Evaluation(unseen, trained)
        asked = {"train": TRIED, "validation": len(self._task.unseen)}
        if self.settings.task == ADDITION:
            asked["train"] = min(TRIED, trained_sums(self.settings.modulus))
        return Evaluation(unseen, trained, tr("are right"), asked)

    def told(self, curves: Curves) -> Curves:
        classes = self.settings.task != FORMULAS
        told = super().told(curves)
        kind: LossKind = "cross-entropy" if classes else "squared error"
        return replace(told, loss_kind=kind, loss_unit=LOSS_UNITS[self.settings.task])

    def is_eventful(self, before: Mapping[str, float], now: Mapping[str, float]) -> bool:
        return CROSSING in now and abs(now[CROSSING] - before[CROSSING]) >= MOVED

    def marks(self, curves: Curves) -> Sequence[Mark]:
        return marks(curves)

    def mark_said(self, name: str) -> str:
        return tr("modules apart") if name == APART else ""

    def story(self, curves: Curves, step: int) -> str:
        return story(curves, step, self.settings.layers * self.settings.width)

    # asking

    def default_probe(self) -> Probe:
        if self.settings.task == FORMULAS:
            return PointProbe()
        return ExampleProbe() if self.settings.task == DIGITS else NumbersProbe(a=3, b=self.settings.modulus - 1)

    def parse_probe(self, text: str) -> Probe:
        probe = super().parse_probe(text)
        if isinstance(probe, ExampleProbe) and probe.picture >= len(self._task.unseen):
            raise UserError(
                tr("There is no unseen picture {picture}: they go from 0 to {last}.").format(
                    picture=probe.picture, last=len(self._task.unseen) - 1
                )
            )
        return probe

    def numbers(self) -> range:
        return range(self.settings.modulus)

    def neurons(self) -> tuple[Neurons, ...]:
        return tuple(Neurons(name) for name in site_names(self.settings.layers)[1:])

    def probe_hint(self) -> str:
        hints = {FORMULAS: tr("four numbers, −1 to 1"), DIGITS: tr("the number of an unseen picture")}
        return hints.get(
            self.settings.task, tr("two numbers, 0 to {highest}").format(highest=self.settings.modulus - 1)
        )

    def observe(self, model: nn.Module, probe: Probe, questions: Collection[Question]) -> Mapping[Question, Arrays]:
        from scoutview.labs.modular.answers import NetworkAnswers

        answers = NetworkAnswers(_network(model), self._task, self._asked(probe))
        return {question: answers.answer(question) for question in questions}

    def _asked(self, probe: Probe) -> AskedInput:
        from scoutview.labs.modular.answers import AskedInput

        if isinstance(probe, PointProbe):
            point = np.array(probe.point, np.float32)
            return AskedInput(point, formula_values(point[None])[0], tr("point"))
        if isinstance(probe, ExampleProbe):
            unseen = self._task.unseen
            return AskedInput(unseen.inputs[probe.picture], unseen.right[probe.picture], tr("picture"), tr("its label"))
        assert isinstance(probe, NumbersProbe)
        modulus, total = self.settings.modulus, probe.a + probe.b
        inputs = sum_inputs(np.array([probe.a]), np.array([probe.b]), modulus)[0]
        source = f"{total}" if total < modulus else f"{total} − {modulus}"
        return AskedInput(inputs, np.array(total % modulus), self._asked_in_words(inputs), source)

    def _asked_in_words(self, inputs: np.ndarray) -> str:
        """Of a sum, or of a picture nothing."""
        if self.settings.task != ADDITION:
            return ""
        first, second = inputs.reshape(2, -1).argmax(1).tolist()
        return f"{first} + {second} mod {self.settings.modulus} ="

    # what follows from the settings

    @cached_property
    def _source(self) -> PictureSource | None:
        if self.settings.task != DIGITS:
            return None
        from scoutview.data.digits import DIGITS_8
        from scoutview.data.picture_source import PictureSource

        return PictureSource(DIGITS_8, 0, self.given_assets)

    @cached_property
    def _task(self) -> Task:
        return task_of(self.settings, self._source)

    @property
    def _sizes(self) -> tuple[int, ...]:
        return len(self._task.inputs), *[self.settings.width] * self.settings.layers, len(self._task.outputs)

    @cached_property
    def _examples(self) -> Examples:
        return trained_examples(self.settings, self._source)

    @cached_property
    def _trained(self) -> tuple[Tensor, Tensor]:
        return _tensors(self._examples)

    @cached_property
    def _unseen(self) -> tuple[Tensor, Tensor]:
        return _tensors(self._task.unseen)


def site_names(layers: int) -> tuple[str, ...]:
    """Of a network with so many hidden layers."""
    return (*(f"hidden_{number}" for number in range(1, layers + 1)), "output")


def _numbers(values: Sequence[float]) -> str:
    return ", ".join(as_written(f"{value:.2f}").replace("-", "−") for value in values)


def _tensors(examples: Examples) -> tuple[Tensor, Tensor]:
    import torch

    return torch.from_numpy(examples.inputs.copy()), torch.from_numpy(examples.right.copy())


def _network(model: nn.Module) -> SeatedNetwork:
    from scoutview.labs.modular.model import SeatedNetwork

    if not isinstance(model, SeatedNetwork):
        raise TypeError("this lab trains and asks networks whose neurons have seats only")
    return model

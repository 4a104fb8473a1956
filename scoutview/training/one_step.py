"""One step of training taken apart, at any frame of a run: forward, loss, back, update. It is the trainer's own step.

Where the recording holds the training state of the frame, or the frame is the untrained model, the step is the one that
the run takes next, bit for bit. Elsewhere a frame holds weights alone, and no optimizer can be given its memory back
from them: measured, batches taken in with the weights held still make its step 2 to 15 times too long. So where there
is time for it, the run is trained again up to there.
"""

from __future__ import annotations

import copy
import math
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.one_weight import in_double
from scoutview.analysis.step_sizes import (
    learned_parts,
    memory_before,
    passing_sizes,
    remembered_share,
    size_of,
)
from scoutview.errors import UserError
from scoutview.frame import Arrays, Change
from scoutview.labs.lab import Batch, Lab
from scoutview.labs.shared_channels import GRADIENT_STEPS, SCORED_ANSWERS
from scoutview.language import as_written, tr
from scoutview.observation import Question
from scoutview.recording.format import RunPoint
from scoutview.training.trainer import Trainer

MOST_TOLD = 200  # times that training again tells how far it is
TRIED = (0.01, 0.1, 1.0)  # learning rates of steps along the whole gradient
RECORDED, UNTRAINED, NO_DATA = "recorded", "untrained", "no data"  # where the step comes from
WEIGHTS, RETRACED, ALIKE = "weights", "retraced", "alike"
Parts: TypeAlias = Mapping[str, Mapping[str, nn.Parameter]]
HALF = 2.0**-11  # that rounding to float16 changes a number by at most, of its size


class StepApart:
    """A trainer before the step that follows a frame, and the batch that it will learn from.

    `example` is the only one of the batch that is learned from, counted from 0; below 0: all of them. Of a batch that
    has not so many it is the last.
    """

    def __init__(
        self, lab: Lab[Any, Any], step: int, weights: Mapping[str, Tensor], run: RunPoint, example: int = -1
    ) -> None:
        self.lab, self._weights, self._run = lab, weights, run
        self.trainer, self.source = _trainer_at(lab, step, weights, run)
        sample = lab.loss_sample() if self.source == NO_DATA else None
        whole = self._drawn() if sample is None else sample.batch
        self.examples = len(whole[0])
        example = min(example, self.examples - 1)
        self.batch: Batch = whole if example < 0 else lab.one_example(whole, example)
        one, several = lab.example_words
        if example >= 0:
            self.words = tr("{one} {example:,} of {examples:,}").format(
                one=one, example=example + 1, examples=self.examples
            )
        elif sample is not None:
            self.words = sample.words
        else:
            self.words = f"{as_written(f'{self.examples:,}')} {one if self.examples == 1 else several}"

    def _drawn(self) -> Batch:
        """The batch of the run where that is known, else one of its own."""
        if self.is_known:
            return self.trainer.draw_batch()
        seed = zlib.crc32(f"{self.lab.settings.seed} {self.trainer.step} one step".encode())
        return self.lab.draw_batch(torch.Generator().manual_seed(seed))

    @property
    def model(self) -> nn.Module:
        return self.trainer.learner

    @property
    def is_known(self) -> bool:
        """Whether it is known what the optimizers remember."""
        return self.source not in (WEIGHTS, NO_DATA)

    @property
    def can_be_retraced(self) -> bool:
        return self.source == WEIGHTS and self._run.retraces

    def retrace(self) -> Iterator[int]:
        """Train the run again up to here, so that it is known what the optimizers remember: how far that is."""
        step, every = self.trainer.step, max(1, self.trainer.step // MOST_TOLD)
        again = _TRAINED_AGAIN.get(self.lab)
        if again is None or again[0].step > step or again[1] != self._run.changes:
            again = Trainer(self.lab, changes=self._run.changes), self._run.changes
            _TRAINED_AGAIN[self.lab] = again
        trainer = again[0]
        while trainer.step < step:
            trainer.learn(trainer.draw_batch())
            if trainer.step % every == 0:
                yield trainer.step
        self.trainer = Trainer(self.lab, state=trainer.state(), changes=self._run.changes)
        self.source = RETRACED
        if not _are_same(self.trainer.model, self._weights):  # another machine rounds otherwise
            self.source = ALIKE
            self.trainer.stand_at(step, self._weights)

    def exact_loss(self) -> float:
        """The loss of the batch in double precision, so that small changes of it can be told."""
        exact = copy.deepcopy(self.model).double()
        with torch.no_grad():
            return float(self.lab.loss(exact, in_double(self.batch)))


# The trainer that went so far again, with the changes that it knew: the next frame goes on from there.
_TRAINED_AGAIN: WeakKeyDictionary[Lab[Any, Any], tuple[Trainer, tuple[Change, ...]]] = WeakKeyDictionary()


def _trainer_at(lab: Lab[Any, Any], step: int, weights: Mapping[str, Tensor], run: RunPoint) -> tuple[Trainer, str]:
    """A trainer at this step of the run, and where its state comes from."""
    try:
        if run.state is not None and run.state.step == step:
            return Trainer(lab, state=run.state, changes=run.changes), RECORDED
        trainer, source = Trainer(lab, changes=run.changes), WEIGHTS
    except UserError:  # the data is not on this machine
        trainer, source = Trainer(lab, changes=run.changes, draws=False), NO_DATA
    if step == 0 and source == WEIGHTS and _are_same(trainer.model, weights):
        return trainer, UNTRAINED
    trainer.stand_at(step, weights)
    return trainer, source


def _are_same(model: nn.Module, weights: Mapping[str, Tensor]) -> bool:
    """Whether these are the model's weights, as far as a recording that rounds them can tell."""
    return all(
        torch.allclose(tensor.float(), weights[name].float(), rtol=HALF, atol=1e-7)
        for name, tensor in model.state_dict().items()
    )


def training_answers(
    lab: Lab[Any, Any], step: int, weights: Mapping[str, Tensor], run: RunPoint, question: Question
) -> Iterator[Arrays]:
    """The trajectory that answers one of `TRAINING_QUESTIONS`: see the channels of the lab.

    Raises:
        UserError: it names a learning rate that cannot be.
    """
    choices = dict(question.choices)
    rates = _rates(choices)
    with torch.inference_mode(False), torch.enable_grad():
        one = StepApart(lab, step, weights, run, int(choices.get("example", -1)))
        if question.name == SCORED_ANSWERS:
            with torch.no_grad():
                yield lab.scored_answers(one.model, one.batch)
        elif question.name == GRADIENT_STEPS:
            yield from gradient_steps(one, rates)
        else:
            yield from step_sizes(one)


def _rates(choices: Mapping[str, Any]) -> tuple[float, ...]:
    """The learning rates that are tried: those of everybody, and the asker's own."""
    if "rate" not in choices:
        return TRIED
    own = choices["rate"]
    if isinstance(own, str) or not (math.isfinite(own) and own > 0):
        raise UserError(tr("A learning rate is a number above 0, such as 0.1, not {rate}.").format(rate=own))
    return tuple(sorted({*TRIED, float(own)}))


def gradient_steps(one: StepApart, rates: tuple[float, ...]) -> Iterator[Arrays]:
    """The trajectory `gradient_steps`: one rate after the other tried as a plain step along the whole gradient.

    The straight line of the gradient predicts that the loss changes by -rate * |g|^2; the real change is computed
    beside it. Both in double precision.
    """
    model = copy.deepcopy(one.model).double().requires_grad_(True)
    batch, weights = in_double(one.batch), list(model.parameters())
    before = one.lab.loss(model, batch)
    slopes = torch.autograd.grad(before, weights, allow_unused=True)
    square = sum(slope.square().sum().item() for slope in slopes if slope is not None)
    start, real = [weight.detach().clone() for weight in weights], np.full(len(rates), np.nan)
    for number, rate in enumerate(rates):
        with torch.no_grad():
            for weight, begun, slope in zip(weights, start, slopes, strict=True):
                weight.copy_(begun if slope is None else begun - rate * slope)
            real[number] = one.lab.loss(model, batch).item() - before.item()
        yield {
            "tried_rates": np.array(rates),
            "tried_predicted": np.array([-rate * square for rate in rates]),
            "tried_real": real.copy(),
            "tried_so_far": np.array(number + 1, np.int64),
            "tried_loss": np.array(before.item()),
            "tried_square": np.array(square),
        }


def step_sizes(one: StepApart) -> Iterator[Arrays]:
    """The trajectory `one_step`: what is known before the update first, then how far it is trained again, then all."""
    told = _before(one)
    try:
        yield told
        if one.can_be_retraced:
            step = one.trainer.step
            for done in one.retrace():
                yield told | {"step_retraced": np.array([done, step], np.int64)}
            told = _before(one)
        if one.is_known:
            yield told | _update(one)
    except UserError:  # the loss is no number: there is no step to take
        yield told | {"step_source": np.array(WEIGHTS), "step_retraced": np.zeros(2, np.int64)}


def _before(one: StepApart) -> dict[str, np.ndarray]:
    """All that is known before the update."""
    passing = passing_sizes(one.model, lambda model: one.lab.site_loss(model, one.batch))
    parts = learned_parts(one.model, list(passing))
    told = _passing(one, passing, parts, one.exact_loss())
    with suppress(UserError):  # the loss is no number
        one.trainer.descend(one.batch)
        told |= {"step_gradients": _gradient_sizes(parts), "step_gradient_length": np.array(_length(one.model))}
    return told


def _passing(
    one: StepApart, passing: Mapping[str, tuple[float, float]], parts: Parts, loss: float
) -> dict[str, np.ndarray]:
    """All channels, those of gradients and of the update without numbers."""
    none, unnamed = np.full(len(parts), np.nan), np.array([""] * len(parts))
    sizes = np.array([passing.get(name, (math.nan, math.nan)) for name in parts]).reshape(-1, 2)
    return {
        "step_parts": np.array(list(parts), np.str_),
        "step_counts": np.array([sum(each.numel() for each in part.values()) for part in parts.values()], np.int64),
        "step_weights": np.array([size_of(part.values()) for part in parts.values()]),
        "step_activations": sizes[:, 0],
        "step_signals": sizes[:, 1],
        "step_gradients": none,
        "step_changes": none,
        "step_decays": none,
        "step_memory": none,
        "step_optimizers": unnamed,
        "step_rates": none,
        "step_momenta": none,
        "step_weight_decays": none,
        "step_number": np.array(one.trainer.step + 1, np.int64),
        "step_loss_before": np.array(loss),
        "step_loss_after": np.array(np.nan),
        "step_gradient_length": np.array(np.nan),
        "step_source": np.array(one.source),
        "step_batch": np.array(one.words),
        "step_examples": np.array(one.examples, np.int64),
        "step_retraced": np.array([0, one.trainer.step if one.can_be_retraced else 0], np.int64),
    }


def _gradient_sizes(parts: Parts) -> np.ndarray:
    return np.array([size_of(each.grad for each in part.values() if each.grad is not None) for part in parts.values()])


def _length(model: nn.Module) -> float:
    """Of the whole gradient, as one vector."""
    slopes = [weight.grad for weight in model.parameters() if weight.grad is not None]
    return math.sqrt(sum(slope.double().square().sum().item() for slope in slopes))


def _update(one: StepApart) -> dict[str, np.ndarray]:
    """Take the step, and tell what it did to each part."""
    before = copy.deepcopy(one.model)
    parts = learned_parts(one.model, list(passing_sizes(one.model, lambda model: one.lab.site_loss(model, one.batch))))
    earlier: dict[int, Tensor] = {}
    for optimizer in one.trainer.optimizers:
        earlier |= memory_before(optimizer)
    one.trainer.learn(one.batch)
    begun, options = dict(before.named_parameters()), _options(one.trainer)
    changes, decays, memory, told = [], [], [], []
    for part in parts.values():
        weights = list(part.values())
        changes.append(size_of(weight - begun[name] for name, weight in part.items()))
        first = options.get(id(weights[0]), Options("", math.nan, math.nan, False, math.nan))
        decays.append(size_of(_decay(options.get(id(weight)), begun[name]) for name, weight in part.items()))
        memory.append(remembered_share(weights, earlier, first.momentum, first.looks_ahead))
        told.append(first)
    return {
        "step_gradients": _gradient_sizes(parts),
        "step_gradient_length": np.array(_length(one.model)),
        "step_changes": np.array(changes),
        "step_decays": np.array(decays),
        "step_memory": np.array(memory),
        "step_optimizers": np.array([each.optimizer for each in told], np.str_),
        "step_rates": np.array([each.rate for each in told]),
        "step_momenta": np.array([each.momentum for each in told]),
        "step_weight_decays": np.array([each.decay for each in told]),
        "step_loss_after": np.array(one.exact_loss()),
    }


@dataclass(frozen=True)
class Options:
    """What an optimizer moves a weight with: `momentum` is how much of the mean of gradients it keeps at a step."""

    optimizer: str
    rate: float
    momentum: float
    looks_ahead: bool
    decay: float


def _options(trainer: Trainer) -> dict[int, Options]:
    """By the identity of each weight."""
    found: dict[int, Options] = {}
    for optimizer in trainer.optimizers:
        for group in optimizer.param_groups:
            adaptive = "betas" in group
            told = Options(
                type(optimizer).__name__.rstrip("0123456789"),
                float(group["lr"]),
                float(group["betas"][0] if adaptive else group.get("momentum", 0.0)),
                not adaptive and bool(group.get("nesterov", True)),
                float(group.get("weight_decay", 0.0)),
            )
            found |= {id(weight): told for weight in group["params"]}
    return found


def _decay(options: Options | None, weight: Tensor) -> Tensor:
    """What weight decay alone takes from a weight; nothing where it goes into the gradient, as in plain Adam."""
    decays = options is not None and options.optimizer != "Adam"
    return weight * (options.rate * options.decay if decays and options is not None else 0.0)

"""The training loop: a generator of steps, some of which carry a frame. Not asking for the next one pauses it."""

import copy
import math
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.errors import UserError
from scoutview.frame import Change, Frame, read_only
from scoutview.labs.lab import Batch, Lab
from scoutview.language import tr
from scoutview.recording.format import TrainingState
from scoutview.settings import Value, changeable_field, check_value, number_of_value
from scoutview.training.schedule import is_frame, spacing_for

LEARNING_RATE = "learning_rate"


@dataclass(frozen=True, eq=False)
class TrainingStep:
    """One step done. `loss` is of its batch, nan before the first; `frame` is there where the step became one."""

    step: int
    seconds: float
    loss: float
    frame: Frame | None


class Trainer:
    """Trains one model of a lab, from the beginning or on from a `state`, with the `changes` recorded so far.

    The same lab, settings and changes give the same weights at the same steps, bit for bit on the CPU: all randomness
    comes from two generators of its own, and time decides nothing. `spacing` says how far apart frames are.
    """

    def __init__(
        self,
        lab: Lab[Any, Any],
        device: str = "cpu",
        state: TrainingState | None = None,
        changes: Iterable[Change] = (),
        *,
        draws: bool = True,
    ) -> None:
        """Without `draws` it needs no data, and learns from batches that it is given."""
        self.step = 0
        self.seconds = 0.0
        self.spacing = spacing_for(lab.settings.steps)
        self._lab = lab
        self._lab_changed: tuple[tuple[Change, ...], Lab[Any, Any]] = (), lab
        self._device = torch.device(device)
        changeable = {each.name for each in lab.changeables()}
        self._changes = [change for change in changes if change.name in changeable]
        # The model is drawn from a stream of its own, so that another architecture sees the same batches.
        seed = lab.settings.seed
        self._model = lab.first_model().to(self._device)
        self._batch_rng = torch.Generator().manual_seed(2 * seed + 1)
        self._averaging = lab.average
        self._average = self._model if self._averaging is None else copy.deepcopy(self._model)
        self._optimizers = list(lab.build_optimizers(self._model))
        self._base_options = [[_options(group) for group in o.param_groups] for o in self._optimizers]
        self._after_rng = torch.Generator()
        self._acts_after_steps = type(lab).after_step is not Lab.after_step
        if draws and not lab.trained_elsewhere:
            lab.draw_batch(torch.Generator().manual_seed(0))  # loads the data; loading is no training time
        if state is not None:
            self._restore(state)

    @property
    def model(self) -> nn.Module:
        """The model whose weights are shown: the average of weights where the lab keeps one."""
        return self._average

    @property
    def learner(self) -> nn.Module:
        """The model that learns: the same, but where the lab shows an average of its weights."""
        return self._model

    @property
    def optimizers(self) -> tuple[torch.optim.Optimizer, ...]:
        return tuple(self._optimizers)

    @property
    def learning_rate(self) -> float:
        """The rate, as a setting, that the next step is taken with."""
        return self._rate_at(self.step + 1)

    def change_setting(self, name: str, value: Value) -> Change | None:
        """From the next step on; the change is to be recorded. It overrules changes of it recorded for later steps.

        None where it has this value already.

        Raises:
            UserError: it may not change while it trains, or not to this value.
        """
        field = changeable_field(type(self._lab.settings), name)
        check_value(field, value)
        change = Change(self.step + 1, name, number_of_value(field, value))
        changeable = next(each for each in self._lab.changeables() if each.name == name)
        if self._number_at(change.step, name, changeable.began) == change.value:
            return None
        others = [earlier for earlier in self._changes if earlier.step < change.step or earlier.name != name]
        self._changes = [*others, change]
        return change

    @property
    def frame_bytes(self) -> int:
        """What the weights of a frame take in a recording, about."""
        short = self._lab.settings.stored_weights != "float32"
        return sum(tensor.numel() * (2 if short else 4) for tensor in self._average.state_dict().values())

    @property
    def state_bytes(self) -> int:
        """What `state` takes once training goes on, about: AdamW keeps two numbers for each weight."""
        copies = 4 if self._average is not self._model else 3
        return 4 * copies * sum(tensor.numel() for tensor in self._model.state_dict().values())

    def steps(self, until: int, framed: Collection[int] = ()) -> Iterator[TrainingStep]:
        """Train to step `until`, which becomes a frame, as do those of the schedule and of `framed`. A fresh trainer
        begins with frame 0, the lab's first model.

        Raises:
            UserError: the loss is no number any more.
        """
        if self._lab.brought_steps():
            yield from self._brought()
            return
        if self.step == 0:
            first = self.frame_now()
            self.seconds = 0.0  # looking at it is no training yet
            yield TrainingStep(0, 0.0, math.nan, Frame(0, 0.0, first.metrics, first.weights))
        eventful, metrics = False, None
        while self.step < until:
            started_s = time.perf_counter()
            loss = self._take_step(self.step + 1)
            self.seconds += time.perf_counter() - started_s
            frame = None
            if self.step == until or self.step in framed or is_frame(self.step, self.spacing, eventful=eventful):
                frame = self.frame_now()
                eventful = metrics is not None and self._lab.is_eventful(metrics, frame.metrics)
                metrics = frame.metrics
            yield TrainingStep(self.step, self.seconds, loss, frame)

    def _brought(self) -> Iterator[TrainingStep]:
        """Of a model that was trained elsewhere: the frames that come along. This model stays as it is."""
        for frame in self._lab.brought_frames():
            self.step = frame.step
            yield TrainingStep(frame.step, frame.seconds, math.nan, frame)

    def take_steps(self, count: int) -> None:
        """So many steps without a frame."""
        for _ in range(count):
            self._take_step(self.step + 1)

    def frame_now(self) -> Frame:
        """The model as it is, evaluated; nothing of it is shared with the model."""
        started_s = time.perf_counter()
        self._average.eval()
        with torch.no_grad():
            metrics = {name: float(value) for name, value in self._lab.evaluate(self._average).items()}
        weights = {name: read_only(_copied(tensor)) for name, tensor in self._average.state_dict().items()}
        self._model.train()
        self.seconds += time.perf_counter() - started_s
        return Frame(self.step, self.seconds, metrics, weights)

    def state(self) -> TrainingState:
        """All that training on needs; nothing of it is shared with the model."""
        tensors = {f"model.{name}": tensor for name, tensor in self._model.state_dict().items()}
        if self._average is not self._model:
            tensors |= {f"average.{name}": tensor for name, tensor in self._average.state_dict().items()}
        tensors["generator"] = self._batch_rng.get_state()
        numbers: dict[str, float | int | bool | None] = {}
        for number, optimizer in enumerate(self._optimizers):
            for parameter, entries in optimizer.state_dict()["state"].items():
                for name, value in entries.items():
                    key = f"optimizer.{number}.{parameter}.{name}"
                    if isinstance(value, Tensor):
                        tensors[key] = value
                    else:
                        numbers[key] = value
            numbers |= self._changed_options(number, optimizer)
        return TrainingState(self.step, self.seconds, {n: _copied(t) for n, t in tensors.items()}, numbers)

    def _changed_options(self, number: int, optimizer: torch.optim.Optimizer) -> dict[str, Any]:
        """What the lab itself has changed of an optimizer's options, such as its weight decay."""
        return {
            f"options.{number}.{place}.{name}": value
            for place, (group, base) in enumerate(zip(optimizer.param_groups, self._base_options[number], strict=True))
            for name, value in _options(group).items()
            if name != "lr" and value != base[name]
        }

    def draw_batch(self) -> Batch:
        """The next batch of the run."""
        drawn = self._lab_at(self.step + 1).draw_batch(self._batch_rng)
        return tuple(tensor.to(self._device) for tensor in drawn)

    def learn(self, batch: Batch) -> float:
        """One step further by this batch; its loss before that. The gradients stay with the weights.

        Raises:
            UserError: the loss is no number any more.
        """
        return self._learn(batch, self.step + 1)

    def stand_at(self, step: int, weights: Mapping[str, Tensor]) -> None:
        """Have these weights as if it had come to this step with them; what the optimizers remember stays."""
        self.step = step
        for model in (self._model, self._average):
            model.load_state_dict(dict(weights))

    def descend(self, batch: Batch) -> float:
        """The loss of this batch; its gradients are then with the weights, which stay as they are.

        Raises:
            UserError: the loss is no number any more.
        """
        return self._descend(batch, self.step + 1)

    def _take_step(self, step: int) -> float:
        return self._learn(self.draw_batch(), step)

    def _learn(self, batch: Batch, step: int) -> float:
        self._set_rates(step)
        value = self._descend(batch, step)
        for optimizer in self._optimizers:
            optimizer.step()
        self._act_after(step)
        self._update_average(step)
        self.step = step
        return value

    def _descend(self, batch: Batch, step: int) -> float:
        """Compute the loss and all gradients."""
        for optimizer in self._optimizers:
            optimizer.zero_grad(set_to_none=True)
        lab = self._lab_at(step)
        loss = lab.loss(self._model, batch)
        penalty = lab.penalty(self._model, step)
        descended = loss if penalty is None else loss + penalty
        value = float(loss.detach())
        if not math.isfinite(value if penalty is None else float(descended.detach())):
            raise UserError(
                tr(
                    "The training diverged: at step {step:,} the loss is no number any more. The frames before "
                    "it are kept; train again with a learning rate below {rate:g}."
                ).format(step=step, rate=self._rate_at(step))
            )
        descended.backward()
        return value

    @torch.no_grad()
    def _act_after(self, step: int) -> None:
        if self._acts_after_steps:
            # Torch takes 32 bits of a seed, so they are mixed from all of both.
            self._after_rng.manual_seed(zlib.crc32(f"{self._lab.settings.seed} {step}".encode()))
            self._lab_at(step).after_step(self._model, self._optimizers, step, self._after_rng)

    def _rate_at(self, step: int) -> float:
        return self._number_at(step, LEARNING_RATE, float(self._lab.settings.learning_rate))

    def _number_at(self, step: int, name: str, began: float) -> float:
        changed = [change.value for change in self._changes if change.name == name and change.step <= step]
        return changed[-1] if changed else began

    def _lab_at(self, step: int) -> Lab[Any, Any]:
        """The lab with the settings of this step; the learning rate is set in the optimizers instead."""
        if not self._changes:
            return self._lab
        holding = {change.name: change for change in self._changes if change.step <= step}
        holding.pop(LEARNING_RATE, None)
        changes = tuple(holding.values())
        if changes != self._lab_changed[0]:
            self._lab_changed = changes, self._lab.changed(changes)
        return self._lab_changed[1]

    def _set_rates(self, step: int) -> None:
        factor = self._lab_at(step).learning_rate(step) * self._rate_at(step) / self._lab.settings.learning_rate
        for optimizer, options in zip(self._optimizers, self._base_options, strict=True):
            for group, base in zip(optimizer.param_groups, options, strict=True):
                group["lr"] = base["lr"] * factor

    @torch.no_grad()
    def _update_average(self, step: int) -> None:
        if self._averaging is None:
            return
        share = self._averaging.share(step)
        torch._foreach_lerp_(list(self._average.parameters()), list(self._model.parameters()), share)
        for mean, newest in zip(self._average.buffers(), self._model.buffers(), strict=True):
            mean.copy_(newest)

    def _restore(self, state: TrainingState) -> None:
        self.step, self.seconds = state.step, state.seconds
        tensors = {name: torch.from_numpy(np.array(array)) for name, array in state.arrays.items()}
        self._model.load_state_dict(_under("model.", tensors))
        if self._average is not self._model:
            self._average.load_state_dict(_under("average.", tensors))
        self._batch_rng.set_state(tensors["generator"])
        for number, optimizer in enumerate(self._optimizers):
            entries = _by_parameter(_under(f"optimizer.{number}.", tensors | dict(state.numbers)))
            optimizer.load_state_dict({"state": entries, "param_groups": optimizer.state_dict()["param_groups"]})
            for place, options in _by_parameter(_under(f"options.{number}.", dict(state.numbers))).items():
                optimizer.param_groups[place] |= options


def _under(prefix: str, values: dict[str, Any]) -> dict[str, Any]:
    """What is named so, without the prefix."""
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}


def _by_parameter(entries: dict[str, Any]) -> dict[int, dict[str, Any]]:
    state: dict[int, dict[str, Any]] = {}
    for key, value in entries.items():
        parameter, _, name = key.partition(".")
        state.setdefault(int(parameter), {})[name] = value
    return state


def _options(group: dict[str, Any]) -> dict[str, Any]:
    """The numbers and switches of a group of weights: its learning rate, its weight decay."""
    return {name: value for name, value in group.items() if isinstance(value, bool | int | float)}


def _copied(tensor: Tensor) -> np.ndarray:
    return tensor.detach().cpu().numpy().copy()

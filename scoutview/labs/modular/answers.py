"""What a network whose neurons have seats makes of one input, and what can be read off it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.analysis.formula_reading import READ_BELOW, read_formula
from scoutview.analysis.interventions import intervened
from scoutview.analysis.sites import SiteCall, matrix_product, operations, site_calls, sites
from scoutview.analysis.wiring import Wires, wiring
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.interventions import Intervention, Neurons
from scoutview.labs.modular.model import BETWEEN_LAYERS, SeatedNetwork
from scoutview.labs.modular.tasks import Examples, Task, formula_values
from scoutview.labs.shared_channels import READ_FORMULAS, WIRED_NEURON, WIRING_ACTIVITY
from scoutview.language import tr
from scoutview.observation import Question

POINTS = 41  # along each input, at which a neuron is asked
READ_POINTS = 400  # at which the formulas are read off
READ_SEED = 11
REACHES = 0.05  # of the ways to an output, those from one input: fewer do not count
MOST_READ = 2  # inputs of a formula


@dataclass(frozen=True, eq=False)
class AskedInput:
    """One input (I,), what is right, a class (-1 unknown) or numbers (O,), and both in words."""

    inputs: np.ndarray
    right: np.ndarray
    words: str
    source: str = ""


class NetworkAnswers:
    """Answers about one input; the forward pass that they share is run once."""

    def __init__(self, model: SeatedNetwork, task: Task, asked: AskedInput) -> None:
        self._model = model
        self._task = task
        self._asked = asked
        self._device = next(model.parameters()).device

    def answer(self, question: Question) -> Arrays:
        """The channels of a plain question.

        Raises:
            UserError: there is no such site, or no such neuron.
        """
        return getattr(self, question.name)(question)

    def wiring(self, _: Question) -> Arrays:
        more = (WIRING_ACTIVITY, WIRED_NEURON, *([READ_FORMULAS] if self._task.truths else []))
        return wiring(self._wires, self._task.inputs, self._task.outputs, more)

    def wiring_activity(self, _: Question) -> Arrays:
        passed = [call.input[0] for call in self._calls] + [self._calls[-1].output[0]]
        right = np.full(len(self._task.outputs), np.nan) if self._task.is_of_classes else self._asked.right
        return {
            "wiring_activity": _array(torch.cat(passed)),
            "wiring_right": right.astype(np.float32),
        }

    def wired_neuron(self, question: Question) -> Arrays:
        layer, number = self._neuron(question)
        task, site = self._task, self._model.names[layer + 1]
        values = np.tile(np.linspace(task.low, task.high, POINTS), (len(task.inputs), 1)).astype(np.float32)
        rows = np.repeat(self._asked.inputs[None], values.size, axis=0).reshape(len(values), POINTS, -1)
        inputs = np.arange(len(values))
        rows[inputs[:, None], np.arange(POINTS), inputs[:, None]] = values
        responses = self._entering(site, rows.reshape(values.size, -1))[:, number].reshape(values.shape)
        off = Intervention("neuron", "off", layer=layer, number=number)
        with intervened(self._model, [off], neurons_of(self._model)):
            without = self._loss(task.unseen)
        return {
            "responding_neuron": np.array([layer, number], np.int64),
            "response_values": values,
            "responses": responses.astype(np.float32),
            "response_asked": self._asked.inputs.astype(np.float32),
            "response_here": self._entering(site, self._asked.inputs[None])[0, number].astype(np.float32),
            "response_names": np.array(task.inputs, np.str_),
            "response_picture": _as_picture(responses[:, -1] - responses[:, 0], task.picture_width),
            "loss_with_neuron": np.array(self._loss(task.unseen)),
            "loss_without_neuron": np.array(without),
        }

    def read_formulas(self, _: Question) -> Arrays:
        task = self._task
        points = np.random.default_rng(READ_SEED).uniform(task.low, task.high, (READ_POINTS, len(task.inputs)))
        points = points.astype(np.float32)
        said, right = self._outputs(points), formula_values(points)
        read = [self._read(number, points, said[:, number]) for number in range(len(task.outputs))]
        left = np.square(said - right).mean(0) / np.var(right, axis=0)
        return {
            "formula_outputs": np.array(task.outputs, np.str_),
            "formula_texts": np.array([text for text, _, _ in read], np.str_),
            "formula_errors": np.array([error for _, error, _ in read], np.float32),
            "formula_reasons": np.array([reason for _, _, reason in read], np.str_),
            "formula_truths": np.array(task.truths, np.str_),
            "formula_network_errors": left.astype(np.float32),
        }

    def _read(self, number: int, points: np.ndarray, said: np.ndarray) -> tuple[str, float, str]:
        """The formula of an output, what it leaves unexplained, and why there is none."""
        ways = self._wires.ways[number]
        reaching = np.flatnonzero(ways >= REACHES * ways.sum())
        names = [self._task.inputs[place] for place in reaching]
        if not 0 < len(names) <= MOST_READ:
            reason = (
                tr("wires from {others} and {last} reach it").format(others=", ".join(names[:-1]), last=names[-1])
                if names
                else tr("wires from no input reach it")
            )
            return "", np.nan, reason
        best = read_formula(points[:, reaching], said, names)
        if best.error > READ_BELOW:
            return "", best.error, tr("{formula} is the nearest of the formulas tried").format(formula=best.text)
        return best.text, best.error, ""

    def logits(self, _: Question) -> Arrays:
        return {"logits": _array(self._said)}

    def prediction(self, _: Question) -> Arrays:
        task, side = self._task, self._task.picture_width
        return {
            "outcomes": np.array(task.outputs, np.str_),
            "outcome_probabilities": _array(self._said.softmax(0)),
            "right_outcome": np.array(int(self._asked.right), np.int64),
            "right_source": np.array(self._asked.source),
            "prompt": np.array("" if side else self._asked.words),
            "prompt_picture": self._asked.inputs.reshape(-1, side).copy() if side else np.zeros((0, 0), np.float32),
            "asked_position": np.array(0, np.int64),
        }

    def sites(self, _: Question) -> Arrays:
        return sites(self._calls)

    def matrix_product(self, question: Question) -> Arrays:
        site = str(question.choice("site", self._model.names[0]))
        return matrix_product(
            self._calls,
            site,
            row_labels=[self._asked.words or tr("asked")],
            inner_labels=self._task.inputs if site == self._model.names[0] else (),
            column_labels=self._task.outputs if site == self._model.names[-1] else (),
        )

    def operations(self, _: Question) -> Arrays:
        return operations(self._calls)

    @cached_property
    def _wires(self) -> Wires:
        return wires_of(self._model, self._task)

    @cached_property
    def _calls(self) -> tuple[SiteCall, ...]:
        return site_calls(self._model, lambda: self._model(self._tensor(self._asked.inputs[None])))

    @property
    def _said(self) -> Tensor:
        """(O,)"""
        return self._calls[-1].output[0]

    def _tensor(self, rows: np.ndarray) -> Tensor:
        return torch.from_numpy(np.array(rows, np.float32)).to(self._device)

    def _entering(self, site: str, rows: np.ndarray) -> np.ndarray:
        """(N, I) -> (N, neurons): what enters a site."""
        (call,) = site_calls(self._model, lambda: self._model(self._tensor(rows)), {site})
        return _array(call.input)

    def _outputs(self, rows: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return _array(self._model(self._tensor(rows)))

    def _loss(self, examples: Examples) -> float:
        right = torch.from_numpy(examples.right.copy()).to(self._device)
        with torch.no_grad():
            return float(loss_of(self._model(self._tensor(examples.inputs)), right))

    def _neuron(self, question: Question) -> tuple[int, int]:
        """The one chosen; else the one of the first hidden layer through which most goes."""
        hidden = self._model.sizes[1:-1]
        layer = int(question.choice("layer", 0))
        if not 0 <= layer < len(hidden):
            raise UserError(
                tr("There is no layer of neurons {layer}: they go from 0 to {last}.").format(
                    layer=layer, last=len(hidden) - 1
                )
            )
        number = int(question.choice("neuron", int(self._wires.through[layer + 1].argmax())))
        if not 0 <= number < hidden[layer]:
            raise UserError(
                tr("Layer {layer} has no neuron {number}: they go from 0 to {last}.").format(
                    layer=layer, number=number, last=hidden[layer] - 1
                )
            )
        return layer, number


def loss_of(said: Tensor, right: Tensor) -> Tensor:
    """The mean squared error of numbers, the cross-entropy of classes."""
    return F.mse_loss(said, right) if right.is_floating_point() else F.cross_entropy(said, right)


def neurons_of(model: SeatedNetwork) -> tuple[Neurons, ...]:
    """What each SiLU lets through enters the next site."""
    return tuple(Neurons(name) for name in model.names[1:])


def wires_of(model: SeatedNetwork, task: Task) -> Wires:
    """Its wires as they are, with the modules that the task knows."""
    return Wires(
        tuple(_array(layer.weight) for layer in model.layers),
        tuple(_array(places) for places in model.places),
        task.input_modules,
        task.output_modules,
        BETWEEN_LAYERS,
    )


def _as_picture(values: np.ndarray, width: int) -> np.ndarray:
    """(N,) in rows of this width; of no size where that is 0."""
    return values.reshape(-1, width).astype(np.float32) if width else np.zeros((0, 0), np.float32)


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().cpu().numpy().astype(np.float32, copy=True)

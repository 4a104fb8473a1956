"""What the neurons of a model of somebody's own answer to: the recorded examples that make one answer most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn

from scoutview.analysis.forward_pass import as_array
from scoutview.analysis.interventions import CONVOLUTIONS
from scoutview.checkpoints.graphs.neurons import neurons_of
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.interventions import Neurons
from scoutview.labs.own_model.asked import AskedModel
from scoutview.labs.own_model.inputs import is_open
from scoutview.language import tr
from scoutview.observation import Question

MOST_EXAMPLES = 200
SHOWN = 8
NO_TOKENS = np.zeros((0, 0), np.float32)
NONE = {  # of a model in which no activation function stands before a product
    "answering_layers": np.zeros(0, np.str_),
    "answering_counts": np.zeros(0, np.int64),
    "answering_neuron": np.full(2, -1, np.int64),
    "answering_examples": np.zeros(0, np.int64),
    "answering_values": np.zeros(0, np.float32),
    "answering_here": np.array(np.nan, np.float32),
    "answering_activity": NO_TOKENS,
    "answering_tokens": np.zeros((0, 0), np.str_),
    "answering_words": np.zeros(0, np.str_),
}


class AnsweringNeurons:
    """Neurons are named as in interventions: the layer and the number in it."""

    def __init__(self, asked: AskedModel) -> None:
        self._asked = asked

    def answering(self, question: Question) -> Arrays:
        """The examples that the neuron `number` of a `layer` answers to most; the last layer's strongest unless told.

        Raises:
            UserError: the model has no such neuron.
        """
        if not self._layers:
            return NONE
        layer = int(question.choice("layer", len(self._layers) - 1))
        if not 0 <= layer < len(self._layers):
            raise UserError(
                tr("This model has no layer of neurons {layer}: they go from 0 to {last}.").format(
                    layer=layer, last=len(self._layers) - 1
                )
            )
        activity = self._of_neurons(layer, self._recorded)  # (N, neurons, places)
        strongest = activity.amax(2)  # (N, neurons)
        number = int(question.choice("number", int(strongest.amax(0).argmax())))
        if not 0 <= number < activity.shape[1]:
            raise UserError(
                tr("Layer {layer} has neurons {layer}.0 to {layer}.{last}.").format(
                    layer=layer, last=activity.shape[1] - 1
                )
            )
        order = torch.argsort(-strongest[:, number], stable=True)[:SHOWN]
        here = self._of_neurons(layer, self._asked.inputs)  # (N, neurons, places)
        has_tokens = self._asked.parts.reads_tokens and here.shape[2] == len(self._asked.ids)  # a number for each
        return {
            "answering_layers": np.array([each.site for each in self._layers], np.str_),
            "answering_counts": np.array([self._count(each) for each in self._layers], np.int64),
            "answering_neuron": np.array([layer, number], np.int64),
            "answering_examples": order.numpy().astype(np.int64),
            "answering_values": as_array(strongest[order, number]),
            "answering_here": as_array(here[0, number].amax()),
            "answering_words": self._words(order.tolist()),
            "answering_activity": as_array(activity[order, number]) if has_tokens else NO_TOKENS,
            "answering_tokens": self._tokens(order.tolist()) if has_tokens else np.zeros((0, 0), np.str_),
        }

    @cached_property
    def _layers(self) -> Sequence[Neurons]:
        return neurons_of(self._asked.parts.graph, self._asked.graph_model.shapes)

    def _module(self, layer: Neurons) -> nn.Module:
        return self._asked.graph_model.get_submodule(layer.site)

    def _count(self, layer: Neurons) -> int:
        module = self._module(layer)
        width = module.in_channels if isinstance(module, CONVOLUTIONS) else module.in_features
        return layer.count or int(width)  # type: ignore[arg-type]  # a number, of a product

    @cached_property
    def _recorded(self) -> tuple[Tensor, ...]:
        """The first of the recorded examples; all of them where the model takes no other number at once."""
        parts = self._asked.parts
        most = MOST_EXAMPLES if is_open(parts) else parts.examples
        whole = (parts.saved[name] for name in parts.graph.inputs)
        return tuple(
            torch.from_numpy((each[:most] if each.ndim and len(each) == parts.examples else each).copy())
            for each in whole
        )

    def _of_neurons(self, layer: int, inputs: tuple[Tensor, ...]) -> Tensor:
        """(N, neurons, places): what each lets through, at each place or token where it has some."""
        found: list[Tensor] = []
        module = self._module(self._layers[layer])
        handle = module.register_forward_pre_hook(lambda _, entering: found.append(entering[0]))
        try:
            with torch.no_grad():
                self._asked.graph_model.computed(inputs)
        finally:
            handle.remove()
        entering, count = found[0], self._count(self._layers[layer])
        if isinstance(module, CONVOLUTIONS):
            return entering.flatten(2)
        apart = entering.reshape(len(inputs[0]), -1, count, entering.shape[-1] // count)  # (N, tokens, neurons, places)
        return apart.movedim(1, 3).flatten(2)

    def _words(self, examples: Sequence[int]) -> np.ndarray:
        """(rank): the right class of each, where that was recorded; else nothing."""
        labels = self._asked.parts.labels
        classes = (int(self._asked.parts.classes[each]) for each in examples)
        return np.array([labels[each] if 0 <= each < len(labels) else "" for each in classes], np.str_)

    def _tokens(self, examples: Sequence[int]) -> np.ndarray:
        """(rank, token) as they are written."""
        names = self._asked.parts.token_names
        rows = self._recorded[0][list(examples)].tolist()
        words = [[names[each] if 0 <= each < len(names) else str(each) for each in row] for row in rows]
        return np.array(words, np.str_)

"""Whatever is changed inside the graph of a model is changed in the model: every site, head and neuron of all kinds."""

from __future__ import annotations

import copy
import warnings
from functools import cache
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from scoutview.analysis.interventions import CONVOLUTIONS, intervened, site_names
from scoutview.checkpoints.graphs.model import GraphModel
from scoutview.checkpoints.graphs.neurons import neurons_of
from scoutview.checkpoints.graphs.taking import graph_of
from scoutview.errors import InterventionError
from scoutview.interventions import parse_intervention
from scoutview.models.token_model import heads_read
from tests.checkpoints.graphs.architectures import ARCHITECTURES, GPT, HandWritten, built, tokens
from tests.every_lab import some_every_day

CLOSE = 2e-5


@cache
def both(name: str) -> tuple[nn.Module, GraphModel]:
    """The model, and the graph of it with the same weights."""
    architecture = ARCHITECTURES[name]
    model = built(architecture).eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = GraphModel(graph_of(model, architecture.example())).eval()
    graph.load_state_dict({name: each for name, each in model.state_dict().items() if name in graph.state_dict()})
    return model, graph


def answer(model: nn.Module, example: Any) -> Tensor:
    """The first thing that a model says to its example; no fast path of torch passes over what was changed."""
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        with torch.no_grad():
            told = model(**example) if isinstance(example, dict) else model(example)
    finally:
        torch.backends.mha.set_fastpath_enabled(True)
    if isinstance(told, dict):
        return next(iter(told.values()))
    return told[0] if isinstance(told, tuple) else told


def changed(graph: GraphModel, example: Any, text: str) -> Tensor:
    """What the graph says while this is changed inside."""
    given = tuple(example.values()) if isinstance(example, dict) else (example,)
    with intervened(graph, [parse_intervention(text)], neurons_of(graph.graph, graph.shapes)), torch.no_grad():
        told = graph(*given)
    return told[0] if isinstance(told, tuple) else told


def without_output(model: nn.Module, weight: Tensor, bias: Tensor | None) -> nn.Module:
    """A copy of the model in which these weights of it are zeros: what they make is nothing."""
    named = {id(each): name for name, each in model.named_parameters()}
    other = copy.deepcopy(model)
    with torch.no_grad():
        for each in filter(lambda part: part is not None, (weight, bias)):
            other.get_parameter(named[id(each)]).zero_()
    return other


@pytest.mark.parametrize("name", some_every_day(list(ARCHITECTURES), 5))
def test_every_site_is_switched_off_as_by_weights_of_zero(name: str) -> None:
    model, graph = both(name)
    weights = dict(model.named_parameters())
    example = ARCHITECTURES[name].example()
    names, shared = site_names(graph), 0
    assert names
    for site in names:
        module = graph.get_submodule(site)
        path, bias = stored(graph, module.weight), stored(graph, module.bias) if module_has_bias(module) else ""
        uses = [other for other in names if stored(graph, graph.get_submodule(other).weight) == path]
        if len(uses) > 1:  # as a tied head: zeros would switch off the lookup, too
            shared += 1
            continue
        wanted = answer(without_output(model, weights[path], weights[bias] if bias else None), example)
        assert abs(changed(graph, example, f"output of {site} off") - wanted).max() < CLOSE
    assert shared in (0, 2)


def stored(graph: GraphModel, tensor: Tensor) -> str:
    """The name under which the graph keeps this weight, whichever way round it is used."""
    return next(name for name, each in graph.named_parameters() if each.data_ptr() == tensor.data_ptr())


def module_has_bias(module: nn.Module) -> bool:
    return not isinstance(module, nn.Embedding) and module.bias is not None


@pytest.mark.parametrize("name", [name for name, each in ARCHITECTURES.items() if each.attention])
def test_every_head_is_switched_off_as_by_values_of_zero(name: str) -> None:
    """What a head reads is multiplied by rows of the values' weights: with zeros there it reads nothing."""
    model, graph = both(name)
    example = ARCHITECTURES[name].example()
    whole = answer(model, example)
    assert len(heads_read(graph)) == ARCHITECTURES[name].attention
    for layer, attention in enumerate(heads_read(graph)):
        for head in range(attention.heads):
            other = copy.deepcopy(model)
            with torch.no_grad():
                for part in values_of(other, layer):
                    part[head * attention.size : (head + 1) * attention.size] = 0
            told = changed(graph, example, f"head {layer}.{head} off")
            assert abs(told - answer(other, example)).max() < CLOSE
            assert abs(told - whole).max() > CLOSE


def values_of(model: nn.Module, layer: int) -> list[Tensor]:
    """The weights, and the bias, that make the values of this attention: (heads * size, ...) each."""
    if isinstance(model, GPT):
        return [part.chunk(3)[2] for part in model.h[layer].attn.c_attn.parameters()]
    if isinstance(model, HandWritten):
        return [model.W_V.T]
    if hasattr(model, "v"):
        return [model.v.weight]
    own = [each for each in model.modules() if isinstance(each, nn.MultiheadAttention)][layer]
    return [own.in_proj_weight.chunk(3)[2], own.in_proj_bias.chunk(3)[2]]


@pytest.mark.parametrize("name", some_every_day(list(ARCHITECTURES), 5))
def test_every_neuron_is_switched_off_as_by_weights_of_zero(name: str) -> None:
    """Where neurons enter a site: its weights from them are zeros, as many columns as a neuron has places there."""
    model, graph = both(name)
    example = ARCHITECTURES[name].example()
    for layer, neurons in enumerate(neurons_of(graph.graph, graph.shapes)):
        module = graph.get_submodule(neurons.site)
        path = stored(graph, module.weight)
        width = module.weight.shape[0 if is_grouped(module) else 1]
        size = width // (neurons.count or width)
        for number in (0, width // size - 1):
            other = copy.deepcopy(model)
            with torch.no_grad():
                weight = other.get_parameter(path)
                place = slice(number * size, (number + 1) * size)
                weight[place if is_grouped(module) else (slice(None), place)] = 0
            told = changed(graph, example, f"neuron {layer}.{number} off")
            assert abs(told - answer(other, example)).max() < CLOSE


def is_grouped(module: nn.Module) -> bool:
    """Whether each channel that enters has kernels of its own."""
    return isinstance(module, CONVOLUTIONS) and module.groups > 1


def test_a_head_is_switched_off_at_one_token_alone() -> None:
    model, graph = both("GPT with a tied head")
    example = tokens(2, 6)
    handle = model.h[1].attn.c_proj.register_forward_pre_hook(lambda _, inputs: (inputs[0] * mask,))
    mask = torch.ones(2, 6, 16)
    mask[:, 5, :8] = 0
    wanted = answer(model, example)
    handle.remove()
    assert abs(changed(graph, example, "head 1.0 at 5 off") - wanted).max() < CLOSE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("head 2.0 off", "This model has no attention 2: they are numbered 0 to 1"),
        ("head 1.2 off", "attention 1 has heads 1.0 to 1.1"),
        ("neuron 0.32 off", "layer 0 has neurons 0.0 to 0.31"),
        ("output of h.9 off", "This model has no site “h.9”: there are"),
    ],
)
def test_what_is_not_there_is_told(text: str, sentence: str) -> None:
    _, graph = both("GPT with a tied head")
    with pytest.raises(InterventionError, match=sentence):
        changed(graph, tokens(2, 6), text)

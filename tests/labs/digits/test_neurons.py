"""Neurons of networks that have no blocks, held against the same change made by hand."""

import copy

import pytest
import torch
from torch import nn

from scoutview.analysis.interventions import intervened
from scoutview.errors import UserError
from scoutview.interventions import Neurons, parse_interventions
from scoutview.labs.digits.classifiers import Convolutional, LeNet, Perceptron
from scoutview.models.initialization import untrained

PICTURES = torch.rand(2, 8, 8, generator=torch.Generator().manual_seed(3))


def classified(model: nn.Module, layers: tuple[Neurons, ...], *texts: str) -> torch.Tensor:
    with torch.no_grad(), intervened(model, parse_interventions(texts), neurons=layers):
        return model(PICTURES)


def test_a_neuron_of_a_perceptron_is_what_its_relu_lets_through() -> None:
    model = untrained(lambda: Perceptron(8, 8, 3, 6), torch.Generator().manual_seed(0)).requires_grad_(False)
    layers = (Neurons("hidden_2"), Neurons("classifier"))
    changed = copy.deepcopy(model)
    changed.hidden_2.weight[:, 4] = 0
    torch.testing.assert_close(classified(model, layers, "neuron 4 off"), changed(PICTURES))
    torch.testing.assert_close(classified(model, layers, "neuron 0.4 off"), changed(PICTURES))
    changed = copy.deepcopy(model)
    changed.classifier.bias += 2.5 * changed.classifier.weight[:, 1]
    changed.classifier.weight[:, 1] = 0
    torch.testing.assert_close(classified(model, layers, "neuron 1.1 set to 2.5"), changed(PICTURES))


@pytest.mark.parametrize(
    ("kind", "layers", "last"),
    [
        (Convolutional, (Neurons("convolution_2"), Neurons("convolution_3"), Neurons("classifier", 8)), 2),
        (LeNet, (Neurons("convolution_2"), Neurons("classifier", 6)), 1),
    ],
)
def test_a_neuron_of_a_convolutional_network_is_a_channel(
    kind: type[Convolutional | LeNet], layers: tuple[Neurons, ...], last: int
) -> None:
    channels = 4 if kind is Convolutional else 6
    model = untrained(lambda: kind(8, 8, 3, channels), torch.Generator().manual_seed(0)).requires_grad_(False)
    for text, name in (("neuron 2 off", "convolution_1"), (f"neuron {last}.5 off", f"convolution_{last + 1}")):
        changed = copy.deepcopy(model)
        number = int(text.split()[1].rpartition(".")[2])
        changed.get_submodule(name).weight[number] = 0
        changed.get_submodule(name).bias[number] = 0
        assert torch.equal(classified(model, layers, text), changed(PICTURES))


def test_a_neuron_that_is_not_there_is_refused_with_those_there_are() -> None:
    model = untrained(lambda: Perceptron(8, 8, 3, 6), torch.Generator().manual_seed(0))
    layers = (Neurons("hidden_2"), Neurons("classifier"))
    with pytest.raises(UserError, match=r"no neuron 1\.6: layer 1 has neurons 1\.0 to 1\.5"):
        classified(model, layers, "neuron 1.6 off")
    with pytest.raises(UserError, match="no layer of neurons 2: they are numbered 0 to 1"):
        classified(model, layers, "neuron 2.0 off")
    with pytest.raises(UserError, match="This model has no neuron: its parts are hidden_1"):
        classified(model, (), "neuron 0 off")

"""A network of layers whose neurons have seats: the length of a connection follows from the seats of its ends.

Source: Z. Liu, E. Gan, M. Tegmark (2023), Seeing is Believing: Brain-Inspired Modular Training for Mechanistic
Interpretability. There a neuron changes places with its weights; here it keeps its number, and with it its weights and
what the optimizer remembers of them, and only its seat changes: the same network, and a neuron that can be followed.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

BETWEEN_LAYERS = 0.1  # what a connection is long at least, where its ends stand one above the other


class SeatedNetwork(nn.Module):
    """Linear layers with SiLU between them. Sites: hidden_1, hidden_2, ..., output.

    `seats_0` (I,) to `seats_L` (O,) int64 say which seat of its layer each input, neuron and output has.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__()
        self.sizes = tuple(sizes)
        self.names = (*(f"hidden_{number}" for number in range(1, len(sizes) - 1)), "output")
        for name, enter, leave in zip(self.names, sizes, sizes[1:], strict=False):
            self.add_module(name, nn.Linear(enter, leave))
        for number, size in enumerate(sizes):
            self.register_buffer(f"seats_{number}", torch.arange(size))

    def draw(self, rng: torch.Generator) -> None:
        """Everybody sits in the order of the numbers."""
        for seats in self.seats:
            seats.copy_(torch.arange(len(seats)))

    @property
    def layers(self) -> tuple[nn.Linear, ...]:
        """First to last."""
        return tuple(self.get_submodule(name) for name in self.names)  # type: ignore[misc]  # they are linear

    @property
    def seats(self) -> tuple[Tensor, ...]:
        """Of the inputs, of each hidden layer, of the outputs."""
        return tuple(self.get_buffer(f"seats_{number}") for number in range(len(self.sizes)))

    @property
    def places(self) -> tuple[Tensor, ...]:
        """(neurons,) of each layer: where they stand along it, 0 to 1."""
        return tuple((seats + 0.5) / len(seats) for seats in self.seats)

    def lengths(self) -> tuple[Tensor, ...]:
        """(out, in) of each layer of connections: how long each is."""
        places = self.places
        return tuple((above[:, None] - below).abs() + BETWEEN_LAYERS for below, above in itertools.pairwise(places))

    def forward(self, inputs: Tensor) -> Tensor:
        """(B, I) -> (B, O): numbers, or logits."""
        *hidden, output = self.layers
        for layer in hidden:
            inputs = F.silu(layer(inputs))  # (B, width)
        return output(inputs)  # (B, O)


def connection_cost(network: SeatedNetwork, *, by_length: bool) -> Tensor:
    """The sum of all weights, each counted as often as it is long, or all as the average length of an even network."""
    if by_length:
        parts = [
            (layer.weight.abs() * length).sum() for layer, length in zip(network.layers, network.lengths(), strict=True)
        ]
    else:
        parts = [layer.weight.abs().sum() * AVERAGE_LENGTH for layer in network.layers]
    return torch.stack(parts).sum()


AVERAGE_LENGTH = BETWEEN_LAYERS + 1 / 3  # of two places drawn evenly from 0 to 1, the mean distance is a third

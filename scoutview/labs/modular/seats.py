"""Neurons change seats so that connections become shorter: two at a time, or all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from scoutview.labs.modular.model import SeatedNetwork

SWAPPED = 5  # of a layer, those with the most weight look for a better seat
GAIN = 1e-6  # that a change of seats must bring
LOOSE = 1e-6  # a weight between all neurons, so that none is without a place in the order


@torch.no_grad()
def change_seats(network: SeatedNetwork, *, inputs_move: bool) -> None:
    """All take the seats of a better order, if there is one; then in each layer the strongest neurons swap.

    Sources: Liu, Gan, Tegmark (2023), Seeing is Believing, for the swaps; for the order K. M. Hall (1970), An
    r-dimensional quadratic placement algorithm: of all orders on a line, with wires as springs.
    """
    weights = [layer.weight.abs() for layer in network.layers]
    first = 0 if inputs_move else 1
    order = line_order(weights)
    for direction in (order, [-each for each in order]):
        seats = list(network.seats)
        seats[first:] = [each.argsort(stable=True).argsort() for each in direction[first:]]
        if total_length(weights, seats) < total_length(weights, network.seats) - GAIN:
            for old, new in zip(network.seats, seats, strict=True):
                old.copy_(new)
    for number in range(first, len(network.sizes)):
        _swap_in_layer(network, weights, number)


def places_of(seats: Tensor) -> Tensor:
    """Where the seats of a layer are along it, 0 to 1."""
    return (seats + 0.5) / len(seats)


def total_length(weights: list[Tensor], seats: Sequence[Tensor]) -> float:
    """The sum of weight times distance along the layers, which seats can change."""
    places = [places_of(each) for each in seats]
    return sum(
        float((weight * (above[:, None] - below).abs()).sum())
        for weight, below, above in zip(weights, places, places[1:], strict=False)
    )


def line_order(weights: list[Tensor]) -> list[Tensor]:
    """Of each layer where its neurons come to stand on a line when wires are springs: the slowest way to be apart.

    It is the second eigenvector of the graph of connections, normalized by what each neuron is connected with.
    """
    sizes = [weights[0].shape[1], *(len(weight) for weight in weights)]
    starts = [sum(sizes[:number]) for number in range(len(sizes) + 1)]
    joined = torch.full((starts[-1], starts[-1]), LOOSE, dtype=torch.float64)
    for number, weight in enumerate(weights):
        below = slice(starts[number], starts[number + 1])
        above = slice(starts[number + 1], starts[number + 2])
        joined[above, below] += weight.double().cpu()
        joined[below, above] += weight.double().cpu().T
    roots = joined.sum(1).sqrt()
    vectors = torch.linalg.eigh(torch.eye(len(joined)) - joined / (roots[:, None] * roots)).eigenvectors
    line = vectors[:, 1] / roots
    return [line[start : start + size].to(weights[0].device) for start, size in zip(starts, sizes, strict=False)]


def _swap_in_layer(network: SeatedNetwork, weights: list[Tensor], number: int) -> None:
    """Each of the strongest neurons, in turn, takes the seat of the one with whom an exchange saves most."""
    seats = network.seats[number]
    lengths = _lengths_at_seats(network, weights, number)  # (neuron, seat)
    strength = sum(_wires(weights, number), torch.zeros(len(seats), device=seats.device))
    for neuron in strength.argsort(descending=True)[:SWAPPED].tolist():
        apart = lengths[neuron, seats[neuron]] + lengths.gather(1, seats[:, None])[:, 0]
        gain = apart - lengths[neuron, seats] - lengths[:, seats[neuron]]
        gain[neuron] = 0
        other = int(gain.argmax())
        if gain[other] > GAIN:
            seats[[neuron, other]] = seats[[other, neuron]]


def _wires(weights: list[Tensor], number: int) -> list[Tensor]:
    """(neurons,) what enters each neuron of a layer, and what leaves it."""
    entering = [weights[number - 1].sum(1)] if number > 0 else []
    return entering + ([weights[number].sum(0)] if number < len(weights) else [])


def _lengths_at_seats(network: SeatedNetwork, weights: list[Tensor], number: int) -> Tensor:
    """(neuron, seat): the weighted length of a neuron's connections, if it sat there."""
    places, seats = network.places, network.seats[number]
    all_seats = places_of(torch.arange(len(seats), device=seats.device))
    lengths = torch.zeros(len(seats), len(seats), device=seats.device)
    if number > 0:
        lengths += weights[number - 1] @ (all_seats - places[number - 1][:, None]).abs()
    if number < len(weights):
        lengths += weights[number].T @ (places[number + 1][:, None] - all_seats).abs()
    return lengths

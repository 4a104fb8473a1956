"""Linear read-outs of what is inside a network, fitted in closed form, and the directions that write it.

A read-out tells from activations which of a few states each of many things is in. It is fitted by least squares to ones
and zeros, and judged on other activations than it was fitted on. Controls are read-outs fitted in the same way where
there is nothing to find: of an untrained network, or with the states of other examples.
N activations, D numbers in each, S things, K states of each, F features.
Sources: Alain & Bengio (2017), Understanding intermediate layers using linear classifier probes; Hewitt & Liang (2019),
Designing and Interpreting Probes with Control Tasks; Haufe et al. (2014), On the interpretation of weight vectors of
linear models in multivariate neuroimaging: what reads a thing out is not what writes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

RIDGE = 1e-8  # of the mean square of the numbers: enough where some never vary, or say the same as others
SMALLEST = 1e-12  # added to it, where none varies


@dataclass(frozen=True, eq=False)
class ReadOut:
    """Weights (D, S, K) and offsets (S, K)."""

    weight: Tensor
    offset: Tensor

    def scores(self, activations: Tensor) -> Tensor:
        """Of each state of each thing, about 1 together: (..., D) -> (..., S, K)."""
        states = self.weight.shape[1:]
        return (activations @ self.weight.flatten(1)).unflatten(-1, states) + self.offset  # (..., S, K)

    def wrong(self, activations: Tensor, states: Tensor) -> Tensor:
        """Share of these activations whose state is read wrong, of each thing: (N, D), (N, S) -> (S)."""
        return (self.scores(activations).argmax(-1) != states).float().mean(0)


def fitted_read_out(activations: Tensor, states: Tensor, count: int) -> ReadOut:
    """The least squares fit to the states, numbers below `count`: (N, D), (N, S)."""
    things = states.shape[1]
    wanted = F.one_hot(states.long(), count).flatten(1).to(activations.dtype)  # (N, S K)
    weight, offset = least_squares(activations, wanted)
    return ReadOut(weight.unflatten(-1, (things, count)), offset.view(things, count))


def written_directions(features: Tensor, activations: Tensor) -> Tensor:
    """What one unit of each feature adds to the activations, the others being equal: (N, F), (N, D) -> (F, D)."""
    weight, _ = least_squares(features, activations)
    return weight


def least_squares(given: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Weight (D, C) and offset (C) with the least square of given @ weight + offset - wanted: (N, D), (N, C).

    Of centred numbers, so that the offset is not held small.
    """
    mean, wanted_mean = given.double().mean(0), wanted.double().mean(0)
    centred = given.double() - mean  # (N, D)
    squares = centred.mT @ centred  # (D, D)
    squares.diagonal().add_(RIDGE * squares.diagonal().mean() + SMALLEST)
    weight = torch.linalg.solve(squares, centred.mT @ (wanted - wanted_mean))  # (D, C)
    return weight.to(given.dtype), (wanted_mean - mean @ weight).to(given.dtype)


def shuffled_examples(states: Tensor, of_each: int, rng: torch.Generator) -> Tensor:
    """The same states, each block of `of_each` rows given those of another block: a control that keeps their order.

    So the states of a game's first move stay those of a first move, of another game.
    """
    blocks = states.unflatten(0, (-1, of_each))  # (blocks, of each, S)
    turned = torch.randperm(len(blocks), generator=rng)
    return blocks[turned.roll(1)][turned.argsort()].flatten(0, 1)  # none keeps its own

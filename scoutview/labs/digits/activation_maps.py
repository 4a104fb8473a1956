"""A picture on its way through a classifier: what every channel answers where, and the sum behind one such number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from torch import Tensor, nn
from torch.nn import functional as F

from scoutview.analysis.excitement import is_alive
from scoutview.analysis.sites import SiteCall
from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr

Place = tuple[int, int, int]  # channel, row, column on a layer's maps


@dataclass(frozen=True, eq=False)
class LayerResponse:
    """What a layer gives to one picture before its ReLU, (C, H, W), and whether a ReLU follows."""

    name: str
    response: Tensor
    rectified: bool = True

    @property
    def maps(self) -> Tensor:
        return F.relu(self.response) if self.rectified else self.response


def activation_maps(layers: Sequence[LayerResponse]) -> Arrays:
    """All maps of all layers that a ReLU follows, as the ReLU leaves them, one after another in `map_values`."""
    shown = [layer for layer in layers if layer.rectified]
    return {
        "map_layers": np.array([layer.name for layer in shown]),
        "map_shapes": np.array([layer.response.shape for layer in shown], np.int64).reshape(-1, 3),
        "map_values": np.concatenate([layer.maps.cpu().contiguous().numpy().ravel() for layer in shown]),
    }


def alive_channels(layers: Sequence[LayerResponse], strongest: Mapping[str, np.ndarray]) -> Arrays:
    """Which channels of these layers any validation picture makes active, and how active the layer gets.

    `strongest`: layer -> (picture, channel), the strongest activation on each validation picture.
    """
    shown = [layer.name for layer in layers if layer.rectified]
    return {
        "map_tops": np.array([np.median(strongest[name].max(axis=1)) for name in shown], np.float32),
        "map_alive": np.concatenate([is_alive(strongest[name]) for name in shown]),
    }


def telling_place(layer: LayerResponse) -> Place:
    """Where the sum is shown first: the strongest response on any map, which is of a channel that is not silent here.

    Where the whole layer is silent, the one that is nearest to answering.
    """
    channel, row, column = np.unravel_index(int(layer.response.argmax()), layer.response.shape)
    return int(channel), int(row), int(column)


def pixel_sum(call: SiteCall, layer: LayerResponse, place: Place, before: tuple[int, ...], source: str) -> Arrays:
    """The sum that made one number of a layer: the patch it sees, the kernel, the bias, and what the ReLU leaves.

    `before` is the shape (C, H, W) of what enters, as maps, and `source` says what that is.

    Raises:
        UserError: the layer has no such place.
    """
    refuse_missing(layer, place)
    channel, row, column = place
    module, maps = call.module, call.input.reshape(before)  # (C, H, W)
    assert isinstance(module, nn.Linear | nn.Conv2d)
    patch, corner = _patch(module, maps, row, column) if isinstance(module, nn.Conv2d) else (maps, (0, 0))
    bias: Tensor | None = module.bias
    return {
        "sum_layer": np.array(layer.name),
        "sum_place": np.array(place, np.int64),
        "sum_source": np.array(source),
        "sum_source_size": np.array(before[1:], np.int64),
        "sum_corner": np.array(corner, np.int64),
        "sum_inputs": patch.cpu().contiguous().numpy().copy(),
        "sum_kernel": module.weight[channel].detach().reshape(patch.shape).cpu().contiguous().numpy().copy(),
        "sum_bias": np.array(0.0 if bias is None else bias[channel].item(), np.float32),
        "sum_value": layer.response[place].cpu().numpy().copy(),
        "sum_activation": layer.maps[place].cpu().numpy().copy(),
    }


def refuse_missing(layer: LayerResponse, place: Place) -> None:
    """Raise a UserError where the layer has no such place."""
    sentences = (
        tr("{layer} has no channel {number}: they go from 0 to {last}."),
        tr("{layer} has no row {number}: they go from 0 to {last}."),
        tr("{layer} has no column {number}: they go from 0 to {last}."),
    )
    for sentence, number, count in zip(sentences, place, layer.response.shape, strict=True):
        if not 0 <= number < count:
            raise UserError(sentence.format(layer=layer.name, number=number, last=count - 1))


def _patch(module: nn.Conv2d, maps: Tensor, row: int, column: int) -> tuple[Tensor, tuple[int, int]]:
    """The patch (C, h, w) of the maps (C, H, W) under the kernel, zeros outside, and where its first corner lies."""
    (tall, wide), (down, right) = module.kernel_size, module.stride
    above, left = (int(side) for side in module.padding)  # numbers, by the definition of a site
    padded = F.pad(maps, (left, left, above, above))  # (C, H + 2 above, W + 2 left)
    y, x = row * down, column * right
    return padded[:, y : y + tall, x : x + wide], (y - above, x - left)  # (C, h, w)


def shapes_before(
    picture: tuple[int, int], layers: Sequence[LayerResponse], calls: Sequence[SiteCall]
) -> list[tuple[int, ...]]:
    """What enters each layer, as maps (C, H, W): the picture, then what the layer before gave, perhaps halved."""
    shapes: list[tuple[int, ...]] = [(1, *picture)]
    for before, call in zip(layers[:-1], calls[1:], strict=True):
        channels, height, width = before.response.shape
        places = call.input[0].numel() // channels
        factor = round((height * width / places) ** 0.5)
        shapes.append((channels, height // factor, width // factor))
    return shapes

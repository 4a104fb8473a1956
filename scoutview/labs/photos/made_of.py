"""Which channels of the layer before drive a channel: the weights of projection and expansion, multiplied.

A block's depthwise channel looks at one channel of its expansion, which adds up what leaves the block before; and that
is the projection of the depthwise channels there. What is linear between two ReLU6 is one matrix. Other ways into the
channel, past the block before where it is skipped, are left out.

Source: Olah, Cammarata, Schubert, Goh, Petrov, Carter (2020), Zoom In: An Introduction to Circuits.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.language import tr
from scoutview.models.efficientnet_lite import EfficientNetLite, scaled

AT_ONCE = 64  # channels that are switched off, each in a picture of its own


def block_of(layer: str, count: int) -> int:
    """The number of the block that the layer `block.<b>.depthwise` belongs to, from 1.

    Raises:
        UserError: it is no such layer.
    """
    parts = layer.split(".")
    fits = len(parts) == 3 and (parts[0], parts[2]) == ("block", "depthwise") and parts[1].isdecimal()
    if not fits or not 1 <= int(parts[1]) < count:
        raise UserError(
            tr("What {layer} is made of is not known: ask for block.1.depthwise to block.{last}.depthwise.").format(
                layer=layer, last=count - 1
            )
        )
    return int(parts[1])


@torch.no_grad()
def made_of(model: EfficientNetLite, layer: str, channel: int) -> Arrays:
    """The answer to `made_of`.

    Raises:
        UserError: there is no such layer or channel.
    """
    number = block_of(layer, len(model.blocks))
    before, block = model.blocks[number - 1], model.blocks[number]
    assert block.expand is not None
    expansion = block.expand.weight[channel, :, 0, 0]  # (C)
    weights = (expansion @ before.project.weight[:, :, 0, 0]).numpy()  # (source channels)
    return {
        "made_layer": np.array(layer),
        "made_channel": np.array(channel, np.int64),
        "made_source": np.array(f"block.{number - 1}.depthwise"),
        "made_weights": weights,
        "made_order": np.argsort(-weights, kind="stable").astype(np.int64),
        "made_kernel": block.depthwise.weight[channel, 0].numpy().copy(),
        "made_spread": np.array(weights.std()),
    }


@torch.no_grad()
def switched_off(model: EfficientNetLite, layer: str, channel: int, picture: np.ndarray) -> Arrays:
    """What a channel's answer to a picture (H, W, 3) loses with each channel of the layer before switched off alone.

    The answer is the mean of its map before the ReLU6. Unlike the weights, this counts only what the picture excites.

    Raises:
        UserError: there is no such layer or channel.
    """
    number = block_of(layer, len(model.blocks))
    before, block = model.blocks[number - 1], model.blocks[number]
    photo = scaled(torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float())  # (1, 3, H, W)
    maps = model.entering(photo, number - 1)
    looked = F.relu6(before.looked(before.expanded(maps)))  # (1, source channels, h, w)

    def answers(sources: Tensor) -> Tensor:
        left = before.left(maps.expand(len(sources), -1, -1, -1), sources)
        return block.looked(block.expanded(left))[:, channel].mean((1, 2))

    whole, count = answers(looked).item(), looked.shape[1]
    losses = []
    for first in range(0, count, AT_ONCE):
        numbers = torch.arange(first, min(first + AT_ONCE, count))
        sources = looked.repeat(len(numbers), 1, 1, 1)
        sources[torch.arange(len(numbers)), numbers] = 0
        losses.append(whole - answers(sources))
    lost = torch.cat(losses).numpy()
    return {
        "off_layer": np.array(layer),
        "off_channel": np.array(channel, np.int64),
        "off_source": np.array(f"block.{number - 1}.depthwise"),
        "off_whole": np.array(whole, np.float32),
        "off_lost": lost,
        "off_order": np.argsort(-lost, kind="stable").astype(np.int64),
    }

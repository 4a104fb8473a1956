"""Which channels of the layer before drive a channel: the weights of projection and expansion, multiplied.

A block's depthwise channel looks at one channel of its expansion, which adds up what leaves the block before; and that
is the projection of the depthwise channels there. What is linear between two ReLU6 is one matrix. Other ways into the
channel, past the block before where it is skipped, are left out.

Source: Olah, Cammarata, Schubert, Goh, Petrov, Carter (2020), Zoom In: An Introduction to Circuits.
"""

from __future__ import annotations

import numpy as np
import torch

from scoutview.errors import UserError
from scoutview.frame import Arrays
from scoutview.models.efficientnet_lite import EfficientNetLite


def block_of(layer: str, count: int) -> int:
    """The number of the block that the layer `block.<b>.depthwise` belongs to, from 1.

    Raises:
        UserError: it is no such layer.
    """
    parts = layer.split(".")
    fits = len(parts) == 3 and (parts[0], parts[2]) == ("block", "depthwise") and parts[1].isdecimal()
    if not fits or not 1 <= int(parts[1]) < count:
        raise UserError(
            f"What {layer} is made of is not known: ask for block.1.depthwise to block.{count - 1}.depthwise."
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

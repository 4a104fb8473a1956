"""The networks that name small grey pictures: two convolutional ones, and a perceptron.

Sources: LeCun, Bottou, Bengio, Haffner (1998), Gradient-Based Learning Applied to Document Recognition; Rumelhart,
Hinton, Williams (1986), Learning Representations by Back-Propagating Errors; ReLU as in Glorot, Bordes, Bengio (2011)
and Krizhevsky, Sutskever, Hinton (2012).
B pictures, H x W pixels, C channels.
"""

from __future__ import annotations

from torch import Tensor, channels_last, nn
from torch.nn import functional as F

LONGEST_LAST_SIDE = 8  # pictures are halved until the last map is no larger


class LeNet(nn.Module):
    """Two 5 x 5 convolutions and one linear layer: pictures in, one number (logit) per class out.

    After LeNet-5 of LeCun et al., with ReLU, maxima for averages, and one linear layer instead of three.
    Sites: convolution_1, convolution_2, classifier.
    """

    def __init__(self, height: int, width: int, classes: int, channels: int) -> None:
        super().__init__()
        first = max(1, channels // 2)
        self.convolution_1 = nn.Conv2d(1, first, 5, padding=2)
        self.convolution_2 = nn.Conv2d(first, channels, 5, padding=2)
        self.pooled = _pooled(max(height, width))
        shrunk = self.pooled[0] * self.pooled[1]
        self.classifier = nn.Linear(channels * (height // shrunk) * (width // shrunk), classes)

    def forward(self, pictures: Tensor) -> Tensor:
        """(B, H, W) in 0..1 -> logits (B, class)."""
        return self.responses(pictures)["classifier"].flatten(1)  # (B, class)

    def responses(self, pictures: Tensor) -> dict[str, Tensor]:
        """What every layer gives before its ReLU: name -> (B, C, H, W); the classifier's (B, class, 1, 1) last."""
        maps = pictures[:, None].contiguous(memory_format=channels_last)  # (B, 1, H, W)
        first = self.convolution_1(maps)  # (B, C/2, H, W)
        second = self.convolution_2(_rectified_and_pooled(first, self.pooled[0]))  # (B, C, H/2, W/2)
        maps = _rectified_and_pooled(second, self.pooled[1])  # (B, C, H/4, W/4)
        logits = self.classifier(maps.flatten(1))  # (B, class)
        return {"convolution_1": first, "convolution_2": second, "classifier": logits[..., None, None]}


def _pooled(side: int) -> tuple[int, int]:
    """How many pixels in a row become one after each convolution: the last map's sides are 8 at most."""
    if side <= 2 * LONGEST_LAST_SIDE:
        return 1, 2
    return (2, 2) if side <= 4 * LONGEST_LAST_SIDE else (2, 4)


def _rectified_and_pooled(maps: Tensor, side: int) -> Tensor:
    """The same as pooling what a ReLU lets through, with less to do: the maximum first."""
    return F.relu(F.max_pool2d(maps, side) if side > 1 else maps)  # (B, C, H/side, W/side)


class Convolutional(nn.Module):
    """Three 3 x 3 convolutions and one linear layer: pictures in, one number (logit) per class out.

    Sites: convolution_1, convolution_2, convolution_3, classifier.
    """

    def __init__(self, height: int, width: int, classes: int, channels: int) -> None:
        super().__init__()
        self.convolution_1 = nn.Conv2d(1, channels, 3, padding=1)
        self.convolution_2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.convolution_3 = nn.Conv2d(channels, 2 * channels, 3, padding=1)
        self.halved_after = _halved_after(max(height, width))
        halvings = len(self.halved_after)
        self.classifier = nn.Linear(2 * channels * (height >> halvings) * (width >> halvings), classes)

    def forward(self, pictures: Tensor) -> Tensor:
        """(B, H, W) in 0..1 -> logits (B, class)."""
        return self.responses(pictures)["classifier"].flatten(1)  # (B, class)

    def responses(self, pictures: Tensor) -> dict[str, Tensor]:
        """What every layer gives before its ReLU: name -> (B, C, H, W); the classifier's (B, class, 1, 1) last."""
        maps = pictures[:, None].contiguous(memory_format=channels_last)  # (B, 1, H, W); half the time of plain order
        responses = {}
        for number in (1, 2, 3):
            name = f"convolution_{number}"
            responses[name] = self.get_submodule(name)(maps)  # (B, C, H, W)
            maps = F.relu(responses[name])
            if number in self.halved_after:
                maps = F.max_pool2d(maps, 2)  # (B, C, H/2, W/2)
        responses["classifier"] = self.classifier(maps.flatten(1))[..., None, None]  # (B, class, 1, 1)
        return responses


def _halved_after(side: int) -> tuple[int, ...]:
    """After which convolutions the maps are halved: once in small pictures, three times in the largest."""
    if side <= 2 * LONGEST_LAST_SIDE:
        return (2,)
    return (1, 2) if side <= 4 * LONGEST_LAST_SIDE else (1, 2, 3)


class Perceptron(nn.Module):
    """Every pixel to every unit, no notion of place. Sites: hidden_1, hidden_2, classifier."""

    def __init__(self, height: int, width: int, classes: int, units: int) -> None:
        super().__init__()
        self.hidden_1 = nn.Linear(height * width, units)
        self.hidden_2 = nn.Linear(units, units)
        self.classifier = nn.Linear(units, classes)

    def forward(self, pictures: Tensor) -> Tensor:
        """(B, H, W) in 0..1 -> logits (B, class)."""
        return self.responses(pictures)["classifier"].flatten(1)  # (B, class)

    def responses(self, pictures: Tensor) -> dict[str, Tensor]:
        """What every layer gives before its ReLU: name -> (B, units, 1, 1); the classifier's (B, class, 1, 1) last."""
        first = self.hidden_1(pictures.flatten(1))  # (B, units)
        second = self.hidden_2(F.relu(first))  # (B, units)
        logits = self.classifier(F.relu(second))  # (B, class)
        layers = {"hidden_1": first, "hidden_2": second, "classifier": logits}
        return {name: response[..., None, None] for name, response in layers.items()}  # (B, units, 1, 1)

"""Products, tables and norms that keep their weights as they are stored, and compute in float32 all the same.

Weights in 16 bits are widened for the time of their own product, so that memory stays what the file takes.
B texts, T tokens, D width.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDENED_AT_ONCE = 4_000_000  # numbers of a matrix, 16 MB

ACTIVATION: Mapping[str, Callable[[Tensor], Tensor]] = {
    "gelu": F.gelu,
    "tanh gelu": lambda numbers: F.gelu(numbers, approximate="tanh"),
    "relu": F.relu,
    "silu": F.silu,
}


class _Room(threading.local):
    """Where this thread widens weights, one after the other."""

    numbers: Tensor | None = None


_ROOM = _Room()


def widened(weight: Tensor) -> Tensor:
    """In float32. Without gradients on a processor it is gone with the next call: all use the same memory.

    Fresh memory for each would not do: where what is made in between is kept, glibc finds none of the old again.
    """
    if weight.device.type != "cpu" or torch.is_grad_enabled():
        return weight.float()
    if _ROOM.numbers is None or _ROOM.numbers.numel() < weight.numel():
        with torch.inference_mode(False):
            _ROOM.numbers = torch.empty(max(WIDENED_AT_ONCE, weight.numel()))
    return _ROOM.numbers[: weight.numel()].view(weight.shape).copy_(weight)


class StoredLinear(nn.Linear):
    """A product in float32, whatever its weight is stored in."""

    def forward(self, given: Tensor) -> Tensor:
        bias = None if self.bias is None else self.bias.float()
        if self.weight.dtype == torch.float32:
            return F.linear(given, self.weight, bias)
        rows = max(1, WIDENED_AT_ONCE // self.in_features)
        if self.out_features <= rows:
            return F.linear(given, widened(self.weight), bias)
        made = given.new_empty(*given.shape[:-1], self.out_features)
        for first in range(0, self.out_features, rows):
            made[..., first : first + rows] = F.linear(given, widened(self.weight[first : first + rows]))
        return made if bias is None else made + bias


class StoredEmbedding(nn.Embedding):
    """Rows in float32, whatever they are stored in."""

    def forward(self, ids: Tensor) -> Tensor:
        return F.embedding(ids, self.weight).float()


class Norm(nn.Module):
    """Brings the numbers of each token to one length, over the last axis; `layer` takes their mean off before.

    Source: Ba et al. (2016), Layer Normalization; Zhang and Sennrich (2019), Root Mean Square Layer Normalization.

    Attributes:
        kind: "layer", "rms", "rms of 1 + w", which multiplies by one more than its weight, or "none".
    """

    weight: Tensor | None
    bias: Tensor | None

    def __init__(
        self, width: int, kind: str, epsilon: float, *, weights: bool, biases: bool, device: torch.device | str
    ) -> None:
        super().__init__()
        self.kind, self.eps, self.width = kind, epsilon, width
        for name, there in (("weight", weights and kind != "none"), ("bias", biases and kind == "layer")):
            self.register_parameter(name, nn.Parameter(torch.empty(width, device=device)) if there else None)

    def forward(self, stream: Tensor) -> Tensor:
        """(..., D) -> (..., D)."""
        if self.kind == "none":
            return stream
        if self.kind == "layer":
            bias = None if self.bias is None else self.bias.float()
            return F.layer_norm(stream, (self.width,), self.gain, bias, self.eps)
        normed = stream * torch.rsqrt(stream.square().mean(-1, keepdim=True) + self.eps)
        gain = self.gain
        return normed if gain is None else normed * gain

    @property
    def gain(self) -> Tensor | None:
        """What each normed number is multiplied by, (D); None: by nothing."""
        if self.weight is None:
            return None
        return 1 + self.weight.float() if self.kind == "rms of 1 + w" else self.weight.float()

    def passed(self, part: Tensor, stream: Tensor) -> Tensor:
        """What becomes of a part of this stream: linear, given the mean and the length of the whole: (..., D) each.

        The parts of a stream sum to what comes of the stream, less the bias.
        """
        if self.kind == "none":
            return part
        if self.kind == "layer":
            part = part - part.mean(-1, keepdim=True)
            length = stream.var(-1, unbiased=False, keepdim=True)
        else:
            length = stream.square().mean(-1, keepdim=True)
        scaled = part / (length + self.eps).sqrt()
        gain = self.gain
        return scaled if gain is None else scaled * gain

    def unscaled(self, part: Tensor) -> Tensor:
        """The same but for the scale, which depends on all of the stream: (..., D) -> (..., D)."""
        if self.kind == "layer":
            part = part - part.mean(-1, keepdim=True)
        return part if self.gain is None else part * self.gain

    def unscaled_reading(self, reading: Tensor) -> Tensor:
        """What reads of any part, before the norm, as this reads of it behind, but for the scale: (D) -> (D)."""
        reading = reading if self.gain is None else reading * self.gain
        return reading - reading.mean() if self.kind == "layer" else reading


def capped(numbers: Tensor, cap: float) -> Tensor:
    """c tanh(x / c), so within -c and c; as they are where there is no cap, 0."""
    return cap * torch.tanh(numbers / cap) if cap else numbers

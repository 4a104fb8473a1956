"""A multilayer perceptron for small grey pictures: every pixel to every unit, no notion of place.

Source: Rumelhart, Hinton, Williams (1986), Learning Representations by Back-Propagating Errors; ReLU as in Glorot,
Bordes, Bengio (2011).
B pictures, H x W pixels.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F


class Perceptron(nn.Module):
    """Pictures in, one number (logit) per class out. Sites: hidden_1, hidden_2, classifier."""

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

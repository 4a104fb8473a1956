"""How strongly channels answer to the validation pictures: which are dead, and which one is shown first."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

MOST_EXCITING = 9
PIXELS_AT_A_TIME = 65_536  # of pictures, so that their maps take megabytes and not gigabytes


@torch.no_grad()
def strongest_answers(
    responses: Callable[[Tensor], Mapping[str, Tensor]], pictures: Tensor, unrectified: str
) -> dict[str, np.ndarray]:
    """Of every layer the strongest activation anywhere on each channel's map: name -> (picture, channel).

    `responses` gives what layers give before their ReLU, (B, H, W) -> name -> (B, C, H', W'); `unrectified` is the
    layer that no ReLU follows.
    """
    parts: dict[str, list[Tensor]] = {}
    for batch in pictures.split(max(1, PIXELS_AT_A_TIME // pictures[0].numel())):
        for name, response in responses(batch).items():
            strongest = response.amax(dim=(2, 3))  # (B, C)
            parts.setdefault(name, []).append(strongest if name == unrectified else F.relu(strongest))
    return {name: torch.cat(each).cpu().numpy() for name, each in parts.items()}  # (picture, C)


def is_alive(strongest: np.ndarray) -> np.ndarray:
    """(picture, channel) -> (channel,): whether any of the pictures makes the channel active."""
    return np.asarray((strongest > 0).any(axis=0))


def usual_answers(strongest: np.ndarray) -> np.ndarray:
    """(picture, channel) -> (channel,): the strongest answer of each; a silent one, as the weakest other."""
    best = strongest.max(axis=0)
    return np.where(best > 0, best, best[best > 0].min() if (best > 0).any() else 0.0)


def most_exciting(strongest: np.ndarray, channel: int) -> np.ndarray:
    """The numbers of the pictures that excite a channel most, strongest first."""
    return np.argsort(-strongest[:, channel], kind="stable")[:MOST_EXCITING]


def telling_channel(strongest: np.ndarray, labels: np.ndarray) -> int:
    """The channel that is shown first: alive, and most of its nine most exciting pictures are of one class.

    Of equals the one with the strongest activation; a dead channel only where all are dead.
    """

    def worth(channel: int) -> tuple[bool, int, float]:
        most = most_exciting(strongest, channel)
        of_one_class = int(np.bincount(labels[most]).max(initial=0))
        return bool((strongest[:, channel] > 0).any()), of_one_class, float(strongest[:, channel].max(initial=0.0))

    return max(range(strongest.shape[1]), key=worth)

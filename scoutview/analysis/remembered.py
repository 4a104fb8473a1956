"""What was found out about a model, remembered for as long as its weights are the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar

from torch import nn

Found = TypeVar("Found")
Model = TypeVar("Model", bound=nn.Module)


class Remembered(Generic[Model, Found]):
    """A function of a model that is computed once for the same weights, the last few of them."""

    def __init__(self, find_out: Callable[[Model], Found], kept: int = 3) -> None:
        self._find_out, self._kept = find_out, kept
        self._found: OrderedDict[bytes, Found] = OrderedDict()

    def of(self, model: Model) -> Found:
        key = weights_digest(model)
        if key not in self._found:
            self._found[key] = self._find_out(model)
            while len(self._found) > self._kept:
                self._found.popitem(last=False)
        self._found.move_to_end(key)
        return self._found[key]


def weights_digest(model: nn.Module) -> bytes:
    """The same for the same weights; 16 bytes."""
    digest = blake2b(digest_size=16)
    for weight in model.state_dict().values():
        digest.update(weight.detach().cpu().contiguous().numpy().tobytes())
    return digest.digest()

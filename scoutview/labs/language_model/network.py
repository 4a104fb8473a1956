"""The model that is asked: in float32, its weights zeros until those of a frame are there, a tied head held once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch import nn

from scoutview.models.language_model import LanguageModel, unfilled
from scoutview.models.language_spec import LanguageModelSpec

HEAD = "unembedding.weight"


def empty_model(spec: LanguageModelSpec) -> LanguageModel:
    """Its weights take no memory before they are written; a frame holds a tied head once, as the embedding."""
    model = unfilled(spec)
    for module in model.modules():
        for name, weight in module.named_parameters(recurse=False):
            zeros = torch.from_numpy(np.zeros(tuple(weight.shape), np.float32))
            setattr(module, name, nn.Parameter(zeros, requires_grad=False))
    model.tie()
    if spec.head == "tied" and model.unembedding is not None:
        model.register_state_dict_post_hook(_without_head)
        model.register_load_state_dict_post_hook(_with_embedding)
    return model


def _without_head(_: nn.Module, state: dict[str, Any], prefix: str, __: Mapping[str, Any]) -> None:
    state.pop(prefix + HEAD, None)


def _with_embedding(_: nn.Module, found: Any) -> None:
    """What is missing of a tied head is with the embedding."""
    found.missing_keys[:] = [name for name in found.missing_keys if not name.endswith(HEAD)]

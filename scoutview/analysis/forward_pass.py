"""One forward pass of a model over a row of tokens, watched at its sites; computed when first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import starmap

import numpy as np
import torch
from torch import Tensor

from scoutview.analysis.sites import SiteCall, is_hooked, site_calls
from scoutview.models.token_model import TokenModel


class ForwardPass:
    """T tokens through the model, with whatever interventions hold while it is asked.

    Attributes:
        model: it.
        inputs: what it takes, a batch of one, on its device.
        tokens: how the tokens are written.
        ids: the tokens' rows in the table of embeddings; below 0 where one has none.
    """

    def __init__(self, model: TokenModel, inputs: Tensor, tokens: Sequence[str], ids: Sequence[int]) -> None:
        self.model = model
        self.inputs = inputs.to(model.embedding.weight.device)
        self.tokens = tuple(tokens)
        self.ids = tuple(ids)

    @cached_property
    def calls(self) -> tuple[SiteCall, ...]:
        """The uses of the sites, in their order."""
        if is_hooked(self.model):
            return site_calls(self.model, lambda: self.model(self.inputs))
        with torch.no_grad():
            return tuple(starmap(SiteCall, self.model.products(self.inputs)))

    @cached_property
    def outputs(self) -> dict[str, Tensor]:
        """What came out of each site: "block.0.attention.output" -> (1, T, D)."""
        return {call.name: call.output for call in self.calls}

    @cached_property
    def inputs_of(self) -> dict[str, Tensor]:
        """What went into each site: "block.0.mlp.contract" -> (1, T, 4 D), the neurons."""
        return {call.name: call.input for call in self.calls}

    @property
    def logits(self) -> Tensor:
        """(T, V), or (answers) where a model answers once."""
        return self.outputs["unembedding"][0]

    @cached_property
    def probabilities(self) -> np.ndarray:
        """Of the logits, float32."""
        return as_array(self.logits.softmax(-1))


def as_array(tensor: Tensor) -> np.ndarray:
    """A copy in numpy, float32."""
    return tensor.detach().cpu().to(torch.float32, copy=True).numpy()

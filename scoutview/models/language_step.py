"""What a language model lets others see on its way through a text."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor, nn

STEP_KINDS = ("product", "weights", "added", "stream", "logits")


class Step(NamedTuple):
    """One thing that was computed. B texts, T tokens, D width, H heads.

    Attributes:
        kind: "product" at a site; "weights" of attention, (B, H, T, T); "added" to the stream by a stage, (B, T, D);
            "stream" after it, (B, T, D); "logits", (B, T, V), which differ from the product where they are capped.
        name: of the site, or of the stage: "embedding", "block.0.attention", "block.0.mlp".
        made: it.
        given: what entered a site.
        module: the site's.
    """

    kind: str
    name: str
    made: Tensor
    given: Tensor | None = None
    module: nn.Linear | nn.Embedding | None = None

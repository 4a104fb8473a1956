"""How well a text is predicted by counting alone, which shows from where on a model knows more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from torch import Tensor

from scoutview.frame import Curves, Mark

PRIOR_COUNT = 10  # how many occurrences of a token the counts of single tokens weigh against those of pairs


def reference_losses(text: np.ndarray, tokens: int, ids: Tensor, following: Tensor) -> dict[str, float]:
    """What counting the training text (N) gives, in nats per token, on the pairs (ids, following), (B, T) each.

    "beats token counts": guessing by how often each token is. "beats token pairs": by how often it follows the one
    before, as far as that was seen, the rest by how often it is (Dirichlet prior).
    Source: MacKay, Peto (1995), A Hierarchical Dirichlet Language Model.
    """
    counts = np.bincount(text, minlength=tokens)
    share = (counts + 1) / (counts.sum() + tokens)
    pairs, times = np.unique(text[:-1] * tokens + text[1:], return_counts=True)
    before, after = ids.numpy().ravel(), following.numpy().ravel()
    asked = before * tokens + after
    found = np.searchsorted(pairs, asked).clip(max=len(pairs) - 1)
    together = np.where(pairs[found] == asked, times[found], 0)
    followed = (together + PRIOR_COUNT * share[after]) / (counts[before] + PRIOR_COUNT)
    return {
        "beats token counts": float(-np.log(share[after]).mean()),
        "beats token pairs": float(-np.log(followed).mean()),
    }


def first_below(curves: Curves, references: Mapping[str, float]) -> Sequence[Mark]:
    """A mark at the first frame whose validation loss is below each reference, under the reference's name."""
    losses = curves.metrics.get("validation_loss", np.zeros(0))
    marks = []
    for name, reference in references.items():
        below = np.flatnonzero(losses < reference)
        if len(below):
            marks.append(Mark(name, int(curves.steps[below[0]])))
    return marks

"""Models of every family say what transformers says of them, to rounding."""

from typing import Any

import pytest
import torch

from scoutview.checkpoints.families.registry import model_of
from tests.checkpoints.families.cases import CASES
from tests.checkpoints.families.oracle import CLOSE, oracle, transformers

__all__ = ["transformers"]


@pytest.mark.parametrize("name", CASES)
def test_a_model_says_and_reads_what_transformers_says(name: str, transformers: Any) -> None:
    theirs = oracle(CASES[name])
    ours = model_of(theirs.config, theirs.tensors).model().looked_at(theirs.ids)
    said = ours.stream[-1] if ours.logits is None else ours.logits
    torch.testing.assert_close(said, theirs.logits, rtol=0, atol=CLOSE)
    assert len(ours.weights) == len(theirs.weights)
    for weights, others in zip(ours.weights, theirs.weights, strict=True):
        torch.testing.assert_close(weights, others, rtol=0, atol=CLOSE)

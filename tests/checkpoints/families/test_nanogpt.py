"""nanoGPT's checkpoints: GPT-2's names, products the other way round, the exact GELU, perhaps no biases."""

from typing import Any

import pytest
import torch
from torch import Tensor

from scoutview.checkpoints.families.registry import model_of
from scoutview.checkpoints.stored_file import CheckpointError
from tests.checkpoints.families.oracle import CLOSE, LENGTH, case, make_loud, transformers

__all__ = ["transformers"]

ARGUMENTS = {"n_layer": 2, "n_head": 3, "n_embd": 24, "block_size": 24, "bias": True, "vocab_size": 37, "dropout": 0.1}
STORED_THE_OTHER_WAY = ("c_attn.weight", "c_proj.weight", "c_fc.weight")


def as_nanogpt(tensors: dict[str, Tensor], *, bias: bool) -> dict[str, Tensor]:
    """The weights of a GPT-2 of transformers as nanoGPT's own module names and turns them, its mask included."""
    turned = {
        name: each.T.contiguous() if name.endswith(STORED_THE_OTHER_WAY) else each for name, each in tensors.items()
    }
    mask = {f"transformer.h.{block}.attn.bias": torch.ones(1, 1, 24, 24).tril() for block in range(2)}
    return {name: each for name, each in turned.items() if bias or not name.endswith(".bias")} | mask


@pytest.fixture(scope="module")
def theirs(transformers: Any) -> Any:
    told = case("GPT2", vocab_size=37, n_positions=24, n_embd=24, n_layer=2, n_head=3, activation_function="gelu")
    model = transformers.GPT2LMHeadModel(
        transformers.GPT2Config(**told.values_told, attn_implementation="eager")
    ).eval()
    make_loud(model)
    return model


@pytest.mark.parametrize("bias", [True, False])
def test_it_is_gpt2_the_other_way_round(theirs: Any, bias: bool) -> None:
    with torch.no_grad():
        if not bias:
            for name, weight in theirs.named_parameters():
                if name.endswith(".bias"):
                    weight.zero_()
        ids = torch.arange(LENGTH)[None]
        right = theirs(ids).logits
        mapped = model_of({**ARGUMENTS, "bias": bias}, as_nanogpt(theirs.state_dict(), bias=bias), "nanoGPT")
        torch.testing.assert_close(mapped.model()(ids), right, rtol=0, atol=CLOSE)
    assert mapped.spec.norm_biases == bias
    assert mapped.passed_over == ("transformer.h.0.attn.bias", "transformer.h.1.attn.bias")


def test_weights_of_the_other_program_are_refused(theirs: Any) -> None:
    with pytest.raises(CheckpointError, match="stored the other way round"):
        model_of(ARGUMENTS, dict(theirs.state_dict()), "nanoGPT")
    with pytest.raises(CheckpointError, match="stored the other way round"):
        model_of(theirs.config.to_dict(), as_nanogpt(theirs.state_dict(), bias=True))

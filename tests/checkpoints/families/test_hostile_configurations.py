"""Configurations that cannot be meant are refused in one sentence, whatever value stands where."""

from typing import Any

import pytest

from scoutview.checkpoints.families.registry import FAMILIES, model_of
from scoutview.checkpoints.stored_file import CheckpointError
from tests.checkpoints.families.cases import CASES
from tests.checkpoints.families.oracle import oracle, transformers

__all__ = ["transformers"]

ONE_OF_EACH = (
    "gpt2",
    "llama 3",
    "mistral",
    "qwen3",
    "gpt-neox",
    "gpt-j",
    "bloom",
    "gpt-neo",
    "phi",
    "gemma 3",
    "roberta",
)
NOT_TOLD = ("quantization_config", "rope_scaling", "head_dim", "layer_types", "sliding_window_pattern", "n_embed")
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 2.5, 10**30, float("nan"), "x", "", [], [1], [None] * 5, ["full_attention"] * 900, {}, {"a": 1},
    [[["global"], 3]], {"rope_type": "llama3"}, {"rope_type": ["x"]}, {"full_attention": {"rope_theta": "x"}},
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_any_value_anywhere_is_understood_or_refused(name: str, transformers: Any) -> None:
    theirs = oracle(CASES[name])
    refused = []
    for key in (*theirs.config, *NOT_TOLD):
        for value in VALUES:
            try:
                model_of({**theirs.config, key: value}, theirs.tensors)
            except CheckpointError as error:
                refused.append(str(error))
    assert len(refused) > 100
    assert all(sentence.endswith(".") and len(sentence) < 500 for sentence in refused)
    assert theirs.config["model_type"] in FAMILIES

"""A Hugging Face folder that transformers itself wrote, and what it says there; without it such tests are skipped."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from tests.labs.language_model.tiny import tokenizer_json

TEXT = "The capital of France is"


@dataclass(frozen=True, eq=False)
class SavedModel:
    """`attention` is (layer, head, query, key) for `text`, by transformers; `probabilities` (V,) come after it."""

    folder: Path
    text: str
    tokens: list[str]
    attention: np.ndarray
    probabilities: np.ndarray


def save_pretrained(folder: Path) -> SavedModel:
    """A tiny random Llama with loud weights and a tokenizer of byte pairs, each by its own save_pretrained."""
    transformers = pytest.importorskip("transformers")
    import torch
    from tokenizers import Tokenizer

    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_str(tokenizer_json("<|endoftext|>")), eos_token="<|endoftext|>"
    )
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=24,
        intermediate_size=40,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=48,
        attn_implementation="eager",
    )
    model = transformers.LlamaForCausalLM(config).eval()
    rng = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for weight in model.parameters():
            weight.copy_(0.3 * torch.randn(weight.shape, generator=rng))
        ids = tokenizer(TEXT, return_tensors="pt").input_ids
        told = model(ids, output_attentions=True)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    attention = torch.cat(told.attentions).numpy()  # (L, H, T, T)
    tokens = [tokenizer.decode([number]) for number in ids[0].tolist()]
    return SavedModel(folder, TEXT, tokens, attention, told.logits[0, -1].softmax(-1).numpy())

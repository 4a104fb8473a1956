"""Phi 1, 1.5 and 2: one norm feeds attention and the MLP beside it, half of a head turns, the head has a bias.

Source: transformers, models/phi/modeling_phi.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, head_size_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, ROTARY_TABLES, rotary_of

PREFIXES = ("model.",)
BIASED = ("query", "key", "value", "output", "expand", "contract", "unembedding")
OUTER = {"embedding": "embed_tokens", "norm": "final_layernorm", "unembedding": "lm_head"}
INNER = {
    "norm_1": "input_layernorm",
    "attention.query": "self_attn.q_proj",
    "attention.key": "self_attn.k_proj",
    "attention.value": "self_attn.v_proj",
    "attention.output": "self_attn.dense",
    "attention.query_norm": "self_attn.q_layernorm",
    "attention.key_norm": "self_attn.k_layernorm",
    "mlp.expand": "mlp.fc1",
    "mlp.contract": "mlp.fc2",
}


def phi(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("hidden_size", 2048), configuration.whole("num_attention_heads", 32)
    head_size = configuration.whole("head_dim", head_size_of(width, heads))
    blocks = configuration.blocks("num_hidden_layers", 24)
    head, told = head_of(configuration, weights, tied=False, head="lm_head.weight", embedding="embed_tokens.weight")
    spec = spec_of(
        family="Phi",
        vocabulary=configuration.whole("vocab_size", 51_200),
        context=configuration.whole("max_position_embeddings", 2048),
        width=width,
        blocks=blocks,
        heads=heads,
        key_heads=configuration.whole("num_key_value_heads", heads),
        head_size=head_size,
        mlp_width=configuration.whole("intermediate_size", 8192),
        activation=configuration.word("hidden_act", ACTIVATIONS, "gelu_new"),
        epsilon=configuration.number("layer_norm_eps", 1e-5),
        parallel="one norm",
        head_norm="layer" if configuration.truth("qk_layernorm", False) else "",
        positions="rotary",
        rotaries=(rotary_of(configuration, head_size, share=0.5),),
        rotary_of=(0,) * blocks,
        biases=BIASED,
        score_scale=head_size**-0.5,
        head=head,
    )
    return mapped(spec, weights, Naming(OUTER, INNER, "layers.{}.", ROTARY_TABLES), (told,))

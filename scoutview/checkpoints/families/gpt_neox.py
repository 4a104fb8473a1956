"""GPT-NeoX and Pythia: query, key and value of each head side by side, an MLP beside attention, part of a head turns.

Source: transformers, models/gpt_neox/modeling_gpt_neox.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import (
    Mapped,
    Naming,
    Place,
    head_of,
    head_size_of,
    mapped,
    of_fused_heads,
    spec_of,
)
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, rotary_of

PREFIXES = ("gpt_neox.",)
PASSABLE = (r"layers\.\d+\.attention\.(bias|masked_bias|rotary_emb\.inv_freq)", r"rotary_emb\.inv_freq")
ATTENTION, MLP = ("query", "key", "value", "output"), ("expand", "contract")
HEADS = ("embed_out.weight", "lm_head.weight")  # of a file, and of a model in memory


def gpt_neox(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("hidden_size", 6144), configuration.whole("num_attention_heads", 64)
    head_size, blocks = head_size_of(width, heads), configuration.blocks("num_hidden_layers", 44)
    named = next((name for name in HEADS if name in weights), HEADS[0])
    head, told = head_of(configuration, weights, tied=False, head=named, embedding="embed_in.weight")
    rotary = rotary_of(configuration, head_size, share=0.25, theta_name="rotary_emb_base", share_name="rotary_pct")
    biased = configuration.truth("attention_bias", True)
    spec = spec_of(
        family="GPT-NeoX",
        vocabulary=configuration.whole("vocab_size", 50_432),
        context=configuration.whole("max_position_embeddings", 2048),
        width=width,
        blocks=blocks,
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=configuration.whole("intermediate_size", 24_576),
        activation=configuration.word("hidden_act", ACTIVATIONS, "gelu"),
        epsilon=configuration.number("layer_norm_eps", 1e-5),
        parallel="two norms" if configuration.truth("use_parallel_residual", True) else "",
        positions="rotary",
        rotaries=(rotary,),
        rotary_of=(0,) * blocks,
        biases=(*ATTENTION, *MLP) if biased else MLP,
        score_scale=head_size**-0.5,
        head=head,
    )
    inner: dict[str, Place] = {
        "norm_1": "input_layernorm",
        "norm_2": "post_attention_layernorm",
        "attention.output": "attention.dense",
        "mlp.expand": "mlp.dense_h_to_4h",
        "mlp.contract": "mlp.dense_4h_to_h",
        **of_fused_heads("attention.query_key_value", heads, head_size, width),
    }
    outer = {"embedding": "embed_in", "norm": "final_layer_norm", "unembedding": named.removesuffix(".weight")}
    return mapped(spec, weights, Naming(outer, inner, "layers.{}.", PASSABLE), (told,))

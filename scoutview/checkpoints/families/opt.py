"""OPT: positions start at row 2; the one of 350 million weights has its norms after, and a narrower embedding.

Source: transformers, models/opt/modeling_opt.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, head_size_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS

PREFIXES = ("model.decoder.", "decoder.", "model.")
OFFSET = 2
LINEAR = ("query", "key", "value", "output", "expand", "contract")
OUTER = {
    "embedding": "embed_tokens",
    "position": "embed_positions",
    "projection_in": "project_in",
    "projection_out": "project_out",
    "norm": "final_layer_norm",
    "unembedding": "lm_head",
}
INNER = {
    "norm_1": "self_attn_layer_norm",
    "norm_2": "final_layer_norm",
    "attention.query": "self_attn.q_proj",
    "attention.key": "self_attn.k_proj",
    "attention.value": "self_attn.v_proj",
    "attention.output": "self_attn.out_proj",
    "mlp.expand": "fc1",
    "mlp.contract": "fc2",
}


def opt(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("hidden_size", 768), configuration.whole("num_attention_heads", 12)
    head_size = head_size_of(width, heads)
    table = configuration.whole("word_embed_proj_dim", width)
    before = configuration.truth("do_layer_norm_before", True)
    affine = configuration.truth("layer_norm_elementwise_affine", True)
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding="embed_tokens.weight")
    spec = spec_of(
        family="OPT",
        vocabulary=configuration.whole("vocab_size", 50_272),
        context=configuration.whole("max_position_embeddings", 2048),
        width=width,
        blocks=configuration.blocks("num_hidden_layers", 12),
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=configuration.whole("ffn_dim", 3072),
        activation=configuration.word("activation_function", ACTIVATIONS, "relu"),
        embedding_width=table if table != width else 0,
        norm_weights=affine,
        norm_biases=affine,
        norm_places="before" if before else "after",
        final_norm=before and not configuration.truth("_remove_final_layer_norm", False),
        position_offset=OFFSET,
        biases=LINEAR if configuration.truth("enable_bias", True) else (),
        score_scale=head_size**-0.5,
        head=head,
    )
    return mapped(spec, weights, Naming(OUTER, INNER, "layers.{}."), (told,))

"""BLOOM: no positions but a penalty on scores that grows with the distance, and a norm on the embedding.

Source: transformers, models/bloom/modeling_bloom.py.
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
from scoutview.language import tr

PREFIXES = ("transformer.",)
PARTS = ("query", "key", "value")
OUTER = {
    "embedding": "word_embeddings",
    "embedding_norm": "word_embeddings_layernorm",
    "norm": "ln_f",
    "unembedding": "lm_head",
}


def bloom(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Its activation is the tanh GELU, whatever is told; its context has no end, but the texts that it learned from."""
    name = "apply_residual_connection_post_layernorm"
    configuration.refuse(name, unless=(False,), because=tr("its stream would be normed on the way."))
    weights = StoredWeights(tensors, PREFIXES)
    width = configuration.whole("n_embed", configuration.whole("hidden_size", 64))
    heads = configuration.whole("n_head", configuration.whole("num_attention_heads", 8))
    head_size = head_size_of(width, heads)
    embedding = "word_embeddings.weight"
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding=embedding)
    spec = spec_of(
        family="BLOOM",
        vocabulary=configuration.whole("vocab_size", 250_880),
        context=configuration.whole("seq_length", 2048),
        width=width,
        blocks=configuration.blocks("n_layer", configuration.blocks("num_hidden_layers", 2)),
        heads=heads,
        key_heads=heads,
        head_size=head_size,
        mlp_width=4 * width,
        activation="tanh gelu",
        epsilon=configuration.number("layer_norm_epsilon", 1e-5),
        embedding_norm=True,
        positions="alibi",
        biases=(*PARTS, "output", "expand", "contract"),
        score_scale=head_size**-0.5,
        head=head,
    )
    inner: dict[str, Place] = {
        "norm_1": "input_layernorm",
        "norm_2": "post_attention_layernorm",
        "attention.output": "self_attention.dense",
        "mlp.expand": "mlp.dense_h_to_4h",
        "mlp.contract": "mlp.dense_4h_to_h",
        **of_fused_heads("self_attention.query_key_value", heads, head_size, width),
    }
    return mapped(spec, weights, Naming(OUTER, inner, "h.{}."), (told,))

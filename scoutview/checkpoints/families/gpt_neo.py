"""GPT-Neo: GPT-2's names, products stored as (out, in), scores that nothing scales, every other block with a window.

Source: transformers, models/gpt_neo/modeling_gpt_neo.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, head_size_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS
from scoutview.checkpoints.stored_file import CheckpointError
from scoutview.language import tr
from scoutview.models.language_spec import MOST_BLOCKS

PREFIXES = ("transformer.",)
PASSABLE = (r"h\.\d+\.attn\.attention\.(bias|masked_bias)",)
KINDS = ("global", "local")
OUTER = {"embedding": "wte", "position": "wpe", "norm": "ln_f", "unembedding": "lm_head"}
INNER = {
    "norm_1": "ln_1",
    "norm_2": "ln_2",
    "attention.query": "attn.attention.q_proj",
    "attention.key": "attn.attention.k_proj",
    "attention.value": "attn.attention.v_proj",
    "attention.output": "attn.attention.out_proj",
    "mlp.expand": "mlp.c_fc",
    "mlp.contract": "mlp.c_proj",
}


def gpt_neo(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    weights = StoredWeights(tensors, PREFIXES)
    width, heads = configuration.whole("hidden_size", 2048), configuration.whole("num_heads", 16)
    blocks = configuration.blocks("num_layers", 24)
    window = configuration.whole("window_size", 256)
    kinds = _kinds_of_attention(configuration, blocks)
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding="wte.weight")
    spec = spec_of(
        family="GPT-Neo",
        vocabulary=configuration.whole("vocab_size", 50_257),
        context=configuration.whole("max_position_embeddings", 2048),
        width=width,
        blocks=blocks,
        heads=heads,
        key_heads=heads,
        head_size=head_size_of(width, heads),
        mlp_width=configuration.whole("intermediate_size", 4 * width),
        activation=configuration.word("activation_function", ACTIVATIONS, "gelu_new"),
        epsilon=configuration.number("layer_norm_epsilon", 1e-5),
        windows=tuple(window if kind == "local" else 0 for kind in kinds),
        biases=("output", "expand", "contract"),
        head=head,
    )
    return mapped(spec, weights, Naming(OUTER, INNER, "h.{}.", PASSABLE), (told,))


def _kinds_of_attention(configuration: Configuration, blocks: int) -> tuple[str, ...]:
    """Of each block; they are written as patterns and how often each comes: [[["global", "local"], 12]]."""
    patterns = configuration.raw("attention_types")
    if patterns is None:
        patterns = [[["global", "local"], 12]]
    kinds: list[str] = []
    for each in patterns if isinstance(patterns, list | tuple) else ():
        match each:
            case [[*pattern], int(times)] if 0 <= times <= MOST_BLOCKS and all(kind in KINDS for kind in pattern):
                kinds += (pattern * times)[: MOST_BLOCKS + 1]
            case _:
                kinds = []
                break
    if len(kinds) != blocks:
        raise CheckpointError(
            tr("The configuration should say of {blocks} blocks which attention is global and which local.").format(
                blocks=blocks
            )
        )
    return tuple(kinds)

"""Gemma 1 to 3: norms of 1 + w, an embedding times the root of the width; from 2 on norms on both sides and windows.

Sources: transformers, models/{gemma,gemma2,gemma3}/modeling_*.py and configuration_*.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from torch import Tensor

from scoutview.checkpoints.families.configuration import Configuration
from scoutview.checkpoints.families.mapped import Mapped, Naming, head_of, mapped, spec_of
from scoutview.checkpoints.families.stored_weights import StoredWeights
from scoutview.checkpoints.families.words import ACTIVATIONS, ROTARY_TABLES, rotary_of, turning
from scoutview.language import tr
from scoutview.models.language_spec import Rotary

PREFIXES = ("model.",)
SLIDING, FULL = LAYER_TYPES = ("sliding_attention", "full_attention")
ATTENTION = ("query", "key", "value", "output")
OUTER = {"embedding": "embed_tokens", "norm": "norm", "unembedding": "lm_head"}
INNER = {
    "norm_1": "input_layernorm",
    "attention.query": "self_attn.q_proj",
    "attention.key": "self_attn.k_proj",
    "attention.value": "self_attn.v_proj",
    "attention.output": "self_attn.o_proj",
    "attention.query_norm": "self_attn.q_norm",
    "attention.key_norm": "self_attn.k_norm",
    "mlp.gate": "mlp.gate_proj",
    "mlp.expand": "mlp.up_proj",
    "mlp.contract": "mlp.down_proj",
}
NORMS_BEFORE = {"norm_2": "post_attention_layernorm"}
NORMS_ON_BOTH_SIDES = {
    "attention.norm": "post_attention_layernorm",
    "norm_2": "pre_feedforward_layernorm",
    "mlp.norm": "post_feedforward_layernorm",
}


def gemma(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Its first files say “gelu” where the tanh one is meant; a later name of the same value says which."""
    width, head_size = configuration.whole("hidden_size", 3072), configuration.whole("head_dim", 256)
    name = "hidden_activation" if "hidden_activation" in configuration else "hidden_act"
    activations = {**ACTIVATIONS, "gelu": "tanh gelu"} if name == "hidden_act" else ACTIVATIONS
    heads = configuration.whole("num_attention_heads", 16)
    blocks = configuration.blocks("num_hidden_layers", 28)
    values = {
        "family": "Gemma",
        "vocabulary": configuration.whole("vocab_size", 256_000),
        "context": configuration.whole("max_position_embeddings", 8192),
        "width": width,
        "blocks": blocks,
        "heads": heads,
        "key_heads": configuration.whole("num_key_value_heads", 16),
        "head_size": head_size,
        "mlp_width": configuration.whole("intermediate_size", 24_576),
        "activation": configuration.word(name, activations, "gelu_pytorch_tanh"),
        "rotaries": (rotary_of(configuration, head_size),),
        "rotary_of": (0,) * blocks,
        "score_scale": head_size**-0.5,
    }
    return _any(configuration, tensors, values, NORMS_BEFORE)


def gemma2(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """Every other block has a window, from the first on; scores and logits are capped."""
    kinds = _kinds(configuration, every=2)
    values = {
        **_later(configuration, kinds),
        "family": "Gemma 2",
        "context": configuration.whole("max_position_embeddings", 8192),
        "vocabulary": configuration.whole("vocab_size", 256_000),
        "score_cap": configuration.cap("attn_logit_softcapping", 50.0),
        "logit_cap": configuration.cap("final_logit_softcapping", 30.0),
        "rotaries": (rotary_of(configuration, configuration.whole("head_dim", 256)),),
        "rotary_of": (0,) * len(kinds),
    }
    return _any(configuration, tensors, values, NORMS_ON_BOTH_SIDES)


def gemma3(configuration: Configuration, tensors: Mapping[str, Tensor]) -> Mapped:
    """The half for texts: five of six blocks have a window, and turn by a theta of their own; heads have norms."""
    configuration.refuse("attn_logit_softcapping", unless=(), because=tr("transformers does not cap them, either."))
    kinds = _kinds(configuration, every=configuration.whole("sliding_window_pattern", 6))
    values = {
        **_later(configuration, kinds),
        "family": "Gemma 3",
        "context": configuration.whole("max_position_embeddings", 131_072),
        "vocabulary": configuration.whole("vocab_size", 262_208),
        "logit_cap": configuration.cap("final_logit_softcapping"),
        "head_norm": "rms of 1 + w",
        "rotaries": _two_turnings(configuration, configuration.whole("head_dim", 256)),
        "rotary_of": tuple(LAYER_TYPES.index(kind) for kind in kinds),
    }
    return _any(configuration, tensors, values, NORMS_ON_BOTH_SIDES)


def _kinds(configuration: Configuration, *, every: int) -> tuple[str, ...]:
    """Which attention each block has: each so many-th all of the text, unless they are listed."""
    blocks = configuration.blocks("num_hidden_layers", 26)
    listed = configuration.words("layer_types", LAYER_TYPES, blocks)
    return listed or tuple(SLIDING if (block + 1) % every else FULL for block in range(blocks))


def _later(configuration: Configuration, kinds: Sequence[str]) -> dict[str, object]:
    """What Gemma 2 and 3 share."""
    window = configuration.whole("sliding_window", 4096)
    return {
        "width": configuration.whole("hidden_size", 2304),
        "blocks": len(kinds),
        "heads": configuration.whole("num_attention_heads", 8),
        "key_heads": configuration.whole("num_key_value_heads", 4),
        "head_size": configuration.whole("head_dim", 256),
        "mlp_width": configuration.whole("intermediate_size", 9216),
        "activation": configuration.word("hidden_activation", ACTIVATIONS, "gelu_pytorch_tanh"),
        "norm_places": "both",
        "windows": tuple(window if kind == SLIDING else 0 for kind in kinds),
        "score_scale": configuration.whole("query_pre_attn_scalar", 256) ** -0.5,
    }


def _two_turnings(configuration: Configuration, head_size: int) -> tuple[Rotary, Rotary]:
    """Of blocks with a window, and of those without; transformers 5 writes them one inside the other."""
    both = configuration.inner("rope_parameters") or Configuration({})
    inside = {kind: both.inner(kind) or Configuration({}) for kind in LAYER_TYPES}
    near = inside[SLIDING].number("rope_theta", configuration.number("rope_local_base_freq", 10_000.0))
    far = inside[FULL].number("rope_theta", configuration.number("rope_theta", 1_000_000.0))
    scaled = configuration.inner("rope_scaling") or inside[FULL]
    return (
        turning(inside[SLIDING], configuration, head_size, theta=near),
        turning(scaled, configuration, head_size, theta=far),
    )


def _any(
    configuration: Configuration,
    tensors: Mapping[str, Tensor],
    values: Mapping[str, object],
    norms: Mapping[str, str],
) -> Mapped:
    configuration.refuse(
        "use_bidirectional_attention", unless=(False,), because=tr("Gemmas that go on with a text are opened.")
    )
    weights = StoredWeights(tensors, PREFIXES)
    head, told = head_of(configuration, weights, tied=True, head="lm_head.weight", embedding="embed_tokens.weight")
    width = values["width"]
    assert isinstance(width, int)
    shared = {
        "gated": True,
        "norm": "rms of 1 + w",
        "norm_biases": False,
        "epsilon": configuration.number("rms_norm_eps", 1e-6),
        "positions": "rotary",
        "biases": ATTENTION if configuration.truth("attention_bias", False) else (),
        "embedding_scale": width**0.5,
        "head": head,
    }
    naming = Naming(OUTER, {**INNER, **norms}, "layers.{}.", ROTARY_TABLES)
    return mapped(spec_of(**shared, **values), weights, naming, (told,))
